"""Evidence of a measure from before the feedback that it answers, or from after the report."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.comparisons.passages import clause_around
from kg.model.facts import InspectionDetail, Measure, TwiceTold
from kg.model.mentions import DateMention, Reading, within
from kg.model.text import Span, Words

OLDER = "evidence-older-than-feedback"
LATER = "evidence-later-than-report"

_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_PLANNED = re.compile(
    r"[将拟]|计划|预计|力争|确保|争取|目标|底前|前完成|之前|截止|到期|有效期|期限|有望|下一步|至\d{4}年"
)


def dated_measures(
    reading: Reading, measures: Iterable[Measure], inspection: Sequence[InspectionDetail]
) -> Iterator[TwiceTold]:
    """Yield the finished measures whose every date is before the feedback, or one after the report.

    Only dates with year and month are compared, and only as far as both are told.
    """
    feedback = _feedback(inspection)
    published = reading.metadata.date
    of_report = published.span if published else None
    for measure in measures:
        if measure.state != "done":
            continue
        # The last measure of a report may reach over the date below it.
        dates = [
            one
            for one in within(reading.dates, measure.body)
            if _DAY.fullmatch(one.iso) and one.span != of_report
        ]
        if dates and feedback and all(_before(one.iso, feedback.value) for one in dates):
            yield _told(reading, measure, OLDER, max(dates, key=lambda one: one.iso), _seen(
                reading, feedback.evidence
            ))  # fmt: skip
        yield from _later(reading, measure, dates)


def _feedback(inspection: Sequence[InspectionDetail]) -> InspectionDetail | None:
    """Return the feedback date, the earliest one where a report tells several."""
    told = [one for one in inspection if one.detail == "feedback" and _DAY.fullmatch(one.value)]
    return min(told, key=lambda one: one.value, default=None)


def _before(first: str, second: str) -> bool:
    size = min(len(first), len(second))
    return first[:size] < second[:size]


def _later(reading: Reading, measure: Measure, dates: Sequence[DateMention]) -> Iterator[TwiceTold]:
    published = reading.metadata.date
    if published is None or published.span is None or not _DAY.fullmatch(published.value):
        return
    for one in dates:
        clause = clause_around(reading, one.span).cut(reading.report.folded)
        if _before(published.value, one.iso) and not _PLANNED.search(clause):
            yield _told(reading, measure, LATER, one, _seen(reading, published.span))


def _seen(reading: Reading, span: Span) -> Words:
    return reading.report.words(span.start, span.end)


def _told(
    reading: Reading, measure: Measure, rule: str, date: DateMention, other: Words
) -> TwiceTold:
    return TwiceTold(
        evidence=clause_around(reading, date.span),
        rule=rule,
        aspect="older" if rule == OLDER else "later",
        what=f"{measure.issue} 第{measure.ordinal}条措施",
        first=reading.report.words(date.span.start, date.span.end),
        second=other,
        other=other.span,
    )
