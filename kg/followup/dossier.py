"""What comparing two reports needs to know of each of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pyoxigraph import NamedNode

STOPS = "。！？；;!?\n"


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim of a report and words that prove it; `section` is the one in which they stand.

    `is_cut` tells that the words are others than those that the claim itself gives.
    """

    claim: NamedNode
    start: int
    end: int
    line: int
    section: NamedNode
    words: str
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What tells which report follows which; what is untold is empty.

    `conductors`, `inspected`, `began` and `feedback` are of the inspection that it answers.
    """

    report: NamedNode
    id: str
    stem: str
    title: str
    quote: Quote | None
    date: str
    place: str
    issuer: str
    genre: str
    conductors: frozenset[str] = frozenset()
    inspected: frozenset[str] = frozenset()
    began: frozenset[str] = frozenset()
    feedback: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """A measure that answers an issue: its state and all its words, to the end of the line."""

    quote: Quote
    state: str
    body: str

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.quote.start + len(self.body)

    def passage(self, start: int, end: int) -> Quote:
        """Return a part of the words, as a quote."""
        first = self.quote.start
        words = self.body[start:end]
        return replace(self.quote, start=first + start, end=first + end, words=words, is_cut=True)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue: its number path, its bare words and what its answers tell."""

    node: NamedNode
    quote: Quote
    number: str
    aspect: str
    name: str
    key: str
    words: str
    answers: tuple[Answer, ...] = ()

    @property
    def state(self) -> str:
        """The state that all answers share, `mixed` where only some are done, else empty."""
        states = {answer.state for answer in self.answers}
        if len(states) == 1:
            return next(iter(states))
        return "mixed" if states & {"done", "mixed"} else ""

    @property
    def end(self) -> int:
        """Where the last answer ends."""
        return max((answer.end for answer in self.answers), default=self.quote.end)


@dataclass(frozen=True, slots=True)
class Promise:
    """A date that was promised, for `item`; `subject` is the project or document it is about."""

    quote: Quote
    item: NamedNode
    what: str
    due: str
    day: str
    kind: str
    subject: NamedNode | None


@dataclass(frozen=True, slots=True)
class State:
    """What is told of a project or a document."""

    quote: Quote
    item: NamedNode
    status: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure; `indicator` and `subject` are bare words."""

    quote: Quote
    indicator: str
    subject: str
    value: Decimal
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class Naming:
    """A unit, called by a name."""

    quote: Quote
    unit: NamedNode
    name: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """One report, with all in it that another report may take up."""

    head: Head
    text: str
    issues: tuple[Issue, ...] = ()
    promises: tuple[Promise, ...] = ()
    states: tuple[State, ...] = ()
    figures: tuple[Figure, ...] = ()
    names: tuple[Naming, ...] = ()

    def issue_at(self, offset: int) -> Issue | None:
        """Return the issue in whose heading or answers a place of the text lies."""
        return issue_at(self.issues, offset)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return where the sentence around a place of the text begins and ends."""
        return sentence_at(self.text, offset)

    def sentence(self, quote: Quote) -> str:
        """Return the words of the sentence in which a quote begins."""
        start, end = self.sentence_at(quote.start)
        return self.text[start:end]


def issue_at(issues: Sequence[Issue], offset: int) -> Issue | None:
    """Return the issue whose own words or answers cover a place."""
    return next((one for one in issues if one.quote.start <= offset < one.end), None)


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends, its stop left out.

    >>> sentence_at("一期完工。二期在建；三期停工", 7)
    (5, 9)
    """
    start = max(text.rfind(stop, 0, offset) for stop in STOPS) + 1
    ends = (text.find(stop, offset) for stop in STOPS)
    return start, min((end for end in ends if end >= 0), default=len(text))


def surely_before(first: str, second: str) -> bool:
    """Tell whether a partial ISO date lies before another whatever their days are.

    >>> surely_before("2024-05", "2024-06-01"), surely_before("2024", "2024-05")
    (True, False)
    >>> surely_before("", "2024")
    False
    """
    length = min(len(first), len(second))
    return first[:length] < second[:length]
