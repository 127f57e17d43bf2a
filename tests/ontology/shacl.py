"""SHACL over small and large graphs: what the tests of shapes, examples and documentation share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyshacl
from pyoxigraph import Quad, RdfFormat, serialize
from rdflib import Graph, Namespace, URIRef
from rdflib.term import Node

from kg.rdf.ontology import load_ontology

ONTOLOGY = Path(__file__).parents[2] / "ontology"
SHAPE = "https://w3id.org/gpr/shape#"
SH = Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that a shape says: its local name, how grave, about which node and value."""

    shape: str
    severity: str
    focus: Node
    value: Node | None


@cache
def shapes() -> Graph:
    """Return all shapes; they are one graph, though they stand in several files."""
    return turtle(sorted((ONTOLOGY / "shapes").glob("*.ttl")))


@cache
def ontology() -> Graph:
    """Return the ontology: shapes ask it for superclasses, schemes and role properties."""
    return triples(load_ontology())


def turtle(paths: Iterable[Path]) -> Graph:
    """Return the triples of Turtle files."""
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


def triples(quads: Iterable[Quad]) -> Graph:
    """Return quads as one graph of triples, whichever named graph they stand in."""
    lines = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=(lines or b"").decode(), format="nt")


def results(data: Graph) -> list[Result]:
    """Return what the shapes say about `data` and the ontology together."""
    _, report, _ = pyshacl.validate(data + ontology(), shacl_graph=shapes(), inplace=True)
    assert isinstance(report, Graph), report
    return list(_read(report))


def _read(report: Graph) -> Iterator[Result]:
    """Yield the results of the report itself, not those that explain them."""
    for result in report.objects(None, SH.result):
        shape, severity, focus = (
            report.value(result, SH[name])
            for name in ("sourceShape", "resultSeverity", "focusNode")
        )
        value = report.value(result, SH.value)
        if isinstance(shape, URIRef):
            yield Result(
                str(shape).removeprefix(SHAPE), str(severity).removeprefix(SH), focus, value
            )
