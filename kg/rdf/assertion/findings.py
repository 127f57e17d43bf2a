"""What an auditor must be shown."""

from pyoxigraph import Literal

from kg.model.facts import Repetition
from kg.rdf.assertion.draft import Draft, label
from kg.rdf.mint import mint
from kg.rdf.namespaces import TYPE, concept, ont

_REPEATED = "repeated_text"


def assert_findings(draft: Draft) -> None:
    """Write each passage that stands under two headings."""
    for number, fact in enumerate(draft.facts.repetitions, start=1):
        _assert_repetition(draft, fact, number)


def _assert_repetition(draft: Draft, fact: Repetition, number: int) -> None:
    node = mint("report", draft.source.id, "finding", _REPEATED, number)
    length = fact.first.end - fact.first.start
    draft.add(node, TYPE, ont("Finding"))
    draft.write(node, checkId=_REPEATED, ruleId=fact.rule, statedIn=draft.report)
    for span in (fact.first, fact.second):
        draft.write(node, evidence=draft.span(span))
    draft.write(node, severity=concept("severity", "warning"))
    draft.write(node, findingState=concept("finding-state", "open"))
    draft.write(node, message=label(f"{length}个字的同一段话出现在两个标题之下"))
    english = f"the same passage of {length} characters stands under two headings"
    draft.write(node, message=Literal(english, language="en"))
