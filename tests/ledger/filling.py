"""Fills ledgers as people do, and reads what stands in them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from kg.ledger.importing import Imported, import_ledger
from kg.ledger.workbook import write_ledger
from kg.rdf.store import open_store

ISSUES, PROJECTS = "整改台账", "项目调度表"
Filling = Mapping[tuple[str, int, str], object]
"""What a person writes: by sheet, row and heading."""


def export(store: Path, path: Path) -> Path:
    """Write the ledger of a store."""
    with open_store(store, read_only=True) as opened:
        write_ledger(opened, path)
    return path


def fill(source: Path, target: Path, filling: Filling) -> Path:
    """Write into a copy of a workbook as a person would."""
    workbook = openpyxl.load_workbook(source)
    for (sheet, row, heading), value in filling.items():
        write(workbook[sheet], row, heading, value)
    workbook.save(target)
    return target


def write(sheet: Worksheet, row: int, heading: str, value: object) -> None:
    """Write one cell; words stay words, as in a cell of the form text."""
    cell = sheet.cell(row, headings(sheet)[heading])
    cell.value = value  # type: ignore[assignment]
    if isinstance(value, str):
        cell.data_type = "s"


def headings(sheet: Worksheet) -> dict[str, int]:
    """Return the number of each column by its heading."""
    return {str(cell.value): cell.column for cell in sheet[1] if cell.column}


def bring_in(
    path: Path, store: Path, *, editor: str = "张三", date: str = "2025-01-02"
) -> Imported:
    """Import a filled copy."""
    return import_ledger(path, store, editor=editor, date=date)


def cells(path: Path) -> dict[tuple[str, str, str], str]:
    """Return every cell by sheet, key of its row and heading; blanks are left out."""
    workbook = openpyxl.load_workbook(path)
    found = {}
    for name in (ISSUES, PROJECTS):
        heading, *rows = workbook[name].iter_rows(values_only=True)
        for row in rows:
            told = zip(heading, row, strict=True)
            found |= {(name, str(row[0]), str(at)): str(v) for at, v in told if v is not None}
    return found


def key_of(path: Path, sheet: str, row: int) -> str:
    """Return the key of a row."""
    return str(openpyxl.load_workbook(path)[sheet].cell(row, 1).value)


def changed(before: Path, after: Path) -> dict[tuple[str, str, str], str]:
    """Return what differs between two workbooks; a cell that became blank is the empty text."""
    old, new = cells(before), cells(after)
    return {at: new.get(at, "") for at in {**old, **new} if old.get(at) != new.get(at)}


def n_quads(store: Path) -> list[bytes]:
    """Return everything that a store holds."""
    with open_store(store, read_only=True) as opened:
        return list(opened.n_quads())


def answers(store: Path, query: str) -> list[tuple[str, ...]]:
    """Return the rows of a SPARQL query as words."""
    with open_store(store, read_only=True) as opened:
        rows: Iterable[Iterable[object]] = opened.query(query)  # type: ignore[assignment]
        return [tuple(str(getattr(term, "value", "")) for term in row) for row in rows]
