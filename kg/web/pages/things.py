"""What the store knows of one node: a thing with its chain, a report, or any other node."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from kg.outputs.trace import to_objects
from kg.outputs.trace.gather import trace_of
from kg.outputs.trace.reading import Reading
from kg.outputs.trace.values import Passage
from kg.rdf.namespaces import GPR, GRAPH, PREF_LABEL, TYPE, ont
from kg.rdf.store import Store
from kg.web.pages.asking import Record, ask

MANY = 200
"""So many neighbours of one kind are named; a place may have thousands."""

_BASES = {"inferred": "inferred", "reviewed": "reviewed", "links": "linked"}
_CLOSER = {
    "dependsOn": "directlyDependsOn",
    "isPartOf": "addresses",
    "upperLeadUnit": "accountableUnit",
}
_PARTING = ("isPartOf", "addresses")
_WAITING = ("blockedBy", "directlyDependsOn", "dependsOn")


@lru_cache(maxsize=1)
def reading_of(store: Store) -> Reading:
    """Return a reading that remembers what it asked; a worker has one store all its life."""
    return Reading(store)


def known(store: Store, iris: Sequence[str]) -> NamedNode | None:
    """Return the first of some IRIs of which the store says anything."""
    for iri in iris:
        try:
            node = NamedNode(iri)
        except ValueError:
            continue
        if next(store.engine.quads_for_pattern(node, None, None, DefaultGraph()), None):
            return node
    return None


def told_of(store: Store, node: NamedNode) -> dict[str, Any]:
    """Return what a page tells of a node, as plain values; `form` says which page shows it."""
    iri = node.value
    shared = {"iri": iri, "name": _name(store, node), "values": ask(store, "values", thing=iri)}
    reading = reading_of(store)
    if iri in reading.subjects:
        trace = to_objects(trace_of(reading, iri))
        return shared | {"form": "thing", "trace": trace, "relations": related(store, iri)}
    if _is_a(store, node, "Report"):
        sections = ask(store, "sections", report=iri)
        return shared | {"form": "report", "sections": sections}
    if _is_a(store, node, "ReportText"):
        return shared | {"form": "text"}
    pointing = ask(store, "pointing", thing=iri)
    return shared | {
        "form": "node",
        "pointing": pointing[:MANY],
        "more": max(0, len(pointing) - MANY),
        "passages": passages_of(reading, iri),
    }


def passages_of(reading: Reading, claim: str) -> list[dict[str, Any]]:
    """Return the words that prove a claim or finding, with the id and title of their report."""
    return [_passage(reading, one) for one in reading.passages(claim)]


def triples_about(store: Store, node: NamedNode) -> list[Triple]:
    """Return what the store says of a node, and what points to it, in a fixed order."""
    engine, default = store.engine, DefaultGraph()
    quads = (
        *engine.quads_for_pattern(node, None, None, default),
        *engine.quads_for_pattern(None, None, node, default),
    )
    return sorted({quad.triple for quad in quads}, key=str)


def related(store: Store, iri: str) -> list[dict[str, Any]]:
    """Return the neighbours of a thing, by relation and direction; waiting comes first.

    What a report states is not told again as a conclusion.
    """
    groups: dict[tuple[Any, ...], dict[str, dict[str, Any]]] = {}
    for row in _without_closure(ask(store, "relations", thing=iri)):
        key = tuple(row[name] for name in ("forward", "property", "zh", "en"))
        other = {"iri": row["other"], "name": row["name"], "basis": _basis(row)}
        others = groups.setdefault(key, {})
        if others.setdefault(str(row["other"]), other)["basis"] != "stated":
            others[str(row["other"])] = other
    found = [
        {
            "forward": bool(forward),
            "waiting": str(name).rpartition("#")[2] in _WAITING,
            "zh": zh,
            "en": en,
            "others": list(others.values())[:MANY],
            "more": max(0, len(others) - MANY),
        }
        for (forward, name, zh, en), others in groups.items()
    ]
    return sorted(found, key=lambda group: not group["waiting"])


def _without_closure(rows: Sequence[Record]) -> Iterator[Record]:
    """Yield relations, but no conclusion about what the same pair is more closely related by.

    Nor the wholes of a whole that is stated: the chain upwards tells them.
    """
    close = {(row["forward"], row["property"], row["other"]) for row in rows}
    whole = {row["forward"] for row in rows if _local(row) in _PARTING and _basis(row) == "stated"}
    for row in rows:
        closer = f"{GPR}{_CLOSER.get(_local(row), '')}"
        far = _local(row) == "isPartOf" and _basis(row) == "inferred" and row["forward"] in whole
        if not far and (row["forward"], closer, row["other"]) not in close:
            yield row


def _local(row: Record) -> str:
    """Return the name of the relation of a row, without its namespace."""
    return str(row["property"]).rpartition("#")[2]


def _basis(row: Record) -> str:
    return _BASES.get(str(row["graph"]).removeprefix(GRAPH), "stated")


def _passage(reading: Reading, passage: Passage) -> dict[str, Any]:
    source = reading.sources[passage.report]
    names = ("section", "line", "start", "end", "quote")
    told = {name: getattr(passage, name) for name in names}
    return told | {"report": source.id, "title": source.title}


def _name(store: Store, node: NamedNode) -> str:
    """Return the label of a node, else the end of its IRI."""
    quads = store.engine.quads_for_pattern(node, PREF_LABEL, None, DefaultGraph())
    labels = (quad.object.value for quad in quads if isinstance(quad.object, Literal))
    return min(labels, default=node.value.partition("/id/")[2] or node.value)


def _is_a(store: Store, node: NamedNode, cls: str) -> bool:
    quads = store.engine.quads_for_pattern(node, TYPE, ont(cls), DefaultGraph())
    return next(quads, None) is not None
