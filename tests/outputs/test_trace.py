"""Everything about one thing: names, the chain, its facts and what they rest on."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.outputs.trace import Trace, chosen, gather, matches, to_objects
from kg.outputs.trace.excerpt import Mark, excerpt
from kg.outputs.trace.gather import trace_of
from kg.outputs.trace.nearby import places_nearby
from kg.outputs.trace.questions import read_subjects, traced_kinds
from kg.outputs.trace.reading import Reading
from kg.outputs.trace.values import Fact, Node
from kg.rdf.namespaces import GPR, ID, SCHEME, SKOS
from kg.rdf.store import Store, open_store

ISSUE = "issue/yunhe-hitech-2024-rectification/"
LATER_ISSUE = "issue/yunhe-hitech-2025-followup/"
PROJECT = "project/x-云河市/恒峤精密制造有限公司谐波减速器项目"


@pytest.fixture(scope="module", name="store")
def _store(sample_store: Path) -> Iterator[Store]:
    with open_store(sample_store, read_only=True) as store:
        yield store


def trace(store: Store, name: str) -> Trace:
    return gather(store, chosen(name, matches(store, name)).iri)


def told(node: Node, heading: str) -> list[Fact]:
    return [fact for fact in node.facts if fact.heading.zh == heading]


def values(fact: Fact) -> dict[str, str]:
    return {detail.property: detail.value.zh for detail in fact.details}


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("云河市水务局", "", "unit/x-云河市/云河市水务局"),
        ("市水务局", "", "unit/x-云河市/云河市水务局"),
        ("高新产投", "unit", "unit/x-云河市/云河高新技术产业开发区产业投资集团有限公司"),
        ("谐波减速器项目", "", PROJECT),
        (PROJECT, "", PROJECT),
        (ID + PROJECT, "project", PROJECT),
        ("流域治理三年行动", "plan", "plan/x-云河市/2024/云河流域治理三年行动计划"),
        ("重点排水户监管工作规程", "document", "doc/x-云河市/云河高新区重点排水户监管工作规程"),
        ("yunhe-hitech-2024-rectification/二、（一）1.（3）", "", ISSUE + "二、（一）1.（3）"),
        ("2025-followup/二(一)1(3)", "issue", LATER_ISSUE + "二、（一）1.（3）"),
        ("集中整改/附件(一)1", "", ISSUE + "附件（一）1."),
        ("统筹发展和安全有差距", "", ""),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(
    store: Store, words: str, kind: str, key: str
) -> None:
    if not key:
        with pytest.raises(QueryError, match="no unit, issue, project, plan or document"):
            matches(store, words, kind=kind)
        return

    assert [one.key for one in matches(store, words, kind=kind)] == [key]


def test_of_several_things_each_key_chooses_one(store: Store) -> None:
    found = matches(store, "二（一）1（3）")

    assert [one.key for one in found] == [
        ISSUE + "二、（一）1.（3）",
        LATER_ISSUE + "二、（一）1.（3）",
    ]
    with pytest.raises(QueryError, match=r"several fit; .* kg trace 'issue/"):
        chosen("二（一）1（3）", found)
    assert [matches(store, one.key) for one in found] == [(one,) for one in found]


@pytest.mark.parametrize("words", ["水误局", "", "  ", "'", '"@zh . } #', "<b>", "\x00", "\\"])
def test_a_name_that_fits_nothing_is_an_error(store: Store, words: str) -> None:
    with pytest.raises(QueryError):
        matches(store, words)


def test_near_names_are_offered(store: Store) -> None:
    with pytest.raises(QueryError, match="市水务局"):
        matches(store, "水误局")


def test_a_kind_is_one_that_can_be_traced(store: Store) -> None:
    with pytest.raises(QueryError, match="plan, unit, project, issue, document"):
        matches(store, "市水务局", kind="measure")


def test_a_project_in_three_reports(store: Store) -> None:
    found = trace(store, "谐波减速器项目")
    root, plan = found.root, found.above[0]

    assert [source.date for source in found.sources] == ["2024-10-16", "2024-11-20", "2025-11-25"]
    assert [values(fact)["status"] for fact in told(root, "项目阶段")] == ["在建", "在建", "投用"]
    assert root.subject.status.zh == "投用"
    assert plan.subject.name == "先进制造业集群三年行动计划"
    lead = told(plan, "责任")[0]
    assert values(lead) == {"role": "牵头", "actor": "云河市工业和信息化局"}
    (inherited,) = told(root, "责任")
    assert (inherited.basis, inherited.rule) == ("inherited", "inherited-owner/1")
    assert inherited.sources == (lead.number,)
    assert not inherited.passages
    assert values(told(root, "等待")[0])["prerequisite"] == "消防验收"
    assert {values(fact)["dueDate"] for fact in told(root, "时限")} == {"2025-03"}
    assert [fact.passages[0].quote for fact in told(root, "同处数字")] == ["设备安装完成70%"]


def test_an_issue_with_measures_figures_and_doubts(store: Store) -> None:
    found = trace(store, "2024-rectification/二（一）1（3）")
    root = found.root
    measures = [child for child in root.children if child.subject.kind == "measure"]

    assert [one.subject.label.zh for one in found.above] == ["问题方面"]
    assert [one.subject.label.zh for one in found.above[0].children] == ["问题类别"]
    assert len(measures) == 4
    figures = [fact.passages[0].quote for fact in told(measures[0], "文中数字")]
    assert figures == ["低效用地46宗", "面积2870亩", "已处置29宗", "面积1735亩"]
    (owner,) = told(root, "责任")
    (ground,) = [fact for fact in found.grounds if fact.number in owner.sources]
    assert (owner.rule, ground.rule) == ("issuer-owner/1", "issuer-in-title")
    assert [rule for rule, _ in found.rules] == ["issuer-owner/1"]
    assert {"figure_conflict", "repeated_text"} <= {doubt.check for doubt in found.doubts}


def test_what_a_later_report_tells(store: Store) -> None:
    found = trace(store, "2024-rectification/二（一）2（2）")
    later = found.root.children[-1]
    facts = [fact for node in found.nodes for fact in node.facts]

    assert later.subject.key == LATER_ISSUE + "二、（一）2.（2）"
    assert values(told(later, "延续")[0])["stateBefore"] == "部分完成"
    outcomes = [values(fact) for fact in facts if fact.heading.zh == "时限结果"]
    assert ("2025-06", "2026-03") in [(one["dueBefore"], one.get("dueAfter")) for one in outcomes]


def test_a_document_with_author_state_and_where_it_is_cited(store: Store) -> None:
    found = trace(store, "重点排水户监管工作规程")
    record = told(found.root, "文件状态")[0]
    path = [node.subject.label.zh for node in found.above[0].walk()]

    assert values(record) == {
        "status": "已印发",
        "authoredBy": "云河高新技术产业开发区生态环境分局",
    }
    assert path == ["问题方面", "问题类别", "问题", "整改措施"]


def test_a_unit_with_all_that_hangs_from_it(store: Store) -> None:
    found = trace(store, "高新区党工委")
    nodes = list(found.root.walk())
    shown = {node.subject.iri for node in nodes if not node.repeated}

    assert found.above == ()
    assert [node.subject.kind for node in nodes].count("issue") >= 37
    assert len(shown) == sum(not node.repeated for node in nodes), "each thing is told once"
    assert max(node.place.count(".") for node in nodes) >= 4
    names = {values(fact).get("surfaceForm", "") for fact in told(found.root, "原文称呼")}
    assert "高新区党工委" in names


def test_what_a_unit_does_stands_below_the_issue_that_it_answers(store: Store) -> None:
    found = trace(store, "高新区生态环境分局")
    (issue,) = [one for one in found.root.children if one.subject.kind == "issue"]
    measure = next(one for one in issue.children if "印发" in one.subject.name)
    document = measure.children[0]

    assert issue.subject.key == ISSUE + "二、（一）2.（2）"
    assert (issue.context, document.context) == (True, False)
    assert document.subject.name == "云河高新区重点排水户监管工作规程"
    assert [values(fact)["role"] for fact in told(document, "责任")] == ["印发"]
    assert [fact.passages[0].quote for fact in told(measure, "文中数字")] == ["96家重点排水户"]


def test_a_plan_with_its_projects(store: Store) -> None:
    found = trace(store, "云河流域治理三年行动计划")

    assert [values(fact)["role"] for fact in told(found.root, "责任")] == ["牵头", "配合", "配合"]
    assert "芦汀湖湿地公园一期工程" in {child.subject.name for child in found.root.children}
    assert [doubt.check for doubt in found.doubts] == ["sum_mismatch"]


def test_what_people_wrote_is_told_with_the_rest(store: Store) -> None:
    copy = pyoxigraph.Store()
    copy.bulk_extend(store.engine.quads_for_pattern(None, None, None, None))
    copy.load(_review().encode(), pyoxigraph.RdfFormat.TURTLE)
    found = gather(copy, ID + PROJECT)
    (written,) = told(found.root, "人工填写")
    reviewed = [fact for fact in told(found.root, "责任") if fact.basis == "reviewed"]

    assert values(written)["cellText"] == "市水务局"
    assert values(written)["reviewedBy"] == "<b>张三</b>"
    assert values(written)["ledgerField"] == "牵头单位"
    assert [(values(fact)["actor"], fact.sources) for fact in reviewed] == [
        ("云河市水务局", (written.number,))
    ]


def _review() -> str:
    return f"""
    <{ID}review/a/1> a <{GPR}Review>, <{GPR}Claim> ; <{GPR}basis> <{SCHEME}basis/reviewed> ;
      <{GPR}ruleId> "ledger-review" ; <{GPR}reviewOf> <{ID}{PROJECT}> ;
      <{GPR}ledgerField> "lead" ; <{GPR}cellText> "市水务局" ; <{GPR}reviewedBy> "<b>张三</b>" ;
      <{GPR}reviewedAt> "2025-01-02" ; <{GPR}cell> "项目!F3" ; <{GPR}workbookHash> "00" .
    <{ID}review/a/1/c> a <{GPR}Responsibility>, <{GPR}Claim> ; <{GPR}workItem> <{ID}{PROJECT}> ;
      <{GPR}basis> <{SCHEME}basis/reviewed> ; <{GPR}ruleId> "ledger-review" ;
      <{GPR}actor> <{ID}unit/x-云河市/云河市水务局> ; <{GPR}derivedFrom> <{ID}review/a/1> .
    """


def test_everything_in_the_store_is_traced_in_the_words_of_its_report(store: Store) -> None:
    reading = Reading(store)
    traced = [one for one in read_subjects(store).values() if one.kind in traced_kinds()]

    assert {one.kind for one in traced} == set(traced_kinds())
    for subject in traced:
        _check(trace_of(reading, subject.iri))


def _check(found: Trace) -> None:
    texts = {source.iri: source.text for source in found.sources}
    facts = found.facts
    assert [number for number, _ in found.quoted] == list(range(1, len(found.quoted) + 1))
    assert len({fact.claim for fact in facts}) == len(facts)
    for _, passages in found.quoted:
        for one in passages:
            assert texts[one.report][one.start : one.end] == one.quote
            assert texts[one.report].count("\n", 0, one.start) == one.line - 1
    for fact in facts:
        assert fact.passages or fact.sources, fact
        assert fact.basis
        assert set(fact.sources) <= {other.number for other in facts}
    places = [node.place for node in found.nodes]
    assert len(set(places)) == len(places)
    assert {node.subject.iri for node in found.nodes if node.repeated} <= {
        node.subject.iri for node in found.nodes if not node.repeated
    }
    assert to_objects(found)["chain"]["place"] == "1"


def test_what_hangs_in_a_circle_ends() -> None:
    circle = {"a": "b", "b": "c", "c": "a"}
    told = "".join(
        f'<urn:{one}> a <{GPR}Project> ; <{SKOS}prefLabel> "{one}"@zh ;'
        f" <{GPR}isPartOf> <urn:{whole}> ."
        for one, whole in circle.items()
    )
    engine = pyoxigraph.Store()
    engine.load(told.encode(), pyoxigraph.RdfFormat.TURTLE)
    engine.load(f"<urn:g> {{ {told} }}".encode(), pyoxigraph.RdfFormat.TRIG)

    found = gather(engine, "urn:a")

    assert [(node.place, node.subject.name, node.repeated) for node in found.nodes] == [
        ("0.1", "c", False),
        ("0.1.1", "b", False),
        ("1", "a", False),
        ("1.1", "c", True),
    ]


def rows(*cells: tuple[str, str, str, int, int]) -> list[dict[str, str]]:
    return [
        {
            **{"class": cls, "claim": claim, "thing": thing, "section": "s"},
            **{"start": str(start), "end": str(end)},
        }
        for cls, claim, thing, start, end in cells
    ]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (0, {}),
        (10, {"m1": "within"}),
        (19, {"m1": "within"}),
        (20, {"m2": "within"}),
        (30, {}),
        (34, {"p": "beside"}),
        (99, {}),
    ],
)
def test_a_figure_belongs_to_the_measure_that_began_last(at: int, expected: dict[str, str]) -> None:
    found = places_nearby(
        rows(
            ("IssueRecord", "i", "i", 5, 9),
            ("MeasureRecord", "r1", "m1", 10, 14),
            ("MeasureRecord", "r2", "m2", 20, 24),
            ("IssueRecord", "i2", "i2", 30, 33),
            ("StatusRecord", "s", "p", 33, 40),
            ("Observation", "f", "", at, at + 2),
        )
    )

    assert {thing: places[0].position for thing, places in found.items()} == expected


@given(st.text(alphabet="甲乙\n\r<", max_size=30), st.data())
def test_an_excerpt_keeps_the_text_and_marks_what_is_quoted(text: str, data: st.DataObject) -> None:
    spans = data.draw(
        st.lists(
            st.tuples(st.integers(0, max(0, len(text) - 1)), st.integers(1, 9), st.booleans()),
            max_size=5 if text else 0,
        )
    )
    marks = sorted(
        Mark(start, min(len(text), start + length), number, doubt)
        for number, (start, length, doubt) in enumerate(spans, start=1)
    )
    found = excerpt(text, marks, full=True)
    lines = text.split("\n")
    pieces = [(line.number, piece) for line in found.lines for piece in line.pieces]

    assert [line.number for line in found.lines] == list(range(1, len(lines) + 1))
    for line, words in zip(found.lines, lines, strict=True):
        assert "".join(piece.words for piece in line.pieces) == words
    marked = {at for mark in marks if not mark.doubt for at in range(mark.start, mark.end)}
    breaks = {at for at, char in enumerate(text) if char == "\n"}
    assert sum(len(piece.words) for _, piece in pieces if piece.marked) == len(marked - breaks)
    opened = {number for _, piece in pieces for number in piece.opens}
    assert opened == {mark.number for mark in marks if text[mark.start : mark.end].strip("\n")}


def test_an_excerpt_leaves_out_what_is_far_from_any_quote() -> None:
    text = "\n".join(f"第{number}行" for number in range(1, 10))
    at = text.index("第5行")
    found = excerpt(text, [Mark(at, at + 3, 1)])

    assert [(line.number, line.skipped) for line in found.lines] == [(4, 3), (5, 0), (6, 0)]
    assert found.skipped == 3
