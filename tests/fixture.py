"""The small graph of queries/fixture.trig, loaded or laid down as a store."""

from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode

from kg.rdf.store import Contents, open_store

FIXTURE = Path(__file__).parent / "queries" / "fixture.trig"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
"""All pairs of pairs: more work than any deadline of a test, and no row before the end."""


def loaded() -> pyoxigraph.Store:
    """Return the graph in memory, its triples in the default graph too."""
    store = _named_graphs()
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    return store


def stored(folder: Path) -> Path:
    """Lay the graph down as a store `kg-store` in `folder`, and return where it is."""
    graph = _named_graphs()
    names = [name for name in graph.named_graphs() if isinstance(name, NamedNode)]
    where = folder / "kg-store"
    with open_store(where) as opened:
        opened.put(
            Contents(name, list(graph.quads_for_pattern(None, None, None, name)), "fixture")
            for name in sorted(names, key=str)
        )
    return where


def _named_graphs() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(path=str(FIXTURE), format=pyoxigraph.RdfFormat.TRIG)
    return store
