"""Export, fill, import, export again: nothing lost, nothing doubled, nothing overwritten."""

from pathlib import Path

import openpyxl
import pytest

from kg.ledger.importing import import_ledger
from kg.outputs.check import check
from kg.outputs.query import find_query, run
from kg.pipeline import build
from kg.rdf.namespaces import graph
from kg.rdf.store import open_store
from tests.ledger.filling import (
    ISSUES,
    PROJECTS,
    answers,
    bring_in,
    cells,
    changed,
    export,
    fill,
    headings,
    key_of,
    n_quads,
    write,
)
from tests.ontology.shacl import results, triples

FILLING = {
    (ISSUES, 2, "责任单位"): "高新区经济发展部、市住建局",
    (ISSUES, 2, "整改时限"): "2025年6月30日",
    (ISSUES, 2, "责任领导"): "李主任",
    (ISSUES, 3, "整改状态"): "已完成",
    (ISSUES, 4, "备注"): "=1+1 不是公式\n第二行",
    (ISSUES, 4, "是否销号"): "是",
    (PROJECTS, 3, "当前阶段"): "停滞",
    (PROJECTS, 3, "牵头单位"): "云河市水利局",
}
SHOWN = {
    (ISSUES, 2, "责任单位"): "云河高新技术产业开发区经济发展部、云河市住房和城乡建设局",
    (ISSUES, 2, "责任依据"): "人工",
    (ISSUES, 2, "整改时限"): "2025-06-30",
    (ISSUES, 2, "时限依据"): "人工",
    (ISSUES, 2, "责任领导"): "李主任",
    (ISSUES, 2, "复核记录"): (
        "责任领导：张三 2025-01-02\n责任单位：张三 2025-01-02\n整改时限：张三 2025-01-02"
    ),
    (ISSUES, 3, "整改状态"): "已完成",
    (ISSUES, 3, "状态依据"): "人工",
    (ISSUES, 3, "复核记录"): "整改状态：张三 2025-01-02",
    (ISSUES, 4, "备注"): "=1+1 不是公式\n第二行",
    (ISSUES, 4, "是否销号"): "是",
    (ISSUES, 4, "复核记录"): "是否销号：张三 2025-01-02\n备注：张三 2025-01-02",
    (PROJECTS, 3, "当前阶段"): "停滞",
    (PROJECTS, 3, "阶段依据"): "人工",
    (PROJECTS, 3, "牵头单位"): "云河市水利局",
    (PROJECTS, 3, "牵头依据"): "人工",
    (PROJECTS, 3, "复核记录"): "牵头单位：张三 2025-01-02\n当前阶段：张三 2025-01-02",
}
NAMESPACE = "PREFIX gpr: <https://w3id.org/gpr/ont#> "
STATED_OWNERS = (
    f"{NAMESPACE}SELECT ?item ?unit {{ ?item a gpr:Project ; gpr:responsibleUnit ?unit . "
    "FILTER NOT EXISTS { ?item gpr:leadUnit ?lead } } ORDER BY ?item ?unit"
)
COUNT_REVIEWS = NAMESPACE + "SELECT (COUNT(?review) AS ?n) { ?review a gpr:Review }"


@pytest.fixture(name="filled")
def _filled(exported: Path, tmp_path: Path) -> Path:
    return fill(exported, tmp_path / "filled.xlsx", FILLING)


def shown_in(exported: Path) -> dict[tuple[str, str, str], str]:
    return {(s, key_of(exported, s, row), title): v for (s, row, title), v in SHOWN.items()}


def status_of(store: Path, key: str) -> list[tuple[str, ...]]:
    return answers(store, f"{NAMESPACE}SELECT ?status {{ <{key}> gpr:currentStatus ?status }}")


def owners_of(store: Path, key: str) -> set[str]:
    query = f"{NAMESPACE}SELECT ?unit {{ <{key}> gpr:accountableUnit ?unit }}"
    return {unit.rpartition("/")[2] for (unit,) in answers(store, query)}


def test_what_people_wrote_is_shown_and_all_else_stays(
    store: Path, exported: Path, filled: Path, tmp_path: Path
) -> None:
    done = bring_in(filled, store)

    assert len(done.plan.edits) == len(FILLING)
    assert changed(exported, export(store, tmp_path / "again.xlsx")) == shown_in(exported)


def test_the_same_file_twice_adds_nothing(store: Path, filled: Path) -> None:
    bring_in(filled, store)
    once = n_quads(store)
    done = bring_in(filled, store, editor="李四", date="2025-09-09")

    assert done.plan.same == len(FILLING)
    assert not done.plan.edits
    assert n_quads(store) == once


def test_an_export_that_comes_back_adds_nothing(store: Path, filled: Path, tmp_path: Path) -> None:
    bring_in(filled, store)

    assert not bring_in(export(store, tmp_path / "again.xlsx"), store).plan.edits


def test_what_the_reports_say_stays(store: Path, filled: Path) -> None:
    before = [line for line in n_quads(store) if b"/graph/report/" in line]
    bring_in(filled, store)

    assert [line for line in n_quads(store) if b"/graph/report/" in line] == before
    with open_store(store, read_only=True) as opened:
        problems = check(opened)
    assert not [problem for problem in problems if problem.graph.endswith("/reviewed")]


def test_rebuilding_the_reports_keeps_the_reviews(
    store: Path, filled: Path, samples: list[Path]
) -> None:
    bring_in(filled, store)
    kept = n_quads(store)
    build(samples, store, date="2024-12-31")
    build(samples, store)

    assert n_quads(store) == kept


def test_reviewed_values_win(store: Path, exported: Path, filled: Path) -> None:
    bring_in(filled, store)
    names = {"云河高新技术产业开发区经济发展部", "云河市住房和城乡建设局"}

    assert owners_of(store, key_of(exported, ISSUES, 2)) == names
    assert owners_of(store, f"{key_of(exported, ISSUES, 2)}/m/1") == names
    ((issue,),) = status_of(store, key_of(exported, ISSUES, 3))
    assert issue.endswith("measure-state/done")
    ((project,),) = status_of(store, key_of(exported, PROJECTS, 3))
    assert project.endswith("stage/stalled")


def test_a_reviewed_owner_stands_before_a_stated_one(
    store: Path, exported: Path, tmp_path: Path
) -> None:
    stated = dict(answers(store, STATED_OWNERS))
    row = next(n for n in range(2, 74) if key_of(exported, PROJECTS, n) in stated)
    key = key_of(exported, PROJECTS, row)
    cell = {(PROJECTS, row, "责任单位"): "云河市财政局"}
    bring_in(fill(exported, tmp_path / "filled.xlsx", cell), store)

    assert owners_of(store, key) == {"云河市财政局"}
    assert (key, stated[key]) in answers(store, STATED_OWNERS)


def test_a_later_review_takes_the_place_of_an_earlier_one(
    store: Path, exported: Path, filled: Path, tmp_path: Path
) -> None:
    bring_in(filled, store)
    again = export(store, tmp_path / "again.xlsx")
    cell = {(ISSUES, 2, "责任单位"): "云谷街道党工委"}
    done = bring_in(fill(again, tmp_path / "second.xlsx", cell), store, editor="李四")

    assert done.plan.superseded == 1
    assert owners_of(store, key_of(exported, ISSUES, 2)) == {"云谷街道党工委"}
    assert answers(store, COUNT_REVIEWS) == [(str(len(FILLING) + 1),)]


def test_clearing_a_reviewed_cell_takes_it_back(
    store: Path, exported: Path, filled: Path, tmp_path: Path
) -> None:
    bring_in(filled, store)
    again = export(store, tmp_path / "again.xlsx")
    done = bring_in(fill(again, tmp_path / "cleared.xlsx", dict.fromkeys(FILLING)), store)

    assert done.plan.withdrawn == len(FILLING)
    assert changed(exported, export(store, tmp_path / "last.xlsx")) == {}
    # The history stays, and nothing else does.
    assert answers(store, COUNT_REVIEWS) == [(str(2 * len(FILLING)),)]
    left = b"".join(line for line in n_quads(store) if line.endswith(b"/graph/reviewed> .\n"))
    assert b"reviewedStatus" not in left
    assert b"ont#actor" not in left
    assert not bring_in(tmp_path / "cleared.xlsx", store).plan.edits


def test_what_was_taken_back_can_be_written_again(
    store: Path, exported: Path, tmp_path: Path
) -> None:
    for text in ("甲说明", None, "乙说明"):
        source = export(store, tmp_path / "now.xlsx")
        bring_in(fill(source, tmp_path / "next.xlsx", {(ISSUES, 2, "备注"): text}), store)

    at = (ISSUES, key_of(exported, ISSUES, 2), "备注")
    assert cells(export(store, tmp_path / "last.xlsx"))[at] == "乙说明"
    assert answers(store, COUNT_REVIEWS) == [("3",)]


def test_clearing_the_words_of_a_report_does_nothing(
    store: Path, exported: Path, tmp_path: Path
) -> None:
    copy = fill(exported, tmp_path / "cleared.xlsx", {(ISSUES, 2, "责任单位"): None})
    done = bring_in(copy, store)

    assert done.plan.cleared == (f"{ISSUES}!M2",)
    assert not done.plan.edits


def test_an_old_copy_does_not_undo_what_came_later(
    store: Path, exported: Path, filled: Path, tmp_path: Path
) -> None:
    """Two people fill copies of one export: each takes over only what that person changed."""
    bring_in(filled, store)
    other = fill(exported, tmp_path / "other.xlsx", {(ISSUES, 5, "备注"): "乙的意见"})
    done = bring_in(other, store, editor="李四")

    assert [edit.cell.address for edit in done.plan.edits] == [f"{ISSUES}!AC5"]
    assert owners_of(store, key_of(exported, ISSUES, 2)) >= {"云河市住房和城乡建设局"}


def test_rows_may_be_sorted_and_left_out(store: Path, exported: Path, tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(exported)
    page = workbook[ISSUES]
    key = page.cell(20, 1).value
    write(page, 20, "验收人", "王五")
    page.delete_rows(2, 10)
    page.move_range(f"A10:{page.cell(10, page.max_column).coordinate}", rows=-8)
    page.delete_rows(3, 8)
    workbook.save(tmp_path / "sorted.xlsx")
    done = bring_in(tmp_path / "sorted.xlsx", store)

    assert [(edit.cell.item, edit.text) for edit in done.plan.edits] == [(key, "王五")]
    assert done.rows < 100


@pytest.mark.parametrize(
    "case",
    [
        ("市住建局", "云河市住房和城乡建设局", False),
        ("高新产投", "云河高新技术产业开发区产业投资集团有限公司", False),
        ("云河市住房和城乡建设局", "云河市住房和城乡建设局", False),
        ("市数据资源管理局", "云河市数据资源管理局", True),
        ("云河老龄互助会", "云河老龄互助会", True),
        ("国家发展改革委", "国家发展和改革委员会", False),
    ],
)
def test_units_are_found_by_any_name(
    case: tuple[str, str, bool], store: Path, exported: Path, tmp_path: Path
) -> None:
    written, label, is_new = case
    copy = fill(exported, tmp_path / "unit.xlsx", {(ISSUES, 2, "配合单位"): written})
    done = bring_in(copy, store)

    (edit,) = done.plan.edits
    assert edit.text == label
    assert [unit.label for unit in done.plan.provisional] == ([label] if is_new else [])
    assert edit.units[0].node.value in {
        unit for (unit,) in answers(store, f"{NAMESPACE}SELECT ?u {{ ?i gpr:cooperatingUnit ?u }}")
    }


def test_two_names_of_one_unit_are_one(store: Path, exported: Path, tmp_path: Path) -> None:
    cell = {(ISSUES, 2, "配合单位"): "市住建局、云河市住房和城乡建设局；市住房和城乡建设局"}
    (edit,) = bring_in(fill(exported, tmp_path / "unit.xlsx", cell), store).plan.edits

    assert edit.text == "云河市住房和城乡建设局"


def test_a_date_cell_is_read_as_a_day(store: Path, exported: Path, tmp_path: Path) -> None:
    import datetime  # noqa: PLC0415

    workbook = openpyxl.load_workbook(exported)
    page = workbook[ISSUES]
    page.cell(2, headings(page)["验收时间"]).value = datetime.datetime(2025, 3, 4)
    workbook.save(tmp_path / "day.xlsx")
    (edit,) = import_ledger(
        tmp_path / "day.xlsx", store, editor="张三", date="2025-03-05"
    ).plan.edits

    assert edit.text == "2025-03-04"


def test_questions_tell_of_reviews(store: Path, exported: Path, tmp_path: Path) -> None:
    name = "云河市数据资源管理局"
    bring_in(fill(exported, tmp_path / "unit.xlsx", {(ISSUES, 2, "牵头单位"): name}), store)
    again = fill(
        export(store, tmp_path / "again.xlsx"),
        tmp_path / "state.xlsx",
        {(ISSUES, 2, "整改状态"): "进行中"},
    )
    bring_in(again, store, editor="王五")
    issue = cells(exported)[ISSUES, key_of(exported, ISSUES, 2), "具体问题"]
    with open_store(store, read_only=True) as opened:
        ((item, field, text, editor, *_),) = run(
            opened, find_query("reviews"), {"editor": "张三"}
        ).rows
        verify = run(opened, find_query("units-to-verify")).rows
        duties = run(opened, find_query("duties-of-unit"), {"unit": name}).rows
        status = run(opened, find_query("current-status"), {"item": issue}).rows
        nobody = run(opened, find_query("reviews"), {"editor": "李四"}).rows

    assert (item, field, text, editor) == (issue, "lead", name, "张三")
    assert verify == ((name, issue),)
    assert (name, "牵头单位", issue, "人工", None, f"{ISSUES}!K2") in duties
    assert (issue, "进行中", None, None, f"{ISSUES}!T2") in status
    assert not nobody


@pytest.mark.slow
def test_the_graph_of_reviews_conforms(store: Path, filled: Path) -> None:
    bring_in(filled, store)
    with open_store(store, read_only=True) as opened:
        names = [name for name in opened.graphs() if name != graph("ontology")]
        data = triples(quad for name in names for quad in opened.quads(name))

    assert [result for result in results(data) if result.severity == "Violation"] == []


@pytest.mark.slow
def test_reviews_of_items_that_are_gone_are_told(
    exported: Path, filled: Path, built: Path, samples: list[Path], tmp_path: Path
) -> None:
    """A report that is read again without the issue: what was written about it is not lost."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for path in samples:
        (texts / path.name).write_text(path.read_text("utf-8"), encoding="utf-8")
    store = tmp_path / "own"
    paths = sorted(texts.glob("*.txt"))
    build(paths, store)
    bring_in(filled, store)
    report = next(path for path in paths if "2024-rectification" in path.name)
    kept = report.read_text("utf-8").replace("（1）关于主导产业规模偏小、链条不完整的问题。\n", "")
    report.write_text(kept, encoding="utf-8")
    build(paths, store)
    guide = openpyxl.load_workbook(export(store, tmp_path / "last.xlsx"))["说明"]

    told = {str(row[4]) for row in guide.iter_rows(values_only=True) if row[0] == "张三"}
    assert "2025-06-30" in told
