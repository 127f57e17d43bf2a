"""What the sheets of the ledger hold: `queries/ledger/columns.tsv` as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from kg.outputs.concepts import chinese_labels
from kg.resources import table

#: The names of the sheets, as people see them.
SHEETS: Mapping[str, str] = {"issues": "整改台账", "projects": "项目调度表"}
GUIDE, IDENTITY = "说明", "_duban"
KEY = "key"


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """A column: its field, titles, what a cell may hold (`kind`), who fills it (`fill`).

    `choices` are the words that a cell may hold, empty for free text.
    """

    field: str
    title: str
    english: str
    kind: str
    fill: str
    width: int
    choices: tuple[str, ...] = ()

    @property
    def editable(self) -> bool:
        """Whether people may write into the column."""
        return self.fill != "report"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its id, its name and its columns."""

    id: str
    name: str
    columns: tuple[LedgerColumn, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings, from left to right."""
        return tuple(column.title for column in self.columns)

    @property
    def scheme(self) -> str:
        """The scheme of the states of this sheet's items."""
        return next(one.kind[6:] for one in self.columns if one.kind.startswith("state:"))


@cache
def load_sheets() -> tuple[Sheet, ...]:
    """Return the sheets of the ledger.

    >>> [sheet.name for sheet in load_sheets()]
    ['整改台账', '项目调度表']

    Raises ResourceError when the table is missing or malformed.
    """
    rows = table("queries", "ledger", "columns.tsv")
    return tuple(
        Sheet(name, SHEETS[name], tuple(_column(row) for row in group))
        for name, group in groupby(rows, key=itemgetter("sheet"))
    )


@cache
def states(scheme: str) -> Mapping[str, str]:
    """Return the ids of the concepts of a scheme by their Chinese labels.

    >>> states("measure-state")["已完成"]
    'done'
    """
    return {label: notation for notation, label in chinese_labels(scheme).items()}


def _column(row: Mapping[str, str]) -> LedgerColumn:
    kind, _, rest = row["kind"].partition(":")
    choices = {"state": lambda: tuple(states(rest)), "choice": lambda: tuple(rest.split("|"))}
    return LedgerColumn(
        field=row["field"],
        title=row["title"],
        english=row["english"],
        kind=row["kind"] if kind == "state" else kind,
        fill=row["fill"],
        width=int(row["width"]),
        choices=choices[kind]() if kind in choices else (),
    )
