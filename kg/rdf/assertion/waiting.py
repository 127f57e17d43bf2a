"""What waits for what, and until when."""

from collections.abc import Sequence

from kg.model.facts import Deadline, Dependency
from kg.model.mentions import InOrder, UnitMention, within
from kg.rdf.assertion.draft import Draft
from kg.rdf.assertion.periods import day
from kg.rdf.namespaces import concept, ont
from kg.text.modality import modality_at
from kg.text.periods import last_day

_AHEAD = ("planned", "expected", "required")
"""Ways to tell a thing that is still to come; 完成 beside a date ahead is no completion."""


def assert_dependencies(draft: Draft) -> None:
    """Write each dependency; nothing waits for itself, so words that say so are left out."""
    roles = draft.facts.responsibilities
    approvers = InOrder(one.unit for one in roles if one.role == "approve")
    for fact in draft.facts.dependencies:
        things = draft.resolution.entity_of
        if things[fact.dependent] != things[fact.on]:
            _assert_dependency(draft, fact, approvers)


def _assert_dependency(draft: Draft, fact: Dependency, approvers: Sequence[UnitMention]) -> None:
    claim = draft.stated("Dependency", fact)
    dependent, prerequisite = draft.words(fact.dependent), draft.words(fact.on)
    draft.write(claim, dependent=dependent, dependentText=fact.dependent.text)
    draft.write(claim, prerequisite=prerequisite, prerequisiteText=fact.on.text)
    draft.write(claim, dependencyKind=concept("dependency-kind", fact.kind))
    draft.write(claim, fulfilment=concept("fulfilment", fact.state))
    draft.direct(claim, dependent, ont("directlyDependsOn"), prerequisite)
    approver = _approver(fact, approvers)
    draft.write(claim, approver=draft.unit_of(approver) if approver else None)


def _approver(fact: Dependency, approvers: Sequence[UnitMention]) -> UnitMention | None:
    """Return who gives an approval: the body in its own words, else the last one before them.

    Only a body that the report says to approve counts: 省水利厅批复, 由市住建局出具审查意见.
    """
    if fact.kind != "approval":
        return None
    near = within(approvers, fact.evidence)
    inside = within(near, fact.on.span)
    before = [unit for unit in near if unit.span.end <= fact.on.span.start]
    return next(iter(inside), before[-1] if before else None)


def assert_commitments(draft: Draft) -> None:
    """Write each deadline, start and milestone."""
    for fact in draft.facts.deadlines:
        _assert_commitment(draft, fact)


def _assert_commitment(draft: Draft, fact: Deadline) -> None:
    claim = draft.stated("Commitment", fact)
    draft.write(claim, commitmentTo=draft.words(fact.what), whatText=fact.what.text)
    draft.write(claim, dueDate=fact.date, commitmentKind=concept("commitment-kind", fact.kind))
    last = last_day(fact.date)
    draft.write(claim, dueText=_due_words(draft, fact), dueDay=day(last) if last else None)
    modality = modality_at(draft.source.folded, fact.evidence)
    if modality in _AHEAD:
        draft.write(claim, modality=concept("modality", modality))


def _due_words(draft: Draft, fact: Deadline) -> str | None:
    """Return the date as written, None where it stands outside the words that prove it."""
    dates = within(draft.resolution.reading.dates, fact.evidence)
    spans = (date.span for date in dates if date.iso == fact.date)
    return next((span.cut(draft.source.text) for span in spans), None)
