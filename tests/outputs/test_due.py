"""What is overdue on a day: by the reports, by the ledger, and in the state that people gave it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.ledger.importing import import_ledger
from kg.outputs.audit import Entry, latest_day, overdue
from kg.pipeline import build
from kg.rdf.store import open_store
from tests.ledger.filling import ISSUES, Filling, export, fill

HEAD, FOOT = (
    "青河市2024年重点工作推进情况通报\n一、项目\n",
    "\n青河市人民政府办公室\n2024年3月1日\n",
)
PROMISE = "石垭水厂扩建项目确保2024年6月底前建成通水。"
ANSWER = (
    "关于县委第二巡察组反馈意见整改情况的通报\n一、整改情况\n1.关于清淤不力的问题。\n"
    "整改成效:一是县水利局正在清淤12公里。\n县水利局\n2024年3月1日\n"
)


def stored(folder: Path, text: str) -> Path:
    """Build a store of one report, or build it again."""
    report = folder / "qinghe.txt"
    report.write_text(text, "utf-8")
    build([report], folder / "store")
    return folder / "store"


def late(store: Path, day: str) -> list[Entry]:
    with open_store(store, read_only=True) as opened:
        return list(overdue(opened, day))


def test_an_id_does_not_depend_on_the_day(tmp_path: Path) -> None:
    store = stored(tmp_path, HEAD + PROMISE + FOOT)
    (first,), (second,) = late(store, "2024-07-01"), late(store, "2025-01-01")

    assert first.key == second.key
    assert len(first.key) == 12
    assert "2025-01-01" in second.zh


def test_a_mark_holds_when_the_report_is_built_again(tmp_path: Path) -> None:
    store = stored(tmp_path, HEAD + PROMISE + FOOT)
    (entry,) = late(store, "2025-01-01")
    told = ["--state", "explained", "--note", "已延期", "--date", "2025-01-01"]
    result = CliRunner().invoke(app, ["audit", "--store", str(store), "--mark", entry.key, *told])
    stored(tmp_path, f"{HEAD}总体进展良好。{PROMISE}{FOOT}")
    (again,) = late(store, "2025-02-01")

    assert result.exit_code == 0
    assert (again.key, again.state, again.note) == (entry.key, "explained", "已延期")


def test_a_report_whose_date_is_none_gives_no_day(tmp_path: Path) -> None:
    report = tmp_path / "qinghe.txt"
    report.write_text("青河市工作通报\n一、项目\n石垭水厂扩建项目已开工。\n", "utf-8")
    build([report], tmp_path / "store", date="去年")
    with open_store(tmp_path / "store", read_only=True) as opened:
        assert latest_day(opened.engine) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "石垭水厂扩建项目于2024年2月底前印发实施方案。",
        "石垭水厂扩建项目确保2024年4月开工。石垭水厂扩建项目主体结构封顶。",
        "石垭水厂扩建项目确保2024年6月底前建成通水。石垭水厂扩建项目已竣工。",
    ],
    ids=["over when written", "begun", "done"],
)
def test_what_is_not_overdue(tmp_path: Path, sentence: str) -> None:
    assert late(stored(tmp_path, HEAD + sentence + FOOT), "2025-01-01") == []


def test_a_plan_for_a_day_that_was_over_is_overdue(tmp_path: Path) -> None:
    text = f"{HEAD}石垭水厂扩建项目确保2024年2月底前建成通水。{FOOT}"

    assert [entry.expected for entry in late(stored(tmp_path, text), "2024-03-01")] == ["2024-02"]


def review(store: Path, filling: Filling, day: str) -> None:
    """Let a person fill the ledger of a store."""
    folder = store.parent
    exported = export(store, folder / "ledger.xlsx")
    import_ledger(fill(exported, folder / "filled.xlsx", filling), store, editor="张三", date=day)


def test_a_date_of_the_ledger_counts_until_another_is_set(tmp_path: Path) -> None:
    store = stored(tmp_path, ANSWER)
    review(store, {(ISSUES, 2, "整改时限"): "2024-06-30"}, "2024-03-05")
    (entry,) = late(store, "2024-07-01")

    assert "2024-06-30（台账填写）" in entry.zh
    assert entry.passages[0].quote in ANSWER
    assert late(store, "2024-06-30") == []

    review(store, {(ISSUES, 2, "整改时限"): "2024-12-31"}, "2024-06-20")
    assert late(store, "2024-07-01") == []


def test_what_people_call_done_is_not_overdue(tmp_path: Path) -> None:
    store = stored(tmp_path, ANSWER)
    told = {(ISSUES, 2, "整改时限"): "2024-06-30", (ISSUES, 2, "整改状态"): "已完成"}
    review(store, told, "2024-03-05")

    assert late(store, "2025-01-01") == []
