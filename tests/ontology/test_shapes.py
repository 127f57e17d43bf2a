"""Every shape speaks both languages and names what exists; every constraint bites; data conform."""

import re
import time
from collections.abc import Iterator
from functools import cache

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from kg.pipeline import build
from kg.rdf.namespaces import GPR, graph
from kg.rdf.ontology import ontology_files
from kg.rdf.store import open_store
from tests.conftest import ROOT
from tests.ontology.shacl import ONTOLOGY, SH, SHAPE, ontology, results, shapes, triples, turtle

FILES = sorted((ONTOLOGY / "shapes").glob("*.ttl"))
GOOD = sorted((ONTOLOGY / "examples" / "good").glob("*.ttl"))
REAL = sorted((ROOT.parent / "shared" / "reports").glob("*.txt"))
PROBE = "https://w3id.org/gpr/id/probe/"
SECONDS = 60  # for two reports on a busy machine; ten to fifteen are usual

PROPERTY_SHAPES = sorted(
    shape for shape in shapes().subjects(RDF.type, SH.PropertyShape) if isinstance(shape, URIRef)
)
SPEAKING = sorted(
    {
        shape
        for kind in (SH.PropertyShape, SH.NodeShape, SH.SPARQLConstraint)
        for shape in shapes().subjects(RDF.type, kind)
        if isinstance(shape, URIRef) and "#in-" not in shape
    }
)


def local(node: Node) -> str:
    return str(node).removeprefix(SHAPE)


def languages(shape: Node, name: str) -> list[str | None]:
    values = shapes().objects(shape, SH[name])
    return sorted(str(value.language) for value in values if isinstance(value, Literal) and value)


def constrains(shape: Node) -> bool:
    """Whether a shape says anything itself, beside pointing at properties or a query."""
    aside = {SH.property, SH.sparql, SH.name, SH.severity, SH.targetClass, RDF.type, SH.targetNode}
    aside |= {SH.targetSubjectsOf, SH.targetObjectsOf, SH.path, SH.prefixes}
    return bool(set(shapes().predicates(shape)) - aside)


@pytest.mark.parametrize("shape", SPEAKING, ids=local)
def test_shape_is_named_and_explained_in_both_languages(shape):
    if (shape, RDF.type, SH.SPARQLConstraint) not in shapes():
        assert languages(shape, "name") == ["en", "zh"]
    if constrains(shape):
        assert languages(shape, "message") == ["en", "zh"]


@pytest.mark.parametrize("shape", SPEAKING, ids=local)
def test_shape_that_constrains_has_a_severity(shape):
    speaks = constrains(shape) or (shape, SH.sparql, None) in shapes()
    if speaks and (shape, RDF.type, SH.SPARQLConstraint) not in shapes():
        assert len(list(shapes().objects(shape, SH.severity))) == 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_short_and_names_what_is_declared(path):
    text = path.read_text("utf-8")
    declared = {str(node).removeprefix(GPR) for node in ontology().subjects(RDF.type, None)}

    assert text.count("\n") <= 300
    assert set(re.findall(r"\bgpr:(\w+)", text)) <= declared


def test_shapes_are_no_part_of_the_ontology():
    assert not {path.parent.name for path in ontology_files()} & {"shapes", "alignments", "good"}


@cache
def members() -> dict[Node, Node]:
    """Return, for each property shape, a good node that it looks at, the richest there is."""
    data = turtle(GOOD) + ontology()
    found = {}
    for shape in PROPERTY_SHAPES:
        targets = [t for n in shapes().subjects(SH.property, shape) for t in nodes_of(n, data)]
        path = shapes().value(shape, SH.path)
        found[shape] = max(targets, key=lambda node: (has(data, node, path), len(list(data[node]))))
    return found


def has(data: Graph, node: Node, path: Node | None) -> bool:
    return isinstance(path, URIRef) and (node, path, None) in data


def nodes_of(shape: Node, data: Graph) -> Iterator[Node]:
    for target in shapes().objects(shape, SH.targetClass):
        kinds = data.transitive_subjects(
            URIRef("http://www.w3.org/2000/01/rdf-schema#subClassOf"), target
        )
        for kind in list(kinds):
            yield from sorted(data.subjects(RDF.type, kind))
    for target in shapes().objects(shape, SH.targetSubjectsOf):
        yield from sorted(set(data.subjects(target, None)))


def wrong_values(shape: Node) -> Iterator[tuple[str, list[Node]]]:
    """Yield what a property must not hold, one case for each constraint of the shape."""
    strange, literal = URIRef(f"{PROBE}strange"), Literal("?", lang="en")
    said = set(shapes().predicates(shape))
    if SH.minCount in said or SH.hasValue in said:
        yield "none", []
    if SH.maxCount in said:
        yield "many", [strange, Literal("a"), Literal("b")]
    if said & {SH["class"], SH.node, SH["or"], SH.hasValue}:
        yield "strange", [strange]
    if said & {SH.datatype, SH.pattern, SH.nodeKind, SH.languageIn}:
        yield (
            "literal",
            [literal] if shapes().value(shape, SH.nodeKind) != SH.Literal else [strange],
        )
    if SH.minInclusive in said:
        yield "negative", [Literal("-1", datatype=XSD.integer)]
    if SH.minLength in said:
        yield "empty", [Literal("")]
    if SH.maxLength in said:
        yield "long", [Literal("示例" * 10)]


CASES = [(shape, case, values) for shape in PROPERTY_SHAPES for case, values in wrong_values(shape)]


@cache
def bitten() -> set[tuple[str, str]]:
    """Return which shape complains about which copy of a good node; one run for all copies."""
    data = turtle(GOOD) + ontology()
    copies = Graph()
    for number, (shape, _, values) in enumerate(CASES):
        node, path = members()[shape], shapes().value(shape, SH.path)
        copy = URIRef(f"{PROBE}{number}")
        for predicate, value in data.predicate_objects(node):
            if predicate != path:
                copies.add((copy, predicate, value))
        inverse = shapes().value(path, SH.inversePath)
        for place, value in enumerate(values):
            if inverse:
                copies.add((URIRef(f"{PROBE}{number}/{place}"), inverse, copy))
            else:
                copies.add((copy, path, value))
    return {(result.shape, str(result.focus)) for result in results(data + copies)}


@pytest.mark.parametrize(
    ("number", "shape"),
    [(number, shape) for number, (shape, _, _) in enumerate(CASES)],
    ids=[f"{local(shape)}-{case}" for shape, case, _ in CASES],
)
def test_constraint_bites(number, shape):
    """A copy of a good node, with one property spoiled, breaks the shape of that property."""
    assert (local(shape), f"{PROBE}{number}") in bitten()


@pytest.mark.slow
def test_samples_conform(samples, tmp_path):
    assert violations(samples, tmp_path) == []


@pytest.mark.slow
@pytest.mark.skipif(not REAL, reason="shared/ is not beside this checkout")
def test_real_reports_conform_in_seconds(tmp_path):
    began = time.perf_counter()

    assert violations(REAL, tmp_path) == []
    assert time.perf_counter() - began < SECONDS


def violations(paths, folder):
    """Return what is wrong with the graph of these reports; a warning is for people to look at."""
    build(paths, folder / "store")
    with open_store(folder / "store", read_only=True) as store:
        names = [name for name in store.graphs() if name != graph("ontology")]
        data = triples(quad for name in names for quad in store.quads(name))
    assert len(data) > 5000
    return [result for result in results(data) if result.severity == "Violation"]
