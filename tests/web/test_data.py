"""The reading half of the SPARQL 1.1 Graph Store Protocol."""

from urllib.parse import quote

import pyoxigraph
import pytest

from tests.web.conftest import DATA, Client

GRAPH = f"/data?graph={quote(DATA.format(1), safe='')}"


def test_get_a_named_graph(client: Client) -> None:
    reply = client(GRAPH)
    quads = list(pyoxigraph.parse(reply.body, pyoxigraph.RdfFormat.TURTLE))

    assert (reply.status, reply.kind) == (200, "text/turtle")
    assert DATA.format(1) in {quad.subject.value for quad in quads}
    assert len(quads) == 2


def test_get_the_default_graph(client: Client) -> None:
    reply = client("/data?default", accept="application/n-triples")
    lines = reply.text.splitlines()

    assert reply.kind == "application/n-triples"
    assert len(lines) == len(set(lines))
    assert all(any(f"<{DATA.format(n)}>" in line for line in lines) for n in range(4))


@pytest.mark.parametrize("path", [GRAPH, "/data?default"])
def test_head_is_get_without_the_graph(client: Client, path: str) -> None:
    reply = client(path, method="HEAD")

    assert (reply.status, reply.kind, reply.body) == (200, "text/turtle", b"")


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/data?graph=http%3A%2F%2Fexample.org%2Fnowhere", "*/*", 404),
        ("/data?graph=no%20iri", "*/*", 400),
        ("/data?graph=", "*/*", 400),
        ("/data", "*/*", 400),
        (f"{GRAPH}&default", "*/*", 400),
        (f"{GRAPH}&graph=x%3Ay", "*/*", 400),
        (GRAPH, "image/png", 406),
        (GRAPH, "application/rdf+xml;q=0", 406),
        (GRAPH, "application/rdf+xml", 200),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_status(client: Client, method: str, path: str, accept: str, status: int) -> None:
    assert client(path, method=method, accept=accept).status == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_writing_is_refused(client: Client, method: str) -> None:
    reply = client(GRAPH, method=method, body="<x:s> <x:p> 1 .", content_type="text/turtle")

    assert reply.status == 405
    assert set(reply.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert client(GRAPH).text.count("Document") == 2
