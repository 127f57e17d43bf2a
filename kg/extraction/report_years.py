"""The year that a report's bare dates (6月底前) belong to, where no date of its own tells it."""

import re
from collections import Counter

from kg.model.text import Outline, Span, Stated
from kg.text.dates import day_reached

RULE_REACHED = "year-reached"
RULE_TITLE = "year-in-title"
RULE_DAY = "year-of-a-past-day"
RULE_MOST = "year-most-named"

_YEAR = re.compile(r"20[0-9]{2}(?=年)")
_LOOKS_BACK = re.compile(r"审计|预算执行|决算|督察|考核")
"""What a title says of a report on an earlier year: its own dates are later."""
_PAST_DAY = re.compile(
    r"(?P<year>20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日(?![前底内]|之前|以前)"
    r"|(?P<span>20[0-9]{2})年[0-9]{1,2}月(?:份)?至"
)
_OPENING = 600
"""Characters at the start of a report in which it tells of the days that led to it."""


def year_told(outline: Outline, title: Stated | None) -> Stated | None:
    """Return the year up to which a report tells, else that of its title or its last past day.

    Only when none of these stands there, the year that is named most often is taken.

    >>> from kg.text.outline import read_outline
    >>> from kg.text.read import make_report
    >>> text = "2023年9月11日至11月24日开展巡察,2024年1月9日反馈了意见。确保2025年6月底前完成。"
    >>> year_told(read_outline(make_report("a", text)), None).value
    '2024'
    """
    text = outline.report.folded
    reached = day_reached(text)[:4]
    if reached:
        return Stated(reached, _place(text, reached), RULE_REACHED)
    named = _YEAR.search(title.value) if title and title.span else None
    if title and named and not _LOOKS_BACK.search(title.value):
        return Stated(named[0], title.span, RULE_TITLE)
    days = list(_PAST_DAY.finditer(text, 0, _OPENING))
    if days:
        last = max(days, key=lambda day: day["year"] or day["span"])
        return Stated(last["year"] or last["span"], Span(*last.span()), RULE_DAY)
    years = Counter(_YEAR.findall(text)).most_common(1)
    return Stated(years[0][0], _place(text, years[0][0]), RULE_MOST) if years else None


def _place(text: str, year: str) -> Span:
    start = text.index(year)
    return Span(start, start + len(year))
