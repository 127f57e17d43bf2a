"""The store as an rdflib Dataset: the same graphs, nothing copied, nothing fetched."""

from collections.abc import Iterator
from typing import Any

import pyoxigraph
from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import QueryError, StoreError
from kg.outputs.safety import refuse_unsafe
from kg.rdf.namespaces import PREFIXES
from kg.rdf.store import Store


def open_dataset(store: Store) -> Dataset:
    """Return a Dataset over an open store: a named graph for each report, and their union.

    Patterns and SPARQL without a graph read the union; `GRAPH ?g` and `dataset.graph(iri)` read
    one report, `ontology` or `inferred`. Every attempt to write is a StoreError.
    """
    dataset = Dataset(store=_Graphs(store), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset


_UNION = Graph(identifier=DATASET_DEFAULT_GRAPH_ID)


class _Graphs(OxigraphStore):
    """The graphs of a store as rdflib asks for them; the bookkeeping of the store is left out.

    The engine keeps the union of all graphs as its default graph, which spares working it out. For
    rdflib the default graph is empty, so that writing the dataset down says nothing twice.
    """

    def __init__(self, opened: Store) -> None:
        self._opened = opened
        super().__init__()

    @property
    def _inner(self) -> pyoxigraph.Store:
        return self._opened.engine

    def triples(self, triple_pattern: Any, context: Graph | None = None) -> Iterator[Any]:
        """Yield the triples of one graph, or each triple of the union once, with its graphs."""
        if context is None:
            for triple, _ in super().triples(triple_pattern, _UNION):
                yield triple, self.contexts(triple)
        elif context.identifier != DATASET_DEFAULT_GRAPH_ID:
            yield from super().triples(triple_pattern, context)

    def contexts(self, triple: Any = None) -> Iterator[Graph]:  # type: ignore[override]
        """Yield the named graphs, or those that hold a triple, by name."""
        names = {name.value for name in self._opened.graphs()}
        found = {graph.identifier: graph for graph in super().contexts(triple)}
        yield from (found[name] for name in sorted(found) if str(name) in names)

    def __len__(self, context: Graph | None = None) -> int:
        if context is None:
            return super().__len__(_UNION)
        return sum(1 for _ in self.triples((None, None, None), context))

    def query(
        self,
        query: Any,
        initNs: Any,  # noqa: N803 - named by rdflib
        initBindings: Any,  # noqa: N803
        queryGraph: str,  # noqa: N803
        **options: object,
    ) -> Any:
        """Answer a query in the engine; rdflib's own would fetch what SERVICE and FROM name."""
        if not isinstance(query, str):
            raise QueryError("请给出查询文本 (give the query as text, not prepared)")
        if options:
            raise QueryError(f"不支持的选项 (unknown option): {', '.join(sorted(options))}")
        refuse_unsafe(query)
        asked = DATASET_DEFAULT_GRAPH_ID if queryGraph == "__UNION__" else queryGraph
        return super().query(query, initNs, initBindings, asked)

    def add_graph(self, graph: Graph) -> None:
        """Take a graph's name without writing anything: rdflib names a graph before it reads it."""

    def _refuse(self, *_: object, **__: object) -> None:
        raise StoreError(
            f"{self._opened.path}: 只读 (the dataset is read-only); 请复制到 rdflib.Dataset() 再改 "
            "(copy it into an rdflib.Dataset() to change it)"
        )

    add = addN = remove = update = remove_graph = destroy = _refuse  # noqa: N815
