"""What was recognised in a report: words at a place, not yet things."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Protocol, TypeVar

from kg.model.text import Metadata, Outline, Report, Span


class Spanned(Protocol):
    """Anything that lies at a place in a report."""

    @property
    def span(self) -> Span:
        """The place."""


T = TypeVar("T", bound=Spanned)


@dataclass(frozen=True, slots=True, order=True)
class UnitMention:
    """One naming of an organisation.

    `name` is the name as it must be read; it differs from the text under `span` only in a list
    that shares the place at its head. A level that a list only implies (市 of 财政局 in
    市水务局、财政局) stands in `fullest` alone. `kind` is one of the kinds in
    `ontology/schemes/unit-kind.ttl`.
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


class InOrder(tuple[T, ...]):
    """Mentions in reading order that remember where each begins, so that `within` is quick.

    It equals the plain tuple of its mentions.

    >>> InOrder([DateMention(Span(5, 8), "")]).starts
    (5,)
    """

    starts: tuple[int, ...]

    def __new__(cls, mentions: Iterable[T] = ()) -> "InOrder[T]":
        """Keep the mentions and note where each begins."""
        self = super().__new__(cls, mentions)
        self.starts = tuple(mention.span.start for mention in self)
        return self


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Everything that was recognised in one report, each sort in reading order.

    It equals itself alone, so that what is remembered for it is found without a look at its parts.
    """

    outline: Outline
    metadata: Metadata
    units: tuple[UnitMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    documents: tuple[DocumentMention, ...] = ()
    projects: tuple[ProjectMention, ...] = ()
    report: Report = field(init=False, repr=False)
    """The report that was read."""

    def __post_init__(self) -> None:
        """Let every sort of mentions remember its places."""
        object.__setattr__(self, "report", self.outline.report)
        for sort in _SORTS:
            mentions = getattr(self, sort)
            if type(mentions) is tuple:
                object.__setattr__(self, sort, InOrder(mentions))


_NO_SORTS = ("outline", "metadata", "report")
_SORTS = tuple(one.name for one in fields(Reading) if one.name not in _NO_SORTS)


def within(mentions: Sequence[T], span: Span) -> Sequence[T]:
    """Return the mentions that begin inside `span`; `mentions` must be in reading order.

    >>> dates = [DateMention(Span(0, 3), ""), DateMention(Span(5, 8), "")]
    >>> within(dates, Span(4, 9)) == dates[1:]
    True
    """
    starts = mentions.starts if isinstance(mentions, InOrder) else InOrder(mentions).starts
    first = bisect_left(starts, span.start)
    if first == len(starts) or starts[first] >= span.end:
        return ()
    return mentions[first : bisect_left(starts, span.end, first)]
