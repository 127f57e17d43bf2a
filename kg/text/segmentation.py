"""Words of a sentence with their parts of speech, as jieba's dictionary cuts them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

import rjieba

from kg.model.text import Report, Span


class Word(NamedTuple):
    """One word: its place, its characters, its part of speech in jieba's tag set.

    A tuple, because there are more words than anything else.
    """

    start: int
    text: str
    tag: str


_WORD = partial(tuple.__new__, Word)
"""Makes a word of its three fields without the keyword handling that Word(…) pays for."""

_START = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Segmented:
    """A stretch of text cut into words."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]

    def words_from(self, offset: int) -> tuple[Word, ...]:
        """Return the words from `offset` on; the rest of a word around it is cut anew."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return self.words
        word = self.words[index]
        if word.start == offset:
            return self.words[index:]
        rest = word.text[offset - word.start :]
        return (*_words(rest, offset), *self.words[index + 1 :])

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that begin at `start` or after it, and before `end`."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def text_at(self, offset: int) -> str:
        """Return the character at `offset`."""
        word = self.words[bisect_right(self.starts, offset) - 1]
        return word.text[offset - word.start]

    def leftward(self, offset: int) -> Iterator[Word]:
        """Yield the words that end at or before `offset`, nearest first.

        A word that reaches over `offset` is yielded cut, as a noun.
        """
        index = bisect_right(self.starts, offset - 1) - 1
        if index < 0:
            return
        word = self.words[index]
        if word.start + len(word.text) > offset:
            word = Word(word.start, word.text[: offset - word.start], "n")
        yield word
        for place in range(index - 1, -1, -1):
            yield self.words[place]


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
    words = _words(span.cut(text), span.start)
    return Segmented(span.cut(text), words, tuple(map(_START, words)))


def _words(text: str, offset: int) -> tuple[Word, ...]:
    """Return the words of `text`, which begins at `offset` of its report."""
    tagged = rjieba.tag(text)
    starts = accumulate((len(word) for word, _ in tagged), initial=offset)
    placed = zip(starts, tagged, strict=False)
    return tuple([_WORD((start, word, tag)) for start, (word, tag) in placed])
