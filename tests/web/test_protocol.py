"""The SPARQL 1.1 Protocol, case by case as in the test suite of the W3C, against a real server.

The 34 cases of http://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ are written anew
from the specification. This service only reads: an update must be refused whether it is right or
wrong, and must have no effect. The last tests of the file are ours.
"""

import csv
import json
from urllib.parse import urlencode

import pyoxigraph
import pytest

from kg.web.settings import Limits
from tests.web.conftest import DATA, FORM, QUERY, Client, Reply

UPDATE = "application/sparql-update"
ROW_KINDS = {
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
}
TRIPLE_KINDS = {"application/rdf+xml", "text/turtle", "application/n-triples"}
D0, D1, D2, D3 = (DATA.format(number) for number in range(4))


def get(client: Client, *pairs: tuple[str, str], **headers: str) -> Reply:
    return client(f"/sparql?{urlencode(pairs)}", **headers)


def post(client: Client, *pairs: tuple[str, str], **headers: str) -> Reply:
    return client("/sparql", method="POST", body=urlencode(pairs), content_type=FORM, **headers)


def direct(client: Client, query: str, *pairs: tuple[str, str], **headers: str) -> Reply:
    path = f"/sparql?{urlencode(pairs)}"
    return client(path, method="POST", body=query, content_type=QUERY, **headers)


def truth(reply: Reply) -> bool:
    assert reply.status == 200, reply.text
    return json.loads(reply.body)["boolean"]


BOTH = f"ASK {{ <{D1}> a ?type . <{D2}> a ?type }}"
BOTH_NAMED = f"ASK {{ GRAPH ?g {{ <{D1}> a ?x }} GRAPH ?h {{ <{D2}> a ?y }} }}"
FULL = (
    f"ASK {{ <{D3}> a ?x GRAPH ?g {{ <{D1}> a ?y }} GRAPH ?h {{ <{D2}> a ?z }} "
    f"FILTER NOT EXISTS {{ GRAPH ?i {{ <{D3}> a ?v }} }} FILTER NOT EXISTS {{ <{D1}> a ?w }} }}"
)
DEFAULTS = (("default-graph-uri", D1), ("default-graph-uri", D2))
NAMED = (("named-graph-uri", D1), ("named-graph-uri", D2))


class TestQueries:
    def test_query_get(self, client: Client) -> None:
        assert truth(get(client, ("query", "ASK {}")))

    def test_query_post_form(self, client: Client) -> None:
        assert truth(post(client, ("query", "ASK {}")))

    def test_query_post_direct(self, client: Client) -> None:
        assert truth(direct(client, "ASK {}"))

    def test_query_dataset_default_graph(self, client: Client) -> None:
        asked = f"ASK {{ <{D1}> ?p ?o }}"
        assert truth(direct(client, asked, ("default-graph-uri", D1)))
        assert not truth(direct(client, asked, ("default-graph-uri", D2)))

    def test_query_dataset_default_graphs_get(self, client: Client) -> None:
        assert truth(get(client, ("query", BOTH), *DEFAULTS))
        assert not truth(get(client, ("query", BOTH), DEFAULTS[0]))

    def test_query_dataset_default_graphs_post(self, client: Client) -> None:
        assert truth(post(client, ("query", BOTH), *DEFAULTS))

    def test_query_dataset_named_graphs_get(self, client: Client) -> None:
        assert truth(get(client, ("query", BOTH_NAMED), *NAMED))
        assert not truth(get(client, ("query", BOTH_NAMED), NAMED[0]))

    def test_query_dataset_named_graphs_post(self, client: Client) -> None:
        assert truth(post(client, ("query", BOTH_NAMED), *NAMED))

    def test_query_dataset_full(self, client: Client) -> None:
        assert truth(direct(client, FULL, ("default-graph-uri", D3), *NAMED))

    def test_query_multiple_dataset(self, client: Client) -> None:
        """What the protocol says wins over FROM."""
        asked = f"ASK FROM <{D1}> {{ <{D1}> ?p ?o }}"
        assert truth(direct(client, asked))
        assert not truth(direct(client, asked, ("default-graph-uri", D2)))

    def test_query_content_type_select(self, client: Client) -> None:
        assert direct(client, "SELECT (1 AS ?value) {}").kind in ROW_KINDS

    def test_query_content_type_ask(self, client: Client) -> None:
        assert direct(client, "ASK {}").kind in ROW_KINDS

    def test_query_content_type_describe(self, client: Client) -> None:
        assert direct(client, f"DESCRIBE <{D1}>").kind in TRIPLE_KINDS

    def test_query_content_type_construct(self, client: Client) -> None:
        """The IRIs are relative: the address of the service is their base."""
        reply = direct(client, "CONSTRUCT { <s> <p> 1 } WHERE {}")
        (quad,) = pyoxigraph.parse(reply.body, pyoxigraph.RdfFormat.TURTLE)

        assert reply.kind in TRIPLE_KINDS
        assert quad.subject.value == f"http://127.0.0.1:{client.port}/s"


# Each case: the request line, the media type, the body, the status of the refusal.
REFUSED: dict[str, tuple[str, str, str | bytes | None, int]] = {
    "bad_query_method": ("PUT ?query=ASK%20%7B%7D", "", "", 405),
    "bad_multiple_queries": ("GET ?query=ASK%20%7B%7D&query=ASK%20%7B%7D", "", None, 400),
    "bad_query_wrong_media_type": ("POST ", "text/plain", "ASK {}", 415),
    "bad_query_missing_form_type": ("POST ", "", "query=ASK%20%7B%7D", 415),
    "bad_query_missing_direct_type": ("POST ", "", "ASK {}", 415),
    "bad_query_non_utf8": ("POST ", f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16"), 415),
    "bad_query_non_utf8 untold": ("POST ", QUERY, "ASK {}".encode("utf-16"), 400),
    "bad_query_non_utf8 in the address": ("GET ?query=ASK%FF", "", None, 400),
    "bad_query_syntax": ("GET ?query=ASK%20%7B", "", None, 400),
    "no query": ("GET ?default-graph-uri=x%3Ay", "", None, 400),
    "bad_update_get": ("GET ?update=CLEAR%20ALL", "", None, 403),
    "bad_multiple_updates": ("POST ", FORM, "update=CLEAR%20ALL&update=CLEAR%20NAMED", 403),
    "bad_update_wrong_media_type": ("POST ", "text/plain", "CLEAR NAMED", 415),
    "bad_update_missing_form_type": ("POST ", "", "update=CLEAR%20NAMED", 415),
    "bad_update_missing_direct_type": ("POST ", "", "CLEAR NAMED", 415),
    "bad_update_non_utf8": ("POST ", UPDATE, "CLEAR NAMED".encode("utf-16"), 403),
    "bad_update_syntax": ("POST ", FORM, "update=CLEAR%20XYZ", 403),
    "bad_update_dataset_conflict": (
        *("POST ", FORM),
        *("using-named-graph-uri=x%3Ay&update=WITH%20%3Cx%3Ay%3E%20DELETE%20%7B%7D", 403),
    ),
    "update_post_form": ("POST ", FORM, "update=CLEAR%20ALL", 403),
    "update_post_direct": ("POST ", UPDATE, "CLEAR ALL", 403),
    "update_dataset_default_graph": ("POST ?using-graph-uri=x%3Ay", UPDATE, "CLEAR ALL", 403),
    "update_dataset_default_graphs": (
        *("POST ?using-graph-uri=x%3Ay&using-graph-uri=x%3Az", UPDATE, "CLEAR ALL", 403),
    ),
    "update_dataset_named_graphs": ("POST ?using-named-graph-uri=x%3Ay", UPDATE, "CLEAR ALL", 403),
    "update_dataset_full": (
        *("POST ?using-graph-uri=x%3Ay&using-named-graph-uri=x%3Az", UPDATE, "CLEAR ALL", 403),
    ),
    "update_base_uri": ("POST ", UPDATE, "INSERT DATA { <x:s> <x:p> <t> }", 403),
    "update as a query": ("GET ?query=CLEAR%20ALL", "", None, 403),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(client: Client, case: str) -> None:
    line, content_type, body, status = REFUSED[case]
    method, _, rest = line.partition(" ")
    headers = {"content_type": content_type} if content_type else {}
    before = get(client, ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).body
    reply = client(f"/sparql{rest}", method=method, body=body, **headers)

    assert reply.status == status, reply.text
    assert reply.kind == "text/plain"
    assert len(reply.text) > 10
    assert get(client, ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).body == before


def test_a_method_that_is_refused_says_which_are_not(client: Client) -> None:
    allowed = client("/sparql?query=ASK%7B%7D", method="DELETE").headers["allow"]

    assert set(allowed.split(", ")) == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize(
    ("query", "pairs", "count"),
    [
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", DEFAULTS, 3),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", (*DEFAULTS, *DEFAULTS), 3),
        (f"SELECT (COUNT(*) AS ?n) FROM <{D1}> FROM <{D2}> {{ ?s ?p ?o }}", (), 3),
        (f"PREFIX d: <{D1[:-9]}> SELECT (COUNT(*) AS ?n) FROM d:data1.rdf {{ ?s ?p ?o }}", (), 2),
        (f"BASE <{D1}> SELECT (COUNT(*) AS ?n) FROM <data2.rdf> {{ ?s ?p ?o }}", (), 2),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", NAMED, 0),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", DEFAULTS, 0),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", (*DEFAULTS, *NAMED), 4),
        (f"SELECT (COUNT(*) AS ?n) FROM NAMED <{D1}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", (), 2),
        (f"SELECT (COUNT(*) AS ?n) FROM NAMED <{D1}> {{ ?s ?p ?o }}", (), 0),
    ],
)
def test_a_triple_in_two_graphs_counts_once(
    client: Client, query: str, pairs: tuple[tuple[str, str], ...], count: int
) -> None:
    """Each graph of a document holds two triples; one of these stands in all of them."""
    reply = get(client, ("query", query), *pairs, accept="text/csv")

    assert reply.status == 200, reply.text
    assert list(csv.reader(reply.text.splitlines()))[1] == [str(count)]


@pytest.mark.parametrize(
    ("query", "pairs"),
    [
        ("ASK {}", (("default-graph-uri", "http://example.org/nowhere"),)),
        ("ASK {}", (("named-graph-uri", "http://example.org/nowhere"),)),
        ("ASK FROM <http://example.org/nowhere> {}", ()),
        ("ASK FROM NAMED <http://example.org/nowhere> {}", ()),
        ("ASK FROM <file:///etc/passwd> {}", ()),
        ("ASK {}", (("default-graph-uri", "not an iri"),)),
    ],
)
def test_a_graph_that_is_not_in_the_store_is_never_fetched(
    client: Client, query: str, pairs: tuple[tuple[str, str], ...]
) -> None:
    """That nothing is fetched is sure: a test that opens a connection fails, see conftest."""
    reply = get(client, ("query", query), *pairs)

    assert reply.status == 400
    assert "graph" in reply.text


def test_service_is_refused(client: Client) -> None:
    reply = get(client, ("query", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"))

    assert reply.status == 403
    assert "SERVICE" in reply.text


def test_graphs_that_are_too_large_to_merge_are_refused(serve) -> None:
    client = serve(limits=Limits(workers=3, merged=3))

    assert truth(get(client, ("query", "ASK {}"), DEFAULTS[0]))
    assert get(client, ("query", "ASK {}"), *DEFAULTS).status == 507


@pytest.mark.parametrize(
    ("query", "accept", "status", "kind"),
    [
        ("ASK {}", "application/sparql-results+xml", 200, "application/sparql-results+xml"),
        (
            "SELECT * {}",
            "text/csv;q=0.5, text/tab-separated-values",
            200,
            "text/tab-separated-values",
        ),
        ("SELECT * {}", "application/*;q=0.1, text/csv;q=0.2", 200, "text/csv"),
        ("SELECT * {}", "*/*", 200, "application/sparql-results+json"),
        ("SELECT * {}", "application/json", 200, "application/sparql-results+json"),
        ("SELECT * {}", "text/html, application/xml;q=0.9", 200, "application/sparql-results+xml"),
        ("SELECT * {}", "text/turtle", 406, "text/plain"),
        ("SELECT * {}", "image/png", 406, "text/plain"),
        ("DESCRIBE <x:y>", "application/ld+json", 200, "application/ld+json"),
        ("DESCRIBE <x:y>", "application/rdf+xml", 200, "application/rdf+xml"),
        ("DESCRIBE <x:y>", "application/n-triples", 200, "application/n-triples"),
        ("DESCRIBE <x:y>", "text/csv", 406, "text/plain"),
    ],
)
def test_content_negotiation(
    client: Client, query: str, accept: str, status: int, kind: str
) -> None:
    reply = get(client, ("query", query), accept=accept)

    assert (reply.status, reply.kind) == (status, kind)


FORMS = {
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
    "application/ld+json": pyoxigraph.RdfFormat.JSON_LD,
}


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
def test_the_service_describes_itself(client: Client, path: str, kind: str) -> None:
    reply = client(path, accept=kind)
    triples = {quad.triple for quad in pyoxigraph.parse(reply.body, FORMS[kind])}
    count = get(client, ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), accept="text/csv")
    counts = {
        triple.object.value
        for triple in triples
        if triple.predicate.value == "http://rdfs.org/ns/void#triples"
    }

    assert reply.kind == kind
    assert count.text.split()[1] in counts


def test_the_description_names_every_graph(client: Client) -> None:
    text = client("/sparql", accept="text/turtle").text

    assert all(f"<{graph}>" in text for graph in (D0, D1, D2, D3))
    assert "graph/runs" not in text


def test_a_browser_gets_a_page(client: Client) -> None:
    reply = client("/sparql", accept="text/html,application/xhtml+xml,*/*;q=0.8")

    assert reply.kind == "text/html"
    assert "<textarea" in reply.text


def test_a_browser_gets_errors_as_pages_with_nothing_unescaped(client: Client) -> None:
    reply = get(client, ("query", "<script>alert(1)</script>"), accept="text/html,*/*;q=0.8")

    assert (reply.status, reply.kind) == (400, "text/html")
    assert "<script>alert" not in reply.text
