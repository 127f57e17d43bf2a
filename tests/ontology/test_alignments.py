"""Alignments name what exists here, say where they were read, and stay out of the store."""

import pytest
from rdflib import RDF, RDFS, SKOS, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL

from kg.rdf.namespaces import GPR, SCHEME
from kg.rdf.ontology import load_ontology, ontology_files
from tests.ontology.shacl import ONTOLOGY, ontology, turtle

FILES = sorted((ONTOLOGY / "alignments").glob("*.ttl"))
BASE = "https://w3id.org/gpr/alignment/"
OURS = (GPR, SCHEME)
MATCHES = {SKOS.exactMatch, SKOS.closeMatch, SKOS.relatedMatch, RDFS.subClassOf}
# No RDF on the other side: its names stand in notes.
WITHOUT_RDF = {"gbt9704", "iati", "oc4ids", "oscal"}


@pytest.fixture(name="graph", params=FILES, ids=lambda path: path.stem)
def _graph(request):
    return request.param.stem, turtle([request.param])


def test_there_are_alignments():
    assert {"sosa", "eli", "earl", "p-plan", "ep-plan", "qudt", "cpov", "epo"} | WITHOUT_RDF == {
        path.stem for path in FILES
    }


def test_it_says_where_and_when_the_other_side_was_read(graph):
    name, data = graph
    header = URIRef(BASE + name)

    assert (header, RDF.type, OWL.Ontology) in data
    assert isinstance(data.value(header, DCTERMS.source), URIRef)
    for told in (DCTERMS.references, DCTERMS.rights, DCTERMS.date):
        assert isinstance(data.value(header, told), Literal)
    for told in (DCTERMS.title, DCTERMS.description):
        assert sorted(str(text.language) for text in data.objects(header, told)) == ["en", "zh"]


def test_it_names_declared_terms_alone(graph):
    _, data = graph
    declared = set(ontology().subjects(RDF.type, None))
    named = {term for triple in data for term in triple if str(term).startswith(OURS)}

    assert named
    assert named - declared == set()


def test_it_matches_or_notes_and_does_nothing_else(graph):
    name, data = graph
    matched = {(s, p, o) for s, p, o in data if str(s).startswith(OURS)}

    for _, predicate, value in matched:
        if name in WITHOUT_RDF:
            assert predicate == SKOS.note
            assert value.language in {"zh", "en"}
        else:
            assert predicate in MATCHES
            assert not str(value).startswith(OURS)
    assert {str(s) for s, _, _ in data} == {str(s) for s, _, _ in matched} | {BASE + name}


def test_no_alignment_is_loaded_at_run_time():
    assert not [path for path in ontology_files() if path.parent.name == "alignments"]
    assert not {
        quad.subject.value for quad in load_ontology() if hasattr(quad.subject, "value")
    } & {BASE + path.stem for path in FILES}
