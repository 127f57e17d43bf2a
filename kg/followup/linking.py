"""The pass over a store: which report follows which, and what it tells of it, as a graph."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache

from pyoxigraph import NamedNode, Quad

from kg.followup.compare import Comparison, compare
from kg.followup.dossier import Dossier, Head, Issue, Quote
from kg.followup.pairs import Content, FollowUp, follow_ups
from kg.followup.reading import (
    read_dossier,
    read_heads,
    read_issues,
    read_items,
    read_promisers,
)
from kg.followup.settling import Fetch, settled, witnesses
from kg.followup.writing import LINKS, Links
from kg.rdf.namespaces import GRAPH
from kg.rdf.queryable import Queryable
from kg.rdf.store import Contents, Store

_KEPT_OPEN = 64
"""Dossiers that are kept in memory; the reports of one issuer come one after another."""


def relink(store: Store, code: str) -> int:
    """Write the graph `links` anew unless no report changed; return the number of its quads.

    `code` is a fingerprint of the program. The graph and its fingerprint change together.

    Raises StoreError when the store cannot be written.
    """
    names = [name for name in store.graphs() if name.value.startswith(f"{GRAPH}report/")]
    inputs = [code, *((name.value, store.fingerprint(name)) for name in names)]
    fingerprint = hashlib.sha256(json.dumps(inputs).encode()).hexdigest()
    if store.fingerprint(LINKS) != fingerprint:
        store.put([Contents(LINKS, link(store), fingerprint)])
    return sum(1 for _ in store.quads(LINKS))


def link(store: Queryable) -> list[Quad]:
    """Return the links between the reports of a store; same reports, same quads.

    >>> from pyoxigraph import Store
    >>> link(Store())
    []
    """
    heads = read_heads(store)
    items = read_items(store)
    found = follow_ups(_contents(heads, read_issues(store), items))
    fetch = _fetcher(store, heads)
    links = Links()
    for one in found:
        _write(links, compare(fetch(one.earlier), fetch(one.later)), one)
    asked = witnesses(heads, found, items)
    for report in read_promisers(store):
        for outcome in settled(report, asked, fetch):
            links.outcome(outcome)
    return links.quads()


def _contents(
    heads: Mapping[NamedNode, Head],
    issues: Mapping[NamedNode, tuple[Issue, ...]],
    items: Mapping[NamedNode, frozenset[str]],
) -> list[Content]:
    return [
        Content(head, issues.get(report, ()), items.get(report, frozenset()))
        for report, head in heads.items()
    ]


def _fetcher(store: Queryable, heads: Mapping[NamedNode, Head]) -> Fetch:
    @lru_cache(maxsize=_KEPT_OPEN)
    def fetch(report: NamedNode) -> Dossier:
        return read_dossier(store, heads[report])

    return fetch


def _write(links: Links, told: Comparison, one: FollowUp) -> None:
    """Write all that a comparison tells but the promises, which other reports may settle."""
    proof = _proof(told)
    if proof:
        links.follow_up(told.earlier.head, told.later.head, rule=one.rule, proof=proof)
    for continuation in told.links:
        links.continuation(continuation)
    for change in told.changes:
        links.change(change)
    for renaming in told.renamings:
        links.renaming(renaming)


def _proof(told: Comparison) -> list[Quote]:
    """Return the titles of both reports, else an issue that they have in common."""
    first, second = told.earlier.head.quote, told.later.head.quote
    if first and second:
        return [first, second]
    return [quote for link in told.links[:1] for quote in (link.earlier.quote, link.later.quote)]
