"""Plans, and the units that lead them."""

from kg.model.facts import Plan, Responsibility
from kg.model.mentions import UnitMention
from kg.rdf.assertion.draft import Draft
from kg.rdf.assertion.responsibilities import assert_responsibility


def assert_plans(draft: Draft) -> None:
    """Write each plan; its lead becomes a responsibility unless the facts hold it already."""
    stated = {
        (fact.unit.fullest, draft.resolution.entity_of[fact.target])
        for fact in draft.facts.responsibilities
        if fact.role == "lead"
    }
    for plan in draft.facts.plans:
        claim = draft.stated("PlanRecord", plan)
        draft.write(claim, recordOf=draft.words(plan.name), surfaceForm=plan.name.text)
        entity = draft.resolution.entity_of[plan.name]
        if plan.lead and (plan.lead.fullest, entity) not in stated:
            assert_responsibility(draft, _lead(plan, plan.lead))


def _lead(plan: Plan, unit: UnitMention) -> Responsibility:
    return Responsibility(
        unit=unit,
        role="lead",
        target=plan.name,
        target_kind="plan",
        evidence=unit.span,
        rule=plan.rule,
    )
