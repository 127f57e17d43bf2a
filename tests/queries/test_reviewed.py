"""What people wrote into the ledger wins in answers; what the text says stays in the graph."""

from pathlib import Path

import pytest

from kg.ledger.importing import import_ledger
from kg.outputs.query import find_query, run
from kg.pipeline import build
from kg.rdf.store import open_store
from tests.ledger.filling import ISSUES, PROJECTS, Filling, export, fill

TITLE = "青河市2024年重点工作推进情况通报"
PROJECT = (
    f"{TITLE}\n一、项目\n石垭水厂扩建项目确保2024年6月底前建成通水。"
    "石垭水厂扩建项目正在加快建设。\n青河市人民政府办公室\n2024年3月1日\n"
)
OWNED = PROJECT.replace("正在", "由市交通运输局负责，正在")
LATER = (
    "青河市2025年重点工作推进情况通报\n一、项目\n全市各项工作有序推进。\n"
    "青河市人民政府办公室\n2025年1月10日\n"
)
ISSUE = (
    "青河市关于巡察反馈意见整改情况的通报\n一、整改情况\n1.关于清淤不力的问题。\n"
    "整改成效：一是由市水利局负责，已完成清淤12公里。\n青河市人民政府办公室\n2024年3月1日\n"
)


def reviewed(folder: Path, texts: list[str], filling: Filling) -> Path:
    """Build a store of reports and let a person fill its ledger; return where it is."""
    paths = [folder / f"{nth}.txt" for nth, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    store = folder / "store"
    build(paths, store)
    filled = fill(export(store, folder / "ledger.xlsx"), folder / "filled.xlsx", filling)
    import_ledger(filled, store, editor="张三", date="2024-03-05")
    return store


def answer(store: Path, name: str, columns: str, **fixed: str) -> list[tuple[object, ...]]:
    with open_store(store, read_only=True) as opened:
        table = run(opened, find_query(name), fixed)
    names = [column.name for column in table.columns]
    return [tuple(row[names.index(one)] for one in columns.split()) for row in table.rows]


@pytest.mark.parametrize("date", ["", "2025-01-10"])
@pytest.mark.parametrize(
    ("deadline", "rows"),
    [
        ("", [("2024-06-30", TITLE, "石垭水厂扩建项目建成通水")]),
        ("2024-09-30", [("2024-09-30", None, "石垭水厂扩建项目")]),
        ("2025-09-30", []),
    ],
    ids=["text", "ledger", "ledger, later"],
)
def test_a_promise_is_overdue_by_the_ledger(
    tmp_path: Path, date: str, deadline: str, rows: list[tuple[object, ...]]
) -> None:
    filling = {(PROJECTS, 2, "完成时限"): deadline} if deadline else {}
    store = reviewed(tmp_path, [PROJECT, LATER], filling)

    assert answer(store, "overdue", "day report what", date=date) == rows


@pytest.mark.parametrize(
    ("filling", "overdue"),
    [
        ({"整改时限": "2024-02-28"}, []),
        ({"整改时限": "2024-02-28", "整改状态": "进行中"}, ["清淤不力"]),
        ({"整改时限": "2024-02-28", "整改状态": "已完成"}, []),
    ],
    ids=["done by its measures", "not done by the ledger", "done by the ledger"],
)
def test_a_settled_state_decides_whether_an_issue_is_overdue(
    tmp_path: Path, filling: dict[str, str], overdue: list[str]
) -> None:
    store = reviewed(tmp_path, [ISSUE], {(ISSUES, 2, key): told for key, told in filling.items()})

    assert [what for (what,) in answer(store, "overdue", "what")] == overdue


@pytest.mark.parametrize(
    ("question", "columns", "rows"),
    [
        ("current-status", "item status quote", [("石垭水厂扩建项目", "停滞", "项目调度表!N2")]),
        ("deadlines", "what date quote", [("石垭水厂扩建项目", "2024-09-30", "项目调度表!Q2")]),
        ("project-stages", "project stage quote", [("石垭水厂扩建项目", "停滞", "项目调度表!N2")]),
        ("stalled-projects", "project report", [("石垭水厂扩建项目", None)]),
        (
            "duties-of-unit",
            "unit item basis quote",
            [("青河市水利局", "石垭水厂扩建项目", "人工", "项目调度表!H2")],
        ),
        ("duty-load", "unit items", [("青河市水利局", 1)]),
    ],
)
def test_a_project_is_told_as_in_the_ledger(
    tmp_path: Path, question: str, columns: str, rows: list[tuple[object, ...]]
) -> None:
    cells = {"完成时限": "2024-09-30", "当前阶段": "停滞", "牵头单位": "市水利局"}
    store = reviewed(
        tmp_path, [OWNED], {(PROJECTS, 2, title): told for title, told in cells.items()}
    )

    assert answer(store, question, columns) == rows


@pytest.mark.parametrize(
    ("question", "columns", "rows"),
    [
        ("issue-owners", "issue unit basis", [("清淤不力", "青河市生态环境局", "人工")]),
        ("open-issues", "issue measures unfinished", [("清淤不力", 1, 0)]),
        ("issues-without-owner", "issue", []),
    ],
)
def test_an_issue_is_told_as_in_the_ledger(
    tmp_path: Path, question: str, columns: str, rows: list[tuple[object, ...]]
) -> None:
    cells = {"责任单位": "市生态环境局", "整改状态": "进行中"}
    store = reviewed(tmp_path, [ISSUE], {(ISSUES, 2, title): told for title, told in cells.items()})

    assert answer(store, question, columns) == rows


def test_the_words_of_the_text_stay(tmp_path: Path) -> None:
    store = reviewed(tmp_path, [PROJECT], {(PROJECTS, 2, "当前阶段"): "停滞"})

    kinds = answer(store, "evidence-of", "claim quote", thing="石垭水厂扩建项目")
    assert ("项目状态记录", "石垭水厂扩建项目正在加快建设") in kinds
