"""Does the graph keep its word? Every quote against its text, every claim against its proof."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.rdf.namespaces import OA_END, OA_EXACT, OA_START, TYPE, concept, graph, ont
from kg.rdf.store import Store

Node: TypeAlias = NamedNode | BlankNode | Triple
Value: TypeAlias = NamedNode | BlankNode | Literal | Triple

_NOT_CHECKED = (graph("ontology"),)
_DERIVED = (concept("basis", "inherited"), concept("basis", "inferred"))
_REMARKS = ("warning", "info")
_FROM_TEXT = (concept("basis", "stated"), concept("basis", "normalised"))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: in which graph, at which node, by which check."""

    graph: str
    node: str
    check: str
    message: str

    @property
    def is_remark(self) -> bool:
        """Whether this is worth a look without being wrong: a shape's warning or note."""
        return self.check in _REMARKS

    def __str__(self) -> str:
        """Return a line for people."""
        return f"{self.node}: {self.message}"


def check(store: Store) -> tuple[Problem, ...]:
    """Return all that is wrong with the graphs of the reports and with the conclusions.

    Text against its hash, quotes against the text, claims against their evidence and against the
    direct triples that they stand for. A store that `kg build` wrote has no problems.
    """
    problems: list[Problem] = []
    for name in store.graphs():
        if name not in _NOT_CHECKED:
            facts = _Facts(store.quads(name), partial(_text_elsewhere, store))
            for look in _CHECKS:
                found = (Problem(name.value, *line) for line in look(facts))
                problems.extend(sorted(found))
    return tuple(problems)


def _text_elsewhere(store: Store, node: Value) -> str:
    """Return a text of any report: links and findings quote what stands in another graph."""
    if not isinstance(node, NamedNode):
        return ""
    quads = store.engine.quads_for_pattern(node, ont("text"), None, DefaultGraph())
    return "".join(_words(quad.object) for quad in quads)


class _Facts:
    """One graph in memory, by subject and predicate; `text_elsewhere` gives the others' texts."""

    def __init__(self, quads: Iterable[Quad], text_elsewhere: Callable[[Value], str]) -> None:
        self._elsewhere = cache(text_elsewhere)
        self._values: dict[tuple[Value, NamedNode], list[Value]] = defaultdict(list)
        self._members: dict[Value, list[Node]] = defaultdict(list)
        for quad in quads:
            self._values[quad.subject, quad.predicate].append(quad.object)
            if quad.predicate == TYPE:
                self._members[quad.object].append(quad.subject)

    def all(self, node: Value, predicate: NamedNode | str) -> list[Value]:
        """Return the values of a property; a property given as a word is one of the ontology."""
        return self._values.get((node, _property(predicate)), [])

    def one(self, node: Value, predicate: NamedNode | str) -> str:
        """Return the only value of a property as words, empty when there is none or many."""
        values = self.all(node, predicate)
        return _words(values[0]) if len(values) == 1 else ""

    def text(self, node: Value) -> str:
        """Return a report's text, from this graph if it stands here."""
        return self.one(node, "text") or self._elsewhere(node)

    def members(self, cls: str) -> list[Node]:
        """Return the nodes of a class."""
        return self._members.get(ont(cls), [])


Line: TypeAlias = tuple[str, str, str]


def _texts(facts: _Facts) -> Iterator[Line]:
    for node in facts.members("ReportText"):
        text = facts.one(node, "text")
        if hashlib.sha256(text.encode()).hexdigest() != facts.one(node, "textHash"):
            yield _line(node, "text-hash", "原文与其校验值不符 (the text differs from its hash)")
        if str(len(text)) != facts.one(node, "textLength"):
            yield _line(node, "text-length", "原文长度不符 (the text has another length)")


def _quotes(facts: _Facts) -> Iterator[Line]:
    for node in facts.members("TextSpan"):
        text = "".join(facts.text(owner) for owner in facts.all(node, "inText"))
        start, end = facts.one(node, OA_START), facts.one(node, OA_END)
        quote = facts.one(node, OA_EXACT)
        if not quote or not (start.isdecimal() and end.isdecimal()):
            yield _line(
                node, "quote-incomplete", "引文缺少起止位置或文字 (offsets or words missing)"
            )
        elif text[int(start) : int(end)] != quote:
            yield _line(node, "quote-differs", "引文与原文不符 (the quote differs from the text)")


def _evidence(facts: _Facts) -> Iterator[Line]:
    spans = set(facts.members("TextSpan"))
    for node in facts.members("Claim"):
        proof = [value for value in facts.all(node, "evidence") if value in spans]
        basis = facts.all(node, "basis")
        if len(basis) != 1:
            yield _line(node, "no-basis", "没有依据类型 (a claim has exactly one basis)")
        elif basis[0] in _FROM_TEXT and not proof:
            yield _line(node, "no-evidence", "没有原文引文 (what the text states needs a quote)")
        elif basis[0] in _DERIVED and not facts.all(node, "derivedFrom"):
            yield _line(node, "no-ground", "没有由来 (what is concluded rests on a claim)")


def _direct(facts: _Facts) -> Iterator[Line]:
    for node in facts.members("Claim"):
        values = [*facts.all(node, "object"), *facts.all(node, "value")]
        for subject in facts.all(node, "subject"):
            for predicate in facts.all(node, "predicate"):
                held = facts.all(subject, predicate) if isinstance(predicate, NamedNode) else []
                if not values or any(value not in held for value in values):
                    problem = "没有对应的直接关系 (the direct triple of this claim is missing)"
                    yield _line(node, "no-direct-triple", problem)


_CHECKS: tuple[Callable[[_Facts], Iterator[Line]], ...] = (_texts, _quotes, _evidence, _direct)


def _line(node: Node, name: str, message: str) -> Line:
    return _words(node), name, message


def _words(value: Value) -> str:
    return str(value) if isinstance(value, Triple) else value.value


def _property(predicate: NamedNode | str) -> NamedNode:
    return ont(predicate) if isinstance(predicate, str) else predicate
