"""Which unit a person means: one of the reports', else a new one in the place of the report."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from kg.extraction.units import find_units
from kg.identity.names import name_key
from kg.identity.places import report_place
from kg.identity.registry import NO_REGISTRY
from kg.identity.units import resolve_units
from kg.ledger.records import Record, by, records, words
from kg.ledger.reviews import RULE_REVIEW
from kg.model.entities import Place
from kg.model.mentions import Reading
from kg.model.text import Metadata, Stated
from kg.rdf.mint import mint
from kg.rdf.queryable import Queryable
from kg.text.outline import read_outline
from kg.text.read import make_report


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit that a person named; a provisional one is named by no report.

    `kind` is empty when the name does not tell it; `place` is where a provisional unit belongs.
    """

    node: NamedNode
    label: str
    provisional: bool = False
    kind: str = ""
    place: Place | None = None


class Naming:
    """Finds the unit behind a name, as the reports that tell of an item would use it."""

    def __init__(self, store: Queryable) -> None:
        self._by_report: dict[tuple[str, str], set[NamedUnit]] = defaultdict(set)
        self._by_label: dict[str, set[NamedUnit]] = defaultdict(set)
        self._by_iri: dict[str, NamedUnit] = {}
        for row in records(store, "units"):
            unit = NamedUnit(NamedNode(words(row, "unit")), words(row, "label"))
            self._by_label[name_key(unit.label)].add(unit)
            self._by_iri[unit.node.value] = unit
            if row["report"]:
                self._by_report[words(row, "report"), name_key(words(row, "name"))].add(unit)
        self._told = by(records(store, "circumstances"), "item")

    def unit(self, name: str, item: str) -> NamedUnit:
        """Return the unit that `name` means for an item.

        First the names that the item's reports use, then canonical names, then the rules by which
        names of reports are resolved. What is found nowhere becomes a provisional unit.
        """
        key = name_key(name)
        for found in self._meanings(key, item):
            if len(found) == 1:
                return next(iter(found))
        return self._resolved(key, self._told.get(item, []))

    def knows(self, name: str, item: str) -> bool:
        """Tell whether a unit goes by this name, in the item's reports or as its canonical name."""
        return any(self._meanings(name_key(name), item))

    def _meanings(self, key: str, item: str) -> tuple[set[NamedUnit], set[NamedUnit]]:
        """Return whom the item's reports call so, and whose canonical name it is."""
        reports = (words(row, "report") for row in self._told.get(item, []))
        used = {unit for report in reports for unit in self._by_report.get((report, key), ())}
        return used, self._by_label.get(key, set())

    def _resolved(self, name: str, told: Iterable[Record]) -> NamedUnit:
        reading = _reading(name, next(iter(told), None))
        place = report_place(reading.metadata)
        mentions = tuple(unit for unit in find_units(reading) if unit.name == name)
        for unit in resolve_units(replace(reading, units=mentions), place, NO_REGISTRY):
            node = mint(*unit.entity.path)
            new = NamedUnit(node, unit.entity.label, True, unit.kind, unit.place)
            return self._by_iri.get(node.value, new)
        node = mint("unit", place.code if place else "x-", name)
        return self._by_iri.get(node.value, NamedUnit(node, name, True, "", place))


def _reading(name: str, report: Record | None) -> Reading:
    """Return a name alone, to be read as the report would read it."""
    outline = read_outline(make_report("ledger", f"由{name}负责。"))
    title, issuer, place = (
        Stated(words(report, field), None, RULE_REVIEW) if report and report[field] else None
        for field in ("title", "issuer", "place")
    )
    return Reading(outline, Metadata(title, issuer, None, place, None, None))
