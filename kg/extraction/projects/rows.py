"""Rows of tables that tell of one project each: its name, its progress, its builder."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from kg.model.text import Report, Span
from kg.resources import table
from kg.text.fold import upright

TABLE_ROW = "project-table-row"

_LINE = re.compile(r"[^\n]*[\t|][^\n]*")
_CELL = re.compile(r"[^\t|]*")
_UNIT = re.compile(r"\s*[(（].*")
_TIME = re.compile(r"^(?:截[至止])?(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|底|末)?|\s")
_NO_NAME = re.compile(r"[\d\s.,、—-]*|(?:合|小|总)\s*计|其中")
_RULE = re.compile(r"[\s:+|—–-]*")
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A row of a table of projects; a column that the table lacks, or an empty cell, is None.

    `is_matter` tells that the name is what is to be done (新建农村公路80公里), which need not be
    a project.
    """

    span: Span
    name: Span
    is_matter: bool
    progress: Span | None
    builder: Span | None


@lru_cache(maxsize=2)
def project_rows(report: Report) -> tuple[ProjectRow, ...]:
    r"""Return the rows of the tables that have a column for names and one for progress.

    >>> from kg.text.read import make_report
    >>> report = make_report("a", "序号|项目名称|形象进度\n1|新城水厂|主体封顶\n合计||\n")
    >>> [row.name.cut(report.text) for row in project_rows(report)]
    ['新城水厂']
    """
    return tuple(_rows(upright(report.text)))


def row_at(report: Report, offset: int) -> ProjectRow | None:
    """Return the row in which `offset` stands, if a table of projects is there."""
    rows = project_rows(report)
    index = bisect_right(rows, offset, key=lambda row: row.span.start) - 1
    return rows[index] if index >= 0 and offset < rows[index].span.end else None


def _rows(text: str) -> Iterator[ProjectRow]:
    if "|" not in text and "\t" not in text:
        return
    lines = [_cells(text, *match.span()) for match in _LINE.finditer(text)]
    for width, block in groupby(lines, key=len):
        columns: dict[str, int] = {}
        for cells in block if width <= _MOST_COLUMNS else ():
            headed = _headed(text, cells)
            if {"name", "matter"} & headed.keys() and "progress" in headed:
                columns = headed
            elif columns and (row := _row(text, cells, columns)):
                yield row


def _cells(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the cells of a line without blanks, empty ones included."""
    if text.startswith("|", start) and text.endswith("|", start + 1, end):
        start, end = start + 1, end - 1
    found, offset = [], start
    while offset <= end:
        match = _CELL.match(text, offset, end)
        stop = match.end() if match else end
        words = text[offset:stop]
        first = offset + len(words) - len(words.lstrip())
        found.append((first, first + len(words.strip())))
        offset = stop + 1
    return tuple(found)


def _headed(text: str, cells: tuple[tuple[int, int], ...]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, (start, end) in enumerate(cells):
        column = _columns().get(_TIME.sub("", _UNIT.sub("", text[start:end])))
        if column:
            columns.setdefault(column, index)
    return columns


def _row(
    text: str, cells: tuple[tuple[int, int], ...], columns: dict[str, int]
) -> ProjectRow | None:
    spans = {
        column: Span(*cells[index]) if cells[index][0] < cells[index][1] else None
        for column, index in columns.items()
    }
    is_matter = "name" not in spans
    name = spans["matter"] if is_matter else spans["name"]
    if name is None or _NO_NAME.fullmatch(name.cut(text)) or _RULE.fullmatch(name.cut(text)):
        return None
    whole = Span(cells[0][0], max(cells[-1][1], name.end))
    return ProjectRow(whole, name, is_matter, spans["progress"], spans.get("builder"))


@cache
def _columns() -> dict[str, str]:
    return {
        row["words"]: row["column"] for row in table("ontology", "lexicons", "project_columns.tsv")
    }
