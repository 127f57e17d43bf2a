"""Projects, sets of projects and their stages."""

from kg.model.facts import Project
from kg.rdf.assertion.draft import Draft, integer
from kg.rdf.namespaces import concept, ont


def assert_projects(draft: Draft) -> None:
    """Write each project under the plan in whose section it stands."""
    for fact in draft.facts.projects:
        _assert_project(draft, fact)


def _assert_project(draft: Draft, fact: Project) -> None:
    node, claim = draft.words(fact.name), draft.stated("StatusRecord", fact)
    carrier = draft.unit_of(fact.unit) if fact.unit else None
    stage = concept("stage", fact.stage)
    draft.write(node, isPartOf=draft.plan_at(fact.name.span), ownerUnit=carrier)
    draft.write(claim, recordOf=node, surfaceForm=fact.name.text, status=stage)
    draft.write(claim, carrier=carrier, carrierAsWritten=fact.unit.name if fact.unit else None)
    draft.write(claim, declaredCount=integer(fact.count) if fact.count is not None else None)
    draft.direct(claim, node, ont("reportedStatus"), stage)
