"""Chains of waiting as a table: every step with the words that prove it."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import networkx as nx

from kg.outputs.analysis.answer import Answer
from kg.outputs.analysis.network import Proof, known_relations
from kg.outputs.analysis.waiting import Awaited, Chain, Step
from kg.outputs.table import Cell, Column, Table

_COLUMNS = (
    Column("item", "事项"),
    Column("step", "步"),
    Column("waits", "等待方"),
    Column("on", "等待对象"),
    Column("relation", "关系"),
    Column("state", "状态"),
    Column("report", "报告"),
    Column("line", "行"),
    Column("quote", "原文"),
    Column("claim", "陈述"),
)
_BODIES = (
    Column("body", "单位"),
    Column("pending", "在等的事项"),
    Column("met", "已满足的事项"),
    Column("kinds", "条件类型"),
)
_STATES: Mapping[str, str] = MappingProxyType({"pending": "待满足", "met": "已满足"})


def explain(waiting: "nx.MultiDiGraph[str]", chains: Iterable[Chain]) -> Answer:
    """Return the steps of chains as rows: one for each claim, with its quote and line.

    `waiting` is the graph that the chains were found in.
    """
    rows = (
        _row(waiting, chain, number, step, proof)
        for chain in chains
        for number, step in enumerate(chain.steps, start=1)
        for proof in step.proofs
    )
    return Answer(Table(_COLUMNS, tuple(rows)), "等待的链条及其依据 chains of waiting, with proof")


def count_awaited(waiting: "nx.MultiDiGraph[str]", bodies: Iterable[Awaited]) -> Answer:
    """Return a row for each body: how many items wait for it, and on what kinds of conditions."""
    rows = tuple(
        (_label(waiting, one.body), len(one.pending), len(one.met), "、".join(_kinds(one)))
        for one in bodies
    )
    return Answer(Table(_BODIES, rows), "等谁的最多? Who is most waited for?")


def _row(
    waiting: "nx.MultiDiGraph[str]", chain: Chain, number: int, step: Step, proof: Proof
) -> tuple[Cell, ...]:
    names = (_label(waiting, iri) for iri in (step.source, step.target))
    relation = proof.label or known_relations()[step.relation].label
    state = _STATES.get(proof.state, "")
    place = (proof.report, proof.line, proof.quote, proof.claim)
    return (_label(waiting, chain.first), number, *names, relation, state, *place)


def _label(waiting: "nx.MultiDiGraph[str]", iri: str) -> str:
    return str(waiting.nodes[iri]["label"])


def _kinds(one: Awaited) -> Iterator[str]:
    """Yield the Chinese names of the kinds of what the items wait for."""
    steps = (step for chain in (*one.pending, *one.met) for step in chain.steps)
    yield from sorted({proof.label for step in steps for proof in step.proofs if proof.kind})
