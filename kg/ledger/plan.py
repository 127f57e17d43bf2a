"""What a filled copy changes in a store, told before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from kg.errors import LedgerError
from kg.ledger.content import Row, read_ledger
from kg.ledger.filled import FilledCell, FilledLedger
from kg.ledger.naming import NamedUnit, Naming
from kg.ledger.reviews import Cell, Review, histories
from kg.ledger.values import BadValueError, parse, unit_names
from kg.ledger.wording import units
from kg.rdf.queryable import Queryable


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell to be taken over; an empty text takes the standing review back."""

    cell: FilledCell
    text: str
    units: tuple[NamedUnit, ...] = ()
    earlier: Review | None = None
    ordinal: int = 0

    @property
    def only_clears(self) -> bool:
        """Whether it deletes the words of a report, which stay: nobody wrote there before."""
        return not self.text and not (self.earlier and self.earlier.text)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does: its edits, and the cells that it leaves as they are.

    `same` counts cells that say what the store says already, `cleared` those in which a person
    deleted the words of a report, which stay; `other_source` tells that reports changed since.
    """

    edits: tuple[Edit, ...]
    same: int = 0
    cleared: tuple[str, ...] = ()
    other_source: bool = False
    provisional: tuple[NamedUnit, ...] = field(default=())

    @property
    def withdrawn(self) -> int:
        """How many reviews are taken back."""
        return sum(not edit.text for edit in self.edits)

    @property
    def superseded(self) -> int:
        """How many reviews give way to new ones."""
        return sum(bool(edit.earlier and edit.earlier.text and edit.text) for edit in self.edits)


def plan_import(store: Queryable, filled: FilledLedger, *, name: str, source: str) -> Plan:
    """Return what a filled copy changes; `name` is that of the file, `source` the store's hash.

    Raises LedgerError, with cell addresses, for values that no column can hold and for rows about
    items that the store does not have.
    """
    rows = {row.key: row for found in read_ledger(store).rows.values() for row in found}
    problems = [
        f"{address}: 库中没有这一行的事项 (the store has no such item)"
        for key, address in filled.keys.items()
        if key not in rows
    ]
    planner = _Planner(store, rows)
    found: list[Edit | None] = []
    for cell in filled.changes:
        try:
            found += [planner.edit(cell)] if cell.item in rows else []
        except BadValueError as error:
            problems.append(f"{cell.address} {cell.column.title}: {error}")
    if problems:
        raise LedgerError(name, tuple(problems))
    told = [edit for edit in found if edit]
    edits = tuple(edit for edit in told if not edit.only_clears)
    return Plan(
        edits=edits,
        same=found.count(None),
        cleared=tuple(edit.cell.address for edit in told if edit.only_clears),
        other_source=filled.source != source,
        provisional=tuple(_provisional(edits)),
    )


def _provisional(edits: Iterable[Edit]) -> Iterator[NamedUnit]:
    named = {unit.node.value: unit for edit in edits for unit in edit.units if unit.provisional}
    yield from (named[iri] for iri in sorted(named))


class _Planner:
    """Turns the changed cells of a copy into edits."""

    def __init__(self, store: Queryable, rows: Mapping[str, Row]) -> None:
        self._rows = rows
        self._histories: Mapping[Cell, tuple[Review, ...]] = histories(store)
        self._store = store
        self._naming: Naming | None = None

    def edit(self, cell: FilledCell) -> Edit | None:
        """Return the edit that a cell asks for; None where the store says the same already.

        Raises BadValueError for what the column cannot hold.
        """
        text, named = self._value(cell)
        if text == self._rows[cell.item].words(cell.column.field):
            return None
        chain = self._histories.get((cell.item, cell.column.field), ())
        return Edit(cell, text, named, chain[-1] if chain else None, len(chain))

    def _value(self, cell: FilledCell) -> tuple[str, tuple[NamedUnit, ...]]:
        if cell.column.kind != "units" or not cell.text:
            return parse(cell.column, cell.text), ()
        naming = self._naming = self._naming or Naming(self._store)
        names = unit_names(cell.text, partial(naming.knows, item=cell.item))
        named = [naming.unit(name, cell.item) for name in names]
        once = tuple({unit.node.value: unit for unit in named}.values())
        return units(unit.label for unit in once), once
