"""The examples quote exactly, and say nothing in words that the ontology lacks."""

import hashlib
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.rdf.namespaces import GPR, SCHEME, prefix_header
from kg.rdf.ontology import load_ontology

EXAMPLES = sorted((Path(__file__).parents[2] / "ontology" / "examples").glob("*.ttl"))


@pytest.fixture(name="store", params=EXAMPLES, ids=lambda path: path.stem)
def _store(request):
    store = Store()
    store.load(path=str(request.param), format=RdfFormat.TURTLE)
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


def test_every_name_is_declared(store):
    declared = {quad.subject.value for quad in load_ontology() if hasattr(quad.subject, "value")}
    named = {
        term.value
        for quad in store
        for term in (quad.predicate, quad.object)
        if term.__class__.__name__ == "NamedNode" and term.value.startswith((GPR, SCHEME))
    }

    assert named - declared == set()


def test_every_claim_has_its_direct_triple(store):
    found = store.query(
        prefix_header()
        + """ASK { ?claim gpr:subject ?s ; gpr:predicate ?p ; gpr:object ?o
                   FILTER NOT EXISTS { ?s ?p ?o } }"""
    )

    assert not found
