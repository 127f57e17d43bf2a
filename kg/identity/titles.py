"""Titles of one document, told with and without its year: 全市工作要点, 全市2024年工作要点."""

import re
from collections.abc import Iterable, Mapping

from kg.identity.names import name_key

_YEAR = re.compile(r"20\d\d年度?")
_LEVEL = re.compile(r"^(?P<level>[省市县区州])级")


def title_stem(title: str) -> str:
    """Return what of a title stays when its year is left out and 县级 is written as 县.

    >>> title_stem("全县2024年度工作要点"), title_stem("县级要点"), title_stem("2024年度")
    ('全县工作要点', '县要点', '2024年度')
    """
    key = name_key(title)
    return _LEVEL.sub(r"\g<level>", _YEAR.sub("", key)) or key


def fullest_titles(titles: Iterable[str]) -> Mapping[str, str]:
    """Return the title that is to stand for each of these titles of one report.

    A title without a year is that of the one document of this name that has one; where there are
    two of them (2023年, 2024年), it stays by itself.

    >>> fullest_titles(["工作要点汇编", "2024年工作要点汇编"])["工作要点汇编"]
    '2024年工作要点汇编'
    """
    keys = list(dict.fromkeys(name_key(title) for title in titles))
    forms: dict[str, list[str]] = {}
    for key in keys:
        forms.setdefault(title_stem(key), []).append(key)
    return {key: _fullest(key, forms[title_stem(key)]) for key in keys}


def _fullest(key: str, forms: list[str]) -> str:
    dated = [form for form in forms if _YEAR.search(form)]
    if key in dated or len(dated) > 1:
        return key
    return dated[0] if dated else max(forms, key=len)
