"""A small graph as one SVG picture, for notebooks and papers; no font, no network, no library.

Who waits stands left of what it waits for. The words are text, set in whatever Chinese font the
reader's machine has.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import networkx as nx

from kg.errors import ViewError
from kg.outputs.harmless import revealed
from kg.outputs.view.label import EM, LEADING, Card, card
from kg.outputs.view.vocabulary import kinds

#: More cards than this cannot be read in one picture.
LIMIT = 150

_GAP_X, _GAP_Y, _MARGIN = 120, 16, 20
_FONTS = "'Noto Sans CJK SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',sans-serif"
_GREY, _RED, _INK = "#8b98a4", "#c8102e", "#1f2933"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: `svg` is the file's text; in a notebook the drawing shows itself."""

    svg: str

    def _repr_svg_(self) -> str:
        return self.svg


@dataclass(frozen=True, slots=True)
class _Box:
    """A card at its place: the left upper corner."""

    card: Card
    x: int
    y: int
    colour: str

    @property
    def middle(self) -> int:
        return self.y + self.card.height // 2


def draw(network: "nx.MultiDiGraph[str]") -> Drawing:
    """Return a picture of a network, or of a part of it: `draw(network.subgraph(iris))`.

    Open dependencies are red. Point at a line to read the words that prove it.

    Raises ViewError when there is nothing to draw, or too much for one picture.
    """
    if not 0 < len(network) <= LIMIT:
        raise ViewError(
            f"{len(network)} 个事物，一幅图画 1 到 {LIMIT} 个；请用 .subgraph(…) 只取一部分 "
            f"(a picture holds 1 to {LIMIT} things; take a part)"
        )
    boxes = _placed(network)
    width = max(box.x + box.card.width for box in boxes.values()) + _MARGIN
    height = max(box.y + box.card.height for box in boxes.values()) + _MARGIN
    parts = (_ARROWS, *_lines(network, boxes), *map(_card, boxes.values()))
    return Drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="{_FONTS}" font-size="{EM}">{"".join(parts)}</svg>'
    )


_ARROWS = (
    "<defs>"
    + "".join(
        f'<marker id="arrow-{name}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" '
        f'markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="{colour}"/></marker>'
        for name, colour in (("open", _RED), ("other", _GREY))
    )
    + "</defs>"
)


def _placed(network: "nx.MultiDiGraph[str]") -> dict[str, _Box]:
    """Stand the columns side by side; a card stands about as high as what leads to it."""
    boxes: dict[str, _Box] = {}
    for number, column in enumerate(_columns(network)):

        def height_of(iri: str) -> tuple[int, str, str]:
            before = [boxes[other].middle for other in network.predecessors(iri) if other in boxes]
            return sum(before) // max(1, len(before)), network.nodes[iri]["label"], iri

        top = _MARGIN
        for iri in sorted(column, key=height_of):
            node = network.nodes[iri]
            shown = card(node["label"])
            x = _MARGIN + number * (Card.WIDTH + _GAP_X)
            boxes[iri] = _Box(shown, x, top, kinds()[node["kind"]].colour)
            top += shown.height + _GAP_Y
    return boxes


def _columns(network: "nx.MultiDiGraph[str]") -> list[list[str]]:
    """Return the things by how many steps lead to them; a circle stands in one column."""
    circles = nx.condensation(nx.DiGraph(network))
    return [
        [iri for circle in layer for iri in circles.nodes[circle]["members"]]
        for layer in nx.topological_generations(circles)
    ]


def _lines(network: "nx.MultiDiGraph[str]", boxes: Mapping[str, _Box]) -> Iterator[str]:
    """Yield one line for each pair and label; several claims of one label are one line."""
    drawn: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for source, target, edge in sorted(network.edges(data=True), key=_reading_order):
        drawn.setdefault((source, target, edge["label"]), []).append(edge)
    for (source, target, label), edges in drawn.items():
        yield _line(boxes[source], boxes[target], label, edges)


def _reading_order(edge: tuple[str, str, dict[str, Any]]) -> tuple[object, ...]:
    source, target, told = edge
    return source, target, told["label"], told["report"], told["start"], told["claim"]


def _line(start: _Box, end: _Box, label: str, edges: Iterable[dict[str, Any]]) -> str:
    name = "open" if any(edge["state"] == "pending" for edge in edges) else "other"
    colour = _RED if name == "open" else _GREY
    left, right = start.x + start.card.width, end.x
    bend = max(40, abs(right - left) // 2)
    path = f"M{left} {start.middle}C{left + bend} {start.middle} {right - bend} {end.middle} "
    quotes = "\n".join(f"{edge['report']}:{edge['line']} {edge['quote']}" for edge in edges)
    return (
        f'<g><title>{_words(quotes)}</title><path d="{path}{right} {end.middle}" fill="none" '
        f'stroke="{colour}" stroke-width="1.5" marker-end="url(#arrow-{name})"/>'
        f'<text x="{(left + right) // 2}" y="{(start.middle + end.middle) // 2 - 4}" '
        f'fill="{colour}" font-size="11" text-anchor="middle" stroke="#fff" stroke-width="3" '
        f'paint-order="stroke">{_words(label)}</text></g>'
    )


def _card(box: _Box) -> str:
    lines = "".join(
        f'<tspan x="{box.x + 14}" y="{box.y + EM + 8 + LEADING * number}">{_words(line)}</tspan>'
        for number, line in enumerate(box.card.lines)
    )
    return (
        f'<g><rect x="{box.x}" y="{box.y}" width="{box.card.width}" height="{box.card.height}" '
        f'rx="4" fill="#fff" stroke="{box.colour}"/><rect x="{box.x}" y="{box.y}" width="6" '
        f'height="{box.card.height}" rx="3" fill="{box.colour}"/>'
        f'<text fill="{_INK}">{lines}</text></g>'
    )


def _words(text: str) -> str:
    """Return words of a report as text of an SVG: never markup, never an invisible character."""
    return escape(revealed(text))
