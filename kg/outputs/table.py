"""The answer to a question as a table, and the ways to hand it to people and programs.

Words of a report are never read as markup, as a formula or as a terminal's control code.
"""

import csv
import io
import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import xlsxwriter
from rich.table import Table as RichTable
from rich.text import Text

from kg.errors import QueryError
from kg.outputs.harmless import revealed, shortened, visible

Cell = str | int | float | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_XLSX_CELL_LIMIT = 32_767
_XLSX_ROW_LIMIT = 1_048_576
_XLSX_EXACT = 10**15
"""From here on Excel would put zeros for the last digits of a number."""
_XLSX_WIDEST = 60
# A fixed day: the same answer must give the same bytes.
_XLSX_CREATED = datetime(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its variable in the query, its Chinese title, and the English one if it has any."""

    name: str
    title: str
    english: str = ""

    def title_in(self, language: str) -> str:
        """Return the title for readers of `zh` or `en`; without an English one, the variable.

        >>> Column("unit", "牵头单位", "led by").title_in("en"), Column("n", "个数").title_in("en")
        ('led by', 'n')
        """
        return (self.english or self.name) if language == "en" else self.title


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in a fixed order under named columns; None is a blank.

    >>> table = Table((Column("unit", "单位"),), (("云河市水利局",),))
    >>> to_csv(table).splitlines()
    ['单位', '云河市水利局']
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def titled(table: Table, language: str) -> Table:
    """Return the table with titles for readers of `zh` or `en`; the words in it stay Chinese.

    >>> titled(Table((Column("unit", "牵头单位", "led by"),), ()), "en").columns[0].title
    'led by'
    """
    columns = (replace(column, title=column.title_in(language)) for column in table.columns)
    return Table(tuple(columns), table.rows)


def to_rich(table: Table) -> RichTable:
    """Return a table for a rich console, English titles below the Chinese ones.

    Markup in the words of a report stays words.
    """
    drawn = RichTable()
    for index, column in enumerate(table.columns):
        is_number = any(isinstance(row[index], int | float) for row in table.rows)
        head = Text(visible(column.title))
        if column.english:
            head.append(f"\n{visible(column.english)}", style="dim")
        drawn.add_column(head, overflow="fold", justify="right" if is_number else "left")
    for row in table.rows:
        drawn.add_row(*(Text(visible(_plain(cell))) for cell in row))
    return drawn


def to_csv(table: Table) -> str:
    """Return comma-separated lines, titles first.

    Words that a spreadsheet would run as a formula get a `'` in front, and characters that nobody
    sees become `�`; numbers stay as they are.

    >>> print(to_csv(Table((Column("a", "甲"),), (("=1+1",), (-2,)))), end="")
    甲
    '=1+1
    -2
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([_harmless(column.title) for column in table.columns])
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return stream.getvalue()


def to_json(table: Table) -> str:
    r"""Return a JSON list with one object a row, keyed by the names of the columns.

    >>> to_json(Table((Column("unit", "单位"),), (("水利局",),))).replace("\n", "")
    '[{"unit": "水利局"}]'
    """
    names = [column.name for column in table.columns]
    lines = (
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in table.rows
    )
    return "[" + ",\n".join(lines) + "]\n"


def write_xlsx(table: Table, path: Path) -> None:
    """Write a workbook of one sheet; text is always text, whatever it begins with.

    Excel holds at most 32,767 characters in a cell: longer text ends in `…`. A number of more than
    15 digits is written as text, because Excel would change it.

    Raises QueryError when there are more rows than a sheet holds.
    """
    if len(table.rows) >= _XLSX_ROW_LIMIT:
        raise QueryError(
            f"{len(table.rows):,} 行，超过 xlsx 的上限，请用 csv "
            "(more rows than xlsx holds; use csv)"
        )
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        workbook.set_properties({"created": _XLSX_CREATED})
        bold = workbook.add_format({"bold": True})
        sheet = workbook.add_worksheet("答案")
        for index, column in enumerate(table.columns):
            sheet.write_string(0, index, column.title, bold)
            sheet.set_column(index, index, _width(table, index))
        for number, row in enumerate(table.rows, start=1):
            for index, cell in enumerate(row):
                if isinstance(cell, str) or (isinstance(cell, int) and abs(cell) >= _XLSX_EXACT):
                    sheet.write_string(number, index, _fitting(str(cell)))
                elif cell is not None:
                    sheet.write_number(number, index, cell)
        sheet.freeze_panes(1, 0)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _plain(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _harmless(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    shown = revealed(cell)
    return f"'{shown}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else shown


def _fitting(text: str) -> str:
    return shortened(revealed(text), _XLSX_CELL_LIMIT)


def _width(table: Table, index: int) -> int:
    cells = [table.columns[index].title, *(_plain(row[index]) for row in table.rows)]
    return min(_XLSX_WIDEST, 2 + 2 * max(len(cell) for cell in cells))
