"""The store in rdflib: named graphs kept, nothing doubled, nothing written, nothing fetched."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Dataset, Literal, Namespace, URIRef
from rdflib.plugins.sparql import prepareQuery

from kg import AnalystStore, open_store
from kg.errors import KgError, QueryError, StoreError
from kg.rdf.namespaces import GPR, GRAPH

ONT = Namespace(GPR)
REPORT = URIRef(GRAPH + "report/yunhe-2024-progress")
SERVICE = "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"
TRIPLE = (ONT.a, ONT.b, Literal("c"))


@pytest.fixture(scope="module", name="store")
def _store(sample_store: Path) -> Iterator[AnalystStore]:
    with open_store(sample_store) as store:
        yield store


@pytest.fixture(scope="module", name="dataset")
def _dataset(store: AnalystStore) -> Dataset:
    return store.graph()


def test_each_report_is_a_named_graph(store: AnalystStore, dataset: Dataset) -> None:
    names = [str(graph.identifier) for graph in dataset.graphs()]

    assert names[:-1] == [name.value for name in store.graphs()]
    assert names[-1] == "urn:x-rdflib:default"


def test_quads_are_those_of_the_store(store: AnalystStore, dataset: Dataset) -> None:
    report = {graph for *_, graph in dataset.quads((None, RDF.type, ONT.Project, None))}

    assert sum(1 for _ in dataset.quads((None, None, None, None))) == sum(
        1 for _ in store.n_quads()
    )
    assert len(report) == 3


def test_the_union_has_each_triple_once(store: AnalystStore, dataset: Dataset) -> None:
    triples = list(dataset.triples((None, None, None)))
    lines = {line.rsplit(b" <", 1)[0] for line in store.n_quads()}

    assert len(triples) == len(set(triples)) == len(dataset) == len(lines)


def test_patterns_and_sparql_agree(dataset: Dataset) -> None:
    union = set(dataset.subjects(RDF.type, ONT.Project))
    one = set(dataset.graph(REPORT).subjects(RDF.type, ONT.Project))
    query = "SELECT ?s { ?s a gpr:Project }"

    assert {row.s for row in dataset.query(query)} == union
    assert {row.s for row in dataset.graph(REPORT).query(query)} == one < union
    inside = f"SELECT ?s {{ GRAPH <{REPORT}> {{ ?s a gpr:Project }} }}"
    assert {row.s for row in dataset.query(inside)} == one
    assert len(dataset.graph(REPORT)) == sum(1 for _ in dataset.graph(REPORT))


def test_what_is_written_down_says_nothing_twice(store: AnalystStore, dataset: Dataset) -> None:
    lines = {line for line in dataset.serialize(format="nquads").splitlines() if line.strip()}
    copy = Dataset()
    copy.parse(data="\n".join(lines), format="nquads")

    assert len(lines) == sum(1 for _ in store.n_quads())
    assert len(copy.graph(REPORT)) == len(dataset.graph(REPORT))


@pytest.mark.parametrize(
    ("use", "error"),
    [
        (lambda data: data.query(SERVICE), QueryError),
        (lambda data: data.graph(REPORT).query(SERVICE), QueryError),
        (lambda data: data.query("SELECT * FROM <http://example.org/> { ?s ?p ?o }"), QueryError),
        (lambda data: data.query(prepareQuery(SERVICE)), QueryError),
        (lambda data: data.query("SELECT * { ?s ?p ?o }", DEBUG=True), QueryError),
        (lambda data: data.update("DROP ALL"), StoreError),
        (lambda data: data.add(TRIPLE), StoreError),
        (lambda data: data.addN([(*TRIPLE, data.graph(REPORT))]), StoreError),
        (lambda data: data.graph(REPORT).add(TRIPLE), StoreError),
        (lambda data: data.remove((None, None, None)), StoreError),
        (lambda data: data.remove_graph(REPORT), StoreError),
        (lambda data: data.parse(data="<a:a> <a:b> <a:c> .", format="turtle"), StoreError),
    ],
)
def test_nothing_is_fetched_and_nothing_written(
    dataset: Dataset, use: Callable[[Any], object], error: type[KgError]
) -> None:
    before = len(dataset)

    with pytest.raises(error):
        use(dataset)
    assert len(dataset) == before


def test_a_closed_store_closes_its_dataset(sample_store: Path) -> None:
    with open_store(sample_store) as store:
        dataset = store.graph()
    with pytest.raises(StoreError, match="closed"):
        len(dataset)
