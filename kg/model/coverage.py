"""How much of a report its facts make use of."""

from dataclasses import dataclass

from kg.model.mentions import Figure, UnitMention
from kg.model.text import Sentence


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; a whole of nothing has no ratio."""

    covered: int
    total: int

    @property
    def ratio(self) -> float | None:
        """The covered part of the whole, None when there is nothing to cover.

        >>> Share(3, 4).ratio, Share(0, 0).ratio
        (0.75, None)
        """
        return self.covered / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Gap:
    """A sentence with figures that no fact gives, or with bodies that no fact is about."""

    sentence: Sentence
    figures: tuple[Figure, ...]
    bodies: tuple[UnitMention, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The shares of a report that reached its graph, and what did not, in reading order.

    A body counts as often as it is named.
    """

    sentences: Share
    figures: Share
    bodies: Share
    gaps: tuple[Gap, ...]
