"""The picture as a pyvis network: cards, lines and options in the terms of vis-network.

Colours are not told here: the page takes them from its style sheet, by day and by night.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.outputs.view.blocks import Spot
from kg.outputs.view.label import Card
from kg.outputs.view.layout import Layout
from kg.outputs.view.page import Page
from kg.outputs.view.picture import Line

if TYPE_CHECKING:
    from pyvis.network import Network

#: Dashes and width of a line by its state, in pixels of the picture.
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "stated": {"width": 1.2},
    "inherited": {"width": 1.2, "dashes": [6, 5]},
    "blocked": {"width": 2.4},
}
_CURVE: Mapping[str, Any] = {
    "enabled": True,
    "type": "cubicBezier",
    "forceDirection": "horizontal",
    "roundness": 0.45,
}
#: A line higher than this runs upright in the gap between two columns, as far as it can.
_HIGH = 300
#: How strongly a line between two cards of one column swings to the right, past the cards.
_SWING = 180

#: Above this number of lines they vanish while the picture is dragged.
_MANY = 1500


def make_network(page: Page, ids: Mapping[str, int]) -> "Network":
    """Return the picture with physics off: the cards stay where the layout put them.

    The lists are handed over whole, since pyvis takes quadratic time to add cards one by one.
    """
    from pyvis.network import Network  # noqa: PLC0415 - takes half a second, so only when drawing

    network = Network(directed=True, cdn_resources="in_line")
    network.nodes = [_node(page.cards[iri], page.layout, iri, n) for iri, n in ids.items()]
    network.edges = [_edge(n, line, ids, page.layout) for n, line in enumerate(page.picture.lines)]
    network.options = _options(many=len(network.edges) > _MANY)
    return network


def _node(card: Card, layout: Layout, iri: str, number: int) -> dict[str, Any]:
    """Return a node; by its `size` vis-network tells whether it is in sight."""
    return {
        "id": number,
        "label": "\n".join(card.lines),
        "note": card.note,
        "x": layout.spots[iri].x,
        "y": layout.spots[iri].y,
        "width": card.width,
        "height": card.height,
        "room": layout.rooms[iri],
        "size": max(card.width, card.height) // 2 + 1,
    }


def _edge(number: int, line: Line, ids: Mapping[str, int], layout: Layout) -> dict[str, Any]:
    """Draw the arrow in the direction in which the label reads."""
    ends = (line.subject, line.object)
    start, end = ends if line.relation.tail == "subject" else reversed(ends)
    edge = {
        "id": number,
        "from": ids[start],
        "to": ids[end],
        "relation": line.predicate,
        "near": layout.is_branch(start, end),
        **_STYLES[line.relation.state],
        **_bend(layout.spots[start], layout.spots[end]),
    }
    if line.relation.arrow:
        return {**edge, "label": line.relation.zh}
    return {**edge, "arrows": {"to": {"enabled": False}}}


def _bend(start: Spot, end: Spot) -> dict[str, Any]:
    """Lead a line past the cards between its ends, where the common curve would not."""
    across, down = abs(start.x - end.x), end.y - start.y
    if across < Card.WIDTH:
        kind = "curvedCW" if down > 0 else "curvedCCW"
        roundness = round(_SWING / max(_SWING, abs(down)), 3)
        return {"smooth": {"enabled": True, "type": kind, "roundness": roundness}}
    if abs(down) > _HIGH:
        return {"smooth": {**_CURVE, "roundness": 0.8}}
    return {}


def _options(*, many: bool) -> dict[str, Any]:
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "nodes": {"shape": "custom"},
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
            "arrowStrikethrough": False,
            "selectionWidth": 0.8,
            "hoverWidth": 0.8,
            "smooth": _CURVE,
            "font": {"size": 11, "strokeWidth": 4},
            "scaling": {"label": {"drawThreshold": 6.6}},
        },
        "interaction": {"dragNodes": False, "hideEdgesOnDrag": many, "hover": True},
    }
