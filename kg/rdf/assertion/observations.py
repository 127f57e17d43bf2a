"""Figures and what they are about."""

from pyoxigraph import NamedNode

from kg.model.entities import Entity
from kg.model.facts import Observation
from kg.rdf.assertion.draft import Draft, decimal
from kg.rdf.mint import clean
from kg.rdf.namespaces import concept
from kg.text.fold import fold


def assert_observations(draft: Draft) -> None:
    """Write each figure that says something."""
    for fact in draft.facts.observations:
        _assert_observation(draft, fact)


def _assert_observation(draft: Draft, fact: Observation) -> None:
    claim = draft.stated("Observation", fact)
    indicator = draft.entity(_indicator(fact.indicator.text))
    draft.write(
        claim,
        indicator=indicator,
        indicatorText=fact.indicator.text,
        observedEntity=_observed(draft, fact),
    )
    draft.write(claim, numericValue=decimal(fact.value), unitText=fact.unit)
    draft.write(claim, observationKind=concept("observation-kind", fact.kind))
    draft.write(claim, qualifier=concept("qualifier", fact.qualifier))
    draft.write(claim, subjectText=fact.subject.text if fact.subject else None)
    draft.write(claim, periodText=fact.period.text if fact.period else None)


def _indicator(words: str) -> Entity:
    name = clean(fold(words))
    return Entity("Indicator", ("indicator", name), name)


def _observed(draft: Draft, fact: Observation) -> NamedNode | None:
    """Return what is measured: the stated subject, else the section's plan, else the area."""
    if fact.subject:
        entity = draft.resolution.entity_of.get(fact.subject)
        return draft.entity(entity) if entity else None
    place = draft.resolution.place
    return draft.plan_at(fact.indicator.span) or (draft.place(place) if place else None)
