"""The picture as a pyvis network: cards, lines and options in the terms of vis-network."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.outputs.view.label import card
from kg.outputs.view.layout import Layout
from kg.outputs.view.picture import Line, Picture, Thing

if TYPE_CHECKING:
    from pyvis.network import Network

GREY, PALE, RED, INK, GROUND = "#8b98a4", "#cbd3da", "#c8102e", "#1f2933", "#f4f6f8"

_STYLES: Mapping[str, Mapping[str, Any]] = {
    "stated": {"width": 1.2, "color": {"color": GREY, "highlight": INK}},
    "inherited": {"width": 1.2, "color": {"color": GREY, "highlight": INK}, "dashes": [6, 5]},
    "blocked": {"width": 2.4, "color": {"color": RED, "highlight": RED}, "font": {"color": RED}},
}

#: Above this number of lines they vanish while the picture is dragged.
_MANY = 800


def make_network(picture: Picture, layout: Layout, ids: Mapping[str, int]) -> "Network":
    """Return the picture with physics off: the cards stay where the layout put them.

    The lists are handed over whole, since pyvis takes quadratic time to add cards one by one.
    """
    from pyvis.network import Network  # noqa: PLC0415 - takes half a second, so only when drawing

    network = Network(directed=True, cdn_resources="in_line")
    network.nodes = [_node(picture.things[iri], number, layout) for iri, number in ids.items()]
    network.edges = [_edge(n, line, ids, layout) for n, line in enumerate(picture.lines)]
    network.options = _options(len(network.edges) > _MANY)
    return network


def _node(thing: Thing, number: int, layout: Layout) -> dict[str, Any]:
    spot = layout.spots[thing.iri]
    shown = card(thing.name)
    return {
        "id": number,
        "label": "\n".join(shown.lines),
        "kind": thing.kind,
        "x": spot.x,
        "y": spot.y,
        "width": shown.width,
        "height": shown.height,
        "room": layout.rooms[thing.iri],
    }


def _edge(number: int, line: Line, ids: Mapping[str, int], layout: Layout) -> dict[str, Any]:
    """Draw the arrow in the direction in which the label reads."""
    ends = (ids[line.subject], ids[line.object])
    start, end = ends if line.relation.tail == "subject" else reversed(ends)
    return {
        "id": number,
        "from": start,
        "to": end,
        "label": line.relation.zh,
        "relation": line.predicate,
        "state": line.relation.state,
        **_style(line, layout),
    }


def _style(line: Line, layout: Layout) -> dict[str, Any]:
    """Let lines that cross the picture step back behind those of the trees."""
    style = dict(_STYLES[line.relation.state])
    if line.relation.state != "blocked" and not layout.is_branch(line.subject, line.object):
        style |= {"width": 0.8, "color": {"color": PALE, "highlight": INK}}
    if not line.relation.arrow:
        style["arrows"] = {"to": {"enabled": False}}
    return style


def _options(many: bool) -> dict[str, Any]:
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "nodes": {"shape": "custom"},
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
            "selectionWidth": 0.6,
            "smooth": {
                "enabled": True,
                "type": "cubicBezier",
                "forceDirection": "horizontal",
                "roundness": 0.45,
            },
            "font": {"size": 11, "color": "#5b6770", "strokeWidth": 4, "strokeColor": GROUND},
            "scaling": {"label": {"drawThreshold": 9}},
        },
        "interaction": {
            "dragNodes": False,
            "hideEdgesOnDrag": many,
            "keyboard": {"enabled": True, "bindToWindow": False},
        },
    }
