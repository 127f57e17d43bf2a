"""Which report follows up which: by blocks that two reports share, never all against all."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.followup.dossier import Head, Issue, surely_before
from kg.followup.issues import match_issues
from kg.followup.likeness import grams
from kg.followup.rules import LIKE_ISSUES, SAME_INSPECTION, SAME_ITEMS

_BLOCK_LENGTH = 6
"""Characters that two reports must share for their issues to be compared at all."""
_NEAREST = 3
"""Earlier reports of a block that a report is compared with, the latest ones first."""
_SHARE = 0.5
"""Part of the issues, of the report with fewer, that must be carried on."""
_ITEM_SHARE = 0.3
"""The same for projects and documents."""
_FEWEST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class Content:
    """What a report speaks of, for telling whether another one takes it up."""

    head: Head
    issues: tuple[Issue, ...] = ()
    items: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A report and the latest earlier one that it takes up, by which rule."""

    earlier: NamedNode
    later: NamedNode
    rule: str


def follow_ups(contents: Sequence[Content]) -> tuple[FollowUp, ...]:
    """Return for each report the one that it follows up, if any, in the order of their dates.

    Candidates share a block: place, issuer, and a title, a run of characters of an issue, or a
    project. The latest earlier report that proves to be on the same things is taken.
    """
    ordered = sorted(contents, key=lambda one: (one.head.date, one.head.id))
    found = []
    for content, candidates in _candidates(ordered):
        for other in candidates:
            if rule := follow_rule(other, content):
                found.append(FollowUp(other.head.report, content.head.report, rule))
                break
    return tuple(found)


def follow_rule(earlier: Content, later: Content) -> str:
    """Return the rule by which a report follows up another one, empty if it does not.

    Both are of one place and issuer, the later one surely later. One inspection told by its days
    needs one common issue; otherwise half of the issues must be common; reports without issues
    need a third of their projects and documents in common.
    """
    first, second = earlier.head, later.head
    if not first.place or (first.place, first.issuer) != (second.place, second.issuer):
        return ""
    if not surely_before(first.date, second.date) or _contradict(first, second):
        return ""
    if earlier.issues and later.issues:
        links = match_issues(earlier.issues, later.issues)
        fewer = min(len({link.earlier for link in links}), len({link.later for link in links}))
        if links and _same_days(first, second):
            return SAME_INSPECTION
        least = _SHARE * min(len(earlier.issues), len(later.issues))
        return LIKE_ISSUES if links and fewer >= least else ""
    common = len(earlier.items & later.items)
    least = max(_FEWEST_ITEMS, _ITEM_SHARE * min(len(earlier.items), len(later.items)))
    return SAME_ITEMS if first.genre == second.genre and common >= least else ""


def _contradict(first: Head, second: Head) -> bool:
    """Tell whether the reports speak of two inspections: other team, other body, other days."""
    told = (
        (first.conductors, second.conductors),
        (first.inspected, second.inspected),
        (first.began, second.began),
        (first.feedback, second.feedback),
    )
    return any(one and other and not one & other for one, other in told)


def _same_days(first: Head, second: Head) -> bool:
    days = (first.began & second.began) | (first.feedback & second.feedback)
    return bool(days and first.conductors & second.conductors)


def _candidates(ordered: Sequence[Content]) -> Iterator[tuple[Content, list[Content]]]:
    """Yield each report with the earlier ones of its blocks, the latest first."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for place, content in enumerate(ordered):
        near: Counter[int] = Counter()
        keys = sorted(_blocks(content))
        for key in keys:
            members = blocks.setdefault(key, [])
            near.update(_before(members, ordered, content.head.date))
            members.append(place)
        yield content, [ordered[one] for one in sorted(near, reverse=True)]


def _before(members: Sequence[int], ordered: Sequence[Content], date: str) -> Iterable[int]:
    """Return the latest members of a block whose date may lie before `date`."""
    end = bisect_left(members, date, key=lambda member: ordered[member].head.date)
    return members[max(0, end - _NEAREST) : end]


def _blocks(content: Content) -> Iterator[tuple[str, ...]]:
    """Yield the blocks of a report, each once; one without place or date is in none."""
    head = content.head
    if not head.place or not head.date:
        return
    keys: Mapping[str, None] = dict.fromkeys(
        [
            *(issue.key for issue in content.issues),
            *(run for issue in content.issues for run in grams(issue.words, _BLOCK_LENGTH)),
            *([] if content.issues else content.items),
        ]
    )
    yield from ((head.place, head.issuer, key) for key in keys)
