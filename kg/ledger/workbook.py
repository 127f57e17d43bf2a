"""The ledger as a workbook: two sheets to fill, one that explains, one that stays hidden.

Words of a report are written as words, whatever they begin with: no formula, no link, no number.
The same store gives the same bytes.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kg.ledger.columns import GUIDE, IDENTITY, KEY, LedgerColumn, Sheet, load_sheets
from kg.ledger.content import Ledger, Row, read_ledger
from kg.ledger.guide import Line, guide_lines
from kg.ledger.identity import FORM, digest, source_hash
from kg.ledger.wording import GUESSED, REVIEWED
from kg.rdf.queryable import Queryable

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CREATED = datetime(2024, 1, 1)
_A3 = 8
_FROZEN_COLUMNS = 4
_PAGES_WIDE = 3
_LINE, _TALLEST = 15.0, 405.0
"""Points of a line, and of the tallest row that spreadsheets allow."""

_WIDE = 2.05
"""Width of a Chinese character in units of a column; Latin ones count one."""

_GUIDE_WIDTHS = (20, 24, 64, 16, 16)


@dataclass(frozen=True, slots=True)
class _Formats:
    """How cells look: headings by who fills them, cells by what they rest on."""

    given: Format
    to_fill: Format
    plain: Format
    number: Format
    guessed: Format
    reviewed: Format


def write_ledger(store: Queryable, path: Path) -> Ledger:
    """Write the ledger of a store as a workbook; return what was written.

    Raises OSError when the file cannot be written.
    """
    ledger, source = read_ledger(store), source_hash(store)
    with xlsxwriter.Workbook(str(path), _OPTIONS) as workbook:
        workbook.set_properties({"title": "督办图谱台账", "created": _CREATED})
        workbook.set_custom_property(FORM, source)
        formats = _formats(workbook)
        for sheet in load_sheets():
            page = workbook.add_worksheet(sheet.name)
            _write_sheet(page, sheet, ledger.rows[sheet.id], formats)
        _write_guide(workbook.add_worksheet(GUIDE), guide_lines(store, ledger, source), formats)
        _write_identity(workbook.add_worksheet(IDENTITY), ledger, source)
    return ledger


def _formats(workbook: xlsxwriter.Workbook) -> _Formats:
    # `@`: what people type stays what they typed, also 2025-06 and =1+1.
    body = {"num_format": "@", "text_wrap": True, "valign": "top"}
    body |= {"border": 1, "border_color": "#BFBFBF"}
    head = body | {"bold": True, "valign": "vcenter", "align": "center"}
    return _Formats(
        given=workbook.add_format(head | {"bg_color": "#D9D9D9"}),
        to_fill=workbook.add_format(head | {"bg_color": "#FFE699"}),
        plain=workbook.add_format(body),
        number=workbook.add_format(body | {"num_format": "0"}),
        guessed=workbook.add_format(body | {"italic": True, "font_color": "#C55A11"}),
        reviewed=workbook.add_format(body | {"bold": True, "font_color": "#1F4E79"}),
    )


def _write_sheet(page: Worksheet, sheet: Sheet, rows: tuple[Row, ...], formats: _Formats) -> None:
    for at, column in enumerate(sheet.columns):
        look = formats.to_fill if column.editable else formats.given
        page.write_string(0, at, column.title, look)
        page.set_column(at, at, column.width, None, {"hidden": column.field == KEY})
        if rows and column.choices:
            page.data_validation(1, at, len(rows), at, _drop_down(column))
    for number, row in enumerate(rows, start=1):
        cells = ((row.words(one.field), one.width) for one in sheet.columns if one.field != KEY)
        page.set_row(number, _height(cells))
        for at, column in enumerate(sheet.columns):
            _write_cell(page, (number, at), row.cells[column.field], _look(row, column, formats))
    page.freeze_panes(1, _FROZEN_COLUMNS)
    page.autofilter(0, 0, max(len(rows), 1), len(sheet.columns) - 1)
    _set_print(page, sheet)


def _height(cells: Iterable[tuple[str, int]]) -> float:
    r"""Return the height of a row whose cells show all their words; not every program works it out.

    >>> _height([("甲\n乙", 10), ("整改措施整改措施", 12)])
    30.0
    """
    lines = max(sum(_lines(line, width) for line in text.split("\n")) for text, width in cells)
    return min(_TALLEST, _LINE * lines)


def _lines(line: str, width: int) -> int:
    return max(1, math.ceil(sum(_WIDE if char > "\u2e7f" else 1 for char in line) / (width - 2)))


def _write_cell(
    page: Worksheet, place: tuple[int, int], cell: str | float | None, look: Format
) -> None:
    if cell is None or cell == "":
        page.write_blank(*place, None, look)
    elif isinstance(cell, str):
        page.write_string(*place, cell, look)
    else:
        page.write_number(*place, cell, look)


def _look(row: Row, column: LedgerColumn, formats: _Formats) -> Format:
    if column.kind == "number":
        return formats.number
    field = column.field.removesuffix("-basis")
    basis = row.words(f"{field}-basis")
    return {GUESSED: formats.guessed, REVIEWED: formats.reviewed}.get(basis, formats.plain)


def _drop_down(column: LedgerColumn) -> Mapping[str, object]:
    return {
        "validate": "list",
        "source": list(column.choices),
        "error_title": column.title,
        "error_message": "请从下拉列表中选择，或清空 (choose from the list, or clear the cell)",
    }


def _set_print(page: Worksheet, sheet: Sheet) -> None:
    page.set_landscape()
    page.set_paper(_A3)
    page.repeat_rows(0)
    page.repeat_columns(0, _FROZEN_COLUMNS - 1)
    page.fit_to_pages(_PAGES_WIDE, 0)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.set_footer(f"&L{sheet.name}&R&P / &N")


def _write_guide(page: Worksheet, lines: Sequence[Line], formats: _Formats) -> None:
    for at, width in enumerate(_GUIDE_WIDTHS):
        page.set_column(at, at, width)
    for number, line in enumerate(lines):
        look = formats.given if line.is_heading else formats.plain
        widths: tuple[int, ...] = _GUIDE_WIDTHS
        if len(line.cells) == 1:  # a sentence runs over the columns
            page.merge_range(number, 0, number, len(widths) - 1, "", look)
            widths = (sum(widths),)
        page.set_row(number, _height(zip(line.cells, widths, strict=False)))
        for at, cell in enumerate(line.cells):
            _write_cell(page, (number, at), cell, look)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _write_identity(page: Worksheet, ledger: Ledger, source: str) -> None:
    """Write what each cell held, so that an untouched cell is known as one."""
    page.very_hidden()
    page.write_row(0, 0, [FORM, source])
    number = 1
    for sheet in load_sheets():
        for row in ledger.rows[sheet.id]:
            held = [digest(row.words(column.field)) for column in sheet.columns]
            for at, cell in enumerate([sheet.id, row.key, *held]):
                page.write_string(number, at, cell)
            number += 1
