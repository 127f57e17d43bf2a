"""The code lists hold exactly the words that facts are written in."""

import pytest
from pyoxigraph import Literal, NamedNode

from kg.rdf.namespaces import SKOS
from kg.rdf.ontology import concepts, load_ontology, ontology_files
from kg.resources import table

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
    "basis": "stated normalised supplied inherited inferred reviewed",
    "name-form": "fullest alias",
    "genre": "progress rectification",
    "severity": "error warning note",
    "finding-state": "open explained confirmed",
    "finding-kind": (
        "rate_mismatch sum_mismatch parts_short count_mismatch open_count contradiction divergence"
        " repeated_text copied_answer unresolved_name omission timing"
    ),
    "outcome": "kept late done moved missed repeated silent pending",
    "continuation": "same split merged",
    "inspection-type": (
        "routine special mobile joint look-back provincial audit environment supervision"
    ),
    "comparison-basis": (
        "year-on-year previous-period year-start plan-share total-share average schedule places"
        " unstated"
    ),
    "modality": "done ongoing planned expected required",
    "fund-type": (
        "special-bond central provincial subsidy loan foreign capital tax fiscal investment"
    ),
    "fund-state": "sought approved in-place paid to-pay signed completed planned",
    "measure-unit": (
        "yuan us-dollar euro hong-kong-dollar percent permille tenth percentage-point basis-point"
        " times metre kilometre centimetre millimetre li nautical-mile square-metre"
        " square-kilometre mu hectare cubic-metre litre millilitre tonne kilogram jin gram"
        " tonne-coal tonne-kilometre person-kilometre kilowatt watt megawatt gigawatt"
        " kilowatt-hour megawatt-hour gigawatt-hour kilovolt-ampere kilovolt day working-day week"
        " month quarter hour minute person person-day lesson point container person-time"
        " household body event item"
    ),
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


@pytest.mark.parametrize(
    ("lexicon", "column", "scheme"),
    [
        ("inspection_kinds.tsv", "kind", "inspection-type"),
        ("comparison_words.tsv", "basis", "comparison-basis"),
        ("modality_words.tsv", "modality", "modality"),
    ],
)
def test_every_concept_has_words_and_every_word_a_concept(lexicon, column, scheme):
    told = {row[column] for row in table("ontology", "lexicons", lexicon)}

    assert told == set(concepts(scheme))


@pytest.mark.parametrize("what", ["type", "state"])
def test_every_sort_and_state_of_money_has_words(what):
    rows = table("ontology", "lexicons", "fund_words.tsv")

    assert {row["concept"] for row in rows if row["what"] == what} == set(concepts(f"fund-{what}"))


@pytest.mark.parametrize("scheme", NOTATIONS)
def test_scheme_and_concepts_are_named_and_defined_in_both_languages(scheme):
    base = f"https://w3id.org/gpr/scheme/{scheme}"

    for notation, concept in {"": NamedNode(base), **concepts(scheme)}.items():
        assert concept.value == (f"{base}/{notation}" if notation else base)
        assert languages(concept, "prefLabel") == ["en", "zh"]
        assert languages(concept, "definition") == ["en", "zh"]
