"""From partial ISO dates to whole days: the first and the last day of a stretch of time."""

import re
from calendar import monthrange
from dataclasses import dataclass

_MONTHS = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
_UNTIL = re.compile(r"截[至止到]")
_SINCE = re.compile(r"(?:以来|至今|以后|之后|起)$")
_BEFORE = re.compile(r"[之以]?前$")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The first and the last day of a stretch of time, each empty when the words leave it open.

    `is_point` tells that the words name one day up to which something is told (截至4月末).
    """

    first: str
    last: str
    is_point: bool = False


def read_period(words: str, iso: str) -> Period:
    """Return the period that words with this ISO form mean; without a year it has no days.

    >>> read_period("1至4月份", "2024-01/2024-04")
    Period(first='2024-01-01', last='2024-04-30', is_point=False)
    >>> read_period("截至9月底", "2024-09").last, read_period("今年以来", "2024").first
    ('2024-09-30', '2024-01-01')
    >>> read_period("目前", "")
    Period(first='', last='', is_point=False)
    """
    start, _, end = iso.partition("/")
    first, last = _days(start)[0], _days(end or start)[1]
    if not first or not last or first > last:
        return Period("", "")
    if _UNTIL.match(words):
        return Period("", last, is_point=True)
    if _SINCE.search(words):
        return Period(first, "")
    return Period("", last) if _BEFORE.search(words) else Period(first, last)


def last_day(iso: str) -> str:
    """Return the last day that a partial date covers, empty if it is none.

    >>> last_day("2024-06"), last_day("2024-H1"), last_day("2023/2025")
    ('2024-06-30', '2024-06-30', '2025-12-31')
    """
    return _days(iso.rpartition("/")[2])[1]


def _days(iso: str) -> tuple[str, str]:
    """Return the first and the last day of a year, half, quarter, month or day."""
    year, _, rest = iso.partition("-")
    if not (len(year) == len("2024") and year.isdecimal() and year != "0000"):
        return "", ""
    if not rest:
        return f"{year}-01-01", f"{year}-12-31"
    if rest in _MONTHS:
        first, last = _MONTHS[rest]
        return f"{year}-{first:02}-01", _last_day(year, last)
    month, _, day = rest.partition("-")
    if not month.isdecimal() or not 1 <= int(month) <= _LAST_MONTH:
        return "", ""
    if not day:
        return f"{year}-{month}-01", _last_day(year, int(month))
    is_day = day.isdecimal() and 1 <= int(day) <= monthrange(int(year), int(month))[1]
    return (iso, iso) if is_day else ("", "")


def _last_day(year: str, month: int) -> str:
    return f"{year}-{month:02}-{monthrange(int(year), month)[1]}"
