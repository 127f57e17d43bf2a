"""What waits for what, and until when."""

from kg.model.facts import Deadline, Dependency
from kg.rdf.assertion.draft import Draft
from kg.rdf.namespaces import concept, ont


def assert_dependencies(draft: Draft) -> None:
    """Write each dependency; nothing waits for itself, so words that say so are left out."""
    for fact in draft.facts.dependencies:
        things = draft.resolution.entity_of
        if things[fact.dependent] != things[fact.on]:
            _assert_dependency(draft, fact)


def _assert_dependency(draft: Draft, fact: Dependency) -> None:
    claim = draft.stated("Dependency", fact)
    dependent, prerequisite = draft.words(fact.dependent), draft.words(fact.on)
    draft.write(claim, dependent=dependent, dependentText=fact.dependent.text)
    draft.write(claim, prerequisite=prerequisite, prerequisiteText=fact.on.text)
    draft.write(claim, dependencyKind=concept("dependency-kind", fact.kind))
    draft.write(claim, fulfilment=concept("fulfilment", fact.state))
    draft.direct(claim, dependent, ont("directlyDependsOn"), prerequisite)


def assert_commitments(draft: Draft) -> None:
    """Write each deadline, start and milestone."""
    for fact in draft.facts.deadlines:
        _assert_commitment(draft, fact)


def _assert_commitment(draft: Draft, fact: Deadline) -> None:
    claim = draft.stated("Commitment", fact)
    draft.write(claim, commitmentTo=draft.words(fact.what), whatText=fact.what.text)
    draft.write(claim, dueDate=fact.date, commitmentKind=concept("commitment-kind", fact.kind))
