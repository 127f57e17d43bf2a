"""Tables that a text keeps as lines: cells between tabs or upright strokes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.model.text import Report, Span

_LINE = re.compile(r"[^\n]*[\t|][^\n]*")
_CELL = re.compile(r"[^\t|\n]+")
_RULE = re.compile(r"[\s:+|—–-]*")
_NUMBER = re.compile(r"\s*-?\d[\d,]*(?:\.\d+)?\s*")
_HEADED = re.compile(r"(?P<name>[^()（）]*?)\s*(?:[(（](?P<unit>[^()（）]{1,8})[)）])?\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell under the heads of a table: `name` its column's, `unit` what the head gives.

    `label` is the first cell with words of its row.
    """

    span: Span
    name: Span
    unit: str
    label: Span | None


def table_cells(report: Report) -> Iterator[Cell]:
    r"""Yield the cells with digits of all tables of a report, below and right of their heads.

    A table is at least two lines with equally many cells, the first one without figures.

    >>> from kg.text.read import make_report
    >>> report = make_report("a", "县区\t投资(亿元)\n甲县\t3.5\n")
    >>> [(cell.name.cut(report.text), cell.unit) for cell in table_cells(report)]
    [('投资', '亿元')]
    """
    if "\t" not in report.text and "|" not in report.text:
        return
    rows = [row for line in _LINE.finditer(report.text) if (row := _row(report.text, line.span()))]
    for _, block in groupby(enumerate(rows), key=lambda pair: len(pair[1])):
        head, *body = [row for _, row in block]
        if body and not any(_has_digit(report.text, cell) for cell in head):
            for row in body:
                yield from _body_cells(report.text, head, row)


def plain_number(text: str, cell: Span) -> Span | None:
    """Return the number that fills a cell, None when there are other words in it."""
    match = _NUMBER.fullmatch(text, cell.start, cell.end)
    if match is None:
        return None
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return Span(start, start + len(match[0].strip()))


def _row(text: str, line: tuple[int, int]) -> tuple[Span, ...]:
    if _RULE.fullmatch(text, *line):
        return ()
    cells = [Span(*match.span()) for match in _CELL.finditer(text, *line) if match[0].strip()]
    return tuple(cells) if len(cells) > 1 else ()


def _body_cells(text: str, head: tuple[Span, ...], row: tuple[Span, ...]) -> Iterator[Cell]:
    label = next((cell for cell in row if not _has_digit(text, cell)), None)
    for title, cell in zip(head, row, strict=True):
        headed = _HEADED.fullmatch(text, title.start, title.end)
        if headed is None or not headed["name"].strip() or not _has_digit(text, cell):
            continue
        start = title.start + len(headed["name"]) - len(headed["name"].lstrip())
        name = Span(start, title.start + len(headed["name"].rstrip()))
        yield Cell(cell, name, headed["unit"] or "", label)


def _has_digit(text: str, cell: Span) -> bool:
    return any(character.isdecimal() for character in cell.cut(text))
