"""Stretches of time, shared by all reports that speak of the same days."""

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from kg.model.mentions import DateMention
from kg.model.text import Span, Words
from kg.rdf.assertion.draft import Draft
from kg.rdf.mint import mint
from kg.rdf.namespaces import XSD
from kg.text.fold import fold
from kg.text.periods import Period, read_period

_DAY = NamedNode(XSD + "date")
_DATE_TYPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "date"),
    (re.compile(r"\d{4}-\d\d"), "gYearMonth"),
    (re.compile(r"\d{4}"), "gYear"),
)


def iso_by_span(dates: Iterable[DateMention]) -> Mapping[Span, str]:
    """Return the ISO forms of the dates of a report by their places."""
    return {date.span: date.iso for date in dates}


def day(date: str) -> Literal:
    """Return a whole day.

    >>> day("2024-06-30")
    <Literal value=2024-06-30 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#date>>
    """
    return Literal(date, datatype=_DAY)


def calendar_date(iso: str) -> Literal:
    """Return a date in the type of its precision; a half year or a quarter is a plain literal.

    >>> calendar_date("2024-06").datatype.value.rpartition("#")[2]
    'gYearMonth'
    """
    kinds = (kind for pattern, kind in _DATE_TYPES if pattern.fullmatch(iso))
    return Literal(iso, datatype=NamedNode(XSD + next(kinds, "string")))


def write_period(draft: Draft, claim: NamedNode, words: Words, iso: str) -> None:
    """Write the period of a figure, and its day if the words name one (截至4月末)."""
    period = read_period(fold(words.text), iso)
    draft.write(claim, period=period_node(draft, period, words.text))
    if period.is_point and period.last:
        draft.write(claim, asOf=day(period.last))


def period_node(draft: Draft, period: Period, words: str) -> NamedNode:
    """Write a period and return its IRI; one without days is a thing of this report only."""
    match period:
        case Period(first="", last=""):
            node, name = mint("report", draft.source.id, "period", words), words
        case Period(first="", last=last):
            node, name = mint("period", "until", last), f"截至{last}"
        case Period(first=first, last=""):
            node, name = mint("period", "since", first), f"{first}以来"
        case Period(first=first, last=last) if first == last:
            node, name = mint("period", first, last), first
        case Period(first=first, last=last):
            node, name = mint("period", first, last), f"{first}至{last}"
    draft.thing(node, "Period", name)
    draft.write(node, periodStart=day(period.first) if period.first else None)
    draft.write(node, periodEnd=day(period.last) if period.last else None)
    return node
