"""The picture for notebooks: well-formed, complete, the same every time, and deaf to markup."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kg import AnalystStore, draw, open_store
from kg.errors import ViewError
from kg.outputs.analysis.drawing import LIMIT

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", name="store")
def _store(sample_store: Path) -> Iterator[AnalystStore]:
    with open_store(sample_store) as store:
        yield store


def network(*edges: str, label: str = "{}", quote: str = "原文") -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    told = {"label": "审批", "report": "r", "line": 3, "start": 7, "claim": "", "quote": quote}
    for source, sign, target in edges:
        graph.add_edge(source, target, **told, state="pending" if sign == ">" else "met")
    for node in graph:
        graph.nodes[node].update(label=label.format(node), kind="project")
    return graph


def words(svg: str, tag: str) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(svg).iter(f"{SVG}{tag}")]


def columns(svg: str) -> dict[str, int]:
    return {
        node.text or "": int(node.attrib["x"]) for node in ET.fromstring(svg).iter(f"{SVG}tspan")
    }


def test_a_picture_shows_every_thing_and_every_line(store: AnalystStore) -> None:
    whole = store.networkx("dependency")
    part = whole.subgraph(sorted(whole)[:LIMIT])
    svg = draw(part).svg

    assert len(words(svg, "title")) == len(
        {(a, b, e["label"]) for a, b, e in part.edges(data=True)}
    )
    assert svg.count("<rect") == 2 * len(part)
    assert svg == draw(store.networkx("dependency").subgraph(sorted(whole)[:LIMIT])).svg
    assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_who_waits_stands_left() -> None:
    at = columns(draw(network("a>b", "b>c", "a>c", "d-c")).svg)

    assert at["a"] == at["d"] < at["b"] < at["c"]


def test_a_circle_can_be_drawn() -> None:
    at = columns(draw(network("a>b", "b>a", "b>c")).svg)

    assert at["a"] == at["b"] < at["c"]


def test_what_is_open_is_red() -> None:
    svg = draw(network("a>b", "c-d")).svg

    assert svg.count('stroke="#c8102e"') == 1
    assert svg.count("url(#arrow-open)") == svg.count("url(#arrow-other)") == 1


def test_claims_of_one_label_share_a_line() -> None:
    assert words(draw(network("a>b", "a-b")).svg, "title") == ["r:3 原文\nr:3 原文"]


@pytest.mark.parametrize(
    "hostile", ["</text><script>alert(1)</script>", "a&b<c>\"d'", "\u202e\x00\x1b[31m"]
)
def test_words_of_a_report_are_words(hostile: str) -> None:
    svg = draw(network("a>b", label=hostile + "{}", quote=hostile)).svg
    tags = {node.tag.removeprefix(SVG) for node in ET.fromstring(svg).iter()}

    assert tags == {"svg", "defs", "marker", "path", "g", "title", "text", "tspan", "rect"}
    assert draw(network("a>b"))._repr_svg_().startswith("<svg ")


@pytest.mark.parametrize("count", [0, LIMIT + 1])
def test_a_picture_has_its_limits(count: int) -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(count))

    with pytest.raises(ViewError, match="subgraph"):
        draw(graph)
