"""Queries of strangers: answered in a process of their own, stopped at its limits."""

import time
from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError
from kg.outputs.sandbox import Sandbox, prefixes
from kg.outputs.sandboxed import reply
from kg.outputs.sparql import answer
from tests.fixture import ENDLESS, stored

# All pairs, every one of them kept for sorting.
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"


@pytest.fixture(scope="module", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("sandbox"))


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
        (
            "SELECT ?item { ?p gpr:ownerUnit ?unit ; skos:prefLabel ?item }",
            ["item"],
            (("东堤码头项目",),),
        ),
        (
            "PREFIX stage: <x:> ASK { ?p gpr:reportedStatus stage:stalled }",
            ["answer"],
            (("false",),),
        ),
        ("ASK { ?p gpr:reportedStatus stage:stalled }", ["answer"], (("true",),)),
    ],
)
def test_every_form_of_query_is_a_table(
    store: Path, text: str, columns: list[str], rows: tuple[tuple[object, ...], ...]
) -> None:
    table = answer(Sandbox(store), text)

    assert [column.name for column in table.columns] == columns
    assert table.rows == rows


@pytest.mark.parametrize(
    ("rows", "start"),
    [
        ("application/sparql-results+json", b"{"),
        ("text/csv", b"s\r\n"),
        ("text/tab-separated-values", b"?s\n"),
    ],
)
def test_the_asker_chooses_the_form(store: Path, rows: str, start: bytes) -> None:
    result = Sandbox(store).run("SELECT ?s { ?s a gpr:Plan }", rows=rows)

    assert result.media_type == rows
    assert result.body.startswith(start)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?x WHERE {", "SPARQL 有误"),
        ("SELECT ?x { ?x a nowhere:Thing }", "SPARQL 有误"),
        ("DROP ALL", "会修改库"),
        ("SELECT * { SERVICE <http://example.org/> {} }", "SERVICE"),
        ("SELECT * FROM <http://example.org/> {}", "FROM"),
    ],
)
def test_what_is_wrong_is_said(store: Path, text: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        Sandbox(store).run(text)


def test_an_endless_query_is_stopped(store: Path) -> None:
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"1\.5 seconds"):
        Sandbox(store, seconds=1.5).run(ENDLESS)

    assert time.monotonic() - began < 30


def test_a_large_answer_is_stopped(store: Path) -> None:
    with pytest.raises(QueryError, match=r"0\.75 GiB of memory"):
        Sandbox(store, memory=3 * 1024**3 // 4).run(LARGE)


def test_the_next_query_is_answered_after_one_that_was_stopped(store: Path) -> None:
    sandbox = Sandbox(store, seconds=20, memory=3 * 1024**3 // 4)
    with pytest.raises(QueryError):
        sandbox.run(LARGE)

    assert sandbox.run("ASK {}").body == b'{"head":{},"boolean":true}'


def test_a_missing_store_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        Sandbox(tmp_path / "none").run("ASK {}")


def test_the_reply_tells_what_went_wrong(store: Path) -> None:
    """Here, in one process, what the other process does at a distance."""
    request = {
        "query": "SELECT",
        "store": str(store),
        "prefixes": prefixes(),
        "seconds": 1.0,
        "memory": 2**30,
        "rows": "text/csv",
        "triples": "application/n-triples",
    }

    assert reply({**request})[0]["error"] == "QueryError"
    assert reply({**request, "store": "none"})[0]["error"] == "StoreError"
    assert reply({**request, "query": "ASK {}"}) == ({"media_type": "text/csv"}, b"true")
    assert reply({**request, "query": "CONSTRUCT { <a:a> <a:b> 7 } {}"})[1].count(b"<a:") == 2
