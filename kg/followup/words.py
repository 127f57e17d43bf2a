"""The words by which a later report tells what became of an earlier one, and the dates of deeds."""

import re
from functools import cache

from kg.text.fold import fold
from kg.text.wordlists import words

_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?"
)


@cache
def pattern(sense: str) -> re.Pattern[str]:
    """Return what finds the words of one sense of `followup_words.tsv`.

    >>> bool(pattern("moved").search("完成时限调整为2026年3月底前"))
    True
    """
    return re.compile("|".join(words("followup_words.tsv", sense=sense)))


def day_told(clause: str, year: str) -> str:
    """Return the day or month that a clause tells as that of a deed; empty for none or several.

    A date without a year is of `year`.

    >>> day_told("项目2025年3月21日建成投产", "2025"), day_told("已于9月20日上线", "2024")
    ('2025-03-21', '2024-09-20')
    >>> day_told("3月开工、9月投用", "2024"), day_told("已投用", "2024")
    ('', '')
    """
    found = {_iso(match, year) for match in _DATE.finditer(fold(clause))}
    return found.pop() if len(found) == 1 else ""


def _iso(match: re.Match[str], year: str) -> str:
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return f"{match['year'] or year[:4]}-{int(match['month']):02}{day}"
