"""An answer in Python: rows with names, a table in a notebook, a DataFrame."""

from collections import namedtuple
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, overload

from kg.errors import QueryError
from kg.outputs.analysis.extras import needed
from kg.outputs.harmless import visible
from kg.outputs.table import Cell, Table

if TYPE_CHECKING:
    import pandas as pd

#: A notebook shows so many rows; all of them are in the answer.
SHOWN = 100


class Answer(Sequence[Any]):
    """The rows of an answer; each is a tuple whose fields have the names of the columns.

    A column whose name Python does not allow has its position: `_0`, `_1` …

    >>> from kg.outputs.table import Column
    >>> table = Table((Column("plan", "计划"), Column("unit", "单位")), (("治水", "市水利局"),))
    >>> for row in Answer(table, "谁牵头?"):
    ...     print(row.unit, "←", row.plan)
    市水利局 ← 治水
    """

    def __init__(self, table: Table, title: str = "") -> None:
        self.table = table
        self.title = title

    @cached_property
    def rows(self) -> tuple[Any, ...]:
        """All rows, as named tuples."""
        row = namedtuple("Row", self.columns, rename=True)  # type: ignore[misc]
        return tuple(map(row._make, self.table.rows))

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, as the query calls them."""
        return tuple(column.name for column in self.table.columns)

    def column(self, name: str) -> tuple[Cell, ...]:
        """Return the cells of one column from top to bottom.

        Raises QueryError when there is no such column.
        """
        if name not in self.columns:
            known = ", ".join(self.columns)
            raise QueryError(f"没有列 {name!r} (no such column); 可用的列 (it has): {known}")
        index = self.columns.index(name)
        return tuple(row[index] for row in self.table.rows)

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a DataFrame whose columns have the names of the query.

        Raises KgError when pandas is not installed.
        """
        with needed("pandas"):
            import pandas as pd  # noqa: PLC0415 - an extra
        return pd.DataFrame(list(self.table.rows), columns=list(self.columns))

    def __len__(self) -> int:
        return len(self.table.rows)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> "Answer": ...
    def __getitem__(self, index: int | slice) -> Any:
        """Return a row, or some rows as an answer of their own."""
        if isinstance(index, int):
            return self.rows[index]
        return Answer(Table(self.table.columns, self.table.rows[index]), self.title)

    def __repr__(self) -> str:
        return f"<Answer {self.title!r}: {len(self)} rows of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """Return a table for a notebook; the words of a report stay words."""
        heads = "".join(f"<th>{_cell(column.title)}</th>" for column in self.table.columns)
        rows = "".join(f"<tr>{''.join(map(_data, row))}</tr>" for row in self.table.rows[:SHOWN])
        more = len(self) - SHOWN
        rest = f"<p>另有 {more} 行 ({more} more rows)</p>" if more > 0 else ""
        return (
            f"<table><caption>{_cell(self.title)}</caption><thead><tr>{heads}</tr></thead>"
            f"<tbody>{rows}</tbody></table>{rest}"
        )


def _data(cell: Cell) -> str:
    side = "right" if isinstance(cell, int | float) else "left"
    return f'<td style="text-align:{side}">{_cell(cell)}</td>'


def _cell(cell: Cell) -> str:
    return "" if cell is None else escape(visible(str(cell)))
