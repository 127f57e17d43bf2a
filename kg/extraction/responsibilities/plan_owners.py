"""Roles for a whole plan, said beside its title or in its first sentence."""

from collections.abc import Iterator

from kg.extraction.plans import RULE_OPENING, RULE_TITLE
from kg.extraction.section_owners import owners_in_opening, owners_in_title
from kg.model.facts import Plan, Responsibility
from kg.model.mentions import Reading

RULE = "role-credited-with-plan"

_WHERE = {RULE_TITLE: owners_in_title, RULE_OPENING: owners_in_opening}


def plan_owners(reading: Reading, plans: tuple[Plan, ...]) -> Iterator[Responsibility]:
    """Yield one responsibility for each unit that answers for a plan."""
    for plan in plans:
        if plan.rule in _WHERE:
            for one in _WHERE[plan.rule](reading, reading.outline.sections[plan.section]):
                yield Responsibility(
                    evidence=one.span,
                    rule=RULE,
                    unit=one.unit,
                    role=one.role,
                    target=plan.name,
                    target_kind="plan",
                )
