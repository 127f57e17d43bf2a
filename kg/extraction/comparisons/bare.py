"""Measures that hold nothing that could be looked up."""

from collections.abc import Iterable

from kg.model.facts import BareMeasure, Measure
from kg.model.mentions import Reading, within

RULE = "measure-without-facts"


def bare_measures(reading: Reading, measures: Iterable[Measure]) -> tuple[BareMeasure, ...]:
    r"""Return the measures without figure, body, date and document.

    >>> from kg.extraction.measures import relate_measures
    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "整改情况通报\n1.关于学位不足的问题。\n整改成效:一是新增学位20个。二是健全机制。"
    >>> reading = recognise(make_report("a", text))
    >>> [one.ordinal for one in bare_measures(reading, relate_measures(reading))]
    [2]
    """
    sorts = (reading.figures, reading.units, reading.dates, reading.documents)
    return tuple(
        BareMeasure(evidence=one.body, rule=RULE, issue=one.issue, ordinal=one.ordinal)
        for one in measures
        if not any(within(mentions, one.body) for mentions in sorts)
    )
