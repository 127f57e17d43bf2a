"""A graph that lies is found out."""

import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat
from rdflib import URIRef

from kg.errors import CheckError
from kg.outputs.check import check, owl
from kg.outputs.check.constraints import constraints
from kg.outputs.check.owl import check_logic
from kg.outputs.check.quotes import Problem
from kg.outputs.check.shapes import check_shapes, violations
from kg.rdf.assertion import assert_report
from kg.rdf.inference import infer
from kg.rdf.mint import report_graph
from kg.rdf.namespaces import (
    ID,
    OA_EXACT,
    OA_START,
    PREF_LABEL,
    TYPE,
    graph,
    ont,
    prefix_header,
)
from kg.rdf.store import Contents, Store, open_store
from tests.handmade import handmade_resolution
from tests.ontology.shacl import ONTOLOGY, SH, SHAPE, results, shapes, turtle

EXAMPLES = ONTOLOGY / "examples"
Change = Callable[[Quad], Quad | None]


def build(folder: Path, change: Change = lambda quad: quad) -> Store:
    store = open_store(folder / "store")
    quads = [new for quad in assert_report(handmade_resolution()) if (new := change(quad))]
    store.put([Contents(report_graph("tongbao"), quads, "1")])
    return store


def with_words(quad: Quad, words: str) -> Quad:
    return Quad(quad.subject, quad.predicate, Literal(words), quad.graph_name)


def other_text(quad: Quad) -> Quad:
    text = ont("text")
    return with_words(quad, quad.object.value[:-1] + "!") if quad.predicate == text else quad


def other_quote(quad: Quad) -> Quad:
    return with_words(quad, quad.object.value + "?") if quad.predicate == OA_EXACT else quad


def no_offset(quad: Quad) -> Quad | None:
    return None if quad.predicate == OA_START else quad


def no_evidence(quad: Quad) -> Quad | None:
    return None if quad.predicate == ont("evidence") else quad


def no_basis(quad: Quad) -> Quad | None:
    return None if quad.predicate == ont("basis") else quad


def no_lead(quad: Quad) -> Quad | None:
    return None if quad.predicate == ont("leadUnit") else quad


def no_spans(quad: Quad) -> Quad | None:
    is_span = quad.predicate == TYPE and quad.object == ont("TextSpan")
    return None if is_span else quad


def test_sound_graph(tmp_path: Path) -> None:
    assert check(build(tmp_path)) == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (other_text, {"text-hash"}),
        (other_quote, {"quote-differs"}),
        (no_offset, {"quote-incomplete"}),
        (no_evidence, {"no-evidence"}),
        (no_spans, {"no-evidence"}),
        (no_basis, {"no-basis"}),
        (no_lead, {"no-direct-triple"}),
    ],
)
def test_problems(tmp_path: Path, change: Change, found: set[str]) -> None:
    problems = check(build(tmp_path, change))

    assert {problem.check for problem in problems} == found


def test_problem_is_a_line_for_people(tmp_path: Path) -> None:
    problem = check(build(tmp_path, no_lead))[0]

    assert str(problem).startswith("https://w3id.org/gpr/id/report/tongbao/c/Responsibility/")
    assert problem.graph == report_graph("tongbao").value


def test_text_of_another_length(tmp_path: Path) -> None:
    def shorter(quad: Quad) -> Quad:
        if quad.predicate == ont("textLength"):
            return with_words(quad, "3")
        return quad

    assert [problem.check for problem in check(build(tmp_path, shorter))] == ["text-length"]


def test_characters_beyond_the_first_plane_count_once(tmp_path: Path) -> None:
    resolution = handmade_resolution(text="𠮷" + handmade_resolution().reading.report.text)
    store = open_store(tmp_path / "store")
    store.put([Contents(report_graph("tongbao"), assert_report(resolution), "1")])

    assert check(store) == ()


def no_ground(quad: Quad) -> Quad | None:
    return None if quad.predicate == ont("derivedFrom") else quad


def test_a_conclusion_without_its_ground(tmp_path: Path) -> None:
    inferred = graph("inferred")
    store = build(tmp_path)
    infer(store.engine)
    assert check(store) == ()

    quads = [quad for quad in store.quads(inferred) if no_ground(quad)]
    store.put([Contents(inferred, quads, "2")])
    assert {problem.check for problem in check(store)} == {"no-ground"}


def test_the_evidence_of_an_inherited_owner_is_that_of_the_stated_claim(tmp_path: Path) -> None:
    store = build(tmp_path)
    infer(store.engine)
    rows = store.query(
        prefix_header()
        + """SELECT ?item ?quote {
          ?inherited gpr:basis <https://w3id.org/gpr/scheme/basis/inherited> ;
            gpr:workItem ?item ; gpr:derivedFrom ?stated .
          ?stated gpr:evidence/oa:exact ?quote }"""
    )

    assert [quote.value for _, quote in rows] == ["市水务局"]


def test_shapes_name_the_node_the_message_and_the_severity(tmp_path: Path) -> None:
    assert [problem for problem in check_shapes(build(tmp_path)) if not problem.is_remark] == []

    found = list(check_shapes(build(tmp_path / "bad", no_evidence)))
    assert {problem.check for problem in found if not problem.is_remark} == {"violation"}
    assert all("[Violation]" in str(one) or one.is_remark for one in found)
    assert any("Commitment" in problem.node for problem in found)


def test_a_violation_shows_the_label_of_its_node() -> None:
    plan = NamedNode(ID + "plan/x/2024/河道行动")
    quads = [
        Quad(plan, TYPE, ont("Plan")),
        Quad(plan, PREF_LABEL, Literal("河道行动", language="zh")),
    ]

    assert any("“河道行动” " in str(problem) for problem in violations(quads))


def test_shapes_find_what_pyshacl_finds_by_itself() -> None:
    paths = [*(EXAMPLES / "good").glob("*.ttl"), *(EXAMPLES / "bad" / "shacl").glob("*.ttl")]
    store = pyoxigraph.Store()
    for path in paths:
        store.load(path=str(path), format=RdfFormat.TURTLE)
    asked = set(shapes().subjects(SH.sparql, None))
    plain = {
        (str((URIRef(SHAPE + one.shape) in asked and one.value) or one.focus), one.severity.lower())
        for one in results(turtle(paths))
    }

    assert len(plain) > 100
    assert {(problem.node, problem.check) for problem in violations(store)} == plain


def test_no_shape_that_is_reached_from_another_has_targets() -> None:
    targets = {SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf}
    reached = {*shapes().objects(None, SH.node), *shapes().objects(None, SH.property)}

    assert [shape for shape in reached if targets & set(shapes().predicates(shape))] == []


def test_a_query_of_a_shape_names_nodes_or_classes() -> None:
    assert all(one.nodes or one.classes for one in constraints(shapes()))


def test_shapes_without_pyshacl_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)

    with pytest.raises(CheckError, match=r"pip install 'duban\[shacl\]'"):
        list(violations([]))


def test_logic_without_owlready2_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "owlready2", None)
    monkeypatch.setattr(owl.shutil, "which", lambda _: "/usr/bin/java")

    with pytest.raises(CheckError, match=r"pip install 'duban\[owl\]'"):
        owl.is_consistent([])


def test_logic_without_java_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owl.shutil, "which", lambda _: None)

    with pytest.raises(CheckError, match="Java"):
        owl.is_consistent([])


@pytest.mark.slow
@pytest.mark.usefixtures("java")
def test_logic_names_the_report_that_contradicts_the_ontology(tmp_path: Path) -> None:
    def place_that_leads(quad: Quad) -> Quad:
        if quad.predicate == ont("leadUnit"):
            place = NamedNode(ID + "place/339900/云河市")
            return Quad(quad.subject, quad.predicate, place, quad.graph_name)
        return quad

    name = report_graph("tongbao").value
    (problem,) = check_logic(build(tmp_path, place_that_leads))

    assert (problem.graph, problem.check) == (name, "owl")


def test_a_remark_is_no_failure() -> None:
    assert Problem("g", "n", "warning", "words").is_remark
    assert not Problem("g", "n", "violation", "words").is_remark
