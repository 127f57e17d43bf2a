"""Good examples quote exactly and conform; each bad one breaks the one shape it is named after."""

import hashlib
from collections import defaultdict
from functools import cache

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import URIRef

from kg.rdf.namespaces import GPR, ID, SCHEME, prefix_header
from kg.rdf.ontology import load_ontology
from tests.ontology.shacl import ONTOLOGY, SH, Result, results, shapes, turtle

GOOD = sorted((ONTOLOGY / "examples" / "good").glob("*.ttl"))
BAD = sorted((ONTOLOGY / "examples" / "bad" / "shacl").glob("*.ttl"))
LONG_ENOUGH = 80


def own(path) -> str:
    """The nodes of a bad example begin with this; what else it names is in the good ones."""
    return f"{ID}bad/{path.stem}/"


@cache
def blamed() -> dict[str, set[str]]:
    """Return the broken shapes by example; all bad ones are read beside the good ones, at once."""
    found = defaultdict(set)
    for result in results(turtle([*GOOD, *BAD])):
        found[owner(result)].add(result.shape)
    return found


def owner(result: Result) -> str:
    for node in (result.focus, result.value):
        if isinstance(node, URIRef) and node.startswith(f"{ID}bad/"):
            return node.removeprefix(f"{ID}bad/").partition("/")[0]
    return f"no bad example: {result}"


@pytest.fixture(name="store", scope="module")
def _store():
    store = Store()
    for path in GOOD:
        store.load(path=str(path), format=RdfFormat.TURTLE)
    return store


def test_every_quote_is_in_the_text_at_its_place(store):
    rows = list(
        store.query(
            prefix_header()
            + """SELECT ?text ?hash ?start ?end ?quote {
              ?span gpr:inText ?node ; oa:start ?start ; oa:end ?end ; oa:exact ?quote .
              ?node gpr:text ?text ; gpr:textHash ?hash }"""
        )
    )

    assert rows
    for text, digest, start, end, quote in rows:
        assert text.value[int(start.value) : int(end.value)] == quote.value
        assert hashlib.sha256(text.value.encode()).hexdigest() == digest.value


def test_every_claim_has_its_direct_triple(store):
    found = store.query(
        prefix_header()
        + """ASK { ?claim gpr:subject ?s ; gpr:predicate ?p ; gpr:object|gpr:value ?o
                   FILTER NOT EXISTS { ?s ?p ?o } }"""
    )

    assert not found


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_every_name_is_declared(path):
    declared = {quad.subject.value for quad in load_ontology() if hasattr(quad.subject, "value")}
    named = {str(term) for triple in turtle([path]) for term in triple[1:]}

    assert {name for name in named if name.startswith((GPR, SCHEME))} <= declared


def test_the_good_examples_conform_without_a_warning():
    assert results(turtle(GOOD)) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_example_breaks_just_what_it_is_named_after(path):
    assert blamed()[path.stem] == {path.stem.partition(".")[0]}


def test_nothing_but_the_bad_examples_is_blamed():
    assert set(blamed()) == {path.stem for path in BAD}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_example_adds_nodes_of_its_own_and_says_why(path):
    assert path.read_text("utf-8").startswith("# ")
    assert all(str(subject).startswith(own(path)) for subject in turtle([path]).subjects())


def test_every_shape_but_plain_properties_has_a_bad_example():
    """Whether each single property shape bites is for `test_shapes.py`."""
    constraints = (SH.sparql, SH["or"], SH["class"])
    ours = {str(shape) for path in constraints for shape in shapes().subjects(path, None)}
    names = {name.partition("#")[2] for name in ours if "#" in name and "shape#in-" not in name}
    names = {
        name
        for name in names
        if (URIRef(f"https://w3id.org/gpr/shape#{name}"), SH.path, None) not in shapes()
    }

    assert names - {path.stem.partition(".")[0] for path in BAD} == set()
    assert len(BAD) > LONG_ENOUGH
