"""Pictures, the ledger and errors as pages of the server; that nothing can be sent to it."""

import csv
import io
import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from starlette.routing import Route

from kg.web.app import make_app
from kg.web.settings import Settings
from tests.web.conftest import FORM, Client
from tests.web.reading import elements, is_harmless, opened, tree_of, words_of

WORKBOOK = b"PK\x03\x04"


def hrefs(page: str) -> list[str]:
    return [link.get("href") or "" for link in elements(tree_of(page), "a")]


def picture_links(page: str) -> list[str]:
    """Return the links above a picture; its scripts are no strict HTML, so they are left out."""
    (navigation,) = re.findall(r'<nav class="home".*?</nav>', page, re.DOTALL)
    return re.findall(r'href="([^"]*)"', navigation)


@pytest.mark.parametrize(("language", "words"), [("zh", "单位"), ("en", "Units")])
def test_a_picture_leads_back_in_the_readers_language(
    pages: Client, language: str, words: str
) -> None:
    reply = opened(pages, "/graph/picture", language)

    assert f'<a href="/units">{words}</a>' in reply.text
    assert picture_links(reply.text)[:3] == ["/", "/plans", "/units"]
    assert "frame-ancestors 'none'" in reply.headers["content-security-policy"]
    assert reply.headers["vary"] == "Cookie"


def test_a_picture_of_a_thing_offers_other_depths(pages: Client) -> None:
    thing = next(href for href in hrefs(opened(pages, "/plans").text) if "/id/plan/" in href)
    links = [href for href in hrefs(opened(pages, thing).text) if href.startswith("/graph/")]
    assert [parse_qs(urlsplit(href).query)["depth"] for href in links] == [["1"], ["2"], ["3"]]
    page = opened(pages, links[1]).text
    others = [urlsplit(href.replace("&amp;", "&")).query for href in picture_links(page)]
    depths = [parse_qs(query)["depth"][0] for query in others if "focus" in query]
    assert depths == ["1", "2", "3", "4"]
    assert 'aria-current="page">2 步以内' in page


@pytest.mark.parametrize(
    ("focus", "status", "words"),
    [
        ("市", 400, "可以指以下事物"),
        ("xyzzy", 400, "库中没有“xyzzy”"),
        ("</script><b>", 400, "库中没有“</script><b>”"),
    ],
)
def test_what_cannot_be_drawn_is_explained_above_the_form(
    pages: Client, focus: str, status: int, words: str
) -> None:
    reply = opened(pages, f"/graph/picture?{urlencode({'focus': focus, 'depth': 3})}")
    tree = tree_of(reply.text)
    fields = {field.get("name"): field.get("value") for field in elements(tree, "input")}

    assert reply.status == status
    assert is_harmless(tree)
    assert words in words_of(tree)
    assert fields["focus"] == focus


# The ledger goes out, and comes in by the command alone


def test_the_page_of_the_ledger_tells_how_it_comes_back(pages: Client) -> None:
    chinese, english = (
        words_of(tree_of(opened(pages, "/ledger", one).text)) for one in ("zh", "en")
    )

    for page in (chinese, english):
        assert "kg ledger import ledger.xlsx --editor" in page
        assert "kg ledger import 文件.xlsx" not in page
    assert "顿号" in chinese
    assert "take no uploads" in english


def test_only_questions_and_the_language_are_sent_to_the_server(tmp_path: object) -> None:
    app = make_app(Settings(tmp_path))  # type: ignore[arg-type]
    writing = {
        route.path: sorted(route.methods - {"GET", "HEAD", "OPTIONS"})
        for route in app.routes
        if isinstance(route, Route) and route.methods and route.methods - {"GET", "HEAD", "OPTIONS"}
    }

    assert {tuple(methods) for methods in writing.values()} == {("POST",)}
    assert {path.split("/")[1] for path in writing} == {"language", "sparql", "workbench"}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/ledger", "/ledger.xlsx", "/data?default", "/units", "/graph"])
def test_nothing_is_taken_in(pages: Client, method: str, path: str) -> None:
    reply = pages(path, method=method, body=WORKBOOK, content_type=FORM)

    assert reply.status == 405


# Errors and answers


@pytest.mark.parametrize(
    ("path", "language", "heading"),
    [
        ("/nowhere", "zh", "找不到这个页面"),
        ("/nowhere", "en", "There is no such page"),
        ("/id/no-such-thing", "zh", "找不到这个页面"),
        ("/id/report/yunhe-2024-progress?format=doc", "zh", "这个请求无法处理"),
    ],
)
def test_an_error_says_in_words_what_it_is(
    pages: Client, path: str, language: str, heading: str
) -> None:
    tree = tree_of(opened(pages, path, language).text)

    assert words_of(elements(tree, "h1")[0]) == heading
    assert [form for form in elements(tree, "form") if form.get("action") == "/search"]


@pytest.mark.parametrize(
    ("query", "proven"),
    [("", True), ("?asked=yes", False), ("?asked=yes&evidence=yes", True)],
)
def test_rows_come_with_their_proofs_unless_these_are_not_wanted(
    pages: Client, query: str, proven: bool
) -> None:
    page = opened(pages, f"/questions/lead-units{query}").text

    assert any("#char=" in href for href in hrefs(page)) == proven


@pytest.mark.parametrize(
    ("language", "head"),
    [("zh", ["计划", "牵头单位"]), ("en", ["plan", "led by"])],
)
def test_titles_of_answers_are_in_the_readers_language(
    pages: Client, language: str, head: list[str]
) -> None:
    path = "/questions/lead-units"
    page = tree_of(opened(pages, path, language).text)
    table = opened(pages, f"{path}?format=csv", language).text.removeprefix("\ufeff")

    assert [words_of(cell) for cell in elements(page, "th")][:2] == head
    assert next(csv.reader(io.StringIO(table)))[:2] == head


def test_the_start_page_counts_what_the_lists_hold(pages: Client) -> None:
    tree = tree_of(opened(pages, "/").text)
    figures = next(one for one in elements(tree, "ul") if one.get("class") == "figures")
    for link in elements(figures, "a"):
        count = words_of(link).split()[0]
        told = words_of(tree_of(opened(pages, str(link.get("href"))).text))
        assert f"共 {count} 条" in told
