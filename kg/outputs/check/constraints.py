"""Constraints of the shapes that are SPARQL queries, answered by the engine of the store.

pySHACL hands such a query to rdflib, which takes a hundred times as long: more than for all other
constraints together. What a query is about, its words and its severity stand in the shapes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store, Triple, Variable

from kg.errors import CheckError
from kg.rdf.namespaces import RDFS, TYPE

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

Subject: TypeAlias = NamedNode | BlankNode | Triple

_SHACL = "http://www.w3.org/ns/shacl#"
_SUBCLASS = NamedNode(RDFS + "subClassOf")
_THIS = Variable("this")


@dataclass(frozen=True, slots=True)
class Constraint:
    """A query, the nodes and classes whose members it is asked about, and what it tells."""

    text: str
    nodes: tuple[NamedNode, ...]
    classes: tuple[NamedNode, ...]
    severity: str
    message: str


def constraints(shapes: "Graph") -> tuple[Constraint, ...]:
    """Return the SPARQL constraints of a graph of shapes, by the name of their shape."""
    pairs = sorted(shapes.subject_objects(shacl("sparql")))
    return tuple(_constraint(shapes, shape, query) for shape, query in pairs)


def faults(quads: Iterable[Quad], asked: Iterable[Constraint]) -> Iterator[tuple[str, Constraint]]:
    """Yield what the queries find wrong with a graph: the thing at fault, and the constraint.

    That is the `value` of a row, or what was asked about where a query has none.
    """
    store = Store()
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    for constraint in asked:
        for node in _targets(store, constraint):
            found = store.query(constraint.text, substitutions={_THIS: node})
            if not isinstance(found, QuerySolutions):
                raise CheckError(f"a constraint is a SELECT query: {constraint.text}")
            has_value = Variable("value") in found.variables
            for row in found:
                yield _words(row["value"] if has_value else node), constraint


def message_of(messages: Iterable["Node"]) -> str:
    """Return messages as one: the Chinese one, with the English one in brackets.

    >>> from rdflib import Literal
    >>> message_of([Literal("no name", "en"), Literal("没有名称", "zh")])
    '没有名称 (no name)'
    """
    found = sorted(messages, key=lambda one: (getattr(one, "language", "") != "zh", str(one)))
    first, *others = map(str, found) if found else ("?",)
    return f"{first} ({'; '.join(others)})" if others else first


def shacl(name: str) -> "URIRef":
    """Return a term of SHACL, as rdflib writes it."""
    from rdflib import URIRef  # noqa: PLC0415

    return URIRef(_SHACL + name)


def _constraint(shapes: "Graph", shape: "Node", query: "Node") -> Constraint:
    def named(kind: str) -> tuple[NamedNode, ...]:
        return tuple(map(NamedNode, sorted(map(str, shapes.objects(shape, shacl(kind))))))

    return Constraint(
        text=_prefixes(shapes) + str(shapes.value(query, shacl("select"))),
        nodes=named("targetNode"),
        classes=named("targetClass"),
        severity=str(shapes.value(shape, shacl("severity"))).removeprefix(_SHACL),
        message=message_of(shapes.objects(query, shacl("message"))),
    )


def _prefixes(shapes: "Graph") -> str:
    """Return the prefixes that the shapes declare for their queries, which all share them."""
    found = (
        (shapes.value(one, shacl("prefix")), shapes.value(one, shacl("namespace")))
        for one in shapes.objects(None, shacl("declare"))
    )
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(found))


def _targets(store: Store, constraint: Constraint) -> Iterator[Subject]:
    yield from constraint.nodes
    for cls in constraint.classes:
        kinds = _downward(store, cls)
        members = (store.quads_for_pattern(None, TYPE, kind) for kind in kinds)
        yield from sorted({quad.subject for quads in members for quad in quads}, key=str)


def _downward(store: Store, cls: Subject) -> set[Subject]:
    """Return a class with all its subclasses."""
    found, left = {cls}, [cls]
    while left:
        below = {quad.subject for quad in store.quads_for_pattern(None, _SUBCLASS, left.pop())}
        left.extend(below - found)
        found |= below
    return found


def _words(term: Subject | Literal) -> str:
    return str(term) if isinstance(term, Triple) else term.value
