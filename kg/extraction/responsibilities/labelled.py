"""Roles that a label gives: (牵头单位:市水务局;配合单位:市财政局)."""

from collections.abc import Iterator

from kg.extraction.labels import find_labels
from kg.extraction.plans import plan_name
from kg.extraction.targets import target_kind
from kg.model.facts import Plan, Responsibility
from kg.model.mentions import Reading, within
from kg.model.text import Span

RULE = "role-label"


def labelled(reading: Reading, plans: tuple[Plan, ...]) -> Iterator[Responsibility]:
    """Yield one responsibility for each unit of each label; the target is what the label closes."""
    names = {plan.section: plan.name for plan in plans}
    for label in find_labels(reading.outline):
        section = reading.outline.sections[label.section]
        if not section.title:
            continue
        target = names.get(section.index) or plan_name(reading, section)
        kind = "plan" if section.index in names else target_kind(reading, target)
        for unit in within(reading.units, label.value):
            yield Responsibility(
                evidence=Span(label.span.start, unit.span.end),
                rule=RULE,
                unit=unit,
                role=label.role,
                target=target,
                target_kind=kind,
            )
