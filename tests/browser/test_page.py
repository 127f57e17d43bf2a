"""The graph page in a real browser without network: what people see, and what must not happen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg.outputs.view import write_view

playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")

pytestmark = pytest.mark.browser

ONT = "https://w3id.org/gpr/ont#"
ID = "https://w3id.org/gpr/id/"
GRAPH = NamedNode("https://w3id.org/gpr/graph/report/lan")
LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
TITLE = NamedNode("http://purl.org/dc/terms/title")
HOSTILE = '</script><img src=x onerror="window.hacked=1">\'\u202e\u2028{{7*7}}'
DRAWN_WITHIN = 3000


@dataclass
class Opened:
    """A page, and what it did since it was opened."""

    page: "playwright.Page"
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def id_of(self, name: str) -> int:
        script = "name => duban.data.things.findIndex(thing => thing.name === name)"
        return int(self.page.evaluate(script, name))

    def select(self, name: str) -> str:
        self.page.evaluate("id => duban.select(id)", self.id_of(name))
        return self.panel()

    def panel(self) -> str:
        return str(self.page.inner_text("#panel"))

    def click_on_card(self, name: str) -> None:
        spot = self.page.evaluate(
            "id => duban.network.canvasToDOM(duban.network.getPosition(id))", self.id_of(name)
        )
        self.page.click("#graph", position=spot)


@pytest.fixture(scope="module", name="browser")
def _browser(chromium: str) -> "Iterator[playwright.Browser]":
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(name="city")
def _city() -> Store:
    store = Store()
    store.load(path=Path(__file__).with_name("city.trig"), format=RdfFormat.TRIG)
    store.extend([Quad(q.subject, q.predicate, q.object) for q in list(store)])
    return store


@pytest.fixture(name="open_page")
def _open_page(browser: "playwright.Browser", tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    context = browser.new_context(offline=True, viewport={"width": 1400, "height": 850})

    def open_page(store: Store, **options: object) -> Opened:
        path = tmp_path / "graph.html"
        write_view(store, path, **options)  # type: ignore[arg-type]
        opened = Opened(context.new_page())
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
        opened.page.goto(path.as_uri())
        opened.page.wait_for_function("window.duban && duban.drawn")
        return opened

    yield open_page
    context.close()


def add(store: Store, subject: str, predicate: NamedNode, value: NamedNode | Literal) -> None:
    quad = Quad(NamedNode(subject), predicate, value, GRAPH)
    store.extend([quad, Quad(quad.subject, quad.predicate, quad.object)])


def add_project(store: Store, iri: str, name: str) -> None:
    add(store, iri, TYPE, NamedNode(ONT + "Project"))
    add(store, iri, LABEL, Literal(name, language="zh"))


def test_only_the_file_itself_is_asked_for(
    open_page: Callable[..., Opened], city: Store, tmp_path: Path
) -> None:
    opened = open_page(city)
    opened.select("南环大桥项目")
    opened.page.wait_for_timeout(300)

    assert opened.requests == [(tmp_path / "graph.html").as_uri()]
    assert opened.complaints == []


def test_the_page_speaks_chinese(open_page: Callable[..., Opened], city: Store) -> None:
    page = open_page(city).page

    assert page.title() == "督办图谱"
    assert "督办图谱" in page.inner_text("h1")
    assert "澜山市重点工作通报" in page.inner_text("header")
    assert "计划" in page.inner_text("#kinds")


def test_a_click_shows_the_quote_with_its_place(
    open_page: Callable[..., Opened], city: Store
) -> None:
    opened = open_page(city)
    opened.click_on_card("南环大桥项目")
    opened.page.wait_for_function(
        "document.querySelector('#panel h2').innerText === '南环大桥项目'"
    )
    panel = opened.panel()

    assert "南环大桥项目由澜山路桥公司承建" in panel
    assert "澜山市重点工作通报 · 一、 交通提升计划 · 第2行 · 字符 22–37" in panel
    assert opened.page.inner_text("blockquote mark >> nth=0") in panel
    assert "审批" in panel
    assert "待满足" in panel


def test_a_click_on_a_line_shows_what_states_it(
    open_page: Callable[..., Opened], city: Store
) -> None:
    opened = open_page(city)
    opened.page.evaluate(
        "duban.showEdge(duban.data.network.edges.find(edge => edge.state === 'blocked').id)"
    )

    assert "受阻于" in opened.panel()
    assert "待省水利厅批复防洪评价后开工。" in opened.panel()


def test_an_inherited_owner_is_marked(open_page: Callable[..., Opened], city: Store) -> None:
    assert "继承" in open_page(city).select("河道保洁不到位")


def test_a_neighbour_is_one_press_away(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city)
    opened.select("南环大桥项目")
    opened.page.press("#panel .near button:has-text('交通提升计划')", "Enter")

    assert opened.page.inner_text("#panel h2") == "交通提升计划"
    assert opened.page.evaluate("document.activeElement.id") == "panel"


def test_enter_takes_the_first_hit_and_escape_clears(
    open_page: Callable[..., Opened], city: Store
) -> None:
    page = open_page(city).page
    page.fill("#search", "市交通局")
    assert "澜山市交通运输局" in page.inner_text("#hits")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "澜山市交通运输局"
    page.press("#search", "Escape")

    assert page.input_value("#search") == ""
    assert not page.is_visible("#hits")
    assert "使用方法" in page.inner_text("#panel h2")
    assert page.evaluate("duban.network.getSelectedNodes()") == []


def test_the_legend_hides_a_kind_and_search_brings_it_back(
    open_page: Callable[..., Opened], city: Store
) -> None:
    opened = open_page(city)
    project = opened.id_of("南环大桥项目")
    button = opened.page.locator("[data-kind=project]")
    button.click()

    assert button.get_attribute("aria-pressed") == "false"
    assert project not in opened.page.evaluate("duban.visibleNodes()")
    opened.select("南环大桥项目")
    assert project in opened.page.evaluate("duban.visibleNodes()")
    assert button.get_attribute("aria-pressed") == "true"


def test_a_focus_is_selected_from_the_start(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city, focus="市交通局", depth=2)

    assert opened.page.inner_text("#panel h2") == "澜山市交通运输局"
    assert opened.page.evaluate("duban.network.getSelectedNodes().length") == 1


def test_hostile_words_execute_nothing(open_page: Callable[..., Opened], city: Store) -> None:
    add_project(city, f"{ID}project/x/evil", HOSTILE)
    add(city, f"{ID}project/x/evil", NamedNode(ONT + "isPartOf"), NamedNode(f"{ID}plan/x/2031/jt"))
    add(city, f"{ID}report/lan", TITLE, Literal("<img src=x onerror=window.hacked=1>"))
    opened = open_page(city)
    panel = opened.select(HOSTILE)
    opened.page.fill("#search", "onerror")
    opened.page.wait_for_timeout(200)

    assert "[U+202E]" in panel
    assert "{{7*7}}" in panel
    assert opened.page.evaluate("window.hacked") is None
    assert opened.page.locator("img").count() == 0
    assert opened.complaints == []


def test_a_script_from_outside_the_list_is_refused(
    open_page: Callable[..., Opened], city: Store
) -> None:
    opened = open_page(city)
    opened.page.evaluate(
        "{const s = document.createElement('script'); s.textContent = 'window.hacked = 1';"
        " document.body.append(s)}"
    )

    assert opened.page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)


def test_two_thousand_cards_are_drawn_in_time(open_page: Callable[..., Opened]) -> None:
    store = Store()
    for number in range(1990):
        add_project(store, f"{ID}project/{number}", f"第{number}号基础设施提升工程")
        if number % 40:
            whole = NamedNode(f"{ID}project/{number - number % 40}")
            add(store, f"{ID}project/{number}", NamedNode(ONT + "isPartOf"), whole)

    assert open_page(store).page.evaluate("duban.drawn") < DRAWN_WITHIN


def test_the_page_prints(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city)
    opened.select("南环大桥项目")
    opened.page.emulate_media(media="print")

    assert not opened.page.is_visible("#search")
    assert opened.page.is_visible("#panel")
    assert opened.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
