"""The graph in networkx: what each view holds, and that every edge proves itself."""

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

from kg import AnalystStore, open_store
from kg.errors import QueryError
from kg.outputs.analysis.network import known_relations, views
from kg.outputs.view.vocabulary import relations

PROJECT = "https://w3id.org/gpr/id/project/x-云河市/禾阳农机再制造基地项目"


@pytest.fixture(scope="module", name="store")
def _store(sample_store: Path) -> Iterator[AnalystStore]:
    with open_store(sample_store) as store:
        yield store


@pytest.fixture(scope="module", name="everything")
def _everything(store: AnalystStore) -> "nx.MultiDiGraph[str]":
    return store.networkx()


def test_the_views_know_every_relation_that_is_drawn() -> None:
    """Only refersTo is ours alone; blockedBy is a dependency whose state is pending."""
    assert set(known_relations()) == set(relations()) - {"blockedBy"} | {"refersTo"}


@pytest.mark.parametrize("view", ["dependency", "responsibility", "parts"])
def test_a_view_is_a_part_of_everything(
    store: AnalystStore, everything: "nx.MultiDiGraph[str]", view: str
) -> None:
    network = store.networkx(view)

    assert 50 < network.number_of_edges() < everything.number_of_edges()
    assert set(network.edges(keys=True)) <= set(everything.edges(keys=True))
    assert not set(nx.isolates(network))
    assert all(network.nodes[node] == everything.nodes[node] for node in network)


def test_every_relation_stands_in_some_view(
    store: AnalystStore, everything: "nx.MultiDiGraph[str]"
) -> None:
    parts = [store.networkx(view) for view in views() if view != "everything"]

    assert set().union(*(part.edges(keys=True) for part in parts)) == set(
        everything.edges(keys=True)
    )


def test_an_unknown_view_names_the_known_ones(store: AnalystStore) -> None:
    with pytest.raises(QueryError, match="dependency, responsibility, parts, everything"):
        store.networkx("colours")


def test_a_node_tells_what_it_is(everything: "nx.MultiDiGraph[str]") -> None:
    assert everything.nodes[PROJECT] == {
        "label": "禾阳农机再制造基地项目",
        "kind": "project",
        "type": "Project",
        "state": everything.nodes[PROJECT]["state"],
        "report": "yunhe-2024-progress",
    }
    kinds = Counter(nx.get_node_attributes(everything, "kind").values())
    assert kinds["unit"] > 50 < kinds["measure"]
    states = {node["state"] for _, node in everything.nodes(data=True) if node["kind"] == "project"}
    assert {"construction", "completed"} <= {word for state in states for word in state.split()}


def test_a_claimed_edge_quotes_its_report(
    everything: "nx.MultiDiGraph[str]", samples: list[Path]
) -> None:
    texts = {path.stem: path.read_text("utf-8") for path in samples}
    claimed = [edge for *_, edge in everything.edges(data=True) if edge["claim"]]

    assert len(claimed) > 300
    for edge in claimed:
        assert edge["basis"] in ("stated", "normalised", "inherited")
        assert texts[edge["report"]].startswith(edge["quote"], edge["start"])
        assert edge["line"] == texts[edge["report"]].count("\n", 0, edge["start"]) + 1


def test_only_structure_and_conclusions_lack_a_claim(everything: "nx.MultiDiGraph[str]") -> None:
    bare = {edge["relation"] for *_, edge in everything.edges(data=True) if not edge["claim"]}

    assert bare <= {"isPartOf", "addresses", "involvesItem", "ownerUnit", "issuer"}


def test_a_dependency_has_a_kind_and_a_state(store: AnalystStore) -> None:
    network = store.networkx("dependency")
    (edge,) = (edge for _, _, edge in network.out_edges(PROJECT, data=True))

    assert (edge["kind"], edge["state"], edge["label"]) == ("approval", "pending", "审批")
    assert edge["quote"] == "禾阳农机再制造基地项目环评未获市生态环境局批复"
    assert {edge["state"] for *_, edge in network.edges(data=True) if edge["kind"]} == {
        "pending",
        "met",
    }


def test_a_prerequisite_leads_to_the_body_that_its_words_name(store: AnalystStore) -> None:
    network = store.networkx("dependency")
    (approval,) = network.successors(PROJECT)
    ((_, body, edge),) = network.out_edges(approval, data=True)

    assert network.nodes[body]["label"] == "云河市生态环境局"
    assert (edge["relation"], edge["quote"], edge["line"]) == ("refersTo", "市生态环境局", 13)


def test_a_body_stands_in_the_paragraph_of_the_dependency(store: AnalystStore) -> None:
    """A role elsewhere may be about another thing of that name, such as a preliminary design."""
    network = store.networkx("dependency")
    places = {
        (target, edge["report"], edge["line"])
        for _, target, edge in network.edges(data=True)
        if edge["relation"] == "directlyDependsOn"
    }
    bodies = [
        one for one in network.edges(data=True) if known_relations()[one[2]["relation"]].to_body
    ]

    assert bodies
    assert {(source, edge["report"], edge["line"]) for source, _, edge in bodies} <= places


def test_the_same_store_gives_the_same_file(store: AnalystStore) -> None:
    def written() -> bytes:
        stream = io.BytesIO()
        nx.write_graphml(store.networkx("dependency"), stream)
        return stream.getvalue()

    assert written() == written()
