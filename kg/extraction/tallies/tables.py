"""Tables in a report: rates of their rows, sums of their columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, groupby

from kg.model.facts import Breakdown, Quantity, Tally
from kg.model.mentions import Reading
from kg.model.text import Span

ROW_RATE = "rate-of-table-row"
COLUMN_SUM = "sum-of-table-column"

_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^\t|]+")
_NUMBER = re.compile(r"\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<percent>[%％])?[^\d\s]{0,3}\s*")
_RULE = re.compile(r"[\s|:+-]*$")
_SUM = re.compile(r"\s*(?:合\s*计|总\s*计|全[市县区省]|共\s*计)\s*$")
_PART_OF_SUM = re.compile(r"小计|其中|合计|总计")
_FEWEST_ROWS = 3
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Cell:
    """The text of a cell with its number; `size` is None for words."""

    text: str
    span: Span
    size: Decimal | None
    places: int
    percent: bool

    def quantity(self) -> Quantity:
        return Quantity(self.size or Decimal(0), self.span)

    @property
    def slack(self) -> Decimal:
        return _HALF.scaleb(-self.places) if self.places else Decimal(0)


_Row = Sequence[_Cell]


def tables_in(reading: Reading) -> Iterator[Tally | Breakdown]:
    """Yield the rates and sums of the tables (cells apart by tab or |) that a report holds.

    Which columns make up a rate is learnt from the table itself: those that give it in most rows.
    """
    # Folded text has no tabs any more.
    text = reading.report.text
    if "\t" not in text and "|" not in text:
        return
    for rows in _tables(text):
        yield from _rates(reading, rows)
        yield from _sums(reading, rows)


def _tables(text: str) -> Iterator[list[_Row]]:
    rows = (_cells(text, line.start(), line.end()) for line in _LINE.finditer(text))
    told = (row for row in rows if row is not None)
    for width, group in groupby(told, key=len):
        table = list(group)
        if width > 1 and len(table) > _FEWEST_ROWS:
            yield table


def _cells(text: str, start: int, end: int) -> _Row | None:
    """Return the cells of a line; None for the rule below the head of a table."""
    if _RULE.match(text, start, end) and "-" in text[start:end]:
        return None
    found = _CELL.finditer(text, start, end)
    return [_cell(match[0], Span(*match.span())) for match in found if match[0].strip()]


def _cell(text: str, span: Span) -> _Cell:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return _Cell(text.strip(), span, None, 0, percent=False)
    number = match["number"].replace(",", "")
    places = len(number.partition(".")[2])
    return _Cell(text.strip(), span, Decimal(number), places, percent=bool(match["percent"]))


def _rates(reading: Reading, rows: Sequence[_Row]) -> Iterator[Tally]:
    head, *body = rows
    for column, title in enumerate(head):
        if not re.search(r"率|占比|比例", title.text):
            continue
        rest = [number for number in range(len(head)) if number != column]
        pairs = [(total, done) for one, other in combinations(rest, 2) for total, done in
                 ((one, other), (other, one))]  # fmt: skip
        told = {pair: _told(body, *pair, column) for pair in pairs}
        best = max(pairs, key=lambda pair: sum(fits for _, fits in told[pair]), default=None)
        if best is None or not _is_proven([fits for _, fits in told[best]]):
            continue
        for row, _ in told[best]:
            yield _tally(reading, row, *best, column)


def _is_proven(fits: Sequence[bool]) -> bool:
    """Tell whether most rows give the rate: three at least, and not more than one in four fails."""
    return sum(fits) >= _FEWEST_ROWS and sum(fits) * 4 >= len(fits) * 3


def _told(rows: Sequence[_Row], total: int, done: int, rate: int) -> list[tuple[_Row, bool]]:
    """Return the rows that have all three figures, with whether they agree."""
    full = [row for row in rows if all(row[n].size is not None for n in (total, done, rate))]
    return [(row, _agrees(row[total], row[done], row[rate])) for row in full if row[total].size]


def _agrees(total: _Cell, done: _Cell, rate: _Cell) -> bool:
    given = done.quantity().size * _HUNDRED / total.quantity().size
    return abs(given - rate.quantity().size) <= _rate_slack(total, done, rate)


def _rate_slack(total: _Cell, done: _Cell, rate: _Cell) -> Decimal:
    least = max(total.quantity().size - total.slack, total.quantity().size / 2)
    widest = (done.quantity().size + done.slack) / least
    widest -= done.quantity().size / total.quantity().size
    return (rate.slack or _HALF) + widest * _HUNDRED


def _tally(reading: Reading, row: _Row, total: int, done: int, rate: int) -> Tally:
    return Tally(
        evidence=Span(row[0].span.start, row[-1].span.end),
        rule=ROW_RATE,
        what=reading.report.words(row[0].span.start, row[0].span.end),
        total=row[total].quantity(),
        done=row[done].quantity(),
        rate=row[rate].quantity(),
        slack=_rate_slack(row[total], row[done], row[rate]),
    )


def _sums(reading: Reading, rows: Sequence[_Row]) -> Iterator[Breakdown]:
    """Yield the columns of a table that closes or opens with a row 合计."""
    head, *body = rows
    totals = [row for row in body if _SUM.match(row[0].text)]
    parts = [row for row in body if not _SUM.match(row[0].text)]
    nested = any(_PART_OF_SUM.search(cell.text) for row in parts for cell in row[:2])
    if len(totals) != 1 or totals[0] not in (body[0], body[-1]) or nested or len(parts) < 2:  # noqa: PLR2004
        return
    for column, title in enumerate(head):
        cells = [row[column] for row in parts]
        total = totals[0][column]
        plain = all(one.size is not None and not one.percent for one in (total, *cells))
        if plain and not re.search(r"率|比|序号|均|排名|位次", title.text):
            yield Breakdown(
                evidence=Span(totals[0][0].span.start, totals[0][-1].span.end),
                rule=COLUMN_SUM,
                what=reading.report.words(title.span.start, title.span.end),
                total=total.quantity(),
                parts=tuple(one.quantity() for one in cells),
                exhaustive=True,
                slack=sum((one.slack for one in cells), total.slack),
            )
