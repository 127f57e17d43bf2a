"""Words of a sentence with their parts of speech, as jieba's dictionary cuts them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

import rjieba

from kg.model.text import Report, Span

_TEXT = itemgetter(0)


class Word(NamedTuple):
    """One word: its place, its characters, its part of speech in jieba's tag set."""

    start: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Segmented:
    """A stretch of text cut into words: `tagged` holds words and tags, `starts` their places.

    A `Word` is made when it is asked for; most never are.
    """

    text: str
    tagged: Sequence[tuple[str, str]]
    starts: Sequence[int]

    @property
    def words(self) -> tuple[Word, ...]:
        """All words."""
        return tuple(self._words(0, len(self.tagged)))

    def words_from(self, offset: int) -> Iterator[Word]:
        """Yield the words from `offset` on; the rest of a word around it is cut anew."""
        index = max(0, bisect_right(self.starts, offset) - 1)
        cut = offset - self.starts[index]
        if cut > 0:
            yield from _segmented(self.tagged[index][0][cut:], offset).words
            index += 1
        yield from self._words(index, len(self.tagged))

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that begin at `start` or after it, and before `end`."""
        return tuple(self._words(bisect_left(self.starts, start), bisect_left(self.starts, end)))

    def text_at(self, offset: int) -> str:
        """Return the character at `offset`."""
        index = bisect_right(self.starts, offset) - 1
        return self.tagged[index][0][offset - self.starts[index]]

    def leftward(self, offset: int) -> Iterator[Word]:
        """Yield the words that end at or before `offset`, nearest first.

        A word that reaches over `offset` is yielded cut, as a noun.
        """
        index = bisect_right(self.starts, offset - 1) - 1
        if index < 0:
            return
        start, (text, tag) = self.starts[index], self.tagged[index]
        reaches_over = start + len(text) > offset
        yield Word(start, text[: offset - start], "n") if reaches_over else Word(start, text, tag)
        for place in range(index - 1, -1, -1):
            yield Word(self.starts[place], *self.tagged[place])

    def _words(self, first: int, last: int) -> Iterator[Word]:
        for place in range(first, last):
            yield Word(self.starts[place], *self.tagged[place])


@lru_cache(maxsize=1024)
def sentence_words(report: Report, span: Span) -> Segmented:
    """Return the words of one sentence; finders that look at it in turn share the cut.

    >>> from kg.text.read import make_report
    >>> sentence_words(make_report("a", "开工。"), Span(0, 2)).text
    '开工'
    """
    return segment_words(report.folded, span)


def segment_words(text: str, span: Span) -> Segmented:
    """Return the words of `text` under `span`.

    The dictionary knows no names: a preposition may come glued to what follows it (由市).

    >>> [(word.text, word.tag) for word in segment_words("审查会计师事务所", Span(2, 8)).words]
    [('会计师', 'n'), ('事务所', 'n')]
    """
    return _segmented(span.cut(text), span.start)


def _segmented(piece: str, start: int) -> Segmented:
    tagged = rjieba.tag(piece)
    lengths = map(len, map(_TEXT, tagged[:-1]))
    return Segmented(piece, tagged, tuple(accumulate(lengths, initial=start)))
