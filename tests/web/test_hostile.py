"""A hostile report behind the server: all pages, all downloads, all files stay harmless.

`tests/browser/test_hostile.py` opens the same pages in a browser.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import openpyxl
import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.outputs.query import load_questions
from kg.web.settings import Limits, Settings
from tests.hostile import FORMULAS, INVISIBLE, NAMES, hostile_store
from tests.web.conftest import Client, Reply, serving
from tests.web.reading import elements, is_harmless, opened, tree_of, words_of

ENOUGH = 80
"""So many pages are read, those nearest to the start page."""
STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
QUESTIONS = load_questions()


@pytest.fixture(scope="module", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_store(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module", name="client")
def _client(store: Path) -> Iterator[Client]:
    with serving(Settings(store, limits=Limits(workers=2, burst=100_000))) as client:
        yield client


def links_of(reply: Reply) -> list[str]:
    """Return the addresses that a page leads to; none may lead away from the server."""
    found = [link.get("href") or "" for link in elements(tree_of(reply.text), "a")]
    assert [href for href in found if href.startswith("//") or href[:1] not in "/#?"] == []
    return [urlsplit(href)._replace(fragment="").geturl() for href in found if href[0] == "/"]


def hidden_in(words: str) -> set[str]:
    return {f"U+{ord(char):04X}" for char in INVISIBLE if char in words}


@pytest.fixture(scope="module", name="told")
def _told(client: Client) -> dict[str, Reply]:
    """The pages that can be reached from the start page, up to a number."""
    found: dict[str, Reply] = {}
    waiting = ["/"]
    while waiting and len(found) < ENOUGH:
        path = waiting.pop(0)
        if path in found or path.startswith("/graph/picture") or path.endswith(".xlsx"):
            continue
        found[path] = opened(client, path)
        waiting += links_of(found[path])
    return found


def test_no_page_holds_anything_that_runs(told: dict[str, Reply]) -> None:
    assert len(told) == ENOUGH
    for path, reply in told.items():
        tree = tree_of(reply.text)
        assert reply.status == 200, path
        assert is_harmless(tree), path
        assert not hidden_in(words_of(tree)), path
        assert "unsafe" not in reply.headers["content-security-policy"], path


def test_the_words_of_the_report_are_told_as_words(told: dict[str, Reply]) -> None:
    everything = " ".join(words_of(tree_of(reply.text)) for reply in told.values())

    for words in ("<script>window.hacked=1</script>", "{{7*7}}", "onmouseover=", "etc/passwd"):
        assert words in everything
    assert "49" not in re.findall(r"\{?\{?49\}?\}?项目", everything)


def test_search_and_filters_take_any_words(client: Client) -> None:
    for words in (*FORMULAS, "</script><script>", INVISIBLE, "../../etc/passwd", '"><b>{{7*7}}'):
        for path in ("/search", "/units", "/findings", "/graph/picture"):
            field = {"/findings": "check", "/graph/picture": "focus"}.get(path, "words")
            reply = opened(client, f"{path}?{urlencode({field: words})}")
            assert reply.status in {200, 400}, path
            assert reply.kind == "text/html"
            if reply.status != 200 or path != "/graph/picture":
                assert is_harmless(tree_of(reply.text)), (path, words)


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query.name)
def test_downloads_hold_words_and_numbers_only(client: Client, query: object) -> None:
    name = getattr(query, "name")  # noqa: B009
    given = {one.name: "云河市财政局" for one in getattr(query, "parameters") if one.default == "?"}  # noqa: B009
    address = f"/questions/{name}?{urlencode(given | {'evidence': 'yes'})}"
    table = opened(client, f"{address}&format=csv")
    lines = io.StringIO(table.text.removeprefix("\ufeff"))
    cells = [cell for row in csv.reader(lines) for cell in row]
    book = openpyxl.load_workbook(io.BytesIO(opened(client, f"{address}&format=xlsx").body))
    shown = [cell for row in book.active for cell in row if cell.value is not None]  # type: ignore[union-attr]

    assert table.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}.csv"
    assert not [cell for cell in cells if cell.startswith(STARTS)]
    assert {cell.data_type for cell in shown} <= {"s", "n"}
    assert not [cell for cell in shown if cell.hyperlink]
    assert not hidden_in("".join([*cells, *(str(cell.value) for cell in shown)]))


def test_the_ledger_holds_no_formula_and_no_link(client: Client) -> None:
    reply = opened(client, "/ledger.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(reply.body))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]

    assert reply.headers["content-disposition"] == "attachment; filename*=UTF-8''ledger.xlsx"
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert any("window.hacked" in str(cell.value) for cell in cells)


def test_what_programs_read_is_well_formed(client: Client) -> None:
    query = urlencode({"query": "SELECT ?s ?n { ?s skos:prefLabel ?n FILTER(LANG(?n) = 'zh') }"})
    rows = json.loads(client(f"/sparql?{query}", accept="application/sparql-results+json").text)
    graph = client("/data?default", accept="application/ld+json")

    assert any("<script>" in row["n"]["value"] for row in rows["results"]["bindings"])
    assert json.loads(graph.text)
    assert graph.headers["x-content-type-options"] == "nosniff"


# What the commands write


def kg(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exit_code in {0, 1}, result.output
    return result.output


def test_files_stay_in_their_folder_whatever_the_report_is_called(
    store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "deep" / "out"
    kg("facts", "--out", out, "--store", store)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert len({path.parent for path in written}) == len(NAMES)
    assert all(path.parent.parent == out for path in written)
    assert {path.parent.name for path in written} >= {"=1+1", "%2e%2e"}
    assert not [path for path in written if set('<>"&:|?*\\') & set(path.parent.name) - {"&"}]
    for path in written:
        assert all(json.loads(line) for line in path.read_text("utf-8").split("\n") if line)


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "--format", "html"),
        ("trace", "云河市财政局", "--format", "html"),
        ("trace", "云河市财政局", "--format", "html", "--full"),
    ],
    ids=" ".join,
)
def test_pages_that_commands_write_hold_nothing_that_runs(
    store: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    path = tmp_path / "page.html"
    kg(*arguments, "--out", path, "--store", store)
    page = path.read_text("utf-8")
    tree = tree_of(page)

    assert "window.hacked" in page
    # These pages carry a style sheet of their own.
    body = next(tree.iter("body"))
    assert is_harmless(body)
    assert not hidden_in(words_of(tree))
    links = [element.get("href") or "" for element in tree.iter()]
    assert not [href for href in links if re.match(r"\w+:", href)]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_tables_that_commands_write_hold_no_formula(store: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"answer.{form}"
    kg("ask", "documents-by-state", "--format", form, "--out", path, "--store", store)
    if form == "json":
        assert json.loads(path.read_text("utf-8"))
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
        assert not [cell for row in rows for cell in row if cell.startswith(STARTS)]
        assert any(cell.startswith("'=") for row in rows for cell in row)
    else:
        sheet = openpyxl.load_workbook(path).active
        cells = [cell for row in sheet for cell in row if cell.value is not None]  # type: ignore[union-attr]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert any(str(cell.value).startswith("=") for cell in cells)


def test_a_terminal_gets_no_control_code(store: Path) -> None:
    told = kg("ask", "issues", "--store", store) + kg("audit", "--store", store)

    assert "\x1b" not in told
    assert not hidden_in(told)
