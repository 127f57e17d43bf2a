"""Reading the ontology: the same quads each time, code lists as tables, plain errors."""

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, serialize

from kg.errors import ResourceError
from kg.rdf import ontology
from kg.rdf.namespaces import concept, graph, ont
from kg.rdf.ontology import concepts, load_ontology, ontology_files, role_property, unit_class


def test_every_file_outside_shapes_and_examples_is_read():
    folders = {path.parent.name for path in ontology_files()}

    assert folders == {"ontology", "imports", "schemes"}
    assert len(ontology_files()) == len(set(ontology_files()))


def test_two_loads_give_the_same_bytes():
    first = serialize(load_ontology(), format=RdfFormat.N_QUADS)
    load_ontology.cache_clear()

    assert serialize(load_ontology(), format=RdfFormat.N_QUADS) == first


def test_all_quads_lie_in_one_graph_and_blank_nodes_are_numbered():
    quads = load_ontology()
    blank = {quad.subject.value for quad in quads if isinstance(quad.subject, BlankNode)}

    assert {quad.graph_name for quad in quads} == {graph("ontology")}
    assert {name.rpartition("-")[0] for name in blank} == {"gpr-axioms", "gpr-followup"}


def test_concepts_are_found_by_notation():
    assert concepts("fulfilment") == {
        "met": concept("fulfilment", "met"),
        "pending": concept("fulfilment", "pending"),
    }


@pytest.mark.parametrize("role", concepts("role"))
def test_every_role_has_a_declared_property(role):
    assert any(quad.subject == role_property(role) for quad in load_ontology())


@pytest.mark.parametrize("kind", concepts("unit-kind"))
def test_every_kind_of_unit_has_a_declared_class(kind):
    assert any(quad.subject == unit_class(kind) for quad in load_ontology())


def test_role_and_kind_by_example():
    assert role_property("lead") == ont("leadUnit")
    assert unit_class("finance") == ont("FinancialInstitution")


@pytest.mark.parametrize(
    ("look_up", "word", "message"),
    [
        (concepts, "colour", r"schemes/colour\.ttl: no such scheme; there are basis, "),
        (role_property, "own", r"schemes/role\.ttl: no concept 'own'.*; there are lead, "),
        (unit_class, "club", r"schemes/unit-kind\.ttl: no concept 'club'"),
    ],
)
def test_unknown_word_is_refused_with_the_known_ones(look_up, word, message):
    with pytest.raises(ResourceError, match=message):
        look_up(word)


def test_broken_turtle_names_file_and_line(tmp_path, monkeypatch):
    (tmp_path / "imports").mkdir()
    (tmp_path / "schemes").mkdir()
    (tmp_path / "bad.ttl").write_text("<http://a> a <http://b> .\nnonsense\n", "utf-8")
    monkeypatch.setattr(ontology, "resource", lambda *parts: tmp_path)
    load_ontology.cache_clear()

    with pytest.raises(ResourceError, match=r"bad\.ttl:2: "):
        load_ontology()
    load_ontology.cache_clear()


def test_tables_cannot_be_changed():
    with pytest.raises(TypeError):
        concepts("role")["lead"] = NamedNode("http://example.org/")
