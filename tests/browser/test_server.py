"""What people do with the server, in a real browser: look, filter, read, ask, take away.

Each journey ends with the check that nothing but this server was asked for, and that the browser
had nothing to complain of (`visiting`).
"""

import csv
import io
import re
from collections.abc import Iterator

import openpyxl
import pytest
from playwright.sync_api import Browser

from tests.browser.visit import Visit, visiting

pytestmark = pytest.mark.browser

PROJECT = "云河高铁北站配套工程"
LINE = re.compile(r"第 (\d+) 行")


@pytest.fixture(name="visit")
def _visit(browser: Browser, site: str) -> Iterator[Visit]:
    with visiting(browser, site) as visit:
        yield visit


def rows(visit: Visit) -> list[list[str]]:
    """Return the words of the table of a page, without its head."""
    cells = "rows => rows.map(row => [...row.children].map(cell => cell.innerText.trim()))"
    found: list[list[str]] = visit.page.eval_on_selector_all("table.list tbody tr", cells)
    return found


def column(visit: Visit, title: str) -> list[str]:
    heads = visit.page.locator("table.list thead th").all_inner_texts()
    at = next(at for at, words in enumerate(heads) if words.strip(" ▲▼") == title)
    return [row[at] for row in rows(visit)]


def told_count(visit: Visit) -> int:
    """Return the number in `共 12 条`."""
    found = re.search(r"\d+", visit.page.inner_text('[role="status"]'))
    assert found
    return int(found[0])


def a_thing_with_quotes(visit: Visit) -> None:
    """Go to the page of the first project that waits for something."""
    visit.go("/projects?sort=waiting&order=down")
    visit.click("table.list tbody a >> nth=0")


# Look and find


def test_the_start_page_leads_to_lists_and_reports(visit: Visit) -> None:
    visit.go("/")
    shown = dict(
        visit.page.eval_on_selector_all(
            ".figures a", "all => all.map(a => [a.getAttribute('href'), a.innerText])"
        )
    )
    assert set(shown) >= {"/plans", "/units", "/projects", "/issues", "/documents", "/findings"}
    for path, words in shown.items():
        visit.go(path)
        assert f"{told_count(visit)}" in words.replace(",", "")


def test_search_finds_by_another_name(visit: Visit) -> None:
    visit.go("/")
    visit.page.fill("#f-words", "市水务局")
    visit.click("form[role=search] button")
    visit.click(".results a >> nth=0")

    assert visit.heading() == "云河市水务局"


def test_a_filter_narrows_a_list_and_is_cleared(visit: Visit) -> None:
    visit.go("/projects")
    everything = told_count(visit)
    visit.page.select_option(
        "#f-state",
        label=next(
            words
            for words in visit.page.locator("#f-state option").all_inner_texts()
            if "前期" in words
        ),
    )
    visit.click(".filters button")
    assert 0 < told_count(visit) < everything
    assert set(column(visit, "现状")) == {"前期"}
    visit.page.fill("#f-words", "没有这样的项目")
    visit.click(".filters button")
    assert "没有符合条件的内容" in visit.page.inner_text("main")
    visit.click(".empty a")
    assert told_count(visit) == everything


def test_a_list_is_sorted_by_its_heads(visit: Visit) -> None:
    visit.go("/units")
    visit.click("thead a:has-text('继承的责任')")
    assert visit.page.locator('[aria-sort="ascending"]').inner_text().startswith("继承的责任")
    rising = [int(cell) for cell in column(visit, "继承的责任")]
    visit.click("thead a:has-text('继承的责任')")
    falling = [int(cell) for cell in column(visit, "继承的责任")]

    assert rising == sorted(rising)
    assert falling == sorted(falling, reverse=True)
    assert rising != falling


# From a statement to its words


def assert_quoted(visit: Visit, words: str) -> None:
    """The text of the report is open at a passage that stands out and says these words."""
    mark = visit.page.locator("mark:target")
    plain = "m => { const c = m.cloneNode(true); c.querySelectorAll('.n').forEach(n => n.remove());"
    assert mark.evaluate(f"{plain} return c.textContent; }}") == words
    box = mark.bounding_box()
    assert box
    assert 0 <= box["y"] < visit.page.viewport_size["height"]  # type: ignore[index]
    colour = "m => getComputedStyle(m).backgroundColor"
    others = visit.page.locator("mark").nth(0).evaluate(colour)
    assert mark.evaluate(colour) != others


def test_a_statement_leads_to_the_marked_words(visit: Visit) -> None:
    a_thing_with_quotes(visit)
    link = visit.page.locator(".fact blockquote a").first
    words = link.inner_text()
    visit.click(".fact blockquote a >> nth=0")

    assert_quoted(visit, words)


def test_the_text_leads_back_to_what_it_proves(visit: Visit) -> None:
    visit.go("/reports")
    visit.click("table.list tbody a >> nth=0")
    visit.click("a.action")
    marked = visit.page.locator("mark").count()
    assert marked > 20
    visit.page.click(".line summary >> nth=0")
    visit.click(".line details[open] .topic >> nth=0")
    assert visit.path().startswith("/id/")
    visit.page.go_back()
    option = visit.page.locator("#f-show option").nth(1).get_attribute("value")
    visit.page.select_option("#f-show", option)
    visit.click(".filters button")
    assert 0 < visit.page.locator("mark").count() < marked


def test_a_finding_shows_both_sides(visit: Visit) -> None:
    visit.go("/findings")
    everything = told_count(visit)
    visit.page.select_option("#f-severity", "warning")
    visit.click(".filters button")
    assert 0 < told_count(visit) < everything
    assert visit.page.locator(".finding").count() == visit.page.locator(".finding.warning").count()
    words = visit.page.locator(".finding blockquote a").first.inner_text()
    visit.click(".finding blockquote a >> nth=0")

    assert_quoted(visit, words)


# Ask, and take away


def test_a_question_is_asked_and_each_row_proven(visit: Visit) -> None:
    visit.go("/questions")
    visit.click("a[href='/questions/duties-of-unit']")
    assert visit.page.locator(".problem").count() == 0
    visit.page.fill("#p-unit", "市水务局")
    visit.click("button:has-text('提问')")
    assert set(column(visit, "单位")) == {"云河市水务局"}
    words = visit.page.locator("td a[href*='#char=']").first.inner_text()
    visit.click("td a[href*='#char='] >> nth=0")
    assert_quoted(visit, words)
    visit.page.go_back()
    visit.page.uncheck("[name=evidence]")
    visit.click("button:has-text('提问')")
    assert visit.page.locator("td a[href*='#char=']").count() == 0


def test_an_answer_without_rows_says_what_to_do(visit: Visit) -> None:
    visit.go("/questions/duties-of-unit?unit=没有这个单位&asked=yes")

    assert "没有答案" in visit.page.inner_text(".empty")


def test_an_answer_is_taken_away_in_the_readers_language(visit: Visit) -> None:
    visit.go("/questions/lead-units")
    name, table = visit.download("button[value=csv]")
    head = next(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
    assert (name, head[:2]) == ("lead-units.csv", ["计划", "牵头单位"])
    visit.click("button[value=en]")
    assert visit.page.locator("table.list th").nth(1).inner_text() == "led by"
    name, book = visit.download("button[value=xlsx]")
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert name == "lead-units.xlsx"
    assert [cell.value for cell in sheet[1]][:2] == ["plan", "led by"]  # type: ignore[index]


def test_the_ledger_is_downloaded_and_explained(visit: Visit) -> None:
    visit.go("/ledger")
    assert "kg ledger import ledger.xlsx --editor" in visit.page.inner_text("code")
    assert visit.page.locator("input[type=file]").count() == 0
    name, book = visit.download("a.action")

    assert name == "ledger.xlsx"
    assert "说明" in openpyxl.load_workbook(io.BytesIO(book)).sheetnames


# Pictures


def test_from_a_thing_to_its_picture_and_back(visit: Visit) -> None:
    a_thing_with_quotes(visit)
    name, path = visit.heading(), visit.path()
    visit.click(".beside a:has-text('2 步以内')")
    assert visit.page.inner_text("#panel h2 >> nth=0") == name
    assert visit.page.inner_text(".pictures [aria-current]") == "2 步以内"
    two = visit.page.evaluate("duban.data.things.length")
    visit.click(".pictures a:has-text('直接相关的')")
    assert 1 < visit.page.evaluate("duban.data.things.length") < two
    visit.click("#panel .actions a:has-text('它的页面')")
    assert (visit.heading(), visit.path()) == (name, path)


def test_a_neighbour_in_the_picture_has_a_page_too(visit: Visit) -> None:
    visit.go("/graph/picture")
    ids = visit.page.evaluate("duban.shownThings()")
    for number in ids[:3]:
        visit.page.evaluate("id => duban.select(id)", number)
        name = visit.page.inner_text("#panel h2 >> nth=0")
        visit.click("#panel .actions a")
        assert visit.heading() == name
        visit.page.go_back()
        visit.wait()


def test_a_quote_in_the_picture_opens_in_the_whole_text(visit: Visit) -> None:
    a_thing_with_quotes(visit)
    visit.click(".beside a >> nth=0")
    words = visit.page.inner_text("#panel blockquote mark >> nth=0")
    visit.click("#panel .place a >> nth=0")

    assert_quoted(visit, words)


def test_a_picture_leads_back_to_the_lists(visit: Visit) -> None:
    visit.go("/graph")
    visit.click(".ways a:has-text('谁在等什么')")
    assert "谁在等什么" in visit.heading()
    visit.click(".home a:has-text('单位')")
    assert visit.heading() == "单位"


def test_words_that_fit_several_things_offer_them(visit: Visit) -> None:
    visit.go("/graph")
    visit.page.fill("#f-focus", "市")
    visit.expected = 400
    visit.click(".filters button")
    assert "可以指以下事物" in visit.page.inner_text("[role=alert]")
    name = visit.page.locator("[role=alert] a").first.inner_text()
    visit.click("[role=alert] a >> nth=0")

    assert visit.page.inner_text("#panel h2 >> nth=0") == name


def test_words_that_fit_nothing_keep_the_form(visit: Visit) -> None:
    visit.go("/graph/picture?focus=xyzzy&depth=3", status=400)

    assert visit.page.input_value("#f-focus") == "xyzzy"
    assert visit.page.input_value("#f-depth") == "3"


# Both languages, small screens, no way to write


def test_the_language_is_switched_on_the_spot(visit: Visit) -> None:
    visit.go("/units?words=云河&sort=name")
    visit.click("button[value=en]")
    assert visit.page.evaluate("document.documentElement.lang") == "en"
    assert "words=" in visit.path()
    assert visit.heading() == "Units"
    visit.click("nav a:has-text('Graph')")
    visit.click(".ways a >> nth=0")
    assert visit.page.inner_text(".home a >> nth=1") == "Plans"
    visit.go("/")
    visit.click("button[value=zh]")
    assert visit.page.evaluate("document.documentElement.lang") == "zh-CN"


@pytest.mark.parametrize(
    "path",
    ["/", "/issues", "/findings", "/questions", "/ledger", "/graph", "/questions/lead-units"],
)
def test_no_page_is_wider_than_a_phone(browser: Browser, site: str, path: str) -> None:
    from tests.browser.visit import PHONE  # noqa: PLC0415

    with visiting(browser, site, viewport=PHONE) as visit:
        page = visit.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_no_page_takes_anything_but_words(visit: Visit) -> None:
    """Forms ask, or choose the language; none sends a file, and none changes the store."""
    for path in (
        "/",
        "/units",
        "/findings",
        "/questions/lead-units",
        "/graph",
        "/ledger",
        "/search",
    ):
        visit.go(path)
        posts = visit.page.locator("form[method=post]").evaluate_all(
            "forms => forms.map(form => form.getAttribute('action'))"
        )
        assert set(posts) <= {"/language"}
        assert visit.page.locator("input[type=file]").count() == 0
