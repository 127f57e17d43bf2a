"""The ontology as quads, and the code lists of its schemes as tables.

The Turtle files under `ontology/` are the only place where classes, properties and concepts are
declared; the program reads from them which property a role has and which class a kind of unit.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import ResourceError
from kg.rdf.namespaces import SCHEME, SKOS, graph, ont
from kg.resources import resource

Node = TypeVar("Node", NamedNode | BlankNode | Triple, NamedNode | BlankNode | Literal | Triple)
Value = TypeVar("Value", NamedNode, Literal)

_FOLDERS = (".", "imports", "schemes")
_IN_SCHEME = NamedNode(SKOS + "inScheme")
_NOTATION = NamedNode(SKOS + "notation")


def ontology_files() -> tuple[Path, ...]:
    """Return the Turtle files of the ontology: modules, stubs of reused vocabularies, schemes.

    Shapes, alignments and examples are no part of it; they never reach a store.

    >>> [path.name for path in ontology_files()][:2]
    ['gpr-audit.ttl', 'gpr-axioms.ttl']
    """
    root = resource("ontology")
    return tuple(
        path for folder in _FOLDERS for path in sorted(root.joinpath(folder).glob("*.ttl"))
    )


@cache
def load_ontology() -> tuple[Quad, ...]:
    """Return every triple of the ontology as a quad of the graph `ontology`.

    Blank nodes (OWL needs them for lists) are numbered by file, so that two builds write the
    same bytes.

    >>> {quad.graph_name.value for quad in load_ontology()}
    {'https://w3id.org/gpr/graph/ontology'}

    Raises ResourceError when a file is missing or is not Turtle.
    """
    name = graph("ontology")
    return tuple(
        Quad(quad.subject, quad.predicate, quad.object, name)
        for path in ontology_files()
        for quad in _numbered(_parse(path), path.stem)
    )


def concepts(scheme: str) -> Mapping[str, NamedNode]:
    """Return the concepts of a scheme by notation, in the order of its file.

    >>> list(concepts("measure-state"))
    ['done', 'ongoing', 'planned', 'mixed']

    Raises ResourceError when there is no such scheme.
    """
    found = _schemes().get(scheme)
    if found is None:
        problem = f"no such scheme; there are {', '.join(sorted(_schemes()))}"
        raise ResourceError(problem, source=f"ontology/schemes/{scheme}.ttl")
    return found


def role_property(role: str) -> NamedNode:
    """Return the direct property that goes with a role.

    >>> role_property("support").value
    'https://w3id.org/gpr/ont#cooperatingUnit'

    Raises ResourceError when there is no such role.
    """
    return _partner("role", role, "roleProperty")


def unit_class(kind: str) -> NamedNode:
    """Return the class that goes with a kind of unit.

    >>> unit_class("taskforce").value
    'https://w3id.org/gpr/ont#CoordinationBody'

    Raises ResourceError when there is no such kind.
    """
    return _partner("unit-kind", kind, "unitClass")


def _partner(scheme: str, notation: str, link: str) -> NamedNode:
    found = _partners(link).get(notation)
    if found is None:
        problem = (
            f"no concept {notation!r} with a gpr:{link}; there are {', '.join(_partners(link))}"
        )
        raise ResourceError(problem, source=f"ontology/schemes/{scheme}.ttl")
    return found


@cache
def _partners(link: str) -> Mapping[str, NamedNode]:
    notation = {concept: value.value for concept, value in _pairs(_NOTATION, Literal)}
    linked = _pairs(ont(link), NamedNode)
    return MappingProxyType({notation[concept]: partner for concept, partner in linked})


@cache
def _schemes() -> Mapping[str, Mapping[str, NamedNode]]:
    scheme_of = dict(_pairs(_IN_SCHEME, NamedNode))
    found: dict[str, dict[str, NamedNode]] = {}
    for concept, notation in _pairs(_NOTATION, Literal):
        scheme = scheme_of[concept].value.removeprefix(SCHEME)
        found.setdefault(scheme, {})[notation.value] = concept
    return MappingProxyType({name: MappingProxyType(table) for name, table in found.items()})


def _pairs(predicate: NamedNode, sort: type[Value]) -> Iterator[tuple[NamedNode, Value]]:
    for quad in load_ontology():
        subject, value = quad.subject, quad.object
        if (
            quad.predicate == predicate
            and isinstance(subject, NamedNode)
            and isinstance(value, sort)
        ):
            yield subject, value


def _parse(path: Path) -> Iterator[Quad]:
    try:
        yield from parse(path=str(path), format=RdfFormat.TURTLE)
    except SyntaxError as error:
        raise ResourceError(str(error.msg), source=str(path), line=error.lineno or 0) from error


def _numbered(quads: Iterable[Quad], stem: str) -> Iterator[Quad]:
    """Yield `quads` with their blank nodes named after the file, in order of appearance."""
    names: dict[BlankNode, BlankNode] = {}

    def name(node: Node) -> Node:
        if not isinstance(node, BlankNode):
            return node
        return names.setdefault(node, BlankNode(f"{stem}-{len(names) + 1}"))

    for quad in quads:
        yield Quad(name(quad.subject), quad.predicate, name(quad.object))
