"""The whole graph as a file, the same bytes each time."""

import json
import random
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import OutputError, StoreError
from kg.outputs.export import export
from kg.rdf.assertion import assert_report
from kg.rdf.mint import mint, report_graph
from kg.rdf.namespaces import graph
from kg.rdf.ontology import load_ontology
from kg.rdf.store import Contents, Store, open_store
from tests.handmade import TEXT, handmade_resolution


def build(folder: Path, text: str = TEXT, *, seed: int = 0) -> Store:
    store = open_store(folder)
    quads = assert_report(handmade_resolution(text=text))
    random.Random(seed).shuffle(quads)
    store.put([Contents(report_graph("tongbao"), quads, "1")])
    store.put([Contents(graph("ontology"), load_ontology(), "1")])
    return store


@pytest.mark.parametrize("form", ["nq", "ttl", "jsonld", "graphml"])
def test_same_graph_same_bytes(tmp_path: Path, form: str) -> None:
    for name, seed in (("one", 1), ("two", 2)):
        with build(tmp_path / name, seed=seed) as store:
            export(store, tmp_path / f"{name}.out", form)

    assert (tmp_path / "one.out").read_bytes() == (tmp_path / "two.out").read_bytes()
    assert (tmp_path / "one.out").stat().st_size > 0


def test_n_quads_hold_every_graph_and_nothing_else(tmp_path: Path) -> None:
    with build(tmp_path / "store") as store:
        export(store, tmp_path / "out.nq", "nq")
        wanted = {quad for name in store.graphs() for quad in store.quads(name)}

    assert set(parse(path=str(tmp_path / "out.nq"), format=RdfFormat.N_QUADS)) == wanted


def test_turtle_is_the_merge(tmp_path: Path) -> None:
    with build(tmp_path / "store") as store:
        export(store, tmp_path / "out.ttl", "ttl")
        triples = {quad.triple for name in store.graphs() for quad in store.quads(name)}

    found = list(parse(path=str(tmp_path / "out.ttl"), format=RdfFormat.TURTLE))
    assert len(found) == len(triples)
    assert "gpr:leadUnit" in (tmp_path / "out.ttl").read_text("utf-8")


def test_json_ld_is_json(tmp_path: Path) -> None:
    with build(tmp_path / "store") as store:
        export(store, tmp_path / "out.jsonld", "jsonld")

    assert json.loads((tmp_path / "out.jsonld").read_text("utf-8"))


def test_graphml_holds_things_and_relations(tmp_path: Path) -> None:
    with build(tmp_path / "store") as store:
        export(store, tmp_path / "out.graphml", "graphml")
    found = nx.read_graphml(tmp_path / "out.graphml")

    plan = mint("plan", "339900", "2024", "水利提升行动").value
    unit = mint("unit", "339900", "云河市水务局").value
    assert found.nodes[plan] == {"label": "水利提升行动", "type": "Plan"}
    assert {edge["relation"] for edge in found.get_edge_data(plan, unit).values()} == {"leadUnit"}
    assert not {data["type"] for _, data in found.nodes(data=True)} & {"Claim", "TextSpan"}


def test_graphml_survives_characters_that_xml_forbids(tmp_path: Path) -> None:
    text = TEXT.replace("云河市关于", "云河市\f<&>关于", 1)
    with build(tmp_path / "store", text=text) as store:
        export(store, tmp_path / "out.graphml", "graphml")

    assert nx.read_graphml(tmp_path / "out.graphml").number_of_nodes() > 0


def test_unknown_format(tmp_path: Path) -> None:
    with build(tmp_path / "store") as store, pytest.raises(StoreError, match="nq, ttl, jsonld"):
        export(store, tmp_path / "out.xyz", "xyz")

    assert not (tmp_path / "out.xyz").exists()


def test_folder_that_does_not_exist(tmp_path: Path) -> None:
    with build(tmp_path / "store") as store, pytest.raises(OutputError, match=r"none.*无法写入"):
        export(store, tmp_path / "none" / "out.nq", "nq")
