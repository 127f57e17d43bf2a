import pytest

from kg.errors import QueryError
from kg.outputs.safety import refuse_unsafe


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
