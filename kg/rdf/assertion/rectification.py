"""Issues that an inspection found, and the measures that answer them."""

from bisect import bisect_left
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.model.answers import issues_answered
from kg.model.entities import Entity
from kg.model.facts import Issue, Measure
from kg.model.text import Span, Words
from kg.rdf.assertion.draft import Draft, integer
from kg.rdf.assertion.inspections import inspection_node
from kg.rdf.mint import mint
from kg.rdf.namespaces import concept, ont
from kg.text.title_keys import title_key

_LEDGER = "问题清单"


def assert_rectification(draft: Draft) -> None:
    """Write ledger, aspects, categories, issues and measures; no issues, no ledger."""
    if draft.facts.issues:
        ledger = _ledger(draft)
        for issue in draft.facts.issues:
            _assert_issue(draft, issue, ledger)
    answered = issues_answered(draft.facts)
    items = sorted(_items(draft), key=lambda words: words.span)
    for measure in draft.facts.measures:
        node = _assert_measure(draft, measure, answered.get(measure))
        for words in _inside(items, measure.body):
            draft.write(node, involvesItem=draft.words(words))


def _ledger(draft: Draft) -> NamedNode:
    node = draft.thing(mint("report", draft.source.id, "ledger"), "IssueLedger", _LEDGER)
    draft.write(node, isPartOf=draft.report, resultOf=inspection_node(draft))
    return node


def _assert_issue(draft: Draft, issue: Issue, ledger: NamedNode) -> None:
    node, claim = draft.words(issue.text), draft.stated("IssueRecord", issue)
    parent = ledger
    for words in (issue.aspect, issue.category):
        if words:
            group = draft.words(words)
            draft.write(group, isPartOf=parent)
            parent = group
    draft.write(node, number=issue.number, titleKey=title_key(issue.text.text))
    draft.direct(claim, node, ont("isPartOf"), parent)
    draft.write(claim, recordOf=node, number=issue.number, surfaceForm=issue.text.text)
    draft.write(claim, measureCount=integer(issue.measures))
    draft.write(claim, aspectText=issue.aspect.text if issue.aspect else None)
    draft.write(claim, categoryText=issue.category.text if issue.category else None)


def _assert_measure(draft: Draft, measure: Measure, issue: Issue | None) -> NamedNode:
    node, claim = draft.words(measure.opening), draft.stated("MeasureRecord", measure)
    state, ordinal = concept("measure-state", measure.state), integer(measure.ordinal)
    draft.write(node, ordinal=ordinal, addresses=_addressed(draft, measure, issue))
    draft.write(claim, recordOf=node, ordinal=ordinal, openingWords=measure.opening.text)
    draft.write(claim, status=state)
    draft.direct(claim, node, ont("rectificationState"), state)
    return node


def _addressed(draft: Draft, measure: Measure, issue: Issue | None) -> NamedNode:
    """Return the issue; without a record of it, the number that the measure answers."""
    if issue:
        return draft.words(issue.text)
    return draft.entity(Entity("Issue", ("issue", draft.source.id, measure.issue), measure.issue))


def _items(draft: Draft) -> Iterator[Words]:
    """Yield the words of projects, documents and tasks: what a measure may involve."""
    yield from (fact.name for fact in draft.facts.projects)
    yield from (fact.title for fact in draft.facts.documents)
    for fact in draft.facts.responsibilities:
        if draft.resolution.entity_of[fact.target].cls == "Task":
            yield fact.target


def _inside(items: list[Words], body: Span) -> list[Words]:
    first = bisect_left(items, body.start, key=lambda words: words.span.start)
    last = bisect_left(items, body.end, key=lambda words: words.span.start)
    return items[first:last]
