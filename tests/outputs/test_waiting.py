"""Who waits for whom, on graphs drawn by hand: `a>b` is open, `a-b` met, `b:U` names the body U."""

import re

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.outputs.analysis.explain import count_awaited, explain
from kg.outputs.analysis.waiting import (
    Chain,
    dependency_chains,
    impact,
    most_awaited,
    waiting_circles,
)

STATES = {">": "pending", "-": "met", ":": ""}


def network(drawn: str) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, (source, sign, target) in enumerate(re.findall(r"(\w+)([>:-])(\w+)", drawn)):
        graph.add_edge(
            source,
            target,
            f"claim/{number}",
            relation="approvingUnit" if sign == ":" else "directlyDependsOn",
            label="" if sign == ":" else "审批",
            kind="" if sign == ":" else "approval",
            state=STATES[sign],
            basis="stated",
            claim=f"claim/{number}",
            report="r",
            line=number + 1,
            start=number,
            quote=f"{source}{sign}{target}",
        )
    for node in graph:
        graph.nodes[node]["label"] = f"《{node}》"
    return graph


def shown(chains: tuple[Chain, ...]) -> str:
    return " ".join("".join(chain.things) for chain in chains)


@pytest.mark.parametrize(
    ("drawn", "item", "chains"),
    [
        ("a>b", "a", "ab"),
        ("a>b", "b", ""),
        ("a>b", "z", ""),
        ("a>b b-c", "a", "abc"),
        ("a>b b>c a>c", "a", "ac"),
        ("a>b a>c", "a", "ab ac"),
        ("a>b b>c c:U", "a", "abcU"),
        ("a>b b>c b:U", "a", "abU abc"),
        ("a>b b>a", "a", "ab"),
        ("a>b b>c c>b", "a", "ab"),
        ("a>a", "a", ""),
        ("a:U x>a a>b", "a", "ab"),
        ("a>b b>d a>c c>d", "a", "abd"),
    ],
    ids=str,
)
def test_what_an_item_finally_waits_for(drawn: str, item: str, chains: str) -> None:
    assert shown(dependency_chains(network(drawn), item)) == chains


@pytest.mark.parametrize(
    ("drawn", "late", "open_chains", "all_chains"),
    [
        ("a>b", "b", "ab", "ab"),
        ("a>b", "a", "", ""),
        ("a>b", "z", "", ""),
        ("a-b", "b", "", "ab"),
        ("a>b b>c", "c", "bc abc", "bc abc"),
        ("a>b b-c", "c", "", "bc abc"),
        ("a-b b>c", "c", "bc", "bc abc"),
        ("a>b b>c a>c", "c", "ac bc", "ac bc"),
        ("a>b b:U", "U", "abU", "abU"),
        ("a>b c>b b:U", "U", "abU cbU", "abU cbU"),
        ("x>a a:U a>p p:U", "U", "apU xaU", "apU xaU"),
        ("x>a a:U", "U", "xaU", "xaU"),
        ("a>b b>a", "a", "ba", "ba"),
        ("a-b a>b", "b", "ab", "ab"),
        ("a>b c>d", "bd", "ab cd", "ab cd"),
        ("a>b b>c", "bc", "ab", "ab"),
    ],
    ids=str,
)
def test_what_a_delay_holds_up(drawn: str, late: str, open_chains: str, all_chains: str) -> None:
    waiting = network(drawn)

    assert shown(impact(waiting, tuple(late))) == open_chains
    assert shown(impact(waiting, tuple(late), met=True)) == all_chains


def test_one_thing_may_be_given_as_it_is() -> None:
    waiting = network("a>late b>a")

    assert impact(waiting, "late") == impact(waiting, ["late"])
    assert [chain.things for chain in impact(waiting, "late")] == [
        ("a", "late"),
        ("b", "a", "late"),
    ]


def test_every_claim_behind_a_step_is_told() -> None:
    waiting = network("a-b a>b b:U")
    (chain,) = impact(waiting, "U")

    assert [[proof.state for proof in step.proofs] for step in chain.steps] == [["pending"], [""]]
    (chain,) = impact(waiting, "U", met=True)
    assert [proof.quote for proof in chain.steps[0].proofs] == ["a-b", "a>b"]


def test_bodies_are_ranked_by_what_is_open() -> None:
    waiting = network("a>p b>p p:U c-q d-q e-q q:V f>r r:W g-s s:X")
    bodies = most_awaited(waiting)

    assert [(one.body, len(one.pending), len(one.met)) for one in bodies] == [
        ("U", 2, 0),
        ("W", 1, 0),
        ("V", 0, 3),
        ("X", 0, 1),
    ]
    assert count_awaited(waiting, bodies)[0] == ("《U》", 2, 0, "审批")


def test_an_item_counts_once_for_a_body() -> None:
    (one,) = most_awaited(network("a>p a>q a-s p:U q:U s:U"))

    assert (shown(one.pending), one.met) == ("apU", ())


@pytest.mark.parametrize(
    ("drawn", "circles"),
    [
        ("a>b b>c", ""),
        ("a>b b>a", "aba"),
        ("a>b b>c c>a c>b", "abca"),
        ("a>a", "aa"),
        ("a>b b>a c>d d>c", "aba cdc"),
        ("a>b b:a", ""),
    ],
    ids=str,
)
def test_circles_of_waiting(drawn: str, circles: str) -> None:
    assert shown(waiting_circles(network(drawn))) == circles


def test_a_table_has_a_row_for_each_claim() -> None:
    waiting = network("a-b a>b b:U")
    answer = explain(waiting, impact(waiting, "U", met=True))

    assert [(row.step, row.waits, row.on, row.state, row.quote) for row in answer] == [
        (1, "《a》", "《b》", "已满足", "a-b"),
        (1, "《a》", "《b》", "待满足", "a>b"),
        (2, "《b》", "《U》", "", "b:U"),
    ]
    assert answer.column("relation") == ("审批", "审批", "审批单位")
    assert answer.column("claim") == ("claim/0", "claim/1", "claim/2")


LETTERS = st.sampled_from("abcdef")
DRAWN = st.lists(st.tuples(LETTERS, st.sampled_from(">-"), LETTERS), max_size=15).map(
    lambda edges: " ".join(map("".join, edges))
)


@given(DRAWN, LETTERS)
def test_chains_are_ways_through_the_graph(drawn: str, late: str) -> None:
    waiting = network(drawn)
    chains = impact(waiting, late)

    assert len({chain.first for chain in chains}) == len(chains)
    for chain in chains:
        assert chain.last == late != chain.first
        assert len(set(chain.things)) == len(chain.things)
        for step in chain.steps:
            assert all(proof.state == "pending" for proof in step.proofs)
            assert {proof.claim for proof in step.proofs} <= set(waiting[step.source][step.target])


@given(DRAWN, LETTERS)
def test_all_that_waits_is_found_by_a_shortest_chain(drawn: str, late: str) -> None:
    """networkx knows who can reach the late thing, and how far off it is."""
    waiting = network(drawn)
    lengths = {}
    if late in waiting:
        lengths = nx.single_source_shortest_path_length(waiting.reverse(), late)
    expected = {item: length for item, length in lengths.items() if item != late}

    assert {chain.first: len(chain) for chain in impact(waiting, late, met=True)} == expected


@given(DRAWN, LETTERS)
def test_what_one_waits_for_holds_one_up(drawn: str, item: str) -> None:
    waiting = network(drawn)

    for chain in dependency_chains(waiting, item):
        assert item in {one.first for one in impact(waiting, chain.last, met=True)}


@given(DRAWN)
def test_the_order_of_the_graph_does_not_matter(drawn: str) -> None:
    def said(text: str) -> list[tuple[object, ...]]:
        waiting = network(text)
        circles = waiting_circles(waiting)
        return [chain.things for late in "abcdef" for chain in (*impact(waiting, late), *circles)]

    assert said(drawn) == said(" ".join(reversed(drawn.split())))
