"""Ranges of a text as nested marks: ranges that overlap are cut, so that each mark closes first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Range:
    """Characters from `start` to before `end`, known by a number."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark around words and other marks; `first` where its range begins, not where it goes on."""

    number: int
    first: bool
    parts: tuple["Part", ...]


Part: TypeAlias = str | Mark


def nested(text: str, ranges: Sequence[Range], start: int = 0) -> tuple[Part, ...]:
    """Return the words of `text`, which begins at `start`, with marks for the ranges in it.

    >>> nested("甲乙丙丁", [Range(0, 3, 1), Range(2, 4, 2)])[0].parts
    ('甲乙', Mark(number=2, first=True, parts=('丙',)))
    """
    end = start + len(text)
    here = [one for one in ranges if one.start < end and one.end > start and one.start < one.end]
    return tuple(_parts(_Stretch(text, start), (start, end), here))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words that begin at an offset of the whole text."""

    text: str
    start: int

    def words(self, start: int, end: int) -> str:
        """Return the words between two offsets of the whole text."""
        return self.text[start - self.start : end - self.start]


def _parts(words: _Stretch, bounds: tuple[int, int], ranges: Sequence[Range]) -> Iterator[Part]:
    """Yield what stands within the bounds; the longest of the ranges that open first is outside."""
    at, end = bounds
    while ranges:
        outer = min(ranges, key=lambda one: (max(one.start, at), -one.end, one.number))
        left, right = max(outer.start, at), min(outer.end, end)
        if at < left:
            yield words.words(at, left)
        others = [one for one in ranges if one is not outer]
        inside = [one for one in others if one.start < right]
        parts = tuple(_parts(words, (left, right), inside))
        yield Mark(outer.number, outer.start == left, parts)
        at = right
        ranges = [one for one in others if one.end > right]
    if at < end:
        yield words.words(at, end)
