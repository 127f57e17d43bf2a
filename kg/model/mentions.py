"""What was recognised in a report: words at a place, not yet things."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Protocol, TypeVar

from kg.model.text import Metadata, Outline, Report, Span


class Spanned(Protocol):
    """Anything that lies at a place in a report."""

    @property
    def span(self) -> Span:
        """The place."""


T = TypeVar("T", bound=Spanned)
_START = attrgetter("span.start")


@dataclass(frozen=True, slots=True, order=True)
class UnitMention:
    """One naming of an organisation.

    `name` is the name as it must be read; it differs from the text under `span` only in a list
    that shares its head. `kind` is one of the kinds in `ontology/schemes/unit-kind.ttl`.
    `fullest` is the fullest form of the same unit in this report (its own name, if none is fuller).
    """

    span: Span
    name: str
    kind: str
    fullest: str
    rule: str


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A number with its unit of measure.

    `value` is the number as written, before 万 and 亿 are multiplied out (400多亿元 is 400 with
    unit 亿元). `number` covers the digits alone. `qualifier` is one of exact, about, more-than,
    at-least, at-most, range. `rank` tells 第4位 and 第一 from counts.
    """

    span: Span
    number: Span
    value: Decimal
    unit: str
    qualifier: str
    rank: bool


@dataclass(frozen=True, slots=True, order=True)
class DateMention:
    """A date or stretch of time as written, with its ISO form.

    `iso` is partial when the words are (`2020-12`, `2023`, `2020-H1`, `2020-Q3`, an interval
    `2020-01/2020-04`), and empty when it cannot be told.
    """

    span: Span
    iso: str


@dataclass(frozen=True, slots=True, order=True)
class DocumentMention:
    """A document that is named: its title without 《》.

    `quoted` tells 《…》 from a title that stands bare in the sentence.
    """

    span: Span
    quoted: bool
    rule: str


@dataclass(frozen=True, slots=True, order=True)
class ProjectMention:
    """One naming of a project, or of a set of projects that is given by a number.

    `name` leaves the number of a set out; `count` is None for a single project.
    """

    span: Span
    name: str
    is_set: bool
    count: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was recognised in one report, each sort in reading order."""

    outline: Outline
    metadata: Metadata
    units: tuple[UnitMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    documents: tuple[DocumentMention, ...] = ()
    projects: tuple[ProjectMention, ...] = ()

    @property
    def report(self) -> Report:
        """The report that was read."""
        return self.outline.report


def within(mentions: Sequence[T], span: Span) -> Sequence[T]:
    """Return the mentions that begin inside `span`; `mentions` must be in reading order.

    >>> dates = [DateMention(Span(0, 3), ""), DateMention(Span(5, 8), "")]
    >>> within(dates, Span(4, 9)) == dates[1:]
    True
    """
    first = last = bisect_left(mentions, span.start, key=_START)
    while last < len(mentions) and mentions[last].span.start < span.end:
        last += 1
    return mentions[first:last]
