"""What a reasoner is given decides as the whole would; who contradicts is found among many."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.outputs.check import owl
from kg.outputs.check.condense import condensed
from kg.outputs.check.owl import check_logic
from kg.rdf.mint import report_graph
from kg.rdf.namespaces import ID, OWL, PREF_LABEL, SKOS, TYPE, concept, ont
from kg.rdf.store import Contents, Store, open_store

INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
STALLED, OPERATING = concept("stage", "stalled"), concept("stage", "operating")


def thing(name: str) -> NamedNode:
    return NamedNode(ID + name)


def says(subject: str, predicate: str, value: NamedNode | Literal) -> Triple:
    return Triple(thing(subject), ont(predicate), value)


def is_a(name: str, cls: str) -> Triple:
    return Triple(thing(name), TYPE, ont(cls))


@pytest.mark.parametrize(
    ("whole", "left"),
    [
        pytest.param(
            [says("record", "carrier", thing("unit"))],
            {is_a("record", "StatusRecord"), is_a("unit", "Actor")},
            id="domain and range are all there is to say",
        ),
        pytest.param(
            [says("record", "status", STALLED)],
            {is_a("record", "Claim"), Triple(STALLED, TYPE, NamedNode(f"{SKOS}Concept"))},
            id="one value of a functional property",
        ),
        pytest.param(
            [says("record", "status", STALLED), says("record", "status", OPERATING)],
            {says("record", "status", STALLED), says("record", "status", OPERATING)},
            id="two values of a functional property",
        ),
        pytest.param(
            [says("a", "isPartOf", thing("b"))],
            {says("a", "isPartOf", thing("b"))},
            id="a transitive property, part of a chain",
        ),
        pytest.param(
            [says("a", "directlyDependsOn", thing("b"))],
            {says("a", "directlyDependsOn", thing("b"))},
            id="an irreflexive property",
        ),
        pytest.param(
            [Triple(thing("a"), PREF_LABEL, Literal("名称", language="zh"))],
            set(),
            id="an annotation",
        ),
        pytest.param(
            [says("a", "unknownProperty", thing("b"))],
            {says("a", "unknownProperty", thing("b"))},
            id="a property that the ontology does not declare",
        ),
        pytest.param(
            [is_a("a", "Plan"), Triple(thing("a"), NamedNode(OWL + "sameAs"), thing("b"))],
            {is_a("a", "Plan"), Triple(thing("a"), NamedNode(OWL + "sameAs"), thing("b"))},
            id="a graph that makes two names one is left as it is",
        ),
    ],
)
def test_what_is_left(whole: list[Triple], left: set[Triple]) -> None:
    assert condensed(whole) == left


def test_of_twins_one_is_left_but_not_of_those_that_differ_or_are_joined() -> None:
    left = condensed(
        [
            *(is_a(name, "Plan") for name in ("a", "b", "c")),
            *(is_a("d", cls) for cls in ("Plan", "Claim")),
            says("c", "isPartOf", thing("e")),
        ]
    )

    assert len(left & {is_a("a", "Plan"), is_a("b", "Plan")}) == 1
    assert left >= {is_a("c", "Plan"), is_a("d", "Plan"), is_a("d", "Claim")}


def test_a_concept_is_never_a_twin_of_another() -> None:
    whole = [says("a", "status", STALLED), says("b", "status", OPERATING)]

    concepts = {triple.subject for triple in condensed(whole)} & {STALLED, OPERATING}

    assert concepts == {STALLED, OPERATING}


def test_a_literal_is_kept_once_for_each_property_whose_range_it_may_miss() -> None:
    three, text = Literal("3", datatype=INTEGER), Literal("x")
    left = condensed(
        [
            *(says(name, "line", three) for name in "abc"),
            *(says(name, "surfaceForm", text) for name in "abc"),
        ]
    )

    assert [triple.object for triple in left if triple.predicate == ont("line")] == [three]
    assert not [triple for triple in left if triple.predicate == ont("surfaceForm")]


@given(
    reports=st.integers(min_value=1, max_value=9),
    faults=st.lists(st.frozensets(st.integers(0, 8), min_size=1, max_size=3), max_size=4),
)
def test_smallest_sets_of_reports_at_fault_are_found(
    reports: int, faults: list[frozenset[int]]
) -> None:
    """Whatever sets of reports contradict each other."""
    batch = [(report_graph(f"r{number}"), []) for number in range(reports)]
    contradictions = [{report_graph(f"r{one}").value for one in fault} for fault in faults]

    def consistent(graphs: list[owl.Graph]) -> bool:
        names = {name.value for name, _ in graphs}
        return not any(fault <= names for fault in contradictions)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owl, "_are_consistent", consistent)
        problems = list(owl._contradictions(batch))

    named = [set(problem.node.split(" + ")) for problem in problems]
    names = {name.value for name, _ in batch}
    expected = [fault for fault in contradictions if fault <= names]
    assert bool(named) == bool(expected)
    for found in named:
        assert found in expected
        assert not any(fault < found for fault in expected)
    for fault in expected:
        assert any(found & fault for found in named)


def test_an_ontology_at_fault_is_not_laid_on_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owl, "_are_consistent", lambda graphs: False)

    (problem,) = owl._contradictions([(report_graph("r"), [])])

    assert problem.graph.endswith("/graph/ontology")


def store_of(folder: Path, **reports: list[Triple]) -> Store:
    store = open_store(folder / "store")
    for name, triples in reports.items():
        graph = report_graph(name)
        quads = [Quad(one.subject, one.predicate, one.object, graph) for one in triples]
        store.put([Contents(graph, quads, "1")])
    return store


@pytest.mark.slow
@pytest.mark.usefixtures("java")
def test_reports_that_contradict_only_together_are_named_together(tmp_path: Path) -> None:
    store = store_of(
        tmp_path,
        first=[is_a("a", "Plan")],
        second=[is_a("b", "Plan")],
        third=[is_a("a", "Claim")],
    )

    (problem,) = check_logic(store)

    assert problem.node == " + ".join(report_graph(name).value for name in ("first", "third"))


def test_reports_are_judged_in_batches_and_progress_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[int] = []

    def consistent(graphs: list[owl.Graph]) -> bool:
        judged.append(len(graphs))
        return True

    monkeypatch.setattr(owl, "BATCH", 4)
    monkeypatch.setattr(owl, "_are_consistent", consistent)
    plans = {name: [is_a(f"{name}{n}", "Plan") for n in range(2)] for name in "abcde"}
    plans["c"] = [is_a(f"c{n}", "Plan") for n in range(9)]
    told: list[int] = []

    assert list(check_logic(store_of(tmp_path, **plans), told.append)) == []

    assert judged == told == [2, 1, 2]
