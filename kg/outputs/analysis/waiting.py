"""Who waits for whom: what an item finally waits for, what a delay holds up, who is waited for.

All functions read the networkx graph of the view `dependency` and answer in chains: step by step
from what waits to what it waits for, each step with the claims that prove it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any

import networkx as nx

from kg.outputs.analysis.network import DEPENDS, Proof, known_relations

PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Step:
    """`source` waits for `target`, or for the body `target` when `relation` leads to one.

    `proofs` are all the claims that say so, in reading order.
    """

    source: str
    target: str
    relation: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps of which each begins where the one before it ends; there is at least one."""

    steps: tuple[Step, ...]

    @property
    def first(self) -> str:
        """IRI of what waits."""
        return self.steps[0].source

    @property
    def last(self) -> str:
        """IRI of what it waits for in the end."""
        return self.steps[-1].target

    @property
    def things(self) -> tuple[str, ...]:
        """The IRIs from first to last."""
        return (self.first, *(step.target for step in self.steps))

    def __len__(self) -> int:
        return len(self.steps)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A body and the items that wait for it, each by its shortest chain.

    `pending` holds the items of which every step is still open, `met` the others.
    """

    body: str
    pending: tuple[Chain, ...]
    met: tuple[Chain, ...]


def dependency_chains(waiting: "nx.MultiDiGraph[str]", item: str) -> tuple[Chain, ...]:
    """Return the shortest chain from an item to each thing or body that it finally waits for.

    Things that wait for each other in a circle are one end; the chain leads to the nearest of them.
    What waits for nothing, and what the graph does not hold, has none.
    """
    graph = _waiting_first(waiting, item)
    ways = _shortest(graph, (item,))
    circles = nx.condensation(nx.DiGraph(graph.subgraph(ways)))
    ends = (set(circles.nodes[c]["members"]) - {item} for c in circles if not circles.out_degree(c))
    nearest = (min(members, key=lambda iri: (len(ways[iri]), iri)) for members in ends if members)
    return _sorted(waiting, (_chain(graph, ways[iri]) for iri in nearest))


def impact(
    waiting: "nx.MultiDiGraph[str]", things: str | Collection[str], *, met: bool = False
) -> tuple[Chain, ...]:
    """Return the shortest chain of each item that waits for a thing, or one of several.

    These are held up if that thing is late: a project, a document, an approval, or a body that
    approves, funds, leads or is named in what they wait for. Dependencies that are met hold up
    nothing; with `met` they count as well. What the graph does not hold holds up nothing.
    """
    graph = waiting if met else _pending_only(waiting)
    sources = {things} if isinstance(things, str) else set(things)
    ways = _shortest(graph.reverse(copy=False), sources)
    late: dict[str, list[list[str]]] = defaultdict(list)
    for need, way in ways.items():
        for item, _, relation in graph.in_edges(need, data="relation"):
            if relation == DEPENDS and item not in (*sources, *way):
                late[item].append(way)
    shortest = {item: min(found, key=_length_then_names) for item, found in late.items()}
    chains = (_chain(graph, (item, *way[::-1])) for item, way in shortest.items())
    return _sorted(waiting, chains)


def most_awaited(waiting: "nx.MultiDiGraph[str]") -> tuple[Awaited, ...]:
    """Return the bodies that something waits for, those with most pending items first.

    An item counts once for a body, however many of its conditions lie with it.
    """
    bodies = {
        target
        for _, target, relation in waiting.edges(data="relation")
        if known_relations()[relation].to_body
    }

    def rank(one: Awaited) -> tuple[int, int, str, str]:
        return -len(one.pending), -len(one.met), waiting.nodes[one.body]["label"], one.body

    found = (_awaited(waiting, body) for body in bodies)
    return tuple(sorted((one for one in found if one.pending or one.met), key=rank))


def waiting_circles(waiting: "nx.MultiDiGraph[str]") -> tuple[Chain, ...]:
    """Return one chain for each knot of things that wait for each other; it ends where it begins.

    A report that is in order has none.
    """
    depends = waiting.edge_subgraph(_edges_of(waiting, DEPENDS))
    knots = [knot for knot in nx.strongly_connected_components(depends) if len(knot) > 1]
    circles = (_circle(depends, min(knot), knot) for knot in knots)
    loops = (
        _chain(depends, (node, node)) for node in sorted(set(nx.nodes_with_selfloops(depends)))
    )
    return _sorted(waiting, (*circles, *loops))


def _awaited(waiting: "nx.MultiDiGraph[str]", body: str) -> Awaited:
    held_up = impact(waiting, body)
    items = {chain.first for chain in held_up}
    others = impact(waiting, body, met=True)
    return Awaited(body, held_up, tuple(chain for chain in others if chain.first not in items))


def _circle(depends: "nx.MultiDiGraph[str]", start: str, knot: Collection[str]) -> Chain:
    """Return the shortest way from `start` back to itself."""
    inside = depends.subgraph(knot)
    ways = (nx.shortest_path(inside, after, start) for after in sorted(inside.successors(start)))
    return _chain(depends, (start, *min(ways, key=len)))


def _pending_only(waiting: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """Return the view without the dependencies that are met."""

    def is_open(source: str, target: str, key: str) -> bool:
        edge = waiting.edges[source, target, key]
        return bool(edge["relation"] != DEPENDS or edge["state"] == PENDING)

    return nx.subgraph_view(waiting, filter_edge=is_open)


def _waiting_first(waiting: "nx.MultiDiGraph[str]", item: str) -> "nx.MultiDiGraph[str]":
    """Return the view without the bodies behind the item itself: they are who is waited for."""

    def is_kept(source: str, target: str, key: str) -> bool:
        return bool(source != item or waiting.edges[source, target, key]["relation"] == DEPENDS)

    return nx.subgraph_view(waiting, filter_edge=is_kept)


def _length_then_names(way: list[str]) -> tuple[int, list[str]]:
    return len(way), way


def _edges_of(waiting: "nx.MultiDiGraph[str]", relation: str) -> Iterator[tuple[str, str, str]]:
    for source, target, key, name in waiting.edges(keys=True, data="relation"):
        if name == relation:
            yield source, target, key


def _shortest(graph: "nx.MultiDiGraph[str]", sources: Iterable[str]) -> dict[str, list[str]]:
    """Return a shortest way from the nearest source to each node that can be reached.

    Breadth first; of two ways of one length the smaller IRIs win, whatever the graph's order.
    """
    ways = {source: [source] for source in sorted(set(sources)) if source in graph}
    layer = list(ways)
    while layer:
        following: list[str] = []
        for node in layer:
            for neighbour in sorted(graph.successors(node)):
                if neighbour not in ways:
                    ways[neighbour] = [*ways[node], neighbour]
                    following.append(neighbour)
        layer = following
    return ways


def _chain(graph: "nx.MultiDiGraph[str]", way: Iterable[str]) -> Chain:
    return Chain(tuple(_step(graph, source, target) for source, target in pairwise(way)))


def _step(graph: "nx.MultiDiGraph[str]", source: str, target: str) -> Step:
    """Return the step between two things; a dependency goes before what merely leads to a body."""
    proofs: dict[str, list[Proof]] = defaultdict(list)
    for edge in graph[source][target].values():
        proofs[edge["relation"]].append(_proof(edge))
    relation = min(proofs, key=lambda name: (name != DEPENDS, name))
    return Step(source, target, relation, tuple(sorted(proofs[relation])))


def _proof(edge: Mapping[str, Any]) -> Proof:
    return Proof(**{field.name: edge[field.name] for field in fields(Proof)})


def _sorted(waiting: "nx.MultiDiGraph[str]", chains: Iterable[Chain]) -> tuple[Chain, ...]:
    """Sort the shortest first, then by what the reports call both ends."""

    def place(chain: Chain) -> tuple[int, str, str, str, str]:
        names = (waiting.nodes[iri]["label"] for iri in (chain.first, chain.last))
        return (len(chain), *names, chain.first, chain.last)

    return tuple(sorted(chains, key=place))
