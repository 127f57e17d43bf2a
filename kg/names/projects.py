"""What the name of a project tells: its stem, another name in brackets, the whole it is part of."""

import re
from collections.abc import Iterable, Mapping

_HEAD = re.compile("(?:建设|施工)?(?:项目|工程)$|建设$")
_APPOSED = re.compile(r"[^()]{2,}\((?P<name>[^()]{3,})\)")
"""A common noun and the name it stands for: 配套学校(云溪小学)."""
_STRETCH = re.compile(
    r"\([^()]{1,12}(?:段|期|标段|片区|部分)\)|第?[一二三四五六七八九十\d]{1,3}(?:期|标段)"
)
"""What tells that a name is that of a part: (城区段), 二期, 第三标段."""
_SHORTEST = 4


def project_stem(name: str) -> str:
    """Return a project's name without its last, optional word.

    >>> project_stem("城北快速路工程"), project_stem("供水管网建设项目")
    ('城北快速路', '供水管网')
    """
    return _HEAD.sub("", name)


def fullest_names(names: Iterable[str]) -> Mapping[str, str]:
    """Return the name that is to stand for each of these names of projects of one report.

    Names with one stem are one project, called by the longest of them, rather without 施工; a
    common noun with a project's name behind it in brackets is that project.

    >>> fullest_names(["云溪小学", "配套学校(云溪小学)建设"])["配套学校(云溪小学)建设"]
    '云溪小学'
    """
    stems = {name: project_stem(name) for name in names}
    known = frozenset(stems.values())
    fullest: dict[str, str] = {}
    for name, stem in stems.items():
        fullest[stem] = max(fullest.get(stem, ""), name, key=_fullness)
    return {name: fullest[_apposed(stem, known)] for name, stem in stems.items()}


def _fullness(name: str) -> tuple[bool, bool, int]:
    return bool(name), "施工" not in name, len(name)


def _apposed(stem: str, known: frozenset[str]) -> str:
    match = _APPOSED.fullmatch(stem)
    return match["name"] if match and match["name"] in known else stem


def whole_of(name: str) -> str:
    """Return the stem of the project of which this name tells a part, blank if it tells none.

    >>> whole_of("云溪大道(城区段)工程"), whole_of("供水管网二期项目"), whole_of("供水管网项目")
    ('云溪大道', '供水管网', '')
    """
    match = _STRETCH.search(name)
    whole = project_stem(name[: match.start()] + name[match.end() :]) if match else ""
    return whole if len(whole) >= _SHORTEST else ""
