"""What people found out about a finding stays, whatever is built again."""

from pathlib import Path

import pytest

from kg.audit.marks import Mark, apply_marks, marked, marks_path, read_marks, write_marks
from kg.errors import QueryError, ResourceError
from kg.outputs.audit import read_entries
from kg.pipeline import build
from kg.rdf.store import open_store

RATE = "青河市2024年重点工作推进情况通报\n一、项目\n42个交通项目已开工33个,开工率81.2%。\n"


@pytest.fixture(name="report")
def _report(tmp_path: Path) -> Path:
    path = tmp_path / "qinghe.txt"
    path.write_text(RATE, "utf-8")
    return path


def states(store: Path) -> list[tuple[str, str]]:
    with open_store(store, read_only=True) as opened:
        return [(entry.state, entry.note) for entry in read_entries(opened)]


def mark(store: Path, state: str, note: str) -> None:
    with open_store(store) as opened:
        (entry,) = read_entries(opened)
        marks = marked(read_marks(marks_path(store)), entry.key, state=state, note=note)
        write_marks(marks_path(store), marks)
        apply_marks(opened)


def test_a_mark_survives_a_changed_report(tmp_path: Path, report: Path) -> None:
    store = tmp_path / "store"
    build([report], store)
    mark(store, "explained", "另有9个项目\t不计入")
    assert states(store) == [("explained", "另有9个项目 不计入")]

    report.write_text(RATE.replace("一、项目\n", "一、项目\n总体进展良好。\n"), "utf-8")
    build([report], store)

    assert states(store) == [("explained", "另有9个项目 不计入")]


def test_a_mark_can_be_taken_back(tmp_path: Path, report: Path) -> None:
    store = tmp_path / "store"
    build([report], store)
    mark(store, "confirmed", "已改")
    mark(store, "open", "")

    assert states(store) == [("open", "")]


def test_a_mark_without_its_finding_is_kept(tmp_path: Path, report: Path) -> None:
    store = tmp_path / "store"
    write_marks(marks_path(store), {"0123456789ab": Mark("confirmed", "旧")})
    build([report], store)

    assert read_marks(marks_path(store)) == {"0123456789ab": Mark("confirmed", "旧")}
    assert states(store) == [("open", "")]


def test_no_file_no_marks(tmp_path: Path) -> None:
    assert read_marks(tmp_path / "none.tsv") == {}


@pytest.mark.parametrize("line", ["a\tdone\t", "a\topen"])
def test_a_wrong_line_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "marks.tsv"
    path.write_text(f"finding\tstate\tnote\n{line}\n", "utf-8")

    with pytest.raises(ResourceError, match=r"marks\.tsv"):
        read_marks(path)


def test_a_state_that_is_none_is_refused() -> None:
    with pytest.raises(QueryError, match="explained"):
        marked({}, "a", state="fixed", note="")
