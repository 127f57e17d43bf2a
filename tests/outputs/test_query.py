import pyoxigraph
import pytest

from kg.errors import QueryError, ResourceError
from kg.outputs.query import find_query, load_queries, meanings, parse_query, proven_rows, run
from kg.resources import resource
from tests.fixture import loaded

HEADER = "# title-zh: 问\n# title-en: ask\n# audience: staff\n# column: s | 主语\n"


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return loaded()


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
        (HEADER + "# category: weather\n", "no category: weather; take responsibility"),
    ],
)
def test_a_bad_header_is_refused(text: str, words: str) -> None:
    with pytest.raises(ResourceError, match=words):
        parse_query("bad", text, source="bad.rq")


def test_what_proves_a_row_is_no_column(store: pyoxigraph.Store) -> None:
    text = HEADER + "# evidence: proof\nSELECT ?s ?proof { VALUES (?s ?proof) { (1 2) (1 3) } }"
    query = parse_query("twice", text, source="twice.rq")

    assert run(store, query).rows == ((1,),)
    assert list(proven_rows(store, query, {})) == [(1, 2), (1, 3)]


def test_queries_come_by_name() -> None:
    names = [query.name for query in load_queries(resource("queries", "ask"))]

    assert names == sorted(names)
