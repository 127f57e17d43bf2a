"""Administrative divisions of China and their GB/T 2260 codes."""

from functools import cache

from kg.resources import table

NATION = "100000"
"""Code of the whole country."""


@cache
def division_names() -> frozenset[str]:
    """Return the names of all divisions at county level and above.

    >>> "山东省" in division_names()
    True
    """
    return frozenset(row["name"] for row in table("ontology", "registry", "divisions.tsv"))


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for row in table("ontology", "registry", "divisions.tsv"):
        codes[row["name"]] = (*codes.get(row["name"], ()), row["code"])
    return codes


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("ontology", "registry", "divisions.tsv")}


LONGEST_NAME = 12
"""Characters of the longest name that is looked for inside words."""


_BODIES = tuple("局委部府厅办会院心")
_BEFORE_RESULT = tuple("责完组建形达")


def division_ending(text: str, end: int) -> int:
    """Return the length of the longest division name that ends at `end`, 0 if none does.

    >>> division_ending("由济南市市中区财政局牵头", 7), division_ending("市中区", 3)
    (3, 3)
    """
    for length in range(min(LONGEST_NAME, end), 1, -1):
        name = text[end - length : end]
        if name in division_names():
            return 0 if _is_chance(name, text[max(0, end - length - 1) : end - length]) else length
    return 0


def _is_chance(name: str, before: str) -> bool:
    """Tell whether a county's name stands there by chance: 责成县, 水务局和县, 会同县审计局."""
    if name == "范县":
        return before == "示"
    if name == "会同县":
        return before not in {"市", "省"}
    if name == "和县":
        return before in _BODIES
    return name == "成县" and before in _BEFORE_RESULT


def code_of(name: str, within: str = "") -> str:
    """Return the code of a division, empty if its name is unknown or stands for several.

    `within` is the code of the city or province that it must lie in.

    >>> code_of("济南市"), code_of("鼓楼区"), code_of("鼓楼区", within="320100")
    ('370100', '', '320106')
    """
    prefix = within.rstrip("0") if within else ""
    fitting = [code for code in _codes().get(name, ()) if code.startswith(prefix)]
    return fitting[0] if len(fitting) == 1 else ""


def name_of(code: str) -> str:
    """Return the name of the division with a code, empty if there is none."""
    return _names().get(code, "")


def province_of(code: str) -> tuple[str, str]:
    """Return code and name of the province that a division lies in, empty if unknown.

    >>> province_of("370100")
    ('370000', '山东省')
    """
    province = code[:2] + "0000" if code[:2].isdigit() else ""
    name = _names().get(province, "")
    return (province, name) if name else ("", "")
