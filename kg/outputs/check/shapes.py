"""Is everything there that has to be? The SHACL shapes of `ontology/shapes/`, run by pySHACL.

Each report is checked by itself, with the ontology, whose code lists and classes the shapes name;
so the time grows with the number of reports and the memory does not.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import CheckError
from kg.outputs.check.owl import report_graphs
from kg.outputs.check.quotes import Problem
from kg.rdf.namespaces import PREF_LABEL
from kg.rdf.ontology import load_ontology
from kg.rdf.store import Store
from kg.resources import resource

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SHACL = "http://www.w3.org/ns/shacl#"
_QUERY = "SPARQLConstraintComponent"
_CHINESE = "zh"


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
    pyshacl, data = _pyshacl(), _with_ontology(quads)
    # In place: pySHACL copies the whole graph otherwise, though no shape changes it.
    _, results, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    for result in results.subjects(_term("sourceConstraintComponent")):
        focus = _at_fault(results, result)
        severity = str(results.value(result, _term("resultSeverity"))).removeprefix(_SHACL)
        message = f"{_label(data, focus)}{_message(results, result)} [{severity}]"
        yield Problem(name, str(focus), severity.lower(), message)


def _at_fault(results: "Graph", result: "Node") -> "Node | None":
    """Return the node that a result is about: that of a query is what the query found."""
    is_query = results.value(result, _term("sourceConstraintComponent")) == _term(_QUERY)
    found = results.value(result, _term("value")) if is_query else None
    return found or results.value(result, _term("focusNode"))


def _message(results: "Graph", result: "Node") -> str:
    """Return the message of a result: the Chinese one, with the English one in brackets."""
    found = sorted(
        results.objects(result, _term("resultMessage")),
        key=lambda message: (getattr(message, "language", "") != _CHINESE, str(message)),
    )
    first, *others = map(str, found) if found else ("?",)
    return f"{first} ({'; '.join(others)})" if others else first


def _label(data: "Graph", focus: "Node | None") -> str:
    from rdflib import URIRef  # noqa: PLC0415

    name = data.value(focus, URIRef(PREF_LABEL.value)) if focus else None
    return f"“{name}” " if name else ""


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
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def _term(name: str) -> "Node":
    from rdflib import URIRef  # noqa: PLC0415

    return URIRef(_SHACL + name)


def _pyshacl() -> ModuleType:
    try:
        import pyshacl  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise CheckError(
            "--shapes 需要 pyshacl (--shapes needs pyshacl): pip install 'duban[shacl]'"
        ) from error
    return pyshacl
