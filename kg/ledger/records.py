"""Rows of `queries/ledger` by column name, and which part of a text belongs to which issue."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.outputs.query import load_queries, run
from kg.outputs.table import Cell
from kg.rdf.queryable import Queryable
from kg.resources import resource

Record = Mapping[str, Cell]


def records(store: Queryable, name: str) -> tuple[Record, ...]:
    """Return the answer to a query of `queries/ledger`, each row by the names of its columns."""
    queries = {query.name: query for query in load_queries(resource("queries", "ledger"))}
    found = run(store, queries[name])
    names = [column.name for column in found.columns]
    return tuple(dict(zip(names, row, strict=True)) for row in found.rows)


def words(record: Record, name: str) -> str:
    """Return a cell as words; a blank is the empty text.

    >>> words({"line": 3, "unit": None}, "line"), words({"line": 3, "unit": None}, "unit")
    ('3', '')
    """
    cell = record[name]
    return "" if cell is None else str(cell)


def by(rows: Iterable[Record], name: str) -> Mapping[str, list[Record]]:
    """Return the rows by the value of one of their columns; rows where it is blank are left out."""
    found: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        if row[name] is not None:
            found[str(row[name])].append(row)
    return found


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A place where an issue, or a measure that answers it, begins."""

    start: int
    item: str
    is_measure: bool


class Territory:
    """Tells to which issue a place in a report belongs.

    What stands in a section belongs to the issue or measure that began last before it there.
    """

    def __init__(self, issues: Iterable[Record], measures: Iterable[Record]) -> None:
        found: dict[tuple[str, str], set[Anchor]] = defaultdict(set)
        for rows, is_measure in ((issues, False), (measures, True)):
            for row in rows:
                anchor = Anchor(_start(row), words(row, "item"), is_measure)
                found[_section(row)].add(anchor)
        self._anchors = {section: sorted(anchors) for section, anchors in found.items()}

    def owner(self, row: Record) -> str:
        """Return the issue to which a record belongs, empty for none."""
        anchors = self._anchors.get(_section(row), [])
        at = bisect_right(anchors, _start(row), key=lambda anchor: anchor.start)
        return anchors[at - 1].item if at else ""

    def owned(self, rows: Iterable[Record]) -> Mapping[str, list[Record]]:
        """Return the records by the issue to which they belong."""
        found: dict[str, list[Record]] = defaultdict(list)
        for row in rows:
            found[self.owner(row)].append(row)
        return found

    def passages(self, texts: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
        """Yield each measure's issue, start and words, up to the next one or the line's end."""
        for (report, _), anchors in self._anchors.items():
            text = texts.get(report, "")
            for anchor, end in zip(anchors, _ends(anchors, text), strict=True):
                if anchor.is_measure:
                    yield anchor.item, anchor.start, text[anchor.start : end].strip()


def _ends(anchors: Sequence[Anchor], text: str) -> Iterator[int]:
    following = [anchor.start for anchor in anchors[1:]] + [len(text)]
    for anchor, upper in zip(anchors, following, strict=True):
        line_end = text.find("\n", anchor.start)
        yield min(upper, line_end if line_end >= 0 else len(text))


def _section(row: Record) -> tuple[str, str]:
    return words(row, "report"), words(row, "section")


def _start(row: Record) -> int:
    return int(row["start"] or 0)
