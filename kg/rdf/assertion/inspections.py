"""The inspection that a report answers: one node, and a claim for each thing told of it."""

from pyoxigraph import Literal, NamedNode

from kg.model.facts import InspectionDetail
from kg.rdf.assertion.draft import Draft
from kg.rdf.assertion.periods import calendar_date
from kg.rdf.mint import mint
from kg.rdf.namespaces import concept, ont

_BODIES = {
    "conductor": ont("conductedBy"),
    "orderer": ont("orderedBy"),
    "inspected": ont("inspectedBody"),
}
_DATES = {
    "start": ont("startDate"),
    "end": ont("endDate"),
    "feedback": ont("feedbackDate"),
}
_ACTS = {"audit": "审计", "provincial": "巡视", "environment": "督察", "supervision": "督查"}
_ACT = "巡察"


def inspection_node(draft: Draft) -> NamedNode | None:
    """Return the IRI of the inspection that the report answers, None if it tells of none."""
    return mint("report", draft.source.id, "inspection") if draft.facts.inspection else None


def assert_inspection(draft: Draft) -> None:
    """Write the inspection and what is told of it; what is told in two ways stands twice."""
    node = inspection_node(draft)
    if node is None:
        return
    draft.thing(node, "Inspection", _name(draft))
    for fact in draft.facts.inspection:
        claim = draft.stated("InspectionRecord", fact)
        draft.write(claim, recordOf=node)
        predicate, value = _told(draft, fact)
        draft.direct(claim, node, predicate, value)


def _told(draft: Draft, fact: InspectionDetail) -> tuple[NamedNode, NamedNode | Literal]:
    if fact.unit:
        return _BODIES[fact.detail], draft.unit_of(fact.unit)
    if fact.detail in _DATES:
        return _DATES[fact.detail], calendar_date(fact.value)
    return ont("inspectionType"), concept("inspection-type", fact.value)


def _name(draft: Draft) -> str:
    """Return a name of the parts that are told: team, year and act."""
    first = {fact.detail: fact for fact in reversed(draft.facts.inspection)}
    team, kind = first.get("conductor"), first.get("kind")
    dated = first.get("start") or first.get("feedback")
    who = draft.resolution.unit_of[team.unit.name].entity.label if team and team.unit else ""
    year = f"{dated.value[:4]}年" if dated else ""
    return who + year + _ACTS.get(kind.value if kind else "", _ACT)
