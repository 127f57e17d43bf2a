"""All that a later report tells of an earlier one."""

from dataclasses import dataclass

from kg.followup.dossier import Dossier, Issue
from kg.followup.figures import Change, changed_figures
from kg.followup.issues import Continuation, match_issues
from kg.followup.promises import Outcome, Pair, made_ahead, outcome_of
from kg.followup.renamings import Renaming, renamed_units


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports side by side: issues, promises, figures and names."""

    earlier: Dossier
    later: Dossier
    links: tuple[Continuation, ...]
    outcomes: tuple[Outcome, ...]
    changes: tuple[Change, ...]
    renamings: tuple[Renaming, ...]

    @property
    def gone(self) -> tuple[Issue, ...]:
        """The issues of which the later report no longer speaks."""
        linked = {link.earlier for link in self.links}
        return tuple(one for one in self.earlier.issues if one not in linked)

    @property
    def new(self) -> tuple[Issue, ...]:
        """The issues of which the earlier report did not speak."""
        linked = {link.later for link in self.links}
        return tuple(one for one in self.later.issues if one not in linked)

    @property
    def is_empty(self) -> bool:
        """Whether no words of the later report take up anything of the earlier one."""
        told = any(one.outcome not in ("silent", "pending") for one in self.outcomes)
        return not (self.links or told or self.changes or self.renamings)


def compare(earlier: Dossier, later: Dossier) -> Comparison:
    """Return what the later report tells of the earlier one.

    Reports of two places have nothing to do with each other, whatever their words.
    """
    if not earlier.head.place or earlier.head.place != later.head.place:
        return Comparison(earlier, later, (), (), (), ())
    links = match_issues(earlier.issues, later.issues)
    in_turn = earlier.head.issuer == later.head.issuer
    pair = Pair(earlier, later, links, in_turn)
    outcomes = (outcome_of(promise, pair) for promise in made_ahead(earlier))
    return Comparison(
        earlier=earlier,
        later=later,
        links=links,
        outcomes=tuple(one for one in outcomes if one),
        changes=changed_figures(earlier, later, links) if in_turn else (),
        renamings=renamed_units(earlier, later),
    )
