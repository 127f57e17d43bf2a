"""A hostile report in a real browser: whatever it says, nothing of it runs.

`tests/web/test_hostile.py` reads all pages and downloads of the same store; here they are open.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.outputs.view import write_view
from kg.rdf.store import open_store
from tests.browser.visit import Visit, visiting
from tests.hostile import INVISIBLE, hostile_store

pytestmark = pytest.mark.browser

PAGES = (
    *("/", "/reports", "/units", "/projects", "/issues", "/documents", "/plans", "/findings"),
    *("/questions/issues", "/questions/documents-by-state", "/search?words=window.hacked"),
    *("/graph", "/ledger", "/id/no-such-thing", "/graph/picture", "/graph/picture?view=waiting"),
    "/search?words=%3C/script%3E%3Cscript%3Ewindow.hacked=1%3C/script%3E",
    "/graph/picture?focus=%22%3E%3Cimg%20src=x%20onerror=window.hacked=1%3E",
)
STATUSES = {PAGES[-1]: 400, "/id/no-such-thing": 404}
#: The first thing of each list, and the text of a report.
THINGS = (
    *("/units", "/projects", "/issues", "/documents", "/plans"),
    "/reports",
)


@pytest.fixture(scope="module", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_store(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module", name="hostile_site")
def _hostile_site(store: Path, serve_store: Callable[[Path], str]) -> str:
    return serve_store(store)


@pytest.fixture(name="visit")
def _visit(browser: Browser, hostile_site: str) -> Iterator[Visit]:
    with visiting(browser, hostile_site) as visit:
        yield visit
        assert_nothing_ran(visit)


def assert_nothing_ran(visit: Visit) -> None:
    assert visit.page.evaluate("typeof window.hacked") == "undefined"
    foreign = "img, svg, iframe, object, embed, [onerror], [onload], [onmouseover], [ontoggle]"
    assert visit.page.locator(foreign).count() == 0
    shown = visit.page.evaluate("document.body.innerText")
    assert [f"U+{ord(char):04X}" for char in INVISIBLE if char in shown] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_nothing_of_the_report(visit: Visit, path: str) -> None:
    visit.go(path, STATUSES.get(path, 200))


@pytest.mark.parametrize("path", THINGS)
def test_the_page_of_each_thing_runs_nothing(visit: Visit, path: str) -> None:
    visit.go(path)
    links = visit.page.locator("table.list tbody a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert links
    for link in links[:6]:
        page = visit.go(link)
        for fold in page.locator("summary").all()[:5]:
            fold.click()
        assert_nothing_ran(visit)


def test_the_text_of_the_report_is_words(visit: Visit) -> None:
    visit.go("/reports")
    visit.click("table.list tbody a >> nth=0")
    visit.click("a.action")
    words = visit.page.inner_text(".text")

    assert "window.hacked=1" in words
    assert "etc/passwd" in words
    # Numbers of quotes stand between the words.
    assert "49" not in visit.page.locator(".line p").nth(4).inner_text()
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    assert width <= visit.page.viewport_size["width"]  # type: ignore[index]


def test_each_card_of_the_picture_is_words(visit: Visit) -> None:
    page = visit.go("/graph/picture")
    for number in page.evaluate("duban.shownThings()"):
        page.evaluate("id => duban.select(id)", number)
        page.wait_for_timeout(20)
    assert "window.hacked" in page.evaluate("JSON.stringify(duban.data.things.map(t => t.name))")
    page.fill("#search", "<")
    assert page.locator("#hits button").count() > 0
    page.emulate_media(media="print")


def test_the_file_of_the_picture_runs_nothing_and_leads_nowhere(
    browser: Browser, store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "graph.html"
    with open_store(store, read_only=True) as opened:
        write_view(opened, path)
    with visiting(browser, path.as_uri().rpartition("/")[0]) as visit:
        page = visit.go("/graph.html")
        for number in page.evaluate("duban.shownThings()"):
            page.evaluate("id => duban.select(id)", number)
            assert page.locator("a").count() == 0
        assert_nothing_ran(visit)
        name, table = visit.download("#csv")
        assert name.endswith(".csv")
        assert set('/\\<>:"|?*') & set(name) == set()
        assert not [char for char in INVISIBLE if char in table.decode("utf-8-sig")]
        name, _ = visit.download("#png")
        assert set('/\\<>:"|?*') & set(name) == set()
        assert visit.requests == [path.as_uri()]
