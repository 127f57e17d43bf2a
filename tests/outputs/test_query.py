from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import QueryError, ResourceError
from kg.outputs.query import find_query, load_queries, meanings, parse_query, run
from kg.outputs.sparql import answer, refuse_unsafe
from kg.resources import resource

FIXTURE = Path(__file__).parents[1] / "queries" / "fixture.trig"
HEADER = "# title-zh: 问\n# title-en: ask\n# audience: staff\n# column: s | 主语\n"


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(path=str(FIXTURE), format=pyoxigraph.RdfFormat.TRIG)
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    return store


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("澄湾市水利局", ["澄湾市水利局"]),
        ("市水利局", ["澄湾市水利局"]),
        ("construction", ["在建"]),
        ("在建", ["在建"]),
        ("无此名称", ["无此名称"]),
        ('"} DROP ALL #', ['"} DROP ALL #']),
    ],
)
def test_any_name_is_understood(store: pyoxigraph.Store, words: str, labels: list[str]) -> None:
    assert [label.value for label in meanings(store, words)] == labels


@pytest.mark.parametrize("value", ["' } UNION { ?s ?p ?o", '"@zh } #', "\\", "?unit", "<x>"])
def test_a_hostile_parameter_is_only_a_word(store: pyoxigraph.Store, value: str) -> None:
    assert run(store, find_query("duties-of-unit"), {"unit": value}).rows == ()


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("duties-of-unit", {"unti": "x"}, "unti.*unit"),
        ("deadlines", {"date": "2025"}, "无 .none."),
        ("evidence-of", {}, "thing"),
    ],
)
def test_wrong_parameters_are_explained(
    store: pyoxigraph.Store, name: str, parameters: dict[str, str], words: str
) -> None:
    with pytest.raises(QueryError, match=words):
        run(store, find_query(name), parameters)


def test_a_near_name_is_offered() -> None:
    with pytest.raises(QueryError, match="lead-units"):
        find_query("leadunits")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?s {}", "lacks title-zh"),
        (HEADER.replace("# audience: staff\n", ""), "lacks audience"),
        (HEADER + "# parameter: s | x\n", "bad.rq:5"),
        (HEADER + "# colour: red\n", "not a header line"),
    ],
)
def test_a_bad_header_is_refused(text: str, words: str) -> None:
    with pytest.raises(ResourceError, match=words):
        parse_query("bad", text, source="bad.rq")


def test_queries_come_by_name() -> None:
    names = [query.name for query in load_queries(resource("queries", "ask"))]

    assert names == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "DROP ALL",
        "insert data { <a:b> <a:c> 1 }",
        "PREFIX a: <b:c> DELETE WHERE { ?s ?p ?o }",
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * FROM <http://example.org/> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://example.org/> { ?s ?p ?o }",
        "SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'a\\\\' . SERVICE <http://example.org/> {} }",
        'SELECT * { ?s ?p """a\\\\""" . SERVICE <http://example.org/> {} }',
        "SELECT * { ?s ?p '#' . SERVICE <http://example.org/> {} }",
        "SELECT * # quiet\n { SERVICE <http://example.org/> {} }",
    ],
)
def test_what_changes_or_leaves_the_store_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="不允许"):
        refuse_unsafe(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?from ?service { ?from ?service 'FROM' }",
        "SELECT * { ?s <http://example.org/FROM#SERVICE> ?o } # DROP ALL",
        "PREFIX from: <x:y> SELECT * { ?s from:from ?service }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        'ASK { ?s ?p """it is "DELETE" here""" }',
    ],
)
def test_words_that_only_look_dangerous_pass(text: str) -> None:
    refuse_unsafe(text)


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        ("ASK { ?s ?p ?o }", ["answer"], (("true",),)),
        ("SELECT (1.50 AS ?a) (2.0 AS ?b) ?c {}", ["a", "b", "c"], ((1.5, 2, None),)),
        (
            "CONSTRUCT { <a:a> <a:b> 7 } {}",
            ["subject", "predicate", "object"],
            (("a:a", "a:b", 7),),
        ),
    ],
)
def test_every_form_of_query_is_a_table(
    store: pyoxigraph.Store, text: str, columns: list[str], rows: tuple[tuple[object, ...], ...]
) -> None:
    table = answer(store, text)

    assert [column.name for column in table.columns] == columns
    assert table.rows == rows


def test_wrong_sparql_is_a_query_error(store: pyoxigraph.Store) -> None:
    with pytest.raises(QueryError, match="SPARQL 有误"):
        answer(store, "SELECT ?x WHERE {")
