"""Which issue of a later report is which of an earlier one: kept, split, merged.

A number proves nothing by itself: an issue of the same number and other words is another issue.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from kg.followup.dossier import Issue
from kg.followup.likeness import held, likeness, replaces_a_word
from kg.followup.rules import (
    LIKE_WORDS,
    MERGED_WORDS,
    SAME_NUMBER_AND_WORDS,
    SAME_NUMBER_LIKE_WORDS,
    SAME_WORDS,
    SPLIT_WORDS,
)

SAME_NUMBER = 0.65
"""Likeness from which two issues of one number are the same; see tests/followup/likeness.tsv."""
OTHER_NUMBER = 0.75
"""The same for issues of different numbers."""
PART_HELD = 0.80
"""Share of the pairs of a part that the whole must have, for a split or a merger."""
WHOLE_HELD = 0.70
"""Share of the pairs of the whole that its parts must have together."""
_SHORTEST_PART = 4
"""Characters of the shortest words that are taken for a part of an issue."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """An issue of the earlier report and one of the later that carries it on.

    `kind` is same, split (one of several that it became) or merged (one of several that went
    into it); `alike` is 1 for the same words.
    """

    earlier: Issue
    later: Issue
    kind: str
    rule: str
    alike: float


def match_issues(earlier: Sequence[Issue], later: Sequence[Issue]) -> tuple[Continuation, ...]:
    """Return what continues what, in the order of the later report, then of the earlier.

    The same words and number come first, then the same words, then splits and mergers, then like
    words. Swapping the reports swaps earlier and later, split and merged, and nothing else.
    """
    found: list[Continuation] = []
    left, right = list(earlier), list(later)
    for step in (_same_words_and_number, _same_words, _apart_or_together, _like):
        new = step(left, right)
        found += new
        left = [one for one in left if one not in {link.earlier for link in new}]
        right = [one for one in right if one not in {link.later for link in new}]
    places = {one: place for place, one in enumerate((*earlier, *later))}
    return tuple(sorted(found, key=lambda link: (places[link.later], places[link.earlier])))


def are_one(first: str, second: str, *, same_number: bool) -> float:
    """Return how alike two wordings of one issue are; 0 if they are of two issues.

    >>> are_one("公务接待超标准", "公务用车超标准", same_number=True)
    0
    """
    alike = likeness(first, second)
    least = SAME_NUMBER if same_number else OTHER_NUMBER
    return alike if alike >= least and not replaces_a_word(first, second) else 0


def _same_words_and_number(earlier: Sequence[Issue], later: Sequence[Issue]) -> list[Continuation]:
    pairs = _in_turn(earlier, later, lambda one: (one.key, one.number))
    return [Continuation(a, b, "same", SAME_NUMBER_AND_WORDS, 1) for a, b in pairs]


def _same_words(earlier: Sequence[Issue], later: Sequence[Issue]) -> list[Continuation]:
    """Pair equal words, within an aspect first: two aspects may have an issue of one wording."""
    inside = _in_turn(earlier, later, lambda one: (one.key, one.aspect))
    left = [one for one in earlier if one not in {a for a, _ in inside}]
    right = [one for one in later if one not in {b for _, b in inside}]
    across = _in_turn(left, right, lambda one: (one.key,))
    return [Continuation(a, b, "same", SAME_WORDS, 1) for a, b in (*inside, *across)]


def _in_turn(
    earlier: Iterable[Issue], later: Iterable[Issue], key: Callable[[Issue], tuple[str, ...]]
) -> list[tuple[Issue, Issue]]:
    """Pair the issues of one key in the order in which they stand."""
    waiting: dict[tuple[str, ...], list[Issue]] = {}
    for one in later:
        waiting.setdefault(key(one), []).append(one)
    return [(one, waiting[key(one)].pop(0)) for one in earlier if waiting.get(key(one))]


def _apart_or_together(earlier: Sequence[Issue], later: Sequence[Issue]) -> list[Continuation]:
    """Find splits and mergers; a merger is a split seen from the other end."""
    splits = _split(earlier, later)
    mergers = [
        replace(link, earlier=link.later, later=link.earlier, kind="merged", rule=MERGED_WORDS)
        for link in _split(later, earlier)
    ]
    return [link for link in splits if not _touches(link, mergers)] + [
        link for link in mergers if not _touches(link, splits)
    ]


def _touches(link: Continuation, others: Iterable[Continuation]) -> bool:
    return any(link.earlier == one.earlier or link.later == one.later for one in others)


def _split(earlier: Sequence[Issue], later: Sequence[Issue]) -> list[Continuation]:
    """Find issues that came apart: two or more later ones hold their words between them."""
    found: list[Continuation] = []
    free = list(later)
    for whole in earlier:
        parts = [one for one in free if _is_part(one, whole)]
        words = "\n".join(part.words for part in parts)
        if len(parts) > 1 and held(whole.words, words) >= WHOLE_HELD:
            found += [
                Continuation(whole, part, "split", SPLIT_WORDS, likeness(whole.words, part.words))
                for part in parts
            ]
            free = [one for one in free if one not in parts]
    return found


def _is_part(part: Issue, whole: Issue) -> bool:
    shorter = _SHORTEST_PART <= len(part.words) < len(whole.words)
    return shorter and held(part.words, whole.words) >= PART_HELD


def _like(earlier: Sequence[Issue], later: Sequence[Issue]) -> list[Continuation]:
    """Pair like words, the most alike first; each issue once."""
    scored = []
    for (here, one), (there, other) in product(enumerate(earlier), enumerate(later)):
        same_number = one.number == other.number
        alike = are_one(one.words, other.words, same_number=same_number)
        if alike:
            scored.append(((-alike, not same_number, abs(here - there), here + there), one, other))
    found: list[Continuation] = []
    for (minus, renumbered, *_), one, other in sorted(scored, key=lambda entry: entry[0]):
        if all(link.earlier != one and link.later != other for link in found):
            rule = LIKE_WORDS if renumbered else SAME_NUMBER_LIKE_WORDS
            found.append(Continuation(one, other, "same", rule, -minus))
    return found
