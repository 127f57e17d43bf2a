"""Figures that two reports give for the same thing, and differently."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.followup.dossier import Dossier, Figure
from kg.followup.issues import Continuation
from kg.followup.rules import CORRECTED_FIGURE, INDICATOR_ENDING, SAME_INDICATOR
from kg.followup.words import pattern

_NOT_COMPARED = ("growth",)
"""A growth of one year and of the next are two things, not one that changed."""
_SHORTEST = 4
"""Characters of the shortest name: 问题 or 干部 may be these here and those there."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of the earlier report and what it is in the later one."""

    earlier: Figure
    later: Figure
    rule: str


def changed_figures(
    earlier: Dossier, later: Dossier, links: Sequence[Continuation]
) -> tuple[Change, ...]:
    """Return the figures that changed, in the order of the earlier report.

    Only the same indicator of the same subject in the same unit counts, in one issue and what
    became of it, or outside of all issues; and only if either report gives it once there.
    """
    found: dict[Figure, Change] = {}
    for one in _corrected(earlier, later, links):
        found.setdefault(one.earlier, one)
    for before, after in _rooms(earlier, later, links):
        for one in (*_same(before, after), *_ending(before, after)):
            if one.later not in {change.later for change in found.values()}:
                found.setdefault(one.earlier, one)
    changes = (one for one in found.values() if one.earlier.value != one.later.value)
    return tuple(sorted(changes, key=lambda one: (one.earlier.quote.start, one.later.quote.start)))


def _rooms(
    earlier: Dossier, later: Dossier, links: Sequence[Continuation]
) -> Iterator[tuple[list[Figure], list[Figure]]]:
    """Yield the figures that may be compared: issue by issue, then those of no issue."""
    before, after = _by_issue(earlier), _by_issue(later)
    for link in links:
        yield before.get(link.earlier.number, []), after.get(link.later.number, [])
    yield before.get("", []), after.get("", [])


def _by_issue(dossier: Dossier) -> Mapping[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in dossier.figures:
        issue = dossier.issue_at(figure.quote.start)
        named = len(figure.subject + figure.indicator) >= _SHORTEST
        if named and figure.kind not in _NOT_COMPARED:
            found.setdefault(issue.number if issue else "", []).append(figure)
    return found


def _same(before: Iterable[Figure], after: Iterable[Figure]) -> Iterator[Change]:
    """Pair figures of the same indicator, subject, unit and kind."""
    later = _by_name(after)
    for name, (old, *others) in _by_name(before).items():
        if not others and (new := _new_one(old, later.get(name, ()))):
            yield Change(old, new, SAME_INDICATOR)


def _by_name(figures: Iterable[Figure]) -> dict[tuple[str, ...], list[Figure]]:
    found: dict[tuple[str, ...], list[Figure]] = {}
    for one in figures:
        found.setdefault((one.indicator, one.subject, one.unit, one.kind), []).append(one)
    return found


def _new_one(old: Figure, candidates: Sequence[Figure]) -> Figure | None:
    """Return the only candidate; of two, the one beside the old value (由16家增至28家)."""
    others = [one for one in candidates if one.value != old.value]
    if len(candidates) == 1:
        return candidates[0]
    is_told = len(candidates) == len(others) + 1
    return others[0] if is_told and len(others) == 1 else None


def _ending(before: Sequence[Figure], after: Sequence[Figure]) -> Iterator[Change]:
    """Pair an indicator with a longer one that ends in it: 成员单位, 产业链党委成员单位.

    A short one (高校) will do where the later report gives the old value beside the new.
    """
    for old in before:
        if any(one.indicator == old.indicator for one in after):
            continue
        longer = [one for one in after if _stands_for(old, one)]
        rivals = [one for one in before if any(_stands_for(one, new) for new in longer)]
        is_told = old.value in {one.value for one in longer}
        if not is_told and len(old.indicator) < _SHORTEST:
            continue
        if len(rivals) == 1 and (new := _new_one(old, longer)):
            yield Change(old, new, INDICATOR_ENDING)


def _stands_for(old: Figure, new: Figure) -> bool:
    same = (old.unit, old.kind) == (new.unit, new.kind)
    return same and bool(old.indicator) and new.indicator.endswith(old.indicator)


def _corrected(earlier: Dossier, later: Dossier, links: Sequence[Continuation]) -> Iterator[Change]:
    """Find figures that the later report calls wrong: 8.6万平方米系录入错误，更正为6.8万平方米."""
    for wrong, right in zip(later.figures, later.figures[1:], strict=False):
        between = later.text[wrong.quote.start : right.quote.end]
        marks = pattern("corrected").search(between)
        if marks and later.sentence(wrong.quote) == later.sentence(right.quote):
            olds = _with_value(earlier, wrong.value, wrong.unit)
            issue = later.issue_at(wrong.quote.start)
            own = {link.earlier for link in links if link.later == issue}
            inside = [one for one in olds if earlier.issue_at(one.quote.start) in own]
            chosen = inside or olds
            if len(chosen) == 1:
                yield Change(chosen[0], right, CORRECTED_FIGURE)


def _with_value(dossier: Dossier, value: Decimal, unit: str) -> list[Figure]:
    """Return the figures of a report that have a value and were not corrected there already."""
    same = (one for one in dossier.figures if (one.value, one.unit) == (value, unit))
    return [one for one in same if not pattern("corrected").search(dossier.sentence(one.quote))]
