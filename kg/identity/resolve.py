"""From words to things: one report, resolved."""

from types import MappingProxyType

from kg.identity.entities import link
from kg.identity.places import report_place
from kg.identity.units import resolve_units
from kg.model.entities import Resolution
from kg.model.facts import Facts
from kg.model.mentions import Reading
from kg.names.zones import surroundings


def resolve(reading: Reading, facts: Facts) -> Resolution:
    """Return `facts` with the units, places and things that their words refer to.

    It needs no other report: an identity follows from the report's own area and words.
    """
    place = report_place(reading.metadata)
    units = resolve_units(reading.units, place, surroundings(reading.metadata), reading.report.id)
    by_name = {mention.fullest: unit for unit in units for mention in unit.mentions}
    return Resolution(
        reading=reading,
        facts=facts,
        place=place,
        units=units,
        unit_of=MappingProxyType(by_name),
        entity_of=MappingProxyType(dict(link(reading, facts, place, units))),
    )
