"""What reviewers wrote: read from the store, and which of it stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.ledger.records import records, words
from kg.rdf.queryable import Queryable

RULE_REVIEW = "ledger-review"
"""A person filled a cell of the ledger."""

Cell = tuple[str, str]
"""The item and the field: what a review is about."""


@dataclass(frozen=True, slots=True)
class Review:
    """One filling of one cell; an empty text takes back what was written before."""

    iri: str
    item: str
    field: str
    text: str
    editor: str
    date: str
    earlier: str = ""

    @property
    def about(self) -> Cell:
        """The cell that it fills."""
        return self.item, self.field


def histories(store: Queryable) -> Mapping[Cell, tuple[Review, ...]]:
    """Return the reviews of each cell, from the first to the one that stands."""
    found: dict[Cell, list[Review]] = defaultdict(list)
    for row in records(store, "reviews"):
        names = ("review", "item", "field", "text", "editor", "date", "earlier")
        review = Review(*(words(row, name) for name in names))
        found[review.about].append(review)
    return {about: ordered(reviews) for about, reviews in found.items()}


def ordered(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return reviews of one cell so that each follows the one that it supersedes.

    >>> first = Review("a", "i", "lead", "水务局", "张三", "2025-01-02")
    >>> second = Review("b", "i", "lead", "", "李四", "2025-02-03", earlier="a")
    >>> [review.iri for review in ordered([second, first])]
    ['a', 'b']
    """
    after = {review.earlier: review for review in reviews}
    chain, at = [], ""
    while at in after:
        chain.append(after.pop(at))
        at = chain[-1].iri
    return tuple(chain)


def standing(history: Mapping[Cell, tuple[Review, ...]]) -> Mapping[Cell, Review]:
    """Return the review that stands for each cell; one that was taken back is none."""
    return {about: chain[-1] for about, chain in history.items() if chain and chain[-1].text}
