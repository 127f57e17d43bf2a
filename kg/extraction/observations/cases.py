"""A figure with its surroundings, and what a rule makes of it."""

from collections.abc import Sequence
from typing import NamedTuple

from kg.extraction.observations.clauses import Slot
from kg.extraction.observations.indicators import Left, Piece, Right, opening
from kg.extraction.observations.kinds import unit_kind
from kg.extraction.observations.words import figure_words

AFTER_INDICATOR = "figure-after-indicator"
BEFORE_NOUN = "figure-before-noun"
BEFORE_PREDICATE = "figure-before-predicate"
OF_INDICATOR_BEFORE = "figure-of-indicator-before"
OF_REMAINDER = "figure-of-remaining-part"
OF_PART = "figure-of-part"
ARRIVED = "figure-of-money-that-came"
OF_MEMBERS = "figure-of-names-before-predicate"
ACHIEVED = "figure-as-share-of-task"
OF_PLACE = "figure-of-place-in-list"
AFTER_NAMES = "figure-after-list-of-names"
TREATED = "figure-of-what-is-treated"
TIME_SHIFT = "figure-of-time-shift"
LIMITED = "figure-of-set-with-limit"
IN_LIST = "figure-in-list"
RESPECTIVE = "figures-respectively"
THRESHOLD = "figure-as-threshold"
FREQUENCY = "figure-of-frequency"
SHARE = "figure-as-share"
RANK = "rank-in-area"
FROM_TO = "figures-from-to"
LIKE_BEFORE = "figure-of-next-carrier"
EXTREME = "figure-of-extreme"
DISTANCE = "figure-of-distance"
GOAL = "figure-of-goal"
OF_DIVISIONS = "figure-of-divisions"


_LONGEST_LIST = 300
_OF_SET = frozenset((BEFORE_PREDICATE, OF_REMAINDER, OF_PLACE))


class Found(NamedTuple):
    """One reading of a figure, before it becomes a fact; pieces are offsets in the text."""

    slot: Slot
    indicator: Piece
    subject: Piece
    evidence: Piece
    changed: bool
    rule: str

    def is_state(self, text: str) -> bool:
        """Tell whether the indicator is a state or property of a set (已开工), not a set itself."""
        words = text[self.indicator[0] : self.indicator[1]]
        lexicon = figure_words()
        return bool(lexicon.state.match(words) or lexicon.property.match(words))


class Case(NamedTuple):
    """A figure, the words around it, and what its sentence has told before it.

    `told` are the readings of the figures before in the clause, `named` those of the sentence with
    an indicator of their own, `last` is the last one with an indicator of its
    own, `counted` the last set with a number (项目12个), of which later figures tell parts and
    properties. `group` holds this figure and those joined to it by a mark alone (12个、3个和5个).
    """

    text: str
    slot: Slot
    left: Left
    right: Right
    group: Sequence[Slot]
    sentence_start: int
    previous: Slot | None
    told: Sequence[Found]
    named: Sequence[Found]
    last: Found | None
    counted: Found | None

    def words(self, piece: Piece) -> str:
        """Return the folded words of a piece."""
        return self.text[piece[0] : piece[1]]

    def found(self, indicator: Piece, rule: str, evidence: Piece | None = None) -> Found:
        """Return a reading of this figure."""
        span = self.slot.figure.span
        return Found(
            slot=self.slot,
            indicator=indicator,
            subject=self.left.subject
            if filled(self.left.subject)
            else self._owner(rule, indicator),
            evidence=evidence or (min(indicator[0], span.start), max(indicator[1], span.end)),
            changed=self.left.changed,
            rule=rule,
        )

    def around(self) -> Piece:
        """Return the figure with the words of its own clause before it."""
        span = self.slot.figure.span
        return opening(self.text, self.slot.left[0], span.start), span.end

    def _owner(self, rule: str, indicator: Piece) -> Piece:
        """Return whose figure this is when its own words do not tell."""
        if rule in (OF_INDICATOR_BEFORE, ACHIEVED, ARRIVED, RANK, IN_LIST) and self.last:
            return self.last.subject
        words = self.words(indicator)
        if self.last and figure_words().property.match(words):
            return self.last.indicator
        if self.counted and (self.is_part() or rule in _OF_SET or self._depends(words)):
            return self.counted.indicator
        return self.slot.owner

    def is_part(self) -> bool:
        """Tell whether the figure is a part of the set before it (其中)."""
        start = self.slot.left[0]
        clause = max(self.slot.clause[0] - 3, start - _LONGEST_LIST)
        return "其中" in self.text[max(clause, 0) : start + 3]

    def _depends(self, indicator: str) -> bool:
        if figure_words().state.match(indicator):
            return True
        return unit_kind(self.slot.figure.unit) in ("amount", "rate")


def filled(piece: Piece) -> bool:
    """Tell whether a piece has any text."""
    return piece[0] < piece[1]
