"""The day up to which a report tells, and whether a date lies before or behind it."""

from functools import lru_cache

from kg.extraction.deadlines.cues import last_day
from kg.extraction.metadata import report_year
from kg.model.mentions import DateMention, Reading
from kg.text.dates import day_reached

MONTHS_BACK = 6
"""Months from which on a bare month lies nearer in the year before or after."""

_TO_MONTH = len("2024-06")
_QUARTER_END = {"H1": "06", "H2": "12", "Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12"}


def is_ahead(reading: Reading, date: DateMention) -> bool | None:
    """Tell whether a date lies after the report's own; None where that cannot be told.

    A report that only shows how far it tells may be written later: what lies behind is unknown.
    """
    stated = stated_day(reading)
    if _is_of_last_year(reading.report.folded, date, stated):
        return False
    if stated:
        return is_after(date.iso, stated)
    return False if is_after(date.iso, _reached(reading)) is False else None


def is_to_come(reading: Reading, date: DateMention) -> bool:
    """Tell whether a date lies ahead of the report, or limits its own month (6月底前)."""
    ahead = is_ahead(reading, date)
    return bool(ahead) or (ahead is None and _limits(reading, date))


def is_after(iso: str, day: str) -> bool | None:
    """Tell whether a date lies after a day; None in its own month, or where that is unknown.

    >>> is_after("2024-11", "2024-10"), is_after("2024", "2024-10")
    (True, None)
    """
    last = last_day(iso)
    year, own_year = last[:4], day[:4]
    if year != own_year:
        return year > own_year if own_year else None
    month = _QUARTER_END.get(last[5:], last[5:7])
    if not month or len(day) < _TO_MONTH or month == day[5:7]:
        return None
    return month > day[5:7]


def stated_day(reading: Reading) -> str:
    """Return the day of a report, or that of the line below its title (截至2024年9月25日)."""
    written = reading.metadata.date
    return written.value if written else _day_on_a_line(reading)


@lru_cache(maxsize=2)
def _day_on_a_line(reading: Reading) -> str:
    return day_reached(reading.report.folded, on_a_line=True)


@lru_cache(maxsize=2)
def _reached(reading: Reading) -> str:
    """Return the last month of which a report without a date tells as past, or ""."""
    period, text = reading.metadata.period, reading.report.folded
    year = report_year(reading.outline, reading.metadata)
    ends = [period.value.rpartition("/")[2]] if period else []
    told = [last_day(date.iso) for date in reading.dates if date.iso and _is_past(text, date)]
    known = (day for day in (*ends, *told) if len(day) >= _TO_MONTH and day[:4] <= year)
    return max(known, default="")


def _is_past(text: str, date: DateMention) -> bool:
    """Tell whether words beside a date show that it has passed (截至8月底, 已于9月开工)."""
    start, end = date.span.start, date.span.end
    if text.startswith("截", start):
        return not text.endswith("前", start, end)
    return text.startswith(("已于", "已在"), max(start - len("已于"), 0))


def _limits(reading: Reading, date: DateMention) -> bool:
    """Tell whether a date is a limit, in no month of which the report tells."""
    period = reading.metadata.period
    if period and date.iso and date.iso <= period.value.rpartition("/")[2]:
        return False
    return date.span.cut(reading.report.folded).endswith("前")


def _is_of_last_year(text: str, date: DateMention, stated: str) -> bool:
    """Tell whether a bare day (12月26日) in a report of January is one of the year before."""
    written = date.span.cut(text)
    if "年" in written or not written.endswith(("日", "号")) or len(stated) < _TO_MONTH:
        return False
    month, own_month = date.iso[5:7], stated[5:7]
    bare = date.iso[:4] == stated[:4] and month.isdecimal() and own_month.isdecimal()
    return bare and int(month) - int(own_month) > MONTHS_BACK - 1
