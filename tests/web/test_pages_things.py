"""Every node of the store has a page, in every form that a client may like."""

import json
import re
from pathlib import Path
from urllib.parse import quote, unquote

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat

from kg.rdf.namespaces import ID
from kg.rdf.store import open_store
from kg.web.pages.links import address
from kg.web.pages.things import reading_of
from tests.web.conftest import Client
from tests.web.reading import BROWSER, elements, is_harmless, opened, tree_of

PROGRESS = "/id/report/yunhe-2024-progress"
TURTLE, JSON_LD, N_TRIPLES = "text/turtle", "application/ld+json", "application/n-triples"
RUNS = re.compile(r'<(script|img|svg|iframe)|="javascript:', re.IGNORECASE)
EACH_CLAIM, EACH_TREE = 20, 4
"""Of the claims, every so many are opened; of all pages, every so many are parsed strictly."""


@pytest.fixture(scope="module", name="nodes")
def _nodes(pages_store: Path) -> tuple[list[str], list[str]]:
    """The things of the store, and all its other nodes, by address."""
    with open_store(pages_store, read_only=True) as store:
        things = sorted(reading_of(store).subjects)
        quads = store.engine.quads_for_pattern(None, None, None, DefaultGraph())
        named = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    paths = {address(iri).partition("#")[0] for iri in named if iri.startswith(ID)}
    told = {address(iri) for iri in things}
    return sorted(told), sorted(paths - told)


def test_every_thing_has_a_page(pages: Client, nodes: tuple[list[str], list[str]]) -> None:
    things, others = nodes
    assert len(things) > 400
    for order, path in enumerate([*things, *others[::EACH_CLAIM]]):
        reply = opened(pages, path)
        assert reply.status == 200, path
        assert not RUNS.search(reply.text), path
        if order % EACH_TREE == 0:
            tree = tree_of(reply.text)
            assert is_harmless(tree), path
            assert len(elements(tree, "h1")) == 1, path


def test_a_page_tells_quotes_grounds_and_who_waits(pages: Client, pages_store: Path) -> None:
    asked = "SELECT ?x ?y { ?x gpr:blockedBy ?y } ORDER BY ?x ?y LIMIT 1"
    with open_store(pages_store, read_only=True) as store:
        (row,) = store.query(f"PREFIX gpr: <https://w3id.org/gpr/ont#> {asked}")
    waits, needed = (opened(pages, address(row[name].value)) for name in ("x", "y"))
    assert "等待关系" in waits.text
    assert "原文写明" in waits.text
    assert "<blockquote>" in waits.text
    assert address(row["y"].value) in waits.text
    assert address(row["x"].value) in needed.text


@pytest.mark.parametrize(
    ("accept", "query", "kind"),
    [
        (BROWSER, "", "text/html"),
        ("*/*", "", "text/html"),
        ("", "", "text/html"),
        (TURTLE, "", TURTLE),
        (JSON_LD, "", JSON_LD),
        (N_TRIPLES, "", N_TRIPLES),
        ("text/turtle, text/html;q=0.5", "", TURTLE),
        ("application/rdf+xml", "", "application/rdf+xml"),
        (BROWSER, "?format=ttl", TURTLE),
        (BROWSER, "?format=jsonld", JSON_LD),
        (BROWSER, "?format=nt", N_TRIPLES),
        (TURTLE, "?format=html", "text/html"),
    ],
)
def test_the_client_chooses_the_form(pages: Client, accept: str, query: str, kind: str) -> None:
    reply = pages(f"{PROGRESS}{query}", accept=accept)
    assert (reply.status, reply.kind) == (200, kind)
    assert "Accept" in reply.headers["vary"]
    assert f'<{PROGRESS}?format=ttl>; rel="alternate"; type="{TURTLE}"' in reply.headers["link"]


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        (f"{PROGRESS}-not", BROWSER, 404),
        (f"{PROGRESS}-not", TURTLE, 404),
        ("/id/", BROWSER, 404),
        ("/id/%00%0D%0A", TURTLE, 404),
        ("/id/%FF%FE", BROWSER, 404),
        (PROGRESS, "image/png", 406),
        (f"{PROGRESS}?format=doc", BROWSER, 406),
    ],
)
def test_what_there_is_not(pages: Client, path: str, accept: str, status: int) -> None:
    assert pages(path, accept=accept).status == status


@pytest.mark.parametrize("form", [RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.RDF_XML])
def test_all_forms_say_the_same(pages: Client, form: RdfFormat) -> None:
    def triples(kind: RdfFormat) -> set[pyoxigraph.Triple]:
        body = pages(PROGRESS, accept=kind.media_type).body
        return {quad.triple for quad in pyoxigraph.parse(body, kind)}

    found = triples(form)
    assert found == triples(RdfFormat.JSON_LD)
    assert NamedNode(f"https://w3id.org/gpr{PROGRESS}") in {triple.subject for triple in found}


@pytest.mark.parametrize("safe", ["/", "/()（）", "/()*+,;=:@!$&", "/-._~%"])
def test_however_an_iri_is_encoded(
    pages: Client, nodes: tuple[list[str], list[str]], safe: str
) -> None:
    path = next(path for path in nodes[0] if "(" in path)
    plain = unquote(path)
    assert opened(pages, quote(plain, safe=safe.replace("（）", ""))).status == 200


def test_every_quote_of_a_report_is_marked(pages: Client, pages_store: Path) -> None:
    with open_store(pages_store, read_only=True) as store:
        rows = store.query(
            "PREFIX gpr: <https://w3id.org/gpr/ont#> PREFIX oa: <http://www.w3.org/ns/oa#>"
            f"SELECT DISTINCT ?s ?e {{ <https://w3id.org/gpr{PROGRESS}> gpr:hasText ?t ."
            " ?span gpr:inText ?t ; oa:start ?s ; oa:end ?e . ?c gpr:evidence ?span }"
        )
        wanted = {f"char={row['s'].value},{row['e'].value}" for row in rows}
    tree = tree_of(opened(pages, f"{PROGRESS}/text").text)
    marks = {mark.get("id") for mark in elements(tree, "mark")} - {None}
    assert marks == wanted
    items = {item.get("id") for item in elements(tree, "li")}
    links = [mark.find("a") for mark in elements(tree, "mark") if mark.get("id")]
    assert all(link is not None and str(link.get("href"))[1:] in items for link in links)


def test_only_one_kind_of_claim_may_be_marked(pages: Client) -> None:
    kind = quote("https://w3id.org/gpr/ont#Dependency", safe="")
    some, everything = (
        len(elements(tree_of(opened(pages, f"{PROGRESS}/text{query}").text), "mark"))
        for query in (f"?show={kind}", "")
    )
    assert 0 < some < everything


def test_json_for_programs(pages: Client) -> None:
    assert json.loads(pages(PROGRESS, accept=JSON_LD).body)
