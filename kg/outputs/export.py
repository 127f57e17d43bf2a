"""The whole graph as a file for other tools."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import networkx as nx
from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, serialize

from kg.errors import OutputError, StoreError
from kg.rdf.namespaces import GPR, ID, PREF_LABEL, PREFIXES, RDFS, TYPE, graph, ont
from kg.rdf.store import Store

Link: TypeAlias = tuple[NamedNode, NamedNode, NamedNode]

_MENTIONED_IN = ont("mentionedIn")
_RDFS_LABEL = NamedNode(RDFS + "label")
# What XML 1.0 cannot hold; a form feed of the report would make the whole file unreadable.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export(store: Store, path: Path, form: str) -> None:
    """Write the graph to `path` as `nq`, `ttl`, `jsonld` or `graphml`.

    The same graph gives the same bytes. `nq` and `jsonld` keep the reports apart in named graphs,
    `ttl` is their merge, `graphml` holds things and the relations between them, without claims.

    Raises StoreError for another format, OutputError when the file cannot be written.
    """
    write = _WRITERS.get(form)
    if write is None:
        raise StoreError(f"{form}: 没有这种格式 (no such format; want {', '.join(_WRITERS)})")
    try:
        write(store, path)
    except OSError as error:
        raise OutputError(path, error) from error


def to_networkx(store: Store) -> "nx.MultiDiGraph[str]":
    """Return the things that reports mention and the relations between them.

    A node has `label` and `type`, an edge `relation`, `label` and `inferred`.
    """
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    things = sorted(_things(store), key=str)
    for node in things:
        kinds = " ".join(sorted(_local_names(_links(store, node, TYPE))))
        found.add_node(node.value, label=_label(store, node), type=kinds)
    names, known = _relation_names(store), set(things)
    for node in things:
        for link in sorted(_links(store, node, None), key=str):
            if link[1].value.startswith(GPR) and link[2] in known:
                relation = link[1].value.removeprefix(GPR)
                details = {"relation": relation, "label": names.get(link[1], relation)}
                inferred = _only_inferred(store, link)
                found.add_edge(node.value, link[2].value, relation, **details, inferred=inferred)
    return found


def _write_nq(store: Store, path: Path) -> None:
    with path.open("wb") as out:
        out.writelines(store.n_quads())


def _write_ttl(store: Store, path: Path) -> None:
    quads = store.engine.quads_for_pattern(None, None, None, DefaultGraph())
    triples = sorted((quad.triple for quad in quads), key=str)
    with path.open("wb") as out:
        serialize(triples, out, RdfFormat.TURTLE, prefixes=dict(PREFIXES))


def _write_jsonld(store: Store, path: Path) -> None:
    quads = (quad for name in store.graphs() for quad in sorted(store.quads(name), key=str))
    with path.open("wb") as out:
        serialize(quads, out, RdfFormat.JSON_LD, prefixes=dict(PREFIXES))


def _write_graphml(store: Store, path: Path) -> None:
    nx.write_graphml_xml(to_networkx(store), path, encoding="utf-8")


_WRITERS: Mapping[str, Callable[[Store, Path], None]] = MappingProxyType(
    {"nq": _write_nq, "ttl": _write_ttl, "jsonld": _write_jsonld, "graphml": _write_graphml}
)


def _things(store: Store) -> set[NamedNode]:
    """Return what some report mentions, and the reports."""
    links = list(_links(store, None, _MENTIONED_IN))
    return {node for subject, _, report in links for node in (subject, report)}


def _label(store: Store, node: NamedNode) -> str:
    labels = sorted(_literals(store, node, PREF_LABEL, DefaultGraph()), key=str)
    return _NOT_XML.sub(" ", labels[0][1].value) if labels else node.value.removeprefix(ID)


def _local_names(links: Iterator[Link]) -> Iterator[str]:
    for _, _, cls in links:
        if cls.value.startswith(GPR):
            yield cls.value.removeprefix(GPR)


def _relation_names(store: Store) -> dict[NamedNode, str]:
    """Return the Chinese names of the properties."""
    labels = sorted(_literals(store, None, _RDFS_LABEL, graph("ontology")), key=str)
    return {node: literal.value for node, literal in labels if literal.language == "zh"}


def _only_inferred(store: Store, link: Link) -> bool:
    told = store.engine.quads_for_pattern(*link, None)
    return {quad.graph_name for quad in told} <= {DefaultGraph(), graph("inferred")}


def _links(store: Store, node: NamedNode | None, predicate: NamedNode | None) -> Iterator[Link]:
    """Yield the triples of the default graph between named things."""
    for quad in store.engine.quads_for_pattern(node, predicate, None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            yield quad.subject, quad.predicate, quad.object


def _literals(
    store: Store, node: NamedNode | None, predicate: NamedNode, name: NamedNode | DefaultGraph
) -> Iterator[tuple[NamedNode, Literal]]:
    for quad in store.engine.quads_for_pattern(node, predicate, None, name):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject, quad.object
