"""The code lists hold exactly the words that facts are written in."""

import pytest
from pyoxigraph import Literal, NamedNode

from kg.rdf.namespaces import SKOS
from kg.rdf.ontology import concepts, load_ontology, ontology_files

NOTATIONS = {
    "role": "lead implement support supervise approve fund publish",
    "target-kind": "plan project issue measure document unit other",
    "unit-kind": "government party taskforce inspection enterprise finance institution park area",
    "stage": "preparation construction completed operating stalled unknown",
    "measure-state": "done ongoing planned mixed",
    "document-state": "issued compiled drafting approved cited",
    "dependency-kind": "approval funding land planning procurement partner sequence",
    "fulfilment": "met pending",
    "commitment-kind": "deadline start milestone",
    "observation-kind": "count amount rate growth rank measure",
    "qualifier": "exact about more-than at-least at-most range",
    "basis": "stated normalised supplied inherited inferred",
    "name-form": "fullest alias",
    "genre": "progress rectification",
    "severity": "error warning note",
    "finding-state": "open explained confirmed",
}


def languages(subject, name):
    predicate = NamedNode(SKOS + name)
    found = (q for q in load_ontology() if q.subject == subject and q.predicate == predicate)
    values = (quad.object for quad in found)
    return sorted(value.language for value in values if isinstance(value, Literal) and value.value)


def test_there_is_one_file_a_scheme():
    files = {path.stem for path in ontology_files() if path.parent.name == "schemes"}

    assert files == set(NOTATIONS)


@pytest.mark.parametrize("scheme", NOTATIONS)
def test_scheme_has_its_concepts(scheme):
    assert list(concepts(scheme)) == NOTATIONS[scheme].split()


@pytest.mark.parametrize("scheme", NOTATIONS)
def test_scheme_and_concepts_are_named_and_defined_in_both_languages(scheme):
    base = f"https://w3id.org/gpr/scheme/{scheme}"

    for notation, concept in {"": NamedNode(base), **concepts(scheme)}.items():
        assert concept.value == (f"{base}/{notation}" if notation else base)
        assert languages(concept, "prefLabel") == ["en", "zh"]
        assert languages(concept, "definition") == ["en", "zh"]
