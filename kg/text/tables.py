"""Tables that a text keeps as lines: cells between tabs or upright strokes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model.text import Report, Span
from kg.text.fold import upright

_LINE = re.compile(r"[^\n]*[\t|][^\n]*")
_MARK = re.compile(r"[\t|]")
_RULE = re.compile(r"[\s:+|—–-]*")
_NUMBER = re.compile(r"\s*-?\d[\d,]*(?:\.\d+)?\s*")
_HEADED = re.compile(
    r"(?P<name>[^()（）]*?)\s*(?:[(（](?:单位[:：])?(?P<unit>[^()（）]{1,8})[)）])?\s*"
)
_CAPTION = re.compile(
    r"单位\s*[:：]\s*(?P<unit>[^\s()（）、,，;；:：]{1,6})(?:[、,，/][^\s()（）]{1,6})?\s*[)）]?\s*\n\s*\Z"
)
_LONGEST_CAPTION = 40
_UNIT_HEAD = re.compile(r"\s*(?:计量)?单位\s*")
_TIME = re.compile(
    r"(?:截[至止])?(?:20\d\d年?)?(?:\d{1,2}(?:[-—~至]\d{1,2})?月份?)?(?:底|末|\d{1,2}日)?"
)
_NAME = re.compile(r"(?![约近超]?[\d.,]+\s*[一-龥%]{0,4}$).*[一-龥]{2}")
_NAMING_HEAD = re.compile(r"名称|项目|工程|指标|任务|事项")
_SUM_ROW = re.compile(r"[合总小累]\s*计|平\s*均|全[省市县区州]")

_Piece = tuple[int, int]
_Row = tuple[_Piece, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell under the heads of a table: `name` its column's, `unit` what the head gives.

    `label` is the cell that names its row, for merged cells the one above. Where the head gives
    no unit, `row_unit` is the one in the row's own cell for it, and `table_unit` the one that
    stands above the table (单位:万元).
    """

    span: Span
    name: Span
    unit: str
    label: Span | None
    row_unit: str = ""
    table_unit: str = ""


def table_cells(report: Report) -> Iterator[Cell]:
    r"""Yield the filled cells of all tables of a report under their heads.

    A table is at least two lines on end, the first one without figures; cells of a line may be
    empty, and empty ones at its end may be missing. Cells that name their row are left out.

    >>> from kg.text.read import make_report
    >>> report = make_report("a", "县区\t投资(亿元)\n甲县\t3.5\n")
    >>> [(cell.name.cut(report.text), cell.unit) for cell in table_cells(report)]
    [('投资', '亿元')]
    """
    text = upright(report.text)
    if "\t" not in text and "|" not in text:
        return
    for lines in _blocks(text):
        for head, body in _tables(text, lines):
            yield from _body_cells(text, head, body)


def plain_number(text: str, cell: Span) -> Span | None:
    """Return the number that fills a cell, None when there are other words in it."""
    match = _NUMBER.fullmatch(text, cell.start, cell.end)
    if match is None:
        return None
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return Span(start, start + len(match[0].strip()))


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield the lines with marks that follow each other without a line between them."""
    block: list[Span] = []
    for match in _LINE.finditer(text):
        if block and text[block[-1].end : match.start()].strip():
            yield block
            block = []
        block.append(Span(*match.span()))
    if block:
        yield block


def _tables(text: str, lines: Sequence[Span]) -> Iterator[tuple[_Row, list[_Row]]]:
    """Yield head and body of the tables that stand in lines on end."""
    head: _Row = ()
    body: list[_Row] = []
    for line in lines:
        if _RULE.fullmatch(text, line.start, line.end):
            continue
        row = _row(text, line)
        fitted = _fitted(text, row, len(head))
        if head and fitted:
            body.append(fitted)
            continue
        if body:
            yield head, body
        head, body = (row if _is_head(text, row) else ()), []
    if body:
        yield head, body


def _row(text: str, line: Span) -> _Row:
    """Return the cells of a line, the empty ones too; marks along its edges are a frame."""
    start, end = line.start, line.end
    start += len(text[start:end]) - len(text[start:end].lstrip(" "))
    if text[start] == "|":
        start += 1
        end -= text[:end].endswith("|")
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    return tuple((left + 1, right) for left, right in pairwise([start - 1, *marks, end]))


def _fitted(text: str, row: _Row, columns: int) -> _Row:
    """Return a row with as many cells as there are heads, () when it has too many."""
    if any(text[slice(*cell)].strip() for cell in row[columns:]) or len(row) < min(columns, 2):
        return ()
    if len(row) < columns and not any(_is_name(text, cell) for cell in row):
        return ()
    return (*row[:columns], *[(0, 0)] * (columns - len(row)))


def _is_head(text: str, row: _Row) -> bool:
    """Tell whether a row has names in at least two cells, and no figures but years and months."""
    names = [_TIME.sub("", text[slice(*cell)]) for cell in row]
    return sum(bool(name.strip()) for name in names) > 1 and not any(map(_has_digit, names))


def _body_cells(text: str, head: _Row, body: Sequence[_Row]) -> Iterator[Cell]:
    column = _label_column(text, head, body)
    caption = _CAPTION.search(text, max(0, head[0][0] - _LONGEST_CAPTION), head[0][0])
    table_unit = caption["unit"] if caption else ""
    label = None
    for row in body:
        label = _label(text, row, column) or label
        units = [
            text[slice(*cell)].strip()
            for title, cell in zip(head, row, strict=True)
            if _UNIT_HEAD.fullmatch(text, *title)
        ]
        for place, (title, cell) in enumerate(zip(head, row, strict=True)):
            headed = _HEADED.fullmatch(text, *title)
            if place == column or not headed or not text[slice(*cell)].strip():
                continue
            if headed["name"].strip():
                name = _stripped(title[0], headed["name"])
                named = Span(*label) if label else None
                yield Cell(
                    Span(*cell), name, headed["unit"] or "", named, "".join(units[:1]), table_unit
                )


def _label_column(text: str, head: _Row, body: Sequence[_Row]) -> int:
    """Return the column that names the rows, by its head or as the first with names; or -1."""
    named = [place for place in range(len(head)) if _names_rows(text, body, place)]
    headed = [place for place in named if _NAMING_HEAD.search(text[slice(*head[place])])]
    return (headed or named or [-1])[0]


def _names_rows(text: str, body: Sequence[_Row], place: int) -> bool:
    """Tell whether most of the filled cells of a column are names."""
    filled = [row[place] for row in body if text[slice(*row[place])].strip()]
    return 2 * sum(_is_name(text, cell) for cell in filled) > len(filled)


def _label(text: str, row: _Row, column: int) -> _Piece | None:
    """Return the cell that names a row; a row of sums has its name where there is room."""
    if column >= 0 and _is_name(text, row[column]):
        return row[column]
    sums = (cell for cell in row if _SUM_ROW.fullmatch(text[slice(*cell)].strip()))
    return next(sums, None)


def _is_name(text: str, cell: _Piece) -> bool:
    return _NAME.match(text[slice(*cell)].strip()) is not None


def _stripped(start: int, words: str) -> Span:
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _has_digit(words: str) -> bool:
    return any(character.isdecimal() for character in words)
