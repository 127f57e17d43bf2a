"""What the end of a name tells: 专班 is a task force, 管委会 runs a zone, 开发区 is one."""

from functools import cache, lru_cache

from kg.resources import table

PLACE = "place"
"""Stands for the kind of a unit where a name is that of a place."""
_NONE = "-"
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def class_by_name(name: str, kind: str) -> str:
    """Return the class of the ontology that a name shows, empty if it shows none.

    `kind` is that of a unit, or `PLACE`; the same end means other things for other kinds. The
    longest known end decides.

    >>> class_by_name("云河市国有资产监督管理委员会", "government")
    'GovernmentDepartment'
    >>> class_by_name("云河高新技术产业开发区管理委员会", "government")
    'DispatchedAuthority'
    >>> class_by_name("云河高新技术产业开发区", PLACE), class_by_name("云河水泥厂", "enterprise")
    ('FunctionalZone', '')
    """
    known, longest = _classes()
    for length in range(min(longest, len(name)), 0, -1):
        found = known.get((kind, name[-length:]))
        if found:
            return found if found != _NONE else ""
    return ""


@cache
def _classes() -> tuple[dict[tuple[str, str], str], int]:
    rows = table("ontology", "lexicons", "name_classes.tsv")
    known = {(row["kind"], row["suffix"]): row["class"] for row in rows}
    return known, max(len(suffix) for _, suffix in known)
