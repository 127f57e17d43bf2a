"""Which thing hangs from which: trees cut out of the graph, so that it can be laid out.

networkx walks the trees. Units stand above what they lead, wholes above their parts, what waits
above what it waits for.
"""

from collections.abc import Callable

import networkx as nx

from kg.outputs.view.picture import Line, Picture

#: Sorts things that stand beside each other.
Order = Callable[[str], tuple[object, ...]]


def spread(picture: Picture, order: Order) -> nx.DiGraph:
    """Hang each thing from at most one other; what leads nothing hangs from what it serves."""
    lines = sorted(
        picture.lines,
        key=lambda line: (line.relation.rank, order(line.child), order(line.parent)),
    )
    ends = [(line.parent, line.child) for line in lines]
    ends += (pair for line in lines for pair in _both_ways(line))
    forest, trees = _bare(picture), nx.utils.UnionFind(picture.things)
    for number, (parent, child) in enumerate(ends):
        if number < len(lines) or not forest.out_degree(child):
            _hang(forest, trees, parent, child)
    return forest


def outward(picture: Picture, order: Order) -> nx.DiGraph:
    """Hang each thing from what waits for it, and who has to act from what it acts on."""
    forest, trees = _bare(picture), nx.utils.UnionFind(picture.things)
    for line in sorted(
        picture.lines, key=lambda one: (one.relation.rank, order(one.subject), order(one.object))
    ):
        _hang(forest, trees, line.subject, line.object)
    return forest


def rings(picture: Picture, order: Order, focus: str) -> nx.DiGraph:
    """Hang each thing from the neighbour that is nearest to the focus."""
    forest = _bare(picture)
    nearest = nx.bfs_edges(
        picture.neighbours, focus, sort_neighbors=lambda nodes: sorted(nodes, key=order)
    )
    forest.add_edges_from(nearest)
    return forest


def _bare(picture: Picture) -> nx.DiGraph:
    forest = nx.DiGraph()
    forest.add_nodes_from(picture.things)
    return forest


def _hang(forest: nx.DiGraph, trees: nx.utils.UnionFind, parent: str, child: str) -> None:
    if not forest.in_degree(child) and trees[parent] != trees[child]:
        forest.add_edge(parent, child)
        trees.union(parent, child)


def _both_ways(line: Line) -> tuple[tuple[str, str], tuple[str, str]]:
    return (line.subject, line.object), (line.object, line.subject)
