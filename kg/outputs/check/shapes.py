"""Is everything there that has to be? The SHACL shapes of `ontology/shapes/`, run by pySHACL.

Each report is checked by itself, with the ontology, whose code lists and classes the shapes name;
so the time grows with the number of reports and the memory does not.

Two things make a report take one second, not five, and change no result: a property shape is asked
once about all its things (`_spread`), and the constraints in SPARQL are left to the engine of the
store (`kg.outputs.check.constraints`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import CheckError
from kg.outputs.check.constraints import Constraint, constraints, faults, message_of, shacl
from kg.outputs.check.owl import report_graphs
from kg.outputs.check.quotes import Problem
from kg.rdf.namespaces import PREF_LABEL, XSD
from kg.rdf.ontology import load_ontology
from kg.rdf.store import Store
from kg.resources import resource

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Fault: TypeAlias = tuple[str, str, str]
"""What is wrong: the node, how grave it is, the message."""

_STRING = XSD + "string"
_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")


def check_shapes(
    store: Store, progress: Callable[[int], None] = lambda reports: None
) -> Iterator[Problem]:
    """Yield each violation of a shape, report by report, in a fixed order.

    The check of a problem is its severity: `violation`, `warning` or `info`. `progress` hears how
    many more reports are done.

    Raises CheckError when pyshacl is missing.
    """
    for name in report_graphs(store):
        yield from sorted(violations(store.quads(name), name.value))
        progress(1)


def violations(quads: Iterable[Quad], name: str = "") -> Iterator[Problem]:
    """Yield what the shapes find wrong with one report, together with the ontology."""
    report = tuple(quads)
    labels = {quad.subject: quad.object for quad in report if quad.predicate == PREF_LABEL}
    named = {_words(node): _words(label) for node, label in labels.items()}
    for node, severity, message in dict.fromkeys((*_of_core(report), *_of_queries(report))):
        label = f"“{named[node]}” " if node in named else ""
        yield Problem(name, node, severity.lower(), f"{label}{message} [{severity}]")


def _of_core(report: Sequence[Quad]) -> Iterator[Fault]:
    """Yield what pySHACL finds."""
    pyshacl, data = _pyshacl(), _with_ontology(report)
    # In place: pySHACL copies the whole graph otherwise, though no shape changes it.
    _, results, _ = pyshacl.validate(data, shacl_graph=_core(), inplace=True)
    for result in results.objects(None, shacl("result")):
        node = str(results.value(result, shacl("focusNode")))
        severity = results.value(result, shacl("resultSeverity")).fragment
        yield node, severity, message_of(results.objects(result, shacl("resultMessage")))


def _of_queries(report: Sequence[Quad]) -> Iterator[Fault]:
    """Yield what the constraints in SPARQL find."""
    for node, constraint in faults((*load_ontology(), *report), _queries()):
        yield node, constraint.severity, constraint.message


@cache
def _core() -> "Graph":
    """Return the shapes as pySHACL gets them: spread out, and without queries."""
    core = _spread(_shapes())
    core.remove((None, shacl("sparql"), None))
    return core


@cache
def _queries() -> tuple[Constraint, ...]:
    return constraints(_shapes())


def _spread(shapes: "Graph") -> "Graph":
    """Return the shapes with the targets of a node shape given to its property shapes.

    pySHACL asks a property shape that it reaches through a node shape about each thing anew, and
    one that has targets itself about all things together, which takes a tenth of the time.
    """
    spread = shapes + type(shapes)()
    for shape, constraint in shapes.subject_objects(shacl("property")):
        targets = [
            (kind, one) for kind in map(shacl, _TARGETS) for one in shapes.objects(shape, kind)
        ]
        for kind, one in targets:
            spread.add((constraint, kind, one))
        if targets:
            spread.remove((shape, shacl("property"), constraint))
    return spread


@cache
def _shapes() -> "Graph":
    from rdflib import Graph  # noqa: PLC0415

    shapes = Graph()
    for path in sorted(resource("ontology", "shapes").glob("*.ttl")):
        shapes.parse(path, format="turtle")
    return shapes


def _with_ontology(quads: Iterable[Quad]) -> "Graph":
    from rdflib import Graph  # noqa: PLC0415

    data, translated = Graph(), cache(_translated)
    for triple in _ontology():
        data.add(triple)
    for quad in quads:
        data.add((translated(quad.subject), translated(quad.predicate), translated(quad.object)))
    return data


@cache
def _ontology() -> "tuple[tuple[Node, Node, Node], ...]":
    return tuple(
        (_translated(quad.subject), _translated(quad.predicate), _translated(quad.object))
        for quad in load_ontology()
    )


def _translated(term: NamedNode | BlankNode | Literal | Triple) -> "Node":
    """Return a term of one library in the other's words; many times faster than through a file."""
    import rdflib  # noqa: PLC0415

    if isinstance(term, Triple):
        raise CheckError(f"SHACL 不认识三元组项 (SHACL knows no triple terms): {term}")
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == _STRING:
        return rdflib.Literal(term.value)  # as in the shapes: rdflib tells the two ways apart
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def _words(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return str(term) if isinstance(term, Triple) else term.value


def _pyshacl() -> ModuleType:
    try:
        import pyshacl  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise CheckError(
            "--shapes 需要 pyshacl (--shapes needs pyshacl): pip install 'duban[shacl]'"
        ) from error
    return pyshacl
