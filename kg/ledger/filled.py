"""A filled copy of the ledger as values: its rows by identity, its cells by field.

A workbook is refused as a whole, with all cells that are wrong, or taken as a whole.
"""

import datetime
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from kg.errors import LedgerError
from kg.ledger.archive import refuse_unsafe
from kg.ledger.columns import IDENTITY, LedgerColumn, Sheet, load_sheets
from kg.ledger.identity import FORM, canonical, digest

_NO_KEY = "没有标识，不可增加行 (no key in this row; add no rows)"
_MOST_ROWS = 50_000
_MOST_CELLS = 200
# What openpyxl raises for parts that are missing or contradict each other.
_DAMAGE = (
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, EOFError),
    *(zipfile.BadZipFile, InvalidFileException, RuntimeError, OSError),
)

Digests: TypeAlias = Mapping[tuple[str, str], Mapping[str, str]]


class _Page(Protocol):
    """A sheet as openpyxl streams it."""

    @property
    def title(self) -> str: ...
    def reset_dimensions(self) -> None: ...
    def iter_rows(self) -> Iterator[Sequence["_RawCell"]]: ...


class _RawCell(Protocol):
    """A cell as openpyxl gives it."""

    @property
    def value(self) -> object: ...
    @property
    def data_type(self) -> str: ...


@dataclass(frozen=True, slots=True)
class FilledCell:
    """One cell that differs from the export: where it stands and what it holds now."""

    item: str
    column: LedgerColumn
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class FilledLedger:
    """What a person changed in a copy of the ledger.

    `keys` tells the address of each row by the item that it is about; `source` recognises the
    reports of the store that the copy came from.
    """

    source: str
    keys: Mapping[str, str]
    changes: tuple[FilledCell, ...]


def read_filled(path: Path) -> FilledLedger:
    """Return what differs in a filled copy from the export that it was made of.

    Raises LedgerError, with cell addresses, for a file that is unsafe, damaged, no ledger, or whose
    headings, keys or given cells were changed, or that holds a formula.
    """
    if not path.is_file():
        raise LedgerError(path.name, ("没有这个文件 (no such file)",))
    refuse_unsafe(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of looks that it cannot keep
            with closing(openpyxl.load_workbook(path, read_only=True)) as workbook:
                pages = {page.title: _rows(page) for page in _known(workbook.worksheets)}
    except _DAMAGE as error:
        problem = f"文件已损坏，请重新导出 (damaged; export it again): {error}"
        raise LedgerError(path.name, (problem,)) from error
    return _Reading(path.name, pages).ledger()


def _known(pages: Iterable[_Page]) -> Iterator[_Page]:
    names = {*(sheet.name for sheet in load_sheets()), IDENTITY}
    return (page for page in pages if page.title in names)


def _rows(page: _Page) -> list[tuple[tuple[str, bool], ...]]:
    """Return the words of each row and whether they are a formula, without blanks at the ends."""
    page.reset_dimensions()  # what a sheet says of its own size need not be true
    found: list[tuple[tuple[str, bool], ...]] = []
    for number, row in enumerate(page.iter_rows(), start=1):
        if number > _MOST_ROWS or len(row) > _MOST_CELLS:
            raise ValueError(f"{number} × {len(row)} cells")
        cells = [(_words(cell.value), cell.data_type == "f") for cell in row]
        while cells and cells[-1] == ("", False):
            cells.pop()
        found.append(tuple(cells))
    while found and not found[-1]:
        found.pop()
    return found


def _words(value: object) -> str:
    """Return what a cell holds as words; a day as its ISO date.

    >>> _words(datetime.datetime(2025, 6, 30)), _words(3.0), _words(None)
    ('2025-06-30', '3', '')
    """
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return canonical(str(value))


class _Reading:
    """Reads the sheets of one workbook and gathers what is wrong with them."""

    def __init__(
        self, source: str, pages: Mapping[str, list[tuple[tuple[str, bool], ...]]]
    ) -> None:
        self._source = source
        self._pages = pages
        self._problems: list[str] = []
        self._keys: dict[str, str] = {}

    def ledger(self) -> FilledLedger:
        """Return the changes, or raise LedgerError with all problems."""
        hidden = self._pages.get(IDENTITY, [])
        if not hidden or len(hidden[0]) != 2 or hidden[0][0][0] != FORM:  # noqa: PLR2004
            problem = (
                "不是本程序导出的台账，或缺少隐藏表 "
                f"(no ledger of this program, or without its hidden sheet {IDENTITY})"
            )
            raise LedgerError(self._source, (problem,))
        digests = self._digests(hidden[1:])
        changes = [cell for sheet in load_sheets() for cell in self._sheet(sheet, digests)]
        if self._problems:
            raise LedgerError(self._source, tuple(self._problems))
        return FilledLedger(hidden[0][1][0], self._keys, tuple(changes))

    def _digests(self, rows: Iterable[tuple[tuple[str, bool], ...]]) -> Digests:
        fields = {sheet.id: [one.field for one in sheet.columns] for sheet in load_sheets()}
        found: dict[tuple[str, str], dict[str, str]] = {}
        for row in rows:
            sheet, key, *held = (words for words, _ in row)
            if len(held) != len(fields.get(sheet, ())):
                problem = (
                    "隐藏表与栏目不符，请重新导出 (the hidden sheet does not fit; export again)"
                )
                raise LedgerError(self._source, (f"{IDENTITY}: {problem}",))
            found[sheet, key] = dict(zip(fields[sheet], held, strict=True))
        return found

    def _sheet(self, sheet: Sheet, digests: Digests) -> Iterator[FilledCell]:
        if sheet.name not in self._pages:
            self._problems.append(f"{sheet.name}: 缺少工作表 (the sheet is missing)")
            return
        heading, *rows = self._pages[sheet.name] or [()]
        if not self._heading_is_right(sheet, [words for words, _ in heading]):
            return
        for number, row in enumerate(rows, start=2):
            if row:
                yield from self._row(sheet, number, row, digests)

    def _heading_is_right(self, sheet: Sheet, found: Sequence[str]) -> bool:
        width = max(len(found), len(sheet.titles))
        padded = [*found, *[""] * (width - len(found))]
        wanted = [*sheet.titles, *[""] * (width - len(sheet.titles))]
        wrong = [at for at in range(width) if padded[at] != wanted[at]]
        for at in wrong[:3]:
            want = wanted[at] or "空白 (blank)"
            address = f"{sheet.name}!{get_column_letter(at + 1)}1"
            self._problems.append(f"{address}: 标题应为 (the heading must be) {want}")
        return not wrong

    def _row(
        self, sheet: Sheet, number: int, row: Sequence[tuple[str, bool]], digests: Digests
    ) -> Iterator[FilledCell]:
        key = row[0][0]
        held = digests.get((sheet.id, key))
        address = f"{sheet.name}!A{number}"
        if held is None or key in self._keys:
            problem = "标识列已改动 (the key was changed)" if key else _NO_KEY
            problem = "重复的行 (the row stands twice)" if held else problem
            self._problems.append(f"{address}: {problem}")
            return
        self._keys[key] = address
        cells = [*row, *[("", False)] * (len(sheet.columns) - len(row))]
        for at, (words, is_formula) in enumerate(cells):
            address = f"{sheet.name}!{get_column_letter(at + 1)}{number}"
            if at >= len(sheet.columns):
                if words or is_formula:
                    self._problems.append(f"{address}: 表外有内容 (words outside the columns)")
            elif is_formula:
                self._problems.append(f"{address}: 不接受公式，请填写值 (a formula; put its value)")
            elif digest(words) != held[sheet.columns[at].field]:
                yield from self._changed(FilledCell(key, sheet.columns[at], address, words))

    def _changed(self, cell: FilledCell) -> Iterator[FilledCell]:
        if cell.column.editable:
            yield cell
        else:
            problem = (
                "此栏来自报告，请恢复原样，意见写入备注 (from the report; restore it, use 备注)"
            )
            self._problems.append(f"{cell.address} {cell.column.title}: {problem}")
