"""Administrative divisions of China and their GB/T 2260 codes."""

from functools import cache

from kg.resources import table

NATION = "100000"
"""Code of the whole country."""


@cache
def division_names() -> frozenset[str]:
    """Return the names of all divisions at county level and above.

    Autonomous counties are there under their everyday names, too.

    >>> [name in division_names() for name in ("山东省", "镇宁布依族苗族自治县", "镇宁县")]
    [True, True, True]
    """
    return frozenset(_codes())


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for row in table("ontology", "registry", "divisions.tsv"):
        codes[row["name"]] = (*codes.get(row["name"], ()), row["code"])
    for row in table("ontology", "registry", "divisions.tsv"):
        everyday = _everyday_name(row["name"])
        if everyday:
            codes.setdefault(everyday, (row["code"],))
    return codes


def _everyday_name(name: str) -> str:
    """Return the name of an autonomous county without its peoples (镇宁县), else nothing."""
    stem = name.removesuffix("自治县")
    if stem == name:
        return ""
    while len(stem) > _SHORTEST_STEM:
        people = next((one for one in _peoples() if stem.endswith(one)), "")
        if not people or len(stem) - len(people) < _SHORTEST_STEM:
            break
        stem = stem.removesuffix(people)
    return "" if stem in _COMMON_STEMS else stem + "县"


@cache
def _peoples() -> tuple[str, ...]:
    names = (row["people"] for row in table("ontology", "registry", "peoples.tsv"))
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("ontology", "registry", "divisions.tsv")}


LONGEST_NAME = 12
"""Characters of the longest name that is looked for inside words."""


_SHORTEST_STEM = 2
_COMMON_STEMS = frozenset({"河南", "互助", "通道"})
"""Words that are more than the name of an autonomous county."""
_BODIES = tuple("局委部府厅办会院心")
_BEFORE_RESULT = tuple("责完组建形达")


def division_ending(text: str, end: int) -> int:
    """Return the length of the longest division name that ends at `end`, 0 if none does.

    >>> division_ending("由济南市市中区财政局牵头", 7), division_ending("市中区", 3)
    (3, 3)
    """
    if text[end - 1 : end] not in _last_characters():
        return 0
    known = division_names()
    for length in range(min(LONGEST_NAME, end), 1, -1):
        name = text[end - length : end]
        if name in known:
            return 0 if _is_chance(name, text[max(0, end - length - 1) : end - length]) else length
    return 0


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(name[-1] for name in division_names())


def _is_chance(name: str, before: str) -> bool:
    """Tell whether a county's name stands there by chance: 责成县, 水务局和县, 会同县审计局."""
    if name == "范县":
        return before == "示"
    if name == "会同县":
        return before not in {"市", "省"}
    if name == "和县":
        return before in _BODIES
    if name == "增城区":
        return before == "新"
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


def division_around(code: str) -> tuple[str, str]:
    """Return code and name of the next larger division around one, empty for a province.

    >>> division_around("370103"), division_around("370100")
    (('370100', '济南市'), ('370000', '山东省'))
    >>> division_around("370000"), division_around("x-云河市")
    (('', ''), ('', ''))
    """
    if not code.isdigit():
        return "", ""
    larger = (code[:4] + "00", code[:2] + "0000")
    return next(((one, name_of(one)) for one in larger if one != code and name_of(one)), ("", ""))


@cache
def division_stems() -> frozenset[str]:
    """Return the names of cities and counties without their level (苏州), those of two and more.

    >>> "苏州" in division_stems(), "市中" in division_stems()
    (True, False)
    """
    stems = ((name.removesuffix(name[-1]), name[-1]) for name in division_names())
    return frozenset(
        stem for stem, level in stems if level in "省市县" and len(stem) >= _SHORTEST_STEM
    )


@cache
def stems_within(code: str) -> tuple[str, ...]:
    """Return the names without level of the divisions inside a province or city.

    >>> "烟台" in stems_within("370000"), "沈阳" in stems_within("370000")
    (True, False)
    """
    prefix = code.rstrip("0")
    names = (name for other, name in _names().items() if other.startswith(prefix) and other != code)
    stems = (name.removesuffix(name[-1]) for name in names if name[-1] in "市县区州旗盟")
    return tuple(sorted({stem for stem in stems if len(stem) >= _SHORTEST_STEM}))
