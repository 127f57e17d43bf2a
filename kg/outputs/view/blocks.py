"""Cards placed against each other: in a tree, a grid, a frame with a title, packed columns.

Positions are integers, so that every machine draws the same picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isqrt

from kg.outputs.view.label import Card

COLUMN, ROW, BLOCK = 100, 14, 56  # gaps between columns, cards and trees
MARGIN, TITLE = 40, 96  # inside a frame
LEGIBLE = 2400  # so high a picture can still be read on a screen

#: Width and height of what is packed, as two numbers to compare.
Shape = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of a card."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A titled rectangle around cards that belong together."""

    left: int
    top: int
    width: int
    height: int
    title: str


@dataclass(frozen=True, slots=True)
class Block:
    """Cards and frames placed against each other, with the size of the whole."""

    width: int
    height: int
    spots: Mapping[str, Spot]
    frames: tuple[Frame, ...] = ()

    def at(self, left: int, top: int) -> "Block":
        """Return the block with its corner moved from the origin to (left, top)."""
        spots = {iri: Spot(spot.x + left, spot.y + top) for iri, spot in self.spots.items()}
        frames = (
            Frame(f.left + left, f.top + top, f.width, f.height, f.title) for f in self.frames
        )
        return Block(self.width, self.height, spots, tuple(frames))


def beside(node: str, own: Card, branches: Sequence[Block]) -> Block:
    """Stand a card to the left of its branches, at half their height."""
    stack = sum(branch.height for branch in branches) + ROW * max(0, len(branches) - 1)
    height = max(own.height, stack)
    spots = {node: Spot(own.width // 2, height // 2)}
    top = (height - stack) // 2
    for branch in branches:
        spots.update(branch.at(Card.WIDTH + COLUMN, top).spots)
        top += branch.height + ROW
    reach = max((branch.width for branch in branches), default=-COLUMN)
    return Block(Card.WIDTH + COLUMN + reach, height, spots)


def fanned(node: str, own: Card, branches: Sequence[Block], shape: Shape) -> Block:
    """Stand a card to the left of its branches: in columns, where one column would be too high.

    Lines have to cross columns, so these come only where no screen could show one column legibly,
    and where they let it show the whole twice as large.
    """
    straight = beside(node, own, branches)
    if straight.height <= LEGIBLE or excess(straight, shape) <= 2 * straight.width * shape[1]:
        return straight
    columns = beside(node, own, [packed(branches, shape)])
    return columns if 2 * excess(columns, shape) < excess(straight, shape) else straight


def grid(nodes: Sequence[str], cards: Mapping[str, Card], columns: int) -> Block:
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


def framed(block: Block, title: str) -> Block:
    """Return the block inside a frame; without a title there is none."""
    if not title:
        return block
    inner = block.at(MARGIN, TITLE)
    width, height = block.width + 2 * MARGIN, block.height + TITLE + MARGIN
    frames = (Frame(0, 0, width, height, title), *inner.frames)
    return Block(width, height, inner.spots, frames)


def packed(blocks: Sequence[Block], shape: Shape) -> Block:
    """Stand blocks in columns, in their order; of several heights the one nearest `shape` wins."""
    tallest = max((block.height for block in blocks), default=0)
    area = sum((block.width + BLOCK) * (block.height + BLOCK) for block in blocks)
    square = isqrt(area * shape[1] // shape[0])
    limits = sorted({max(tallest, square * tenths // 10) for tenths in range(8, 21)})
    tries = [_columns(blocks, limit) for limit in limits]
    return min(tries, key=lambda whole: excess(whole, shape))


def excess(block: Block, shape: Shape) -> int:
    """Return how large a sheet of that shape has to be to hold the block.

    >>> excess(Block(40, 10, {}), (4, 3)), excess(Block(10, 40, {}), (4, 3))
    (120, 160)
    """
    across, down = shape
    return max(block.width * down, block.height * across)


def tallest_first(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks in the order in which they leave the fewest gaps."""
    return sorted(blocks, key=lambda block: (-block.height, -block.width))


def _columns(blocks: Sequence[Block], limit: int) -> Block:
    columns: list[list[Block]] = []
    for block in blocks:
        for column in columns:
            if sum(b.height + BLOCK for b in column) + block.height <= limit:
                column.append(block)
                break
        else:
            columns.append([block])
    spots: dict[str, Spot] = {}
    frames: list[Frame] = []
    left = height = 0
    for column in columns:
        top = 0
        for block in column:
            moved = block.at(left, top)
            spots.update(moved.spots)
            frames.extend(moved.frames)
            top += block.height + BLOCK
        left, height = left + max(b.width for b in column) + BLOCK, max(height, top - BLOCK)
    return Block(max(0, left - BLOCK), height, spots, tuple(frames))
