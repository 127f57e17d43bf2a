"""Figures and what they are about."""

import re
from collections.abc import Mapping

from pyoxigraph import NamedNode

from kg.model.entities import Entity, Place
from kg.model.facts import Observation
from kg.model.mentions import Figure, within
from kg.model.text import Span
from kg.names.divisions import NATION, province_of
from kg.rdf.assertion.draft import Draft, decimal, integer
from kg.rdf.assertion.periods import iso_by_span, write_period
from kg.rdf.measure_units import quantity
from kg.rdf.mint import clean
from kg.rdf.namespaces import concept
from kg.text.comparisons import comparison_in
from kg.text.fold import fold
from kg.text.funds import money_in
from kg.text.modality import clause_start

_SCOPE = re.compile(r"全国|[全本](?:省|自治区|市|州|县|区|旗)")
_PROVINCES = ("省", "自治区")


def assert_observations(draft: Draft) -> None:
    """Write each figure that says something."""
    dates = iso_by_span(draft.resolution.reading.dates)
    for fact in draft.facts.observations:
        claim = _assert_observation(draft, fact, dates)
        figure = _figure(draft, fact)
        if figure:
            _assert_figure(draft, claim, fact, figure)


def _assert_observation(draft: Draft, fact: Observation, dates: Mapping[Span, str]) -> NamedNode:
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
    if fact.period:
        write_period(draft, claim, fact.period, dates.get(fact.period.span, ""))
    if fact.kind == "rank":
        draft.write(claim, rank=integer(int(fact.value)))
    elif found := quantity(fact.value, fact.unit):
        draft.write(claim, measureUnit=found.unit.node, normalizedValue=decimal(found.value))
    return claim


def _figure(draft: Draft, fact: Observation) -> Figure | None:
    """Return the figure whose value a fact gives, the first if its evidence has it twice."""
    for figure in within(draft.resolution.reading.figures, fact.evidence):
        if (figure.value, figure.unit) == (fact.value, fact.unit):
            return figure
    return None


def _assert_figure(draft: Draft, claim: NamedNode, fact: Observation, figure: Figure) -> None:
    """Write the figure as written, and what the words between it and the one before tell."""
    draft.write(claim, valueText=figure.span.cut(draft.source.text))
    words = _words_before(draft, fact, figure)
    basis = comparison_in(words, fact.kind)
    draft.write(claim, comparisonBasis=concept("comparison-basis", basis) if basis else None)
    if fact.kind == "amount":
        _assert_money(draft, claim, fact, figure)
    scope = _SCOPE.search(words) if fact.kind == "rank" else None
    if scope:
        place = _scope(draft, scope[0])
        draft.write(claim, rankScopeText=scope[0], rankScope=draft.place(place) if place else None)


def _assert_money(draft: Draft, claim: NamedNode, fact: Observation, figure: Figure) -> None:
    """Write what sort of money it is by its indicator, and its state by the whole clause."""
    start = clause_start(draft.source.folded, fact.evidence.start)
    told = money_in(fact.indicator.text, draft.source.folded[start : figure.span.end])
    draft.write(claim, fundType=concept("fund-type", told.type) if told.type else None)
    draft.write(claim, fundState=concept("fund-state", told.state) if told.state else None)


def _words_before(draft: Draft, fact: Observation, figure: Figure) -> str:
    """Return the words of the evidence before a figure; those of a place-shift cover its unit."""
    start = fact.evidence.start
    others = within(draft.resolution.reading.figures, fact.evidence)
    ends = [other.span.end for other in others if other.span.end <= figure.span.start]
    start = max((end for end in ends if end > start), default=start)
    return draft.source.text[start : figure.span.end]


def _scope(draft: Draft, words: str) -> Place | None:
    """Return the area of a ranking: the nation, or the report's own area or province."""
    own = draft.resolution.place
    if words == "全国":
        return Place(NATION, "中国")
    if own and own.name.endswith(words[1:]):
        return own
    code, name = province_of(own.code) if own and words.endswith(_PROVINCES) else ("", "")
    return Place(code, name) if code else None


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
