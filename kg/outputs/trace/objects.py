"""A trace as objects for programs.

The structure is stable; new keys may come, none goes without a note in the change log:

    subject, above: [node], chain: node, grounds: [fact], findings: [finding],
    reports: [report], rules: [{id, title}] (those of inference)
    node     place, id, key, kind, name, label, status, facts: [fact], also: [number], repeated,
             context, children: [node]
    fact     number, claim, heading, basis, rule, derived_from: [number],
             details: [{property, title, value}], passages: [passage]
    finding  number, id, check, title, message, severity, state, note, expected, actual, passages
    passage  report (its id), section, line, start, end, quote
    report   id, file, title, issuer, date, sha256

Words in two languages are `{"zh": …, "en": …}`; numbers are those of the printed annex.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.outputs.query import Label
from kg.outputs.trace.values import Doubt, Fact, Node, Passage, Source, Subject, Trace


def to_objects(trace: Trace) -> dict[str, Any]:
    """Return a trace in the structure that the module describes."""
    ids = {source.iri: source.id for source in trace.sources}
    return {
        "subject": _subject(trace.root.subject),
        "above": [_node(node, ids) for node in trace.above],
        "chain": _node(trace.root, ids),
        "grounds": [_fact(fact, ids) for fact in trace.grounds],
        "findings": [_finding(doubt, ids) for doubt in trace.doubts],
        "reports": [_report(source) for source in trace.sources],
        "rules": [{"id": rule, "title": _both(title)} for rule, title in trace.rules],
    }


def _subject(subject: Subject) -> dict[str, Any]:
    return {
        "id": subject.iri,
        "key": subject.key,
        "kind": subject.kind,
        "name": subject.name,
        "label": _both(subject.label),
        "status": _both(subject.status) if subject.status.zh else None,
    }


def _node(node: Node, ids: Mapping[str, str]) -> dict[str, Any]:
    return {
        "place": node.place,
        **_subject(node.subject),
        "facts": [_fact(fact, ids) for fact in node.facts],
        "also": list(node.also),
        "repeated": node.repeated,
        "context": node.context,
        "children": [_node(child, ids) for child in node.children],
    }


def _fact(fact: Fact, ids: Mapping[str, str]) -> dict[str, Any]:
    return {
        "number": fact.number,
        "claim": fact.claim,
        "heading": _both(fact.heading),
        "basis": fact.basis,
        "rule": fact.rule,
        "derived_from": list(fact.sources),
        "details": [
            {"property": one.property, "title": _both(one.title), "value": _both(one.value)}
            for one in fact.details
        ],
        "passages": _passages(fact.passages, ids),
    }


def _finding(doubt: Doubt, ids: Mapping[str, str]) -> dict[str, Any]:
    return {
        "number": doubt.number,
        "id": doubt.key,
        "check": doubt.check,
        "title": _both(doubt.title),
        "message": _both(doubt.message),
        "severity": doubt.severity,
        "state": doubt.state,
        "note": doubt.note,
        "expected": doubt.expected,
        "actual": doubt.actual,
        "passages": _passages(doubt.passages, ids),
    }


def _passages(passages: Iterable[Passage], ids: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "report": ids[one.report],
            "section": one.section,
            "line": one.line,
            "start": one.start,
            "end": one.end,
            "quote": one.quote,
        }
        for one in passages
    ]


def _report(source: Source) -> dict[str, Any]:
    names = ("id", "file", "title", "issuer", "date", "sha256")
    return {name: getattr(source, name) for name in names}


def _both(label: Label) -> dict[str, str]:
    return {"zh": label.zh, "en": label.en}
