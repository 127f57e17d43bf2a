"""The workbench in a real browser: it asks this server only, and breaks no rule of its policy."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest

from kg.resources import table
from kg.web.settings import Limits, Settings
from tests.fixture import ENDLESS
from tests.web.conftest import serving, until

playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")

pytestmark = pytest.mark.browser

LEADS = "SELECT ?plan ?unit { ?plan a gpr:Plan ; gpr:leadUnit ?unit } ORDER BY ?plan"
WATCH = """addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""
# The browser says of itself that an answer has a status of failure; these are ours, and wanted.
EXPECTED = re.compile(r"^Failed to load resource: the server responded with a status of [45]")
SECONDS = 3.0


@dataclass
class Bench:
    """A workbench in a browser, and all that the page asked for and complained of."""

    page: "playwright.Page"
    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    agreed: list[str] = field(default_factory=list)

    def agree(self, dialog: "playwright.Dialog") -> None:
        self.agreed.append(dialog.message)
        dialog.accept()

    def open(self, address: str = "/workbench") -> "Bench":
        self.page.goto(self.origin + address)
        self.page.wait_for_selector(".tabPanel.active .CodeMirror")
        assert self.until("window.workbench")
        return self

    def until(self, script: str) -> bool:
        """Return whether something comes true: the page's policy lets nobody wait inside it."""
        return until(lambda: bool(self.page.evaluate(f"Boolean({script})")))

    def inside(self, selector: str) -> str:
        """Return a selector within the tab that is shown."""
        return f".tabPanel.active {selector}"

    def write(self, query: str) -> None:
        self.page.evaluate("query => workbench.getTab().getYasqe().setValue(query)", query)

    def run(self, query: str) -> str:
        """Write a query, run it, return what the reader sees as its answer."""
        self.write(query)
        return self.press()

    def press(self) -> str:
        self.page.click(self.inside(".yasqe_queryButton"))
        return self.answer()

    def answer(self) -> str:
        self.page.wait_for_selector(self.inside(".answer:not(.running)"))
        filled = "!document.querySelector('.tabPanel.active .count:empty')"
        assert self.until(filled)
        return str(self.page.inner_text(self.inside(".answer")))

    def query(self) -> str:
        return str(self.page.evaluate("workbench.getTab().getQuery()"))

    def tabs(self) -> list[str]:
        return list(self.page.locator(".tabsList .tab a > span").all_inner_texts())

    def ask(self, name: str, **given: str) -> str:
        """Open a question of the library, as a reader does."""
        item = self.page.locator(f"[data-question={name}]")
        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for parameter, words in given.items():
            item.locator(f"[name={parameter}]").fill(words)
        (item.locator("button") if given else item).click()
        return self.answer()

    def download(self, words: str) -> tuple[str, bytes]:
        with self.page.expect_download() as waited:
            self.page.click(self.inside(f".bar button:has-text('{words}')"))
        return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()


@pytest.fixture(scope="module", name="origin")
def _origin(root: Path, pages_store: Path) -> Iterator[str]:
    """A server with Yasgui, which `make workbench` fetches; never part of this repository."""
    built = root / "build" / "workbench"
    if not (built / "yasgui.min.js").exists():
        pytest.skip("Yasgui is not installed (make workbench, with npm and a network)")
    limits = Limits(workers=3, seconds=SECONDS, burst=100_000)
    with serving(Settings(pages_store, limits=limits, workbench=built)) as client:
        yield f"http://127.0.0.1:{client.port}"


@pytest.fixture(name="bench")
def _bench(browser: "playwright.Browser", origin: str) -> Iterator[Callable[..., Bench]]:
    """Open workbenches; at the end nothing was asked of others, and no rule was broken."""
    made: list[Bench] = []

    def make(language: str = "zh", **options: object) -> Bench:
        context = browser.new_context(viewport={"width": 1400, "height": 900}, **options)
        context.add_cookies([{"name": "language", "value": language, "url": origin}])
        context.add_init_script(WATCH)
        bench = Bench(context.new_page(), origin)
        page = bench.page
        page.set_default_timeout(10_000)
        page.on("request", lambda request: bench.requests.append(request.url))
        page.on("console", lambda message: bench.complaints.append(message.text))
        page.on("pageerror", lambda error: bench.complaints.append(str(error)))
        page.on("dialog", bench.agree)
        made.append(bench)
        return bench

    yield make
    for bench in made:
        bench.page.context.close()
        hosts = {urlsplit(one).netloc for one in bench.requests if not one.startswith("blob:")}
        assert hosts == {urlsplit(origin).netloc}
        assert [one for one in bench.complaints if not EXPECTED.match(one)] == []


@pytest.fixture(scope="module", name="axe")
def _axe(root: Path) -> str:
    script = root / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        pytest.skip("axe-core is not installed (make axe, with npm and a network)")
    return script.read_text(encoding="utf-8")


def faults(page: "playwright.Page", axe: str) -> list[tuple[str, str]]:
    page.evaluate(f"{axe};0")
    found = page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })")
    told = [(one["id"], node["target"][0]) for one in found["violations"] for node in one["nodes"]]
    # The editor's text scrolls with the cursor of its field, which stands beside it.
    return [one for one in told if not one[1].endswith(".CodeMirror-scroll")]


def test_the_first_query_answers_with_chinese_names(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    answer = opened.press()

    assert re.search(r"类.*数量", answer)
    assert re.search(r"专项计划\s+Plan\s+\d", answer)
    assert re.search(r"共 \d+ 行 · \d", answer)
    assert "共" in opened.page.inner_text("#told")


def test_names_lead_to_the_pages_of_things(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.run(LEADS)
    opened.page.click(opened.inside("td a:has-text('云河市工业和信息化局')"))
    opened.page.wait_for_url("**/id/unit/**")

    assert "云河市工业和信息化局" in opened.page.inner_text("h1")


def test_a_question_opens_as_a_tab_with_its_parameter(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    answer = opened.ask("duties-of-unit", unit="市住建局")
    units = opened.page.locator(opened.inside("tbody td:first-child")).all_inner_texts()

    assert opened.tabs() == ["查询", "一个单位负责什么（原文写明的和继承的）？ 市住建局"]
    assert 'VALUES ?unit { "云河市住房和城乡建设局"@zh }' in opened.query()
    assert set(units) == {"云河市住房和城乡建设局"}
    assert "牵头单位 ?" not in answer
    assert "证据 ?claim" in answer
    assert "责任陈述" in answer


def test_a_question_without_parameters_opens_once(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.ask("duty-load")
    opened.ask("duty-load")

    assert len(opened.tabs()) == 2


def test_the_address_names_a_question(bench: Callable[..., Bench]) -> None:
    opened = bench().open("/workbench?question=lead-units")

    assert "先进制造业集群三年行动计划" in opened.answer()
    assert opened.page.url.endswith("/workbench")


def test_a_link_carries_a_query_but_does_not_run_it(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.write(LEADS)
    opened.page.click(opened.inside(".yasqe_share"))
    link = opened.page.input_value(".yasqe_sharePopup input")
    other = bench().open(link.removeprefix(opened.origin))

    assert other.query() == LEADS
    assert not other.page.query_selector(other.inside(".answer"))
    assert not [one for one in other.requests if one.endswith("/sparql")]


def test_questions_are_found_by_words(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.page.fill(".library input[type=search]", "负责什么")
    shown = opened.page.locator(".library li:visible").all_inner_texts()
    opened.page.fill(".library input[type=search]", "没有这样的")

    assert len(shown) == 1
    assert opened.page.inner_text(".library p[role=status]") == "没有这样的问题"


def test_files(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.ask("lead-units", plan="先进制造业集群三年行动计划")
    name, text = opened.download("CSV")
    _, workbook = opened.download("Excel")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).active

    assert name == "每个计划由哪个单位牵头？ 先进制造业集群三年行动计划.csv"
    assert rows[0][:2] == ["计划", "牵头单位"]
    assert rows[1][:2] == ["先进制造业集群三年行动计划", "云河市工业和信息化局"]
    assert sheet is not None
    assert [str(cell.value) for cell in sheet[2]][:2] == rows[1][:2]
    assert "已下载" in opened.page.inner_text(opened.inside(".bar"))


def test_triples_as_they_came(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.run("CONSTRUCT { ?p gpr:leadUnit ?u } WHERE { ?p gpr:leadUnit ?u }")
    name, text = opened.download("Turtle")

    assert name == "查询.ttl"
    assert "gpr:leadUnit" in text.decode()


def test_files_are_of_the_query_that_ran(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.run('SELECT ("一" AS ?a) {}')
    opened.write("SELECT nonsense")
    _, text = opened.download("CSV")

    assert text.decode("utf-8-sig") == "a\n一\n"


def test_a_mistake_is_shown_with_its_place(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    answer = opened.run("SELECT * {\n  ?plan a gpr:Plan ;\n  FILTER(\n}")
    opened.page.click(opened.inside(".problem button"))
    line = opened.page.evaluate("workbench.getTab().getYasqe().getCursor().line")

    assert "查询没有得到答案" in answer
    assert re.search(r"第 [34] 行，第 \d+ 列", answer)
    assert f"第 {line + 1} 行" in answer
    assert opened.page.evaluate("document.activeElement.closest('.CodeMirror') !== null")
    opened.page.hover(opened.inside(".parseErrorIcon"))
    assert opened.page.get_attribute(opened.inside(".parseErrorIcon"), "title")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }", "SERVICE 会访问网络"),
        ("SELECT * FROM <urn:nowhere> { ?s ?p ?o }", "库中没有这个图"),
        (ENDLESS, f"查询超过 {SECONDS:g} 秒，已停止"),
    ],
    ids=["service", "graph", "deadline"],
)
def test_what_is_refused_is_said(bench: Callable[..., Bench], query: str, words: str) -> None:
    assert words in bench().open().run(query)


def test_a_query_can_be_stopped(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.write(ENDLESS)
    opened.page.click(opened.inside(".yasqe_queryButton"))
    told = opened.page.inner_text(opened.inside(".running"))
    opened.page.click(opened.inside(".running button"))

    assert f"最多 {SECONDS:g} 秒" in told
    assert "已停止查询" in opened.answer()


def test_terms_are_completed_from_our_ontology(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.write("")
    opened.page.click(opened.inside(".CodeMirror"))
    opened.page.keyboard.type("SELECT * { ?plan gpr:leadU")
    opened.page.keyboard.press("Control+Space")
    offered = opened.page.wait_for_selector(".CodeMirror-hint").inner_text()
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.type(" ?unit ; a gpr:Pla")
    opened.page.keyboard.press("Control+Space")
    classes = opened.page.wait_for_selector(".CodeMirror-hint").inner_text()

    assert offered == "gpr:leadUnit  牵头单位 lead unit"
    assert "专项计划" in opened.page.inner_text(".CodeMirror-hints") or "地点" in classes
    assert "gpr:leadUnit ?unit" in opened.query()


def test_words_of_reports_stay_words(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    hostile = '<img src=x onerror="window.hacked=1">{{o}}\u202e=1+1'
    answer = opened.run(f'SELECT ?o ("{hostile.replace(chr(34), chr(92) + chr(34))}" AS ?s) {{}}')
    opened.run("SELECT ?o { ?s skos:prefLabel ?o FILTER(CONTAINS(?o, '<')) }")

    assert '<img src=x onerror="window.hacked=1">{{o}}\ufffd=1+1' in answer
    assert not opened.page.evaluate("window.hacked")
    assert opened.agreed == []
    assert not opened.page.query_selector(".answer img, .answer script, .answer b")


def test_rows_are_sorted_filtered_and_shown_in_parts(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.run("SELECT * { ?span oa:start ?start ; oa:exact ?words } LIMIT 150")
    rows = opened.page.locator(opened.inside("tbody tr"))
    heads = opened.page.locator(opened.inside("thead th")).all_inner_texts()
    first = rows.count()
    opened.page.click(opened.inside(".answer > button"))
    opened.until("document.querySelectorAll('.tabPanel.active tbody tr').length > 100")
    opened.page.click(opened.inside("th:nth-child(2) button"))
    opened.page.wait_for_selector(opened.inside("th[aria-sort=ascending]"))
    focused = opened.page.evaluate("document.activeElement.closest('th').cellIndex")
    numbers = [int(text) for text in opened.page.locator("td.number").all_inner_texts()]
    opened.page.fill(opened.inside(".bar input"), rows.first.locator("td").last.inner_text())
    opened.until("document.querySelector('.tabPanel.active .count').textContent.includes('符合')")

    assert focused == 1
    assert heads == ["span", "start", "words"]
    assert (first, len(numbers)) == (100, 150)
    assert numbers == sorted(numbers)
    assert 1 <= rows.count() < 100


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("ASK { ?s a gpr:Plan }", "是"),
        ("CONSTRUCT { ?p gpr:leadUnit ?u } WHERE { ?p gpr:leadUnit ?u }", "牵头单位 leadUnit"),
        ("SELECT * { ?s a gpr:NoSuchClass }", "没有符合条件的内容"),
    ],
    ids=["ask", "construct", "nothing"],
)
def test_answers_of_every_form(bench: Callable[..., Bench], query: str, seen: str) -> None:
    assert seen in bench().open().run(query)


def test_the_raw_answer(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.run(LEADS)
    opened.page.click(opened.inside(".select_response"))

    assert '"head"' in opened.page.inner_text(opened.inside(".yasr_results"))


def test_tabs_stay_and_answers_do_not(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.run(LEADS)
    kept = opened.page.evaluate("JSON.stringify(localStorage)")
    opened.open()
    again = opened.query()
    opened.page.click(".hint button")
    opened.page.wait_for_selector(opened.inside(".CodeMirror"))

    assert opened.agreed == ["清除全部标签页和其中的查询?"]
    assert again == LEADS
    assert "云河市工业和信息化局" not in kept
    assert opened.until("window.workbench")
    assert opened.query() != LEADS


def test_it_speaks_english(bench: Callable[..., Bench]) -> None:
    opened = bench("en").open()
    answer = opened.press()

    assert re.search(r"plan\s+Plan\s+\d", answer)
    assert not re.search("[\u4e00-\u9fff]", opened.page.inner_text(".tabrow") + answer)
    assert not re.search("[\u4e00-\u9fff]", opened.page.inner_text(".hint"))


def test_yasgui_speaks_chinese(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.run(LEADS)
    opened.page.click(opened.inside(".select_response"))
    opened.page.click(".tabsList .tab a", button="right")
    told = opened.page.evaluate(
        """() => [...document.querySelectorAll(".yasgui *")]
          .filter(one => !one.closest(".CodeMirror-code, .CodeMirror-measure, .answer, .addTab"))
          .flatMap(one => [one.title, one.ariaLabel, one.children.length ? "" : one.textContent])
          .filter(Boolean)"""
    )
    english = [row["theirs"] for row in table("web", "yasgui.tsv") if "*" not in row["theirs"]]

    assert "关闭其他标签页" in told
    assert "执行" in told
    assert not set(told) & set(english)
    assert not [words for words in told if re.search(r"[A-Za-z]{3}", words) and words.isascii()]


def test_a_narrow_window_needs_no_scrolling_sideways(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.page.set_viewport_size({"width": 390, "height": 800})
    opened.open()
    opened.ask("lead-units", plan="先进制造业集群三年行动计划")

    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not opened.page.is_visible(".library form")


def test_the_keyboard_is_not_caught_in_the_editor(bench: Callable[..., Bench]) -> None:
    opened = bench().open()
    opened.page.click(opened.inside(".CodeMirror"))
    opened.page.keyboard.press("Tab")

    assert not opened.page.evaluate("document.activeElement.matches('.CodeMirror textarea')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_fault_of_access(bench: Callable[..., Bench], axe: str, scheme: str) -> None:
    opened = bench(color_scheme=scheme).open()
    opened.ask("duties-of-unit", unit="市住建局")
    answered = faults(opened.page, axe)
    opened.run("SELECT {")

    assert answered == []
    assert faults(opened.page, axe) == []


def test_without_scripts_there_is_a_plain_field(bench: Callable[..., Bench]) -> None:
    opened = bench(java_script_enabled=False)
    opened.page.goto(f"{opened.origin}/workbench")
    opened.page.fill("#query", LEADS)
    opened.page.click("form[action^='/workbench#'] button:not([name])")

    assert "云河市工业和信息化局" in opened.page.inner_text("table")
