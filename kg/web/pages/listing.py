"""Lists of things: the rows of a query, filtered, sorted and cut into pages on the server."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from kg.outputs.query import Label
from kg.outputs.table import Cell
from kg.resources import table
from kg.text.fold import fold
from kg.web.pages.asking import Record, page_query

Row = TypeVar("Row")

#: The lists, each a query of `queries/pages` and rows of `columns.tsv`.
LISTS = ("plans", "units", "projects", "issues", "documents", "reports")
PAGE = 50
FACET = "facet"
_BETWEEN = "\n"
"""What the queries put between several values of a cell; no name holds it."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list, and what it is used for."""

    name: str
    use: str
    title: Label


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants of a list: words anywhere, values of facets, an order, a page."""

    words: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list; `choices` are the values of each facet with how many rows have them."""

    rows: Sequence[Record]
    total: int
    page: int
    pages: int
    choices: Mapping[str, Sequence[tuple[str, int]]]


@cache
def list_columns(name: str) -> tuple[ListColumn, ...]:
    """Return the columns of a list.

    >>> list_columns("plans")[0].title
    Label(zh='计划', en='plan')
    """
    titles = {one.name: Label(one.title, one.english) for one in page_query(name).columns}
    return tuple(
        ListColumn(row["column"], row["use"], titles[row["column"]])
        for row in table("web", "columns.tsv")
        if row["list"] == name
    )


def listed(name: str, rows: Sequence[Record], asked: Asked) -> Listed:
    """Return the page that is asked for; facets and columns that a list lacks are passed over."""
    columns = list_columns(name)
    facets = [column.name for column in columns if column.use == FACET]
    wanted = {key: value for key, value in asked.facets.items() if key in facets and value}
    worded = [row for row in rows if _holds(row, columns, asked.words)]
    found = [row for row in worded if _fits(row, wanted)]
    if asked.sort in {column.name for column in columns}:
        found = _sorted(found, asked.sort, descending=asked.descending)
    choices = {}
    for one in facets:
        others = {key: value for key, value in wanted.items() if key != one}
        choices[one] = _counted([row for row in worded if _fits(row, others)], one)
    shown, page, pages = cut(found, asked.page, PAGE)
    return Listed(shown, len(found), page, pages, choices)


def cut(rows: Sequence[Row], page: int, size: int) -> tuple[Sequence[Row], int, int]:
    """Return the rows of a page, its number, and how many pages there are; at least one.

    A page before the first or after the last is the first or the last.

    >>> cut("甲乙丙", 9, 2)
    ('丙', 2, 2)
    """
    pages = max(1, -(-len(rows) // size))
    page = min(max(1, page), pages)
    return rows[(page - 1) * size : page * size], page, pages


def values_of(cell: Cell) -> list[str]:
    r"""Return the values that stand in one cell.

    >>> values_of("市水利局\n市财政局")
    ['市水利局', '市财政局']
    """
    return [] if cell in (None, "") else sorted(str(cell).split(_BETWEEN))


def _holds(row: Record, columns: Sequence[ListColumn], words: str) -> bool:
    wanted = fold(words).split()
    told = fold(" ".join(str(row[column.name] or "") for column in columns))
    return all(word in told for word in wanted)


def _fits(row: Record, wanted: Mapping[str, str]) -> bool:
    return all(value in values_of(row[key]) for key, value in wanted.items())


def _sorted(rows: Sequence[Record], name: str, *, descending: bool) -> list[Record]:
    """Return rows in the order of a column; blanks come last either way."""
    told = [row for row in rows if row[name] not in (None, "")]
    blank = [row for row in rows if row[name] in (None, "")]

    def key(row: Record) -> tuple[bool, float, str]:
        cell = row[name]
        return isinstance(cell, str), cell if isinstance(cell, int | float) else 0.0, str(cell)

    return sorted(told, key=key, reverse=descending) + blank


def _counted(rows: Sequence[Record], name: str) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for row in rows:
        for value in values_of(row[name]):
            counts[value] = counts.get(value, 0) + 1
    return sorted(counts.items())
