"""What the identity of a thing in a report may depend on."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.identity.names import name_key
from kg.model.answers import issue_keys, issues_answered
from kg.model.entities import Entity, Place
from kg.model.facts import Facts, Issue, Measure
from kg.model.mentions import Reading
from kg.model.text import Metadata, Outline

UNKNOWN_YEAR = "x"
"""Stands for the year in the identity of a plan when the report names none."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What an identity may depend on: this report, its area and its year."""

    outline: Outline
    report: str
    code: str
    year: str
    plans: Mapping[int, Entity]
    issue_keys: Mapping[Issue, str]
    answered: Mapping[Measure, Issue]

    @staticmethod
    def of(reading: Reading, facts: Facts, place: Place | None) -> "Scope":
        """Return the scope of one report; without a known area, the report is its own area."""
        report = reading.report.id
        code = place.code if place else f"x-{report}"
        year = _year(reading.metadata)
        plans = {plan.section: _plan(code, year, plan.name.text) for plan in reversed(facts.plans)}
        return Scope(
            outline=reading.outline,
            report=report,
            code=code,
            year=year,
            plans=plans,
            issue_keys=issue_keys(facts.issues),
            answered=issues_answered(facts),
        )

    def plan(self, words: str) -> Entity:
        """Return the plan of this name."""
        return _plan(self.code, self.year, words)

    def plan_at(self, offset: int) -> Entity | None:
        """Return the plan whose section covers `offset`."""
        sections = self.outline.ancestors(self.outline.section_at(offset))
        return next((self.plans[part.index] for part in sections if part.index in self.plans), None)

    def of_area(self, cls: str, kind: str, words: str) -> Entity:
        """Return a thing that its area and name identify."""
        name = name_key(words)
        return Entity(cls, (kind, self.code, name), name)

    def of_report(self, cls: str, words: str, *path: str) -> Entity:
        """Return a thing that exists in this report only."""
        name = name_key(words)
        return Entity(cls, ("report", self.report, *path, name), name)


def _year(metadata: Metadata) -> str:
    stated = metadata.period or metadata.date
    return stated.value[:4] if stated and stated.value[:4].isdigit() else UNKNOWN_YEAR


def _plan(code: str, year: str, words: str) -> Entity:
    name = name_key(words)
    return Entity("Plan", ("plan", code, year, name), name)
