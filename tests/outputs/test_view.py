"""The graph page: what is drawn, what is said, and that hostile words stay words."""

import json
import re
from collections.abc import Callable, Collection, Iterator
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg.errors import OutputError, ViewError
from kg.outputs.view import Home, Way, draw_page, render, write_view
from kg.outputs.view.blocks import (
    LEGIBLE,
    Block,
    Shape,
    Spot,
    beside,
    excess,
    fanned,
    packed,
)
from kg.outputs.view.data import data_of
from kg.outputs.view.findings import read_findings
from kg.outputs.view.forest import outward, rings, spread
from kg.outputs.view.label import card
from kg.outputs.view.layout import LIST, SCREEN, Arrangement, Layout, place
from kg.outputs.view.picture import (
    Line,
    Picture,
    Thing,
    around,
    overview,
    read_bodies,
    read_picture,
    waiting,
    without_repeats,
)
from kg.outputs.view.quotes import paragraph_around, texts_of
from kg.outputs.view.render import to_json
from kg.outputs.view.states import State, read_states, strongest
from kg.outputs.view.vocabulary import headings, kind_of_class, kinds, relations
from kg.resources import resource

ONT = "https://w3id.org/gpr/ont#"
ID = "https://w3id.org/gpr/id/"
REPORT_GRAPH = NamedNode("https://w3id.org/gpr/graph/report/lan")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
PREF_LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
HOSTILE = "</script><img src=x onerror=alert(1)>\"'&\u202e\u2028]]>{{7*7}}"

PLAN, PROJECT = f"{ID}plan/x/2031/jt", f"{ID}project/x/nh"
LEAD, OWNER = f"{ID}unit/x/jt", f"{ID}unit/x/gov"
WATER = f"{ID}unit/x/sl"
PENDING, MET = (f"{ID}report/lan/prerequisite/nh/{name}" for name in ("fh", "ps"))
ISSUE, ASPECT, MEASURE = f"{ID}issue/lan/1", f"{ID}report/lan/aspect/2", f"{ID}issue/lan/1/m/1"


def add(store: Store, subject: str, predicate: NamedNode, value: NamedNode | Literal) -> None:
    quad = Quad(NamedNode(subject), predicate, value, REPORT_GRAPH)
    store.extend([quad, Quad(quad.subject, quad.predicate, quad.object)])


def add_thing(store: Store, iri: str, cls: str, name: str) -> None:
    add(store, iri, TYPE, NamedNode(ONT + cls))
    add(store, iri, PREF_LABEL, Literal(name, language="zh"))


@pytest.fixture
def city() -> Store:
    store = Store()
    path = Path(__file__).parents[1] / "browser" / "city.trig"
    store.load(path=path, format=RdfFormat.TRIG)
    store.extend([Quad(q.subject, q.predicate, q.object) for q in list(store)])
    return store


class Page(HTMLParser):
    """Scripts, data and attributes of a page, as an HTML parser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.data = ""
        self._in_data = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "style")]
        self._in_data = tag == "script" and ("id", "data") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data += data


def draw(store: Store, folder: Path, **options: object) -> dict[str, object]:
    path = folder / "graph.html"
    write_view(store, path, **options)  # type: ignore[arg-type]
    return json.loads(Page(path.read_text(encoding="utf-8")).data)


def names(data: dict[str, object]) -> set[str]:
    return {thing["name"] for thing in data["things"]}  # type: ignore[attr-defined]


# What is drawn


def test_lines_tell_stated_blocked_and_inherited_apart(city: Store) -> None:
    lines = {(line.subject, line.predicate, line.object) for line in read_picture(city).lines}

    assert (PLAN, "leadUnit", LEAD) in lines
    assert (PROJECT, "blockedBy", PENDING) in lines
    assert (PROJECT, "directlyDependsOn", MET) in lines
    assert (ISSUE, "accountableUnit", OWNER) in lines
    assert (PROJECT, "directlyDependsOn", PENDING) not in lines


def test_overview_leaves_measures_and_mere_helpers_out(city: Store) -> None:
    drawn = overview(read_picture(city)).things

    assert {PLAN, PROJECT, ISSUE, ASPECT, LEAD, OWNER, PENDING, MET} == set(drawn)


def test_the_waiting_view_shows_who_has_to_act(city: Store, tmp_path: Path) -> None:
    picture = waiting(read_picture(city), read_bodies(city))

    assert set(picture.things) == {PROJECT, PENDING, MET, WATER}
    assert Line(PENDING, "approvingUnit", WATER) in picture.lines
    data = draw(city, tmp_path, view="waiting")
    assert [frame[4] for frame in data["frames"]] == ["还在等待 (still waiting)"]  # type: ignore[attr-defined]
    cards = zip(data["things"], data["network"]["nodes"], strict=True)  # type: ignore[call-overload,index]
    notes = {thing["name"]: node["note"] for thing, node in cards}
    assert notes["南环大桥项目"] == "在建 · 澜山市交通运输局、澜山…"
    assert notes["批复防洪评价"] == "待满足 · 审批"


def test_a_store_in_which_nothing_waits_says_so(tmp_path: Path) -> None:
    store = Store()
    add_thing(store, PROJECT, "Project", "南环大桥项目")

    with pytest.raises(ViewError, match="without --view waiting"):
        write_view(store, tmp_path / "g.html", view="waiting")


def test_an_inherited_owner_is_drawn_once_at_the_top(city: Store) -> None:
    picture = without_repeats(overview(read_picture(city)))

    inherited = {
        (line.subject, line.object) for line in picture.lines if line.relation.state == "inherited"
    }
    assert inherited == {(ASPECT, OWNER)}


def test_a_thing_of_two_classes_takes_the_more_telling_one(city: Store) -> None:
    assert read_picture(city).things[PENDING].cls == "Approval"


def test_focus_shows_measures_and_the_depth_limits(city: Store, tmp_path: Path) -> None:
    near = names(draw(city, tmp_path, focus="河道保洁不到位"))
    lead = names(draw(city, tmp_path, focus="市交通局"))
    far = names(draw(city, tmp_path, focus="市交通局", depth=2))
    farther = names(draw(city, tmp_path, focus="市交通局", depth=3))

    assert near == {"河道保洁不到位", "一是增加保洁船只", "整改情况", "澜山市人民政府"}
    assert lead == {"澜山市交通运输局", "交通提升计划"}
    assert far == lead | {"南环大桥项目"}
    assert farther == far | {"澜山路桥公司", "批复防洪评价", "防洪评价报告评审"}


def test_an_owner_is_next_to_what_it_inherits_but_not_the_other_way_round(city: Store) -> None:
    everything = read_picture(city)

    assert OWNER in around(everything, ISSUE, 1).things
    assert ISSUE not in around(everything, OWNER, 1).things
    assert ISSUE in around(everything, OWNER, 2).things


@pytest.mark.parametrize(
    ("words", "full"),
    [
        ("市交通局", "澜山市交通运输局"),
        ("南环大桥", "南环大桥项目"),
        ("保洁船只", "一是增加保洁船只"),
        (PLAN, "交通提升计划"),
    ],
)
def test_focus_by_alias_part_or_iri(city: Store, tmp_path: Path, words: str, full: str) -> None:
    assert write_view(city, tmp_path / "g.html", focus=words).focus == full


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"focus": "防洪评价"}, r"对应 2 个事物(.|\n)*批复防洪评价 \(审批事项\) <https"),
        ({"focus": "南坏大桥项日"}, r"did you mean\): 南环大桥"),
        ({"focus": "zzz"}, "库中没有“zzz”"),
        ({"depth": 0}, "want 1 or more"),
        ({"view": "globe"}, "want overview or waiting"),
    ],
)
def test_a_wrong_focus_says_what_to_type(
    city: Store, tmp_path: Path, options: dict[str, object], message: str
) -> None:
    with pytest.raises(ViewError, match=message):
        write_view(city, tmp_path / "g.html", **options)  # type: ignore[arg-type]


def test_an_empty_store_and_a_missing_folder_are_errors(city: Store, tmp_path: Path) -> None:
    with pytest.raises(ViewError, match="kg build"):
        write_view(Store(), tmp_path / "g.html")
    with pytest.raises(OutputError, match=r"missing.*无法写入"):
        write_view(city, tmp_path / "missing" / "g.html")


def test_whatever_a_claim_stands_on_has_a_name(city: Store) -> None:
    told = data_of(draw_page(city))

    assert told["bases"]["reviewed"] == "人工"
    assert {claim["basis"] for claim in told["claims"]} <= told["bases"].keys()


def test_too_much_for_a_page_names_a_focus(city: Store, tmp_path: Path) -> None:
    for number in range(2001):
        add_thing(city, f"{ID}project/x/{number}", "Project", f"第{number}号工程")

    with pytest.raises(ViewError, match=r"2009 个事物.* --focus 交通提升计划"):
        write_view(city, tmp_path / "g.html")


# What is said


def test_a_claim_carries_quote_place_and_words_around(city: Store, tmp_path: Path) -> None:
    data = draw(city, tmp_path)
    project = next(t for t in data["things"] if t["name"] == "南环大桥项目")  # type: ignore[attr-defined]
    group = next(g for g in project["groups"] if g["zh"] == "责任单位")
    claim = data["claims"][group["claims"][0]]  # type: ignore[index]

    assert group["role"] == "实施"
    assert claim["quote"] == {
        "paragraph": claim["quote"]["paragraph"],
        "start": 22,
        "end": 37,
        "line": 2,
        "place": "一、 交通提升计划",
    }
    paragraph = data["paragraphs"][claim["quote"]["paragraph"]]  # type: ignore[index]
    assert paragraph == {
        "report": 0,
        "start": 9,
        "text": "市交通局牵头交通提升计划。"
        "南环大桥项目由澜山路桥公司承建,待省水利厅批复防洪评价后开工。",
    }


def test_every_quote_stands_at_its_offsets(city: Store, tmp_path: Path) -> None:
    query = f"SELECT ?text WHERE {{ ?report <{ONT}text> ?text }}"
    text = next(iter(city.query(query)))["text"].value
    data = draw(city, tmp_path)
    quotes = [claim["quote"] for claim in data["claims"]]  # type: ignore[attr-defined]
    paragraphs = data["paragraphs"]

    assert quotes
    for quote in quotes:
        paragraph = paragraphs[quote["paragraph"]]  # type: ignore[index]
        end = paragraph["start"] + len(paragraph["text"])
        assert paragraph["text"] == text[paragraph["start"] : end]
        assert paragraph["start"] <= quote["start"] < quote["end"] <= end


@pytest.mark.parametrize(
    ("start", "words", "paragraph"),
    [
        (0, "甲。", (0, "甲。乙。")),
        (2, "乙。", (0, "甲。乙。")),
        (5, "丙", (5, "丙")),
        (2, "乙。\n丙", (0, "甲。乙。\n丙")),
        (3, "丁", (3, "丁")),
    ],
)
def test_paragraph(start: int, words: str, paragraph: tuple[int, str]) -> None:
    found = paragraph_around("r", "甲。乙。\n丙", start, words)

    assert (found.start, found.text) == paragraph


def test_an_inherited_claim_shows_what_it_derives_from(city: Store, tmp_path: Path) -> None:
    data = draw(city, tmp_path)
    inherited = [c for c in data["claims"] if c["basis"] == "inherited"]  # type: ignore[attr-defined]

    assert [(c["quote"]["start"], c["quote"]["end"]) for c in inherited] == [(0, 8)]


def test_a_state_has_its_source(city: Store) -> None:
    states = read_states(city, read_picture(city).things)

    assert states[PROJECT] == State("stage", "construction", "在建", "construction", "current")
    assert states[PENDING].zh == "待满足"
    assert states[MET].zh == "已满足"


@pytest.mark.parametrize(
    ("told", "zh"),
    [
        ({("reported", "construction")}, "construction"),
        ({("reported", "construction"), ("current", "completed")}, "completed"),
        ({("reviewed", "stalled"), ("current", "completed")}, "stalled"),
        ({("reported", "construction"), ("reported", "completed")}, "说法不一"),
    ],
)
def test_the_best_source_tells_the_state(told: set[tuple[str, str]], zh: str) -> None:
    states = {State("stage", name, name, name, source) for source, name in told}

    assert strongest(states).zh == zh


def test_findings_reach_what_they_are_about(city: Store) -> None:
    everything = read_picture(city)
    drawn = overview(everything).things
    found = {f.zh: f for f in read_findings(city, everything, drawn, texts_of(city))}

    assert found["未写明时限"].things == (ISSUE,)
    assert found["措施没有下文"].things == (ISSUE,)  # about a measure, which is not drawn
    assert [quote.text for quote in found["措施没有下文"].quotes] == ["一是增加保洁船只5艘。"]
    on_measure = read_findings(city, everything, {MEASURE}, texts_of(city))
    assert [finding.zh for finding in on_measure] == ["措施没有下文"]


def test_what_is_not_drawn_is_named_with_its_state(city: Store, tmp_path: Path) -> None:
    data = draw(city, tmp_path)
    issue = next(t for t in data["things"] if t["name"] == "河道保洁不到位")  # type: ignore[attr-defined]

    assert issue["beyond"] == [["addresses", "<", "一是增加保洁船只", ""]]


# The file


def test_the_same_store_gives_the_same_bytes(city: Store, tmp_path: Path) -> None:
    shuffled = Store()
    shuffled.extend(sorted(city, key=str, reverse=True))
    paths = tmp_path / "one.html", tmp_path / "other.html"
    write_view(city, paths[0])
    write_view(shuffled, paths[1])

    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_page_points_nowhere(city: Store, tmp_path: Path) -> None:
    write_view(city, tmp_path / "g.html")
    html = (tmp_path / "g.html").read_text(encoding="utf-8")
    page = Page(html)

    assert page.addresses == []
    assert not {"link", "img", "iframe", "object", "embed", "base", "form"} & set(page.tags)
    assert "@import" not in html
    assert "url(" not in re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert "sourceMappingURL" not in html


def test_a_server_adds_the_way_back_and_a_page_for_each_thing(city: Store) -> None:
    page = draw_page(city, focus="市交通局")
    home = Home(
        "en",
        (Way("/units?a=1&b=2", "Units"),),
        (Way("/graph/picture", "Overview", here=True),),
        lambda iri: iri.removeprefix("https://w3id.org/gpr"),
    )
    html = render(page, home)
    data = json.loads(Page(html).data)

    assert Page(html).addresses == ["/units?a=1&b=2", "/graph/picture"]
    assert 'href="/graph/picture" aria-current="page"' in html
    assert data["addresses"]["things"] == [iri.partition("gpr")[2] for iri in page.picture.things]
    assert data["addresses"]["texts"] == ["/id/report/lan/text"]
    assert json.loads(Page(render(page)).data)["addresses"] is None


def test_the_policy_allows_only_hashed_code(city: Store, tmp_path: Path) -> None:
    write_view(city, tmp_path / "g.html")
    html = (tmp_path / "g.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)

    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    tags = Page(html).tags
    assert policy[1].count("sha256-") == tags.count("script") - 1 + tags.count("style")


def test_hostile_words_stay_data(city: Store, tmp_path: Path) -> None:
    add_thing(city, f"{ID}project/x/evil", "Project", HOSTILE)
    title = NamedNode("http://purl.org/dc/terms/title")
    add(city, f"{ID}report/evil", TYPE, NamedNode(ONT + "Report"))
    add(city, f"{ID}report/evil", NamedNode(ONT + "reportId"), Literal("evil"))
    add(city, f"{ID}report/evil", title, Literal(HOSTILE))
    before = draw(city, tmp_path)
    html = (tmp_path / "graph.html").read_text(encoding="utf-8")

    assert HOSTILE in names(before)
    assert "img" not in Page(html).tags
    assert "49" not in re.findall(r"<bdi>(.*?)</bdi>", html)
    assert "\u2028" not in Page(html).data


@pytest.mark.parametrize("text", ["</script>", "<!--", "&amp;", "\u2028\u2029"])
def test_json_holds_no_markup(text: str) -> None:
    written = to_json({text: text})

    assert json.loads(written) == {text: text}
    assert not set("<>&\u2028\u2029") & set(written)


# Labels and layout


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("", ""),
        ("在建", "在建"),
        ("一" * 16, "一" * 16),
        ("一" * 17, "一" * 15 + "…"),
        ("\u202e", "�"),
    ],
)
def test_note(note: str, shown: str) -> None:
    noted = card("一" * 14, note)

    assert noted.note == shown
    assert noted.width <= noted.WIDTH
    assert (noted.height > card("一" * 14).height) == bool(note)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("", ("",)),
        ("a\n b", ("a b",)),
        ("澜\u202e山\u0000", ("澜�山�",)),
        ("一" * 15, ("一" * 8, "一" * 7)),
        ("一" * 43, ("一" * 14, "一" * 14, "一" * 13 + "…")),
        ("x" * 29, ("x" * 15, "x" * 14)),
    ],
)
def test_label(name: str, lines: tuple[str, ...]) -> None:
    assert card(name).lines == lines
    assert card(name).width <= card(name).WIDTH


def laid(picture: Picture, shape: Shape = SCREEN) -> Layout:
    """Lay out a picture by the IRIs of its things, plans in one region and all else in another."""
    cards = {iri: card(thing.name) for iri, thing in picture.things.items()}

    def region(root: str, _members: Collection[str]) -> str:
        return "计划" if picture.things[root].kind == "plan" else ""

    def order(iri: str) -> tuple[str]:
        return (iri,)

    return place(spread(picture, order), cards, Arrangement(order, region, shape))


def boxes(picture: Picture, layout: Layout) -> Iterator[tuple[int, int, int, int]]:
    for iri, spot in layout.spots.items():
        shown = card(picture.things[iri].name)
        left, top = spot.x - shown.width // 2, spot.y - shown.height // 2
        yield left, top, left + shown.width, top + shown.height


def big_city() -> Picture:
    store = Store()
    for plan in range(12):
        add_thing(store, f"{ID}plan/{plan}", "Plan", f"第{plan}号行动" * (plan % 5 + 1))
        for number in range(plan * 3):
            iri = f"{ID}project/{plan}/{number}"
            add_thing(store, iri, "Project", f"第{number}号工程" * (number % 4 + 1))
            add(store, iri, NamedNode(ONT + "isPartOf"), NamedNode(f"{ID}plan/{plan}"))
    for number in range(200):
        add_thing(store, f"{ID}task/{number:03}", "Task", "前序工作")
        add_thing(store, f"{ID}alone/{number:03}", "Project", "独立工程")
    for number in range(199):
        target = NamedNode(f"{ID}task/{number + 1:03}")
        add(store, f"{ID}task/{number:03}", NamedNode(ONT + "directlyDependsOn"), target)
    return read_picture(store)


@pytest.mark.parametrize("shape", [SCREEN, LIST])
def test_no_two_cards_overlap(shape: Shape) -> None:
    picture = big_city()
    placed = list(boxes(picture, laid(picture, shape)))

    assert len(placed) == len(picture.things)
    for number, one in enumerate(placed):
        for other in placed[:number]:
            beside = one[2] <= other[0] or other[2] <= one[0]
            above = one[3] <= other[1] or other[3] <= one[1]
            assert beside or above


def test_units_stand_left_of_what_they_lead(city: Store) -> None:
    picture = overview(read_picture(city))
    spots = laid(picture).spots

    assert spots[LEAD].x < spots[PLAN].x < spots[PROJECT].x < spots[PENDING].x


def test_room_for_a_large_name_only_where_a_card_has_branches(city: Store) -> None:
    picture = overview(read_picture(city))
    rooms = laid(picture).rooms

    assert rooms[PROJECT] >= (2 * card("防洪").width, 2 * card("防洪").height)
    assert rooms[PENDING] == (0, 0)


def test_what_waits_stands_left_of_who_acts(city: Store) -> None:
    picture = waiting(read_picture(city), ())
    forest = outward(picture, lambda iri: (iri,))

    assert {(PROJECT, PENDING), (PROJECT, MET), (PENDING, WATER)} == set(forest.edges)


def test_frames_hold_their_cards_and_no_others() -> None:
    picture = big_city()
    layout = laid(picture)
    plans = next(frame for frame in layout.frames if frame.title == "计划")

    inside = {
        iri
        for iri, spot in layout.spots.items()
        if plans.left < spot.x < plans.left + plans.width
        and plans.top < spot.y < plans.top + plans.height
    }
    assert inside == {i for i in picture.things if "/plan/" in i or "/project/" in i}


@given(
    sizes=st.lists(st.tuples(st.integers(40, 900), st.integers(30, 900)), min_size=1, max_size=40)
)
def test_columns_come_only_where_one_column_is_no_longer_legible(
    sizes: list[tuple[int, int]],
) -> None:
    own = card("中心")
    branches = [Block(w, h, {str(n): Spot(w // 2, h // 2)}) for n, (w, h) in enumerate(sizes)]
    straight, chosen = beside("c", own, branches), fanned("c", own, branches, SCREEN)

    assert set(chosen.spots) == set(straight.spots)
    assert chosen == straight or 2 * excess(chosen, SCREEN) < excess(straight, SCREEN)
    assert straight.height > LEGIBLE or chosen == straight


def test_a_tall_tree_is_laid_out_in_columns() -> None:
    branches = [Block(300, 200, {str(n): Spot(150, 100)}) for n in range(60)]
    chosen = fanned("c", card("中心"), branches, SCREEN)

    assert chosen.height < 60 * 200 // 2
    assert len({spot.x for spot in chosen.spots.values()}) > 3


@pytest.mark.parametrize("forest_of", [spread, outward])
def test_cycles_are_laid_out(forest_of: Callable[..., nx.DiGraph]) -> None:
    things = {iri: Thing(iri, iri, "Task") for iri in "abc"}
    lines = tuple(Line(one, "directlyDependsOn", other) for one, other in ("ab", "bc", "ca"))
    forest = forest_of(Picture(things, lines), lambda iri: (iri,))

    assert nx.is_forest(forest)
    assert set(forest) == set(things)


def test_a_focus_is_the_root_of_all_that_it_reaches(city: Store) -> None:
    picture = overview(read_picture(city))
    forest = rings(picture, lambda iri: (iri,), PROJECT)

    assert forest.in_degree(PROJECT) == 0
    assert set(forest.successors(PROJECT)) == set(picture.neighbours[PROJECT])


@given(
    sizes=st.lists(st.tuples(st.integers(1, 900), st.integers(1, 900)), max_size=30),
    shape=st.sampled_from([SCREEN, LIST, (1, 3), (2, 1)]),
)
def test_packed_blocks_keep_apart(sizes: list[tuple[int, int]], shape: Shape) -> None:
    blocks = [Block(w, h, {str(n): Spot(0, 0)}) for n, (w, h) in enumerate(sizes)]
    whole = packed(blocks, shape)
    placed = [(whole.spots[str(n)], *size) for n, size in enumerate(sizes)]

    assert all(0 <= s.x <= whole.width - w and 0 <= s.y <= whole.height - h for s, w, h in placed)
    for one, other in combinations(placed, 2):
        (a, aw, ah), (b, bw, bh) = one, other
        assert a.x + aw < b.x or b.x + bw < a.x or a.y + ah < b.y or b.y + bh < a.y


# The tables agree with the queries and with each other


def query_names(name: str) -> set[str]:
    text = resource("queries", "view", f"{name}.rq").read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith(("#", "PREFIX")))
    return set(re.findall(r"gpr:(\w+)", body))


def test_tables_and_queries_agree() -> None:
    assert query_names("nodes") == set(kind_of_class())
    assert set(kind_of_class().values()) == set(kinds())
    other = {"dependent", "prerequisite", "fulfilment"}
    assert query_names("edges") - other | {"refersTo"} == set(relations())
    assert {key[0] for key in headings("details", "property")} <= query_names("details")
    assert {part for key in headings("groups", "class", "position") for part in key} <= query_names(
        "claims"
    )


def test_marks_and_colours_are_unlike() -> None:
    assert len({kind.mark for kind in kinds().values()}) == len(kinds())
    assert len({kind.colour for kind in kinds().values()}) == len(kinds())
