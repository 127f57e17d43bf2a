"""The source text of a report with the quotes of a trace marked in it, line by line."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.outputs.trace.values import Trace

#: So many lines on each side of a quoted one are shown.
CONTEXT = 1


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A range of characters of the text, and the number of the fact or doubt that quotes it."""

    start: int
    end: int
    number: int
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a line that a fact or doubt quotes, or none.

    `opens` are the numbers of the quotes that begin here.
    """

    words: str
    marked: bool = False
    doubted: bool = False
    opens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text with its number from 1; `skipped` lines before it are left out."""

    number: int
    pieces: tuple[Piece, ...]
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of a report; `skipped` lines after the last are left out."""

    lines: tuple[Line, ...]
    skipped: int = 0


def marks_of(trace: Trace, report: str) -> tuple[Mark, ...]:
    """Return the marks of a trace in one report (its IRI), in reading order."""
    last_fact = len(trace.facts)
    found = {
        Mark(one.start, one.end, number, number > last_fact)
        for number, passages in trace.quoted
        for one in passages
        if one.report == report
    }
    return tuple(sorted(found))


def excerpt(text: str, marks: Sequence[Mark], *, full: bool = False) -> Excerpt:
    r"""Return the lines that hold a mark, with their neighbours; all lines if `full`.

    >>> [piece.words for piece in excerpt("甲\n乙丙", [Mark(3, 4, 7)]).lines[1].pieces]
    ['乙', '丙']
    """
    lines = list(_lines(text))
    starts = [start for start, _ in lines]
    shown = set(range(len(lines))) if full else set(_near(starts, marks, len(lines)))
    found, last = [], -1
    for index in sorted(shown):
        start, words = lines[index]
        pieces = tuple(_pieces(start, words, marks))
        found.append(Line(index + 1, pieces, skipped=index - last - 1))
        last = index
    return Excerpt(tuple(found), skipped=len(lines) - last - 1)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for words in text.split("\n"):
        yield start, words
        start += len(words) + 1


def _near(starts: Sequence[int], marks: Iterable[Mark], count: int) -> Iterator[int]:
    for mark in marks:
        first, last = (bisect_left(starts, at + 1) - 1 for at in (mark.start, mark.end - 1))
        yield from range(max(0, first - CONTEXT), min(count, last + CONTEXT + 1))


def _pieces(start: int, words: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a line wherever a mark begins or ends."""
    end = start + len(words)
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end} | {at for one in here for at in (one.start, one.end) if start < at < end}
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        opens = (one.number for one in here if one.start == left or one.start < start == left)
        yield Piece(
            words=words[left - start : right - start],
            marked=any(one.start <= left < one.end and not one.doubt for one in here),
            doubted=any(one.start <= left < one.end and one.doubt for one in here),
            opens=tuple(dict.fromkeys(opens)),
        )
