"""Where every card stands: trees from left to right, packed into columns.

networkx finds the trees; positions are integers, so that every machine draws the same picture.
Units stand left of what they lead, wholes left of their parts, prerequisites right of what waits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isqrt

import networkx as nx

from kg.outputs.view.label import Card, card
from kg.outputs.view.picture import Line, Picture

COLUMN, ROW, BLOCK = 84, 14, 56  # gaps between columns, cards and trees
GRID = 8  # more leaves than this under one card stand side by side

Order = Callable[[str], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of a card."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where every thing stands, and the pairs (parent, child) that the trees are made of.

    `rooms` holds the height that belongs to a card and its branches alone, 0 without branches:
    there its name can be written large when the picture is seen from afar.
    """

    spots: Mapping[str, Spot]
    branches: frozenset[tuple[str, str]]
    rooms: Mapping[str, int]

    def is_branch(self, one: str, other: str) -> bool:
        """Tell whether a line between two things follows a tree, so that it is short."""
        return (one, other) in self.branches or (other, one) in self.branches


@dataclass(frozen=True, slots=True)
class Block:
    """Cards placed against each other, with the size of the whole."""

    width: int
    height: int
    spots: dict[str, Spot]

    def at(self, left: int, top: int) -> dict[str, Spot]:
        """Return the places of the cards when the block's corner stands at (left, top)."""
        return {iri: Spot(spot.x + left, spot.y + top) for iri, spot in self.spots.items()}


def place(picture: Picture, order: Order, focus: str | None = None) -> Layout:
    """Return where each thing stands; `order` sorts things that stand beside each other."""
    cards = {iri: card(thing.name) for iri, thing in picture.things.items()}
    forest = _forest(picture, order, focus)
    roots = sorted((n for n in forest if not forest.in_degree(n)), key=order)
    alone = [root for root in roots if not forest.out_degree(root)]
    rooms = dict.fromkeys(cards, 0)
    blocks = []
    for root in roots:
        if forest.out_degree(root):
            trees = _tree(forest, root, cards, order)
            rooms |= {n: block.height for n, block in trees.items() if forest.out_degree(n)}
            blocks.append(trees[root])
    if alone:
        blocks.append(_grid(alone, cards, max(1, isqrt(len(alone) // 2))))
    return Layout(_pack(blocks), frozenset(forest.edges), rooms)


def _forest(picture: Picture, order: Order, focus: str | None) -> nx.DiGraph:
    """Hang each thing from at most one other; what leads nothing hangs from what it serves."""
    forest = nx.DiGraph()
    forest.add_nodes_from(picture.things)
    if focus:
        nearest = nx.bfs_edges(
            picture.neighbours, focus, sort_neighbors=lambda nodes: sorted(nodes, key=order)
        )
        forest.add_edges_from(nearest)
        return forest
    trees = nx.utils.UnionFind(picture.things)
    lines = sorted(
        picture.lines,
        key=lambda line: (line.relation.rank, order(line.child), order(line.parent)),
    )
    for line in lines:
        _hang(forest, trees, line.parent, line.child)
    for line in lines:
        for parent, child in _ends(line):
            if not forest.out_degree(child):
                _hang(forest, trees, parent, child)
    return forest


def _hang(forest: nx.DiGraph, trees: nx.utils.UnionFind, parent: str, child: str) -> None:
    if not forest.in_degree(child) and trees[parent] != trees[child]:
        forest.add_edge(parent, child)
        trees.union(parent, child)


def _ends(line: Line) -> tuple[tuple[str, str], tuple[str, str]]:
    return (line.subject, line.object), (line.object, line.subject)


def _tree(
    forest: nx.DiGraph, root: str, cards: Mapping[str, Card], order: Order
) -> dict[str, Block]:
    """Return the block of every card in a tree, from its leaves up.

    Without recursion: a chain of things that wait for each other may be as long as a report.
    """
    blocks: dict[str, Block] = {}
    for node in list(nx.dfs_postorder_nodes(forest, root)):
        children = sorted(forest.successors(node), key=order)
        leaves = [child for child in children if not forest.out_degree(child)]
        crowded = len(leaves) > GRID
        branches = [blocks[child] for child in children if not crowded or forest.out_degree(child)]
        if crowded:
            branches.append(_grid(leaves, cards, -(-len(leaves) // (2 * GRID)) + 1))
        blocks[node] = _join(node, cards[node], branches)
    return blocks


def _join(node: str, own: Card, branches: Sequence[Block]) -> Block:
    """Stand a card to the left of its branches, at half their height."""
    stack = sum(branch.height for branch in branches) + ROW * max(0, len(branches) - 1)
    height = max(own.height, stack)
    spots = {node: Spot(own.width // 2, height // 2)}
    top = (height - stack) // 2
    for branch in branches:
        spots.update(branch.at(Card.WIDTH + COLUMN, top))
        top += branch.height + ROW
    beside = max((branch.width for branch in branches), default=-COLUMN)
    return Block(Card.WIDTH + COLUMN + beside, height, spots)


def _grid(nodes: Sequence[str], cards: Mapping[str, Card], columns: int) -> Block:
    """Stand cards side by side, in reading order down each column."""
    spots: dict[str, Spot] = {}
    left = height = 0
    rows = -(-len(nodes) // columns)
    for first in range(0, len(nodes), rows):
        top = 0
        for node in nodes[first : first + rows]:
            spots[node] = Spot(left + cards[node].width // 2, top + cards[node].height // 2)
            top += cards[node].height + ROW
        left, height = left + Card.WIDTH + 2 * ROW, max(height, top - ROW)
    return Block(left - 2 * ROW, height, spots)


def _pack(blocks: Sequence[Block]) -> dict[str, Spot]:
    """Stand blocks in columns, the tallest first, so that the whole is about a screen's shape."""
    area = sum((block.width + BLOCK) * (block.height + BLOCK) for block in blocks)
    tallest = max((block.height for block in blocks), default=0)
    limit = max(tallest, isqrt(area * 5 // 8))
    columns: list[list[Block]] = []
    for block in sorted(blocks, key=lambda b: (-b.height, -b.width)):
        for column in columns:
            if sum(b.height + BLOCK for b in column) + block.height <= limit:
                column.append(block)
                break
        else:
            columns.append([block])
    spots: dict[str, Spot] = {}
    left = 0
    for column in columns:
        top = 0
        for block in column:
            spots.update(block.at(left, top))
            top += block.height + BLOCK
        left += max(block.width for block in column) + BLOCK
    return spots
