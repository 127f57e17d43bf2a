"""The graph page in a real browser without network: what people see, and what must not happen."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

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

#: The colour of the printed picture where the tab of a card has to be, and that of its kind.
TAB = """id => {
  const canvas = document.querySelector("#sheet canvas");
  const { kind, card } = duban.data.things[id], bounds = duban.boundsOf(duban.subject());
  const scale = canvas.width / (bounds.right - bounds.left + 80);
  const place = [card.x - card.width / 2 + 4 - bounds.left + 40, card.y - bounds.top + 40];
  const pixel = canvas.getContext("2d").getImageData(place[0] * scale, place[1] * scale, 1, 1).data;
  const drawn = [...pixel].slice(0, 3).map(value => value.toString(16).padStart(2, "0")).join("");
  return ["#" + drawn, duban.kinds.get(kind).colour];
}"""


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
            "id => { const {x, y} = duban.data.things[id].card;"
            " const [left, top] = duban.camera.toScreen(x, y); return {x: left, y: top}; }",
            self.id_of(name),
        )
        self.page.click("#graph", position=spot)

    def heading(self) -> str:
        return str(self.page.inner_text("#panel h2 >> nth=0"))

    def shown(self) -> set[str]:
        script = "duban.shownThings().map(id => duban.data.things[id].name)"
        return set(self.page.evaluate(script))

    def filter(self, sign: str, on: bool) -> None:
        self.page.set_checked(f'[data-filter="{sign}"] input', on)

    def download(self, button: str) -> bytes:
        with self.page.expect_download() as waited:
            self.page.click(button)
        return Path(waited.value.path()).read_bytes()


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
    assert "计划" in page.inner_text("#filters")


def test_a_click_shows_the_quote_with_its_place(
    open_page: Callable[..., Opened], city: Store
) -> None:
    opened = open_page(city)
    opened.click_on_card("南环大桥项目")
    panel = opened.panel()

    assert opened.heading() == "南环大桥项目"
    assert "南环大桥项目由澜山路桥公司承建" in panel
    assert "澜山市重点工作通报 · 一、 交通提升计划 · 第2行 · 字符 22–37" in panel
    assert opened.page.inner_text("blockquote mark >> nth=0") in panel
    assert "审批" in panel
    assert "待满足" in panel


def test_a_click_on_a_line_shows_what_states_it(
    open_page: Callable[..., Opened], city: Store
) -> None:
    opened = open_page(city)
    middle = opened.page.evaluate(
        "() => { const line = duban.data.lines.find(l => duban.lineState(l) === 'blocked');"
        " const ends = [line.from, line.to].map(id => duban.data.things[id].card);"
        " const mean = side => (ends[0][side] + ends[1][side]) / 2;"
        " const [x, y] = duban.camera.toScreen(mean('x'), mean('y')); return {x, y}; }"
    )
    opened.page.click("#graph", position=middle)

    assert "受阻于" in opened.panel()
    assert "待省水利厅批复防洪评价后开工。" in opened.panel()


def test_the_sentence_is_marked_in_its_paragraph(
    open_page: Callable[..., Opened], city: Store
) -> None:
    opened = open_page(city)
    opened.select("南环大桥项目")
    opened.page.click("#panel .claim:has-text('由澜山路桥公司承建') .place .link >> nth=0")

    assert opened.page.inner_text("#panel blockquote") == (
        "市交通局牵头交通提升计划。南环大桥项目由澜山路桥公司承建,待省水利厅批复防洪评价后开工。"
    )
    assert opened.page.inner_text("#panel mark") == "南环大桥项目由澜山路桥公司承建"
    assert "交通提升计划" in opened.page.inner_text("#panel ul.near")
    opened.page.click("#panel .back")
    assert opened.heading() == "南环大桥项目"


def test_a_finding_leads_to_its_words_and_back_to_its_thing(
    open_page: Callable[..., Opened], city: Store
) -> None:
    opened = open_page(city)
    assert "未写明时限" in opened.select("河道保洁不到位")
    opened.page.click("#panel .doubt .place .link >> nth=0")
    assert "未写明时限" in opened.panel()
    opened.page.click("#panel .doubt .link:has-text('河道保洁不到位') >> nth=0")

    assert opened.heading() == "河道保洁不到位"


def test_offsets_count_characters_beyond_the_first_plane(
    open_page: Callable[..., Opened], city: Store
) -> None:
    city.update(
        f"DELETE {{ GRAPH ?g {{ ?t <{ONT}text> ?old }} ?t <{ONT}text> ?old }}"
        f"INSERT {{ GRAPH ?g {{ ?t <{ONT}text> ?new }} ?t <{ONT}text> ?new }}"
        f"WHERE {{ GRAPH ?g {{ ?t <{ONT}text> ?old }}"
        ' BIND(REPLACE(?old, "市交通局牵头", "市𠮷通局牵头") AS ?new) }'
    )
    opened = open_page(city)
    opened.select("南环大桥项目")

    assert "南环大桥项目由澜山路桥公司承建" in opened.page.locator("#panel mark").all_inner_texts()


def test_an_inherited_owner_is_marked(open_page: Callable[..., Opened], city: Store) -> None:
    assert "继承" in open_page(city).select("河道保洁不到位")


def test_a_neighbour_is_one_press_away(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city)
    opened.select("南环大桥项目")
    opened.page.press("#panel .near button:has-text('交通提升计划')", "Enter")

    assert opened.heading() == "交通提升计划"
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
    page.press("#search", "Escape")

    assert page.input_value("#search") == ""
    assert not page.is_visible("#hits")
    assert "怎么看这张图" in page.inner_text("#panel h2 >> nth=0")
    assert page.evaluate("duban.chosen()") is None


def test_arrow_keys_walk_through_the_hits(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city)
    opened.page.fill("#search", "防洪评价")
    opened.page.press("#search", "ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    second = opened.page.evaluate("document.activeElement.innerText")
    opened.page.keyboard.press("Enter")

    assert opened.heading() in second


@pytest.mark.parametrize(
    ("sign", "on", "gone"),
    [
        ("kind:project", False, {"南环大桥项目"}),
        ("state:stage/construction", False, {"南环大桥项目"}),
        ("state:fulfilment/met", False, {"防洪评价报告评审"}),
        ("kind:unit", False, {"澜山市交通运输局", "澜山市人民政府"}),
    ],
)
def test_the_legend_filters(
    open_page: Callable[..., Opened], city: Store, sign: str, on: bool, gone: set[str]
) -> None:
    opened = open_page(city)
    before = opened.shown()
    opened.filter(sign, on)

    assert before - opened.shown() == gone
    assert f"显示 {len(before) - len(gone)} / {len(before)}" in opened.page.inner_text("#count")
    opened.page.click("#all")
    assert opened.shown() == before
    assert opened.page.is_checked(f'[data-filter="{sign}"] input')


def test_only_what_has_findings(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city)
    opened.filter("doubts", True)

    assert opened.shown() == {"河道保洁不到位"}


@pytest.mark.parametrize("state", ["stated", "inherited", "blocked"])
def test_sorts_of_line_are_hidden_alone(
    open_page: Callable[..., Opened], city: Store, state: str
) -> None:
    opened = open_page(city)
    things = opened.shown()
    opened.filter(f"line:{state}", False)
    left = opened.page.evaluate(
        "[...new Set(duban.data.lines.filter(duban.isLineShown).map(duban.lineState))].sort()"
    )

    assert left == sorted({"stated", "inherited", "blocked"} - {state})
    assert opened.shown() == things


def test_search_brings_back_what_was_filtered(
    open_page: Callable[..., Opened], city: Store
) -> None:
    opened = open_page(city)
    opened.filter("kind:project", False)
    opened.select("南环大桥项目")

    assert "南环大桥项目" in opened.shown()


def test_only_a_thing_and_what_belongs_to_it(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city)
    everything = opened.shown()
    opened.select("交通提升计划")
    opened.page.click("#panel .actions button")
    assert opened.shown() == {"交通提升计划", "澜山市交通运输局", "南环大桥项目"}
    opened.page.keyboard.press("Escape")

    assert opened.shown() == everything


# Without a mouse


def test_arrow_keys_walk_from_card_to_card(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city)
    opened.page.evaluate("id => duban.standOn(id)", opened.id_of("澜山市交通运输局"))
    opened.page.focus("#cursor")
    walked = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        opened.page.keyboard.press(key)
        walked.append(opened.page.evaluate("duban.data.things[duban.cursorAt()].name"))
    said = opened.page.inner_text("#said")
    opened.page.keyboard.press("Enter")

    assert walked[:2] == ["交通提升计划", "南环大桥项目"]
    assert walked[2] in {"批复防洪评价", "防洪评价报告评审"}
    assert walked[3] == "南环大桥项目"
    assert "项目，南环大桥项目，在建" in said
    assert opened.heading() == "南环大桥项目"


def test_the_tab_key_reaches_everything(open_page: Callable[..., Opened], city: Store) -> None:
    page = open_page(city).page
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(e => e.id || e.closest('[data-filter]')?.dataset.filter || e.tagName)"
                "(document.activeElement)"
            )
        )
    order = ["search", "kind:plan", "cursor", "fit", "png", "csv", "print", "panel"]

    assert [name for name in reached if name in order][: len(order)] == order


def test_the_keyboards_place_is_seen(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city)
    opened.page.focus("#search")
    opened.page.evaluate("id => duban.standOn(id)", opened.id_of("南环大桥项目"))
    opened.page.focus("#cursor")
    opened.page.keyboard.press("Home")
    opened.page.wait_for_timeout(100)
    box = opened.page.locator("#cursor").bounding_box()
    card = opened.page.evaluate(
        "id => { const c = duban.data.things[id].card; const s = duban.camera.scale;"
        " const [x, y] = duban.camera.toScreen(c.x, c.y);"
        " const g = document.getElementById('graph').getBoundingClientRect();"
        " return {x: x + g.left - c.width * s / 2, y: y + g.top - c.height * s / 2}; }",
        opened.id_of("南环大桥项目"),
    )
    outline = opened.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")

    assert box is not None
    assert (box["x"], box["y"]) == pytest.approx((card["x"], card["y"]), abs=1)
    assert outline == "solid"


# What leaves the page


def test_the_picture_becomes_a_png(open_page: Callable[..., Opened], city: Store) -> None:
    png = open_page(city).download("#png")

    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") > 1000


def test_the_facts_become_a_table(open_page: Callable[..., Opened], city: Store) -> None:
    text = open_page(city).download("#csv").decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff")
    proof = next(row for row in rows if row["原文"] == "南环大桥项目由澜山路桥公司承建")
    assert (proof["名称"], proof["行"], proof["起"], proof["止"]) == (
        "南环大桥项目",
        "2",
        "22",
        "37",
    )
    assert {row["内容"] for row in rows if row["事实"] == "疑点"} == {"未写明时限", "措施没有下文"}
    assert "继承" in {row["依据"] for row in rows}


def test_the_table_holds_what_is_shown(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city)
    opened.filter("doubts", True)
    text = opened.download("#csv").decode("utf-8-sig")

    assert {row["名称"] for row in csv.DictReader(io.StringIO(text))} == {"河道保洁不到位"}


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1",
        "\t=1",
        "＝1",
        "\u202e=1",
        '=HYPERLINK("x")',
        "|calc",
        "%x",
    ],
)
def test_no_cell_is_a_formula(open_page: Callable[..., Opened], city: Store, words: str) -> None:
    cell = open_page(city).page.evaluate("words => duban.csvCell(words)", words)

    assert cell.startswith("\"'")
    assert cell.endswith('"')
    assert "\n" not in cell


def test_a_focus_is_selected_from_the_start(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city, focus="市交通局", depth=2)

    assert opened.heading() == "澜山市交通运输局"
    assert opened.page.evaluate("duban.chosen()") == opened.id_of("澜山市交通运输局")


@pytest.mark.parametrize(("parts", "legible"), [(5, True), (35, True), (400, False)])
def test_a_focus_is_legible_at_first_sight_unless_there_is_too_much(
    open_page: Callable[..., Opened], parts: int, legible: bool
) -> None:
    store, whole = Store(), f"{ID}plan/whole"
    add(store, whole, TYPE, NamedNode(ONT + "Plan"))
    add(store, whole, LABEL, Literal("交通提升计划", language="zh"))
    for number in range(parts):
        add_project(store, f"{ID}project/{number}", f"第{number}号基础设施提升工程")
        add(store, f"{ID}project/{number}", NamedNode(ONT + "isPartOf"), NamedNode(whole))
    opened = open_page(store, focus="交通提升计划")
    (x, y), scale = opened.page.evaluate(
        "[duban.camera.toScreen(duban.data.things[duban.data.focus].card.x,"
        " duban.data.things[duban.data.focus].card.y), duban.camera.scale]"
    )

    assert (scale >= 0.5) == legible
    assert 0 < x < opened.page.evaluate("duban.camera.width")
    assert 0 < y < opened.page.evaluate("duban.camera.height")


def test_the_waiting_view_says_what_it_is(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city, view="waiting")

    assert "谁在等什么" in opened.page.inner_text("h1")
    assert opened.shown() == {"南环大桥项目", "批复防洪评价", "防洪评价报告评审", "省水利厅"}


# What reports may not do


def test_hostile_words_execute_nothing(open_page: Callable[..., Opened], city: Store) -> None:
    add_project(city, f"{ID}project/x/evil", HOSTILE)
    add(city, f"{ID}project/x/evil", NamedNode(ONT + "isPartOf"), NamedNode(f"{ID}plan/x/2031/jt"))
    add(city, f"{ID}report/lan", TITLE, Literal("<img src=x onerror=window.hacked=1>"))
    opened = open_page(city)
    panel = opened.select(HOSTILE)
    opened.page.fill("#search", "onerror")
    opened.page.wait_for_timeout(200)
    opened.page.keyboard.press("Escape")
    rows = list(csv.reader(io.StringIO(opened.download("#csv").decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {12}
    assert not {cell for row in rows for cell in row if "\u202e" in cell or "\u2028" in cell}
    opened.page.emulate_media(media="print")

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


@pytest.mark.parametrize(("count", "within"), [(490, 1500), (1990, 3000)])
def test_cards_are_drawn_in_time(open_page: Callable[..., Opened], count: int, within: int) -> None:
    store = Store()
    for number in range(count):
        add_project(store, f"{ID}project/{number}", f"第{number}号基础设施提升工程")
        if number % 40:
            whole = NamedNode(f"{ID}project/{number - number % 40}")
            add(store, f"{ID}project/{number}", NamedNode(ONT + "isPartOf"), whole)

    # Of three, because the first page of a browser also waits for the browser.
    assert median(open_page(store).page.evaluate("duban.drawn") for _ in range(3)) < within


def test_the_page_prints_with_its_facts(open_page: Callable[..., Opened], city: Store) -> None:
    opened = open_page(city)
    opened.select("南环大桥项目")
    opened.page.emulate_media(media="print")

    assert not opened.page.is_visible("#search")
    assert "南环大桥项目由澜山路桥公司承建" in opened.page.inner_text("#facts")
    assert "河道保洁不到位" not in opened.page.inner_text("#facts")
    stage = opened.page.locator(".stage").bounding_box()
    facts = opened.page.locator("#facts li").first.bounding_box()
    assert stage
    assert facts
    assert abs(stage["y"] - facts["y"]) < stage["height"]
    sheet = opened.page.locator("#sheet canvas").bounding_box()
    assert sheet
    assert (sheet["width"], sheet["height"]) <= (stage["width"], stage["height"])
    drawn, meant = opened.page.evaluate(TAB, opened.id_of("南环大桥项目"))
    assert drawn == meant.lower()
    assert opened.page.evaluate("duban.camera.width") < 2000
    assert opened.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("options", [{}, {"view": "waiting"}, {"focus": "市交通局"}])
def test_no_serious_fault_of_access(
    open_page: Callable[..., Opened], city: Store, axe: str, scheme: str, options: dict[str, str]
) -> None:
    opened = open_page(city, **options)
    opened.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = []
    for name in (None, opened.page.evaluate("duban.data.things[0].name")):
        if name:
            opened.select(name)
        opened.page.evaluate(axe)
        result = opened.page.evaluate("axe.run()")
        found += [
            (fault["id"], node["html"])
            for fault in result["violations"]
            if fault["impact"] in {"serious", "critical"}
            for node in fault["nodes"]
        ]

    assert found == []
