"""A report as text: its characters, its outline, its sentences.

All offsets are Unicode code points from 0, half-open, in the untouched text.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A non-empty, half-open range of characters in one report.

    >>> Span(2, 4).cut("云河市政府")
    '市政'
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start < end:
            raise ValueError(f"empty or reversed span {start}..{end}")
        _set_start(self, start)
        _set_end(self, end)

    def cut(self, text: str) -> str:
        """Return the characters of `text` under this span."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def join(self, other: "Span") -> "Span":
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


# The slots of the frozen class, filled directly: a report makes more spans than anything else.
_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Words of a report and the place that shows them.

    `text` differs from the characters under `span` only where the words are put together from a
    list that shares its head (省财政厅、教育厅 names 省教育厅).
    """

    text: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One report: its untouched text and the same text folded for matching.

    `folded` has the same length as `text`, so that an offset in one is an offset in the other.
    A report equals itself alone, so that what is remembered for it is found without reading it.
    """

    id: str
    stem: str
    text: str
    folded: str
    sha256: str

    def words(self, start: int, end: int) -> Words:
        """Return the untouched words from `start` to `end`."""
        return Words(self.text[start:end], Span(start, end))


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or headed part of a report; section 0 is the whole report.

    `path` joins the printed numbers from the top (`二、(一)1.(2)`), `span` reaches to the end of
    the last part inside it, `heading` covers number and title.
    """

    index: int
    parent: int
    level: int
    number: str
    path: str
    title: str
    heading: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading sentences included."""

    index: int
    section: int
    span: Span
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """A report with its sections and sentences, both in reading order."""

    report: Report
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence at `offset`, or the last one that begins before it."""
        index = bisect_right(self._starts, offset)
        return self.sentences[index - 1 if index else 0]

    def section_at(self, offset: int) -> Section:
        """Return the innermost section at `offset`."""
        return self.sections[self.sentence_at(offset).section]

    def ancestors(self, section: Section) -> Iterator[Section]:
        """Yield `section` and everything above it, innermost first."""
        while section.index:
            yield section
            section = self.sections[section.parent]
        yield section


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a report states about itself, with its words; `span` is None if supplied."""

    value: str
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a report; None where neither the text nor the caller says it.

    `genre` is `progress` or `rectification`; `date` and `period` are ISO, partial when partial;
    `number` is the report's own official number (云政发〔2024〕12号).
    """

    title: Stated | None
    issuer: Stated | None
    date: Stated | None
    place: Stated | None
    period: Stated | None
    genre: Stated | None
    number: Stated | None = None
