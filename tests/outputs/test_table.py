import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

from kg.errors import QueryError
from kg.outputs.harmless import visible
from kg.outputs.table import (
    Cell,
    Column,
    Table,
    to_csv,
    to_json,
    to_rich,
    write_xlsx,
)


def one_cell(cell: Cell) -> Table:
    return Table((Column("cell", "内容"),), ((cell,),))


HOSTILE = [
    '=HYPERLINK("http://example.org","看")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "＝1",
    "[bold red]红[/bold red]",
    "[/]",
    "<script>alert(1)</script>",
    "{=1}",
    "http://example.org",
    '逗号,引号"换行\n完',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_workbook_holds_words_as_words(tmp_path: Path, text: str) -> None:
    write_xlsx(one_cell(text), tmp_path / "a.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    cell = sheet["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (10**15 - 1, 10**15 - 1),
        (370100199001011234, "370100199001011234"),
        (-(10**15), f"-{10**15}"),
    ],
)
def test_a_workbook_keeps_every_digit(tmp_path: Path, cell: int, shown: Cell) -> None:
    write_xlsx(one_cell(cell), tmp_path / "a.xlsx")

    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active["A2"].value == shown


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="请用 csv"):
        write_xlsx(Table((Column("n", "n"),), ((1,),) * 1_048_576), tmp_path / "a.xlsx")

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_never_starts_a_formula(text: str) -> None:
    cell = list(csv.reader(io.StringIO(to_csv(one_cell(text)))))[1][0]

    assert cell.removeprefix("'") == text
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "＝"))


@pytest.mark.parametrize("hidden", "\u202e\u2066\u200b\ufeff\u2028\x07\x1b")
def test_no_file_hides_a_character(tmp_path: Path, hidden: str) -> None:
    text = f"甲{hidden}乙\n丙"
    write_xlsx(one_cell(text), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active

    assert sheet["A2"].value == "甲�乙\n丙"
    assert list(csv.reader(io.StringIO(to_csv(one_cell(text)))))[1] == ["甲�乙\n丙"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_terminal_shows_markup_as_words(text: str) -> None:
    console = Console(width=200, force_terminal=False)
    with console.capture() as captured:
        console.print(to_rich(one_cell(text)))

    assert visible(text) in captured.get()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\x1b[31m乙", "甲�[31m乙"),
        ("甲\u202e乙", "甲�乙"),
        ("甲\r\n乙", "甲 乙"),
        ("甲\x07", "甲�"),
        ("甲、乙", "甲、乙"),
    ],
)
def test_control_characters_are_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("cell", [None, 3, 7.25, "字"])
def test_json_keeps_numbers_and_blanks(cell: Cell) -> None:
    assert json.loads(to_json(one_cell(cell))) == [{"cell": cell}]


def test_an_empty_answer_is_an_empty_list() -> None:
    assert json.loads(to_json(Table((Column("a", "甲"),), ()))) == []


def test_the_same_table_gives_the_same_workbook(tmp_path: Path) -> None:
    for name in "ab":
        write_xlsx(one_cell("字"), tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_numbers_stay_numbers_and_long_text_is_cut(tmp_path: Path) -> None:
    rows: tuple[tuple[Cell, ...], ...] = ((12,), (None,), ("长" * 40_000,))
    write_xlsx(Table((Column("a", "甲"),), rows), tmp_path / "a.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert (sheet["A2"].value, sheet["A3"].value) == (12, None)
    assert len(sheet["A4"].value) == 32_767
