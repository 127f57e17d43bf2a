"""The ledger as it stands: what the reports say, and over it what people wrote."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.ledger.columns import KEY, Sheet, load_sheets
from kg.ledger.issues import issue_rows
from kg.ledger.projects import project_rows
from kg.ledger.reviews import Cell as About
from kg.ledger.reviews import Review, histories, standing
from kg.ledger.wording import REVIEWED, clean, lines
from kg.outputs.table import Cell
from kg.rdf.queryable import Queryable

_ROWS: Mapping[str, Callable[[Queryable], Iterator[tuple[str, dict[str, Cell]]]]] = (
    MappingProxyType({"issues": issue_rows, "projects": project_rows})
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the item that it is about, and its cells by field."""

    key: str
    cells: Mapping[str, Cell]

    def words(self, field: str) -> str:
        """Return a cell as words; a blank is the empty text."""
        cell = self.cells.get(field)
        return "" if cell is None else str(cell)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of each sheet, and the reviews whose item no report names any more."""

    rows: Mapping[str, tuple[Row, ...]]
    orphans: tuple[Review, ...]

    def blanks(self, sheet: Sheet) -> Mapping[str, int]:
        """Return how many cells of each column that people may fill are blank."""
        counts = Counter(
            column.field
            for row in self.rows[sheet.id]
            for column in sheet.columns
            if column.editable and not row.words(column.field)
        )
        return {column.field: counts[column.field] for column in sheet.columns if column.editable}


def read_ledger(store: Queryable) -> Ledger:
    """Return the ledger of a store; where people wrote something, that is shown."""
    reviews = standing(histories(store))
    found = {
        sheet.id: tuple(
            Row(item, _finished(sheet, {"index": index, KEY: item, **cells}, item, reviews))
            for index, (item, cells) in enumerate(_ROWS[sheet.id](store), start=1)
        )
        for sheet in load_sheets()
    }
    shown = {row.key for rows in found.values() for row in rows}
    orphans = tuple(review for about, review in sorted(reviews.items()) if about[0] not in shown)
    return Ledger(found, orphans)


def _finished(
    sheet: Sheet, cells: dict[str, Cell], item: str, reviews: Mapping[About, Review]
) -> Mapping[str, Cell]:
    written = []
    for column in sheet.columns:
        review = reviews.get((item, column.field))
        if review and column.editable:
            cells[column.field] = review.text
            cells[f"{column.field}-basis"] = REVIEWED
            written.append(f"{column.title}：{review.editor} {review.date}")
    cells["reviews"] = lines(written)
    return {
        column.field: clean(cell) if isinstance(cell, str) else cell
        for column in sheet.columns
        for cell in (cells.get(column.field),)
    }
