"""Who does what for which work item."""

from pyoxigraph import NamedNode

from kg.model.facts import Responsibility
from kg.rdf.assertion.draft import Draft
from kg.rdf.namespaces import concept, ont
from kg.rdf.ontology import role_property


def assert_responsibilities(draft: Draft) -> None:
    """Write each responsibility that the report states."""
    for fact in draft.facts.responsibilities:
        assert_responsibility(draft, fact)


def assert_responsibility(draft: Draft, fact: Responsibility) -> None:
    """Write one responsibility and its direct triple, whose property follows from the role."""
    claim = draft.stated("Responsibility", fact)
    actor, item = draft.unit_of(fact.unit), draft.words(fact.target)
    draft.write(claim, actor=actor, actorAsWritten=fact.unit.name, role=concept("role", fact.role))
    draft.write(claim, workItem=item, workItemAsWritten=fact.target.text)
    draft.write(claim, targetKind=concept("target-kind", fact.target_kind))
    draft.direct(claim, item, _property(draft, fact), actor)


def _property(draft: Draft, fact: Responsibility) -> NamedNode:
    """Return the direct property of a role.

    A task force that leads beside the plan's lead unit keeps a property of its own, so that
    `gpr:leadUnit` gives one unit for each plan.
    """
    beside = (
        fact.role == "lead"
        and fact.unit.kind == "taskforce"
        and any(
            plan.name == fact.target and plan.lead and plan.lead.fullest != fact.unit.fullest
            for plan in draft.facts.plans
        )
    )
    return ont("leadTaskForce") if beside else role_property(fact.role)
