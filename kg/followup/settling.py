"""What became of every promise of a store: later reports are asked in turn until one settles it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import NamedNode

from kg.followup.dossier import Dossier, Head, Promise, surely_before
from kg.followup.issues import match_issues
from kg.followup.pairs import FollowUp
from kg.followup.promises import SETTLED, Outcome, Pair, made_ahead, outcome_of
from kg.followup.rules import NO_LATER_REPORT

Fetch = Callable[[NamedNode], Dossier]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The reports that may tell what became of a promise.

    `heads` are all reports, `successors` those that follow up a report, `telling` those that tell
    how a project or document stands.
    """

    heads: Mapping[NamedNode, Head]
    successors: Mapping[NamedNode, tuple[NamedNode, ...]]
    telling: Mapping[str, tuple[NamedNode, ...]]

    def of(self, promise: Promise, report: NamedNode) -> list[tuple[NamedNode, bool]]:
        """Return the later reports of the place, by date, and whether each is a follow-up."""
        chain = self._chain(report)
        others = self.telling.get(promise.subject.value, ()) if promise.subject else ()
        head = self.heads[report]
        later = [
            one
            for one in dict.fromkeys((*chain, *others))
            if head.place
            and self.heads[one].place == head.place
            and surely_before(head.date, self.heads[one].date)
        ]
        later.sort(key=lambda one: (self.heads[one].date, self.heads[one].id))
        return [(one, one in chain) for one in later]

    def _chain(self, report: NamedNode) -> dict[NamedNode, None]:
        """Return the reports that follow up a report, or follow up one that does."""
        found: dict[NamedNode, None] = {}
        waiting = [*self.successors.get(report, ())]
        while waiting:
            one = waiting.pop(0)
            if one not in found:
                found[one] = None
                waiting += self.successors.get(one, ())
        return found


def witnesses(
    heads: Mapping[NamedNode, Head],
    follow_ups: Iterable[FollowUp],
    items: Mapping[NamedNode, Iterable[str]],
) -> Witnesses:
    """Return whom to ask, from who follows whom and what each report speaks of."""
    successors: dict[NamedNode, tuple[NamedNode, ...]] = {}
    for one in follow_ups:
        successors[one.earlier] = (*successors.get(one.earlier, ()), one.later)
    telling: dict[str, tuple[NamedNode, ...]] = {}
    for report, named in items.items():
        for item in sorted(named):
            telling[item] = (*telling.get(item, ()), report)
    return Witnesses(heads, successors, telling)


def settled(report: NamedNode, known: Witnesses, fetch: Fetch) -> Iterator[Outcome]:
    """Yield what became of each promise of a report; pending where no later report tells.

    The first report that settles a promise counts; else the last follow-up that was asked.
    """
    earlier = fetch(report)

    @lru_cache
    def pair(other: NamedNode, in_turn: bool) -> Pair:
        later = fetch(other)
        links = match_issues(earlier.issues, later.issues) if in_turn else ()
        return Pair(earlier, later, links, in_turn)

    for promise in made_ahead(earlier):
        last = Outcome(promise, "pending", NO_LATER_REPORT)
        for other, in_turn in known.of(promise, report):
            last = outcome_of(promise, pair(other, in_turn)) or last
            if last.outcome in SETTLED:
                break
        yield last
