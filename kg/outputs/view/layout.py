"""Where every card stands: trees from left to right, in a titled frame for each region.

Computed before the page is written and the same for the same picture, so that people find a
thing again where they saw it last.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import isqrt

import networkx as nx

from kg.outputs.view.blocks import (
    Block,
    Frame,
    Shape,
    Spot,
    excess,
    fanned,
    framed,
    grid,
    packed,
    tallest_first,
)
from kg.outputs.view.forest import Order
from kg.outputs.view.label import Card

GRID = 8  # more leaves than this under one card stand side by side
ALONE = "没有写明关系的 (no stated relation)"

SCREEN: Shape = (12, 11)  # what a screen leaves between the legend and the panel
LIST: Shape = (1, 1000)  # one below the other
_INSIDE: tuple[Shape, ...] = ((1, 3), (1, 2), (2, 3), (1, 1), (3, 2), (2, 1))

#: Names the region that a tree belongs to, by its root and all that hangs from it. Regions stand
#: in the order of their first trees; no frame is drawn around one without a name.
RegionOf = Callable[[str, Collection[str]], str]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How cards are set out: `order` sorts those beside each other, `shape` is that of the sheet.

    More than `crowd` leaves under one card stand in several columns.
    """

    order: Order
    region: RegionOf
    shape: Shape = SCREEN
    crowd: int = GRID


@dataclass(frozen=True, slots=True)
class Layout:
    """Where every thing stands, the frames, and the pairs (parent, child) of the trees.

    `rooms` holds the width and height that belong to a card and its branches alone, 0 without
    branches: there its name can be written large when the picture is seen from afar.
    """

    spots: Mapping[str, Spot]
    frames: tuple[Frame, ...]
    branches: frozenset[tuple[str, str]]
    rooms: Mapping[str, tuple[int, int]]

    def is_branch(self, one: str, other: str) -> bool:
        """Tell whether a line between two things follows a tree, so that it is short."""
        return (one, other) in self.branches or (other, one) in self.branches


def place(forest: nx.DiGraph, cards: Mapping[str, Card], arrangement: Arrangement) -> Layout:
    """Return where each card of a forest stands."""
    region = arrangement.region
    regions: dict[str, list[Block]] = {}
    alone: dict[str, list[str]] = {}
    rooms = dict.fromkeys(cards, (0, 0))
    for root in sorted((n for n in forest if not forest.in_degree(n)), key=arrangement.order):
        if not forest.out_degree(root):
            name = region(root, (root,))
            regions.setdefault(name, [])
            alone.setdefault(name, []).append(root)
            continue
        trees = _tree(forest, root, cards, arrangement)
        rooms |= {n: (b.width, b.height) for n, b in trees.items() if forest.out_degree(n)}
        regions.setdefault(region(root, trees[root].spots), []).append(trees[root])
    for name, nodes in alone.items():
        regions[name].append(_alone(nodes, cards))
    whole = _assembled(regions, arrangement.shape)
    return Layout(whole.spots, whole.frames, frozenset(forest.edges), rooms)


def _assembled(regions: Mapping[str, Sequence[Block]], shape: Shape) -> Block:
    """Frame each region and pack the frames; of several shapes of frame the best one wins."""
    if shape == LIST:
        return packed([framed(packed(b, LIST), name) for name, b in regions.items()], LIST)
    tries = (
        packed(
            [framed(packed(tallest_first(b), inside), name) for name, b in regions.items()], shape
        )
        for inside in _INSIDE
    )
    return min(tries, key=lambda whole: excess(whole, shape))


def _alone(nodes: Sequence[str], cards: Mapping[str, Card]) -> Block:
    """Return the cards without relations in a frame that says so; a few of them need none."""
    block = grid(nodes, cards, max(1, isqrt(len(nodes) // 2)))
    return framed(block, ALONE if len(nodes) > GRID else "")


def _tree(
    forest: nx.DiGraph, root: str, cards: Mapping[str, Card], arrangement: Arrangement
) -> dict[str, Block]:
    """Return the block of every card in a tree, from its leaves up.

    Without recursion: a chain of things that wait for each other may be as long as a report.
    """
    blocks: dict[str, Block] = {}
    for node in list(nx.dfs_postorder_nodes(forest, root)):
        children = sorted(forest.successors(node), key=arrangement.order)
        leaves = [child for child in children if not forest.out_degree(child)]
        crowded = len(leaves) > arrangement.crowd
        branches = [blocks[child] for child in children if not crowded or forest.out_degree(child)]
        if crowded:
            branches.append(grid(leaves, cards, -(-len(leaves) // (2 * GRID)) + 1))
        blocks[node] = fanned(node, cards[node], branches, arrangement.shape)
    return blocks
