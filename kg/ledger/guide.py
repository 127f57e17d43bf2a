"""The sheet 说明: where the ledger comes from, how to fill it, what its columns hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.ledger.columns import load_sheets
from kg.ledger.content import Ledger
from kg.ledger.records import records, words
from kg.ledger.wording import clean
from kg.rdf.queryable import Queryable
from kg.resources import table


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet; a line of one cell is a sentence."""

    cells: tuple[str, ...]
    is_heading: bool = False


def guide_lines(store: Queryable, ledger: Ledger, source: str) -> list[Line]:
    """Return the lines of the sheet, from top to bottom."""
    return [
        *_how_to_fill(),
        *_sources(store, source),
        *_columns(ledger),
        *_orphans(ledger),
    ]


def _how_to_fill() -> Iterator[Line]:
    yield Line(("填写说明 How to fill",), is_heading=True)
    for row in table("queries", "ledger", "guide.tsv"):
        yield Line((f"{row['zh']}\n{row['english']}",))


def _sources(store: Queryable, source: str) -> Iterator[Line]:
    yield Line(("报告 report", "日期 date", "标题和原文校验值 title and SHA-256"), is_heading=True)
    for row in records(store, "reports"):
        name, date, title = (clean(words(row, field)) for field in ("id", "date", "title"))
        yield Line((name, date, f"{title}\n{words(row, 'hash')}"))
    yield Line((f"来源校验值 source hash: {source}",))


def _columns(ledger: Ledger) -> Iterator[Line]:
    heading = ("工作表 sheet", "栏目", "column", "由谁填 filled", "空白 blank")
    yield Line(heading, is_heading=True)
    for sheet in load_sheets():
        blanks, total = ledger.blanks(sheet), len(ledger.rows[sheet.id])
        for column in sheet.columns:
            filled = "人工 people" if column.editable else "报告 reports"
            blank = f"{blanks[column.field]}/{total}" if column.editable else ""
            yield Line((sheet.name, column.title, column.english, filled, blank))


def _orphans(ledger: Ledger) -> Iterator[Line]:
    """Tell what people wrote about items that the reports, read again, no longer name."""
    if ledger.orphans:
        told = "以下填写所指的事项已不在报告中 Reviews whose item no report names any more"
        yield Line((told,), is_heading=True)
    for review in ledger.orphans:
        yield Line((review.editor, review.date, review.item, review.field, review.text))
