"""The graph as networkx has it: things as nodes, and an edge for each claim about two things.

Directions are those of the ontology: dependent → prerequisite, work item → unit, part → whole.

A node is an IRI with `label`, `kind` (plan, unit, project …), `type` (class of the ontology),
`state` (what reports give as its stage or state) and `report` (ids of the reports that mention it);
several values stand in order with a space between.

An edge has `relation` (property), `label` (in Chinese) and its proof: `basis`, `claim`, `report`,
`line`, `start`, `quote`. A relation that no claim backs, such as the place of a project in a plan,
is one edge with an empty `claim`. Edges of dependencies have a `kind` (approval, funding, land …)
and a `state`: `pending`, or `met` when this claim or a later report says so.

All attributes are words or numbers, so every writer of networkx takes them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

import networkx as nx
from pyoxigraph import QuerySolution, QuerySolutions

from kg.errors import QueryError
from kg.outputs.view.picture import Picture, local_name, read_picture, words_of
from kg.rdf.queryable import Queryable
from kg.resources import resource, table

EVERYTHING, DEPENDENCY = "everything", "dependency"
DEPENDS = "directlyDependsOn"
_BLOCKED = "blockedBy"

Ends = tuple[str, str, str]
"""Subject, property, object."""


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """A claim behind a relation with the first of its quotes; blank where no claim is needed.

    Only those of dependencies have a `kind`, its Chinese `label`, and a `state`.
    """

    report: str = ""
    start: int = -1
    line: int = 0
    quote: str = ""
    claim: str = ""
    basis: str = ""
    kind: str = ""
    label: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: the view that it stands in, and whether it leads to a body one waits for."""

    property: str
    view: str
    to_body: bool
    label: str


@cache
def known_relations() -> dict[str, Relation]:
    """Return the relations of the views by property.

    >>> known_relations()["approvingUnit"].to_body
    True
    """
    rows = table("queries", "network", "views.tsv")
    return {
        row["property"]: Relation(row["property"], row["view"], row["body"] == "yes", row["zh"])
        for row in rows
    }


def views() -> tuple[str, ...]:
    """Return the names of the views.

    >>> views()
    ('dependency', 'responsibility', 'parts', 'everything')
    """
    names = dict.fromkeys(relation.view for relation in known_relations().values())
    return (*names, EVERYTHING)


def read_network(store: Queryable, view: str = EVERYTHING) -> "nx.MultiDiGraph[str]":
    """Return what a view shows; only `everything` holds the things that stand alone, too.

    Raises QueryError for another view.
    """
    if view not in views():
        known = ", ".join(views())
        raise QueryError(f"没有视图 {view!r} (no such view); 可用的有 (choose one): {known}")
    picture = read_picture(store)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    if view == EVERYTHING:
        network.add_nodes_from(picture.things)
    for (source, relation, target), proof in _chosen(view, list(_edges(store, picture))):
        network.add_edge(source, target, proof.claim or relation, **_attributes(relation, proof))
    _describe(network, store, picture)
    return network


def _chosen(view: str, edges: list[tuple[Ends, Proof]]) -> Iterator[tuple[Ends, Proof]]:
    """Yield the edges of a view; those to a body only where something waits for the thing.

    Both must be said in the same paragraph: other words about a thing of that name may be about
    the preliminary design of another project.
    """
    awaited = {
        (target, proof.report, proof.line)
        for (_, relation, target), proof in edges
        if relation == DEPENDS
    }
    for ends, proof in edges:
        source, name, _ = ends
        relation = known_relations()[name]
        to_body = relation.to_body and (source, proof.report, proof.line) in awaited
        if view in (relation.view, EVERYTHING) or (view == DEPENDENCY and to_body):
            yield ends, proof


def _edges(store: Queryable, picture: Picture) -> Iterator[tuple[Ends, Proof]]:
    """Yield every relation with each of its proofs, in a fixed order."""
    proofs = _proofs(_ask(store, "claims"))
    for line in picture.lines:
        pending = line.predicate == _BLOCKED
        ends = (line.subject, DEPENDS if pending else line.predicate, line.object)
        for proof in proofs.get(ends, (Proof(),)):
            yield ends, _settled(proof, pending=pending)
    for ends, named in sorted(_proofs(_ask(store, "bodies")).items()):
        if ends[0] in picture.things and ends[2] in picture.things:
            yield from ((ends, proof) for proof in named)


def _settled(proof: Proof, *, pending: bool) -> Proof:
    """Let the rules have the last word: what a later report calls met is no longer pending."""
    return replace(proof, state="met") if proof.state == "pending" and not pending else proof


def _proofs(rows: Iterable[QuerySolution]) -> dict[Ends, tuple[Proof, ...]]:
    """Return the proofs of each relation in reading order, one for each claim."""
    found: dict[Ends, dict[str, Proof]] = defaultdict(dict)
    for row in rows:
        proof = _proof(row)
        ends = (words_of(row["subject"]), local_name(row["property"]), words_of(row["object"]))
        found[ends][proof.claim] = min(proof, found[ends].get(proof.claim, proof))
    return {ends: tuple(sorted(claims.values())) for ends, claims in found.items()}


def _proof(row: QuerySolution) -> Proof:
    return Proof(
        report=words_of(row["report"]),
        start=int(words_of(row["start"]) or -1),
        line=int(words_of(row["line"]) or 0),
        quote=words_of(row["quote"]),
        claim=words_of(row["claim"]),
        basis=words_of(row["basis"]),
        kind=words_of(row["kind"]),
        label=words_of(row["label"]),
        state=words_of(row["fulfilment"]),
    )


def _attributes(relation: str, proof: Proof) -> dict[str, str | int]:
    return {
        "relation": relation,
        "label": proof.label or known_relations()[relation].label,
        "basis": proof.basis,
        "claim": proof.claim,
        "report": proof.report,
        "line": proof.line,
        "start": proof.start,
        "quote": proof.quote,
        "kind": proof.kind,
        "state": proof.state,
    }


def _describe(network: "nx.MultiDiGraph[str]", store: Queryable, picture: Picture) -> None:
    """Give each node its attributes."""
    states, reports = defaultdict(set), defaultdict(set)
    for row in _ask(store, "states"):
        node = words_of(row["node"])
        reports[node].add(words_of(row["report"]))
        states[node].add(words_of(row["state"]))
    for node in network:
        thing = picture.things[node]
        network.nodes[node].update(
            label=thing.name,
            kind=thing.kind,
            type=thing.cls,
            state=_joined(states[node]),
            report=_joined(reports[node]),
        )


def _joined(words: set[str]) -> str:
    return " ".join(sorted(words - {""}))


def _ask(store: Queryable, name: str) -> QuerySolutions:
    text = resource("queries", "network", f"{name}.rq").read_text("utf-8")
    return cast(QuerySolutions, store.query(text))
