"""Ledgers that a report keeps as a table: one row an issue or a task, columns named by a head."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.extraction.labels import label_roles
from kg.model.text import Report, Span
from kg.resources import table
from kg.text.fold import upright

_LINE = re.compile(r"[^\n]*[\t|][^\n]*")
_PART = re.compile(r"[\t|]")
_RULE = re.compile(r"[\s:+|—–-]*")
_FEWEST_COLUMNS = 2
_CARRIED = frozenset({"number", "problem", "task"})
"""Columns whose cell, blank below a merged one, holds on for the next row."""
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_SUM = re.compile(r"(?:合|总|小)\s*计|汇总|平均")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a ledger: its cells by what their column holds; blank cells are left out.

    A cell of responsible units stands under the name of its label (责任单位).
    """

    cells: Mapping[str, Span]


@cache
def _columns() -> dict[str, str]:
    rows = table("ontology", "lexicons", "ledger_columns.tsv")
    return {row["head"]: row["column"] for row in rows} | {label: label for label in label_roles()}


def ledger_rows(report: Report) -> Iterator[Row]:
    r"""Yield the rows below each head that names a problem or a task and one more known column.

    >>> from kg.text.read import make_report
    >>> report = make_report("a", "序号\t问题\t责任单位\n1\t河道淤积\t县水利局\n\t\t县财政局")
    >>> [row.cells["责任单位"].cut(report.text) for row in ledger_rows(report)]
    ['县水利局', '县财政局']
    """
    text = upright(report.text)
    if "\t" not in text and "|" not in text:
        return
    head: list[str] = []
    above: dict[str, Span] = {}
    end = -1
    for line in _LINE.finditer(text):
        if _RULE.fullmatch(line[0]):
            end = line.end()
            continue
        cells = list(_cells(text, line.span()))
        found = _head(report, cells)
        if found:
            head, above = found, {}
        elif head and line.start() <= end + 1 and len(cells) <= len(head):
            row = {name: cell for name, cell in zip(head, cells, strict=False) if name and cell}
            if any(_SUM.fullmatch(cell.cut(report.text)) for cell in row.values()):
                end = line.end()
                continue
            above = _carried(above, row) | row
            if {"problem", "task"} & above.keys():
                yield Row(above)
        else:
            head = []
        end = line.end()


def _carried(above: Mapping[str, Span], row: Mapping[str, Span]) -> dict[str, Span]:
    """Return the cells of the row above that blank cells of `row` repeat.

    A row with a task of its own repeats the units of a merged cell, another one the task. Units
    that support are not repeated, nor any beside a lead: a task may have none.
    """
    fresh = {"problem", "task"} & row.keys()
    has_lead = any("牵头" in name for name in row)
    repeated = _must_be_filled() if fresh and not has_lead else () if fresh else _CARRIED
    return {name: cell for name, cell in above.items() if name in repeated}


@cache
def _must_be_filled() -> frozenset[str]:
    """Return the columns of units that every task has: who leads it and who does it."""
    return frozenset(
        label for label, (alone, _) in label_roles().items() if alone in {"lead", "implement"}
    )


def _cells(text: str, line: tuple[int, int]) -> Iterator[Span | None]:
    """Yield the cells of a line, None for blank ones; strokes around a line make two of these."""
    start, end = line
    marks = [start - 1, *(mark.start() for mark in _PART.finditer(text, start, end)), end]
    for before, after in pairwise(marks):
        cell = text[before + 1 : after]
        first = before + 1 + len(cell) - len(cell.lstrip())
        yield Span(first, first + len(cell.strip())) if cell.strip() else None


def _head(report: Report, cells: Sequence[Span | None]) -> list[str]:
    """Return what each column holds if the cells are a head, else nothing."""
    titles = (re.sub(r"\s", "", cell.cut(report.text)) if cell else "" for cell in cells)
    names = [
        _columns().get(title) or _columns().get(_IN_BRACKETS.sub("", title), "") for title in titles
    ]
    known = {name for name in names if name}
    return names if len(known) >= _FEWEST_COLUMNS and known & {"problem", "task"} else []
