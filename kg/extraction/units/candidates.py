"""Possible names of units, and the sentences in which they are looked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from kg.model.mentions import Reading
from kg.model.text import Span
from kg.text.segmentation import Segmented, sentence_words


class Candidate(NamedTuple):
    """Words that may name a unit. `name` is set where it differs from the words under `span`.

    A guess goes by grammar alone; of two candidates for the same words the other one wins.
    """

    span: Span
    kind: str
    rule: str
    name: str = ""
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class Sentences:
    """The folded text of a report, cut into words one sentence at a time, on demand."""

    reading: Reading
    _words: dict[int, Segmented] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The folded text of the report."""
        return self.reading.report.folded

    def words_at(self, offset: int) -> Segmented:
        """Return the words of the sentence at `offset`."""
        sentence = self.reading.outline.sentence_at(offset)
        words = self._words.get(sentence.index)
        if words is None:
            words = self._words[sentence.index] = sentence_words(self.reading.report, sentence.span)
        return words


def longest(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield candidates that do not overlap, preferring the longer, then the earlier."""
    taken: list[Candidate] = []
    occupied: set[int] = set()
    ordered = sorted(
        set(candidates),
        key=lambda one: (one.span.start - one.span.end, one.span.start, one.is_guess, one.rule),
    )
    for candidate in ordered:
        places = range(candidate.span.start, candidate.span.end)
        if occupied.isdisjoint(places):
            occupied.update(places)
            taken.append(candidate)
    yield from sorted(taken, key=attrgetter("span.start"))
