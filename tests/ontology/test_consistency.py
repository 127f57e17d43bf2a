"""HermiT accepts the ontology with its examples, and rejects what must not be.

HermiT wants N-Triples (given Turtle, owlready2 loads nothing), no imports to fetch, and none of the
calendar types, which are not part of OWL 2.
"""

import io
import shutil
import warnings
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.rdf.namespaces import OWL, TYPE, XSD, ont
from kg.rdf.ontology import load_ontology

pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")

EXAMPLES = sorted((Path(__file__).parents[2] / "ontology" / "examples").glob("*.ttl"))
CALENDAR = {XSD + name for name in ("date", "gYear", "gYearMonth")}
A, B, C = (NamedNode(f"https://w3id.org/gpr/id/test/{name}") for name in "abc")
WRONG = {
    "a claim that is a unit": [(A, TYPE, ont("Claim")), (A, TYPE, ont("Enterprise"))],
    "a finding that is a claim": [(A, TYPE, ont("Finding")), (A, TYPE, ont("Claim"))],
    "an observation that is an act": [
        (A, TYPE, ont("Observation")),
        (A, TYPE, NamedNode("http://www.w3.org/ns/prov#Activity")),
    ],
    "a place that leads": [(A, ont("leadUnit"), B), (B, TYPE, ont("Place"))],
    "a measure that answers a project": [(A, ont("addresses"), B), (B, TYPE, ont("Project"))],
    "two actors in one responsibility": [
        (A, ont("actor"), B),
        (A, ont("actor"), C),
        (B, TYPE, ont("PartyOrganisation")),
        (C, TYPE, ont("Enterprise")),
    ],
    "a plan that is a project": [(A, TYPE, ont("Plan")), (A, TYPE, ont("Project"))],
    "a report of both genres": [
        (A, TYPE, ont("ProgressReport")),
        (A, TYPE, ont("RectificationReport")),
    ],
}


def examples():
    for path in EXAMPLES:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if not (isinstance(quad.object, Literal) and quad.object.datatype.value in CALENDAR):
                yield quad


def is_consistent(quads):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import owlready2  # noqa: PLC0415  (slow, and warns)
    imports = NamedNode(OWL + "imports")
    kept = (quad.triple for quad in (*load_ontology(), *quads) if quad.predicate != imports)
    world = owlready2.World()
    everything = world.get_ontology("https://w3id.org/gpr/test#")
    everything.load(fileobj=io.BytesIO(serialize(kept, format=RdfFormat.N_TRIPLES)))
    assert len(list(world.classes())) > 40
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    assert list(world.inconsistent_classes()) == []
    return True


def test_the_examples_are_consistent_and_no_class_is_empty_for_good():
    assert is_consistent(examples())


@pytest.mark.parametrize("wrong", WRONG)
def test_what_must_not_be_is_inconsistent(wrong):
    assert not is_consistent([Quad(*triple) for triple in WRONG[wrong]])
