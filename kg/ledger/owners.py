"""Who leads, does and supports a work item, and on what basis: the unit cells of a row."""

from collections.abc import Iterable, Mapping

from kg.ledger.records import Record, words
from kg.ledger.wording import GUESSED, STATED, units
from kg.rdf.namespaces import GPR

#: The direct property behind each column of units.
RELATIONS: Mapping[str, str] = {
    "lead": "leadUnit",
    "responsible": "responsibleUnit",
    "cooperating": "cooperatingUnit",
}
_OWNER = "accountableUnit"
_REVIEWED = "reviewed"


def stated_units(duties: Iterable[Record], field: str) -> list[str]:
    """Return the units that the reports name in the role of a column."""
    return [words(duty, "unit") for duty in duties if _says(duty, RELATIONS[field])]


def inherited_owners(duties: Iterable[Record]) -> list[str]:
    """Return the units that answer for an item because they answer for a larger one."""
    return [words(duty, "unit") for duty in duties if _says(duty, _OWNER)]


def unit_cells(field: str, stated: Iterable[str], guessed: Iterable[str] = ()) -> dict[str, str]:
    """Return a cell of units and its basis; what is stated leaves no room for a guess.

    >>> unit_cells("lead", [], ["水务局"])
    {'lead': '水务局', 'lead-basis': '推测'}
    """
    told, thought = units(stated), units(guessed)
    basis = STATED if told else GUESSED if thought else ""
    return {field: told or thought, f"{field}-basis": basis}


def _says(duty: Record, relation: str) -> bool:
    return words(duty, "relation") == GPR + relation and duty["basis"] != _REVIEWED
