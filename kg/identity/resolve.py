"""From words to things: one report, resolved."""

from types import MappingProxyType

from kg.identity.entities import link
from kg.identity.places import report_place
from kg.identity.registry import NO_REGISTRY, Registry
from kg.identity.units import resolve_units
from kg.model.entities import Resolution
from kg.model.facts import Facts
from kg.model.mentions import Reading


def resolve(reading: Reading, facts: Facts, registry: Registry = NO_REGISTRY) -> Resolution:
    """Return `facts` with the units, places and things that their words refer to.

    It needs no other report: an identity follows from the report's own area and words, and from
    what the user's registry says of them.
    """
    place = report_place(reading.metadata)
    units = resolve_units(reading, place, registry)
    by_name = {mention.name: unit for unit in units for mention in unit.mentions}
    return Resolution(
        reading=reading,
        facts=facts,
        place=place,
        units=units,
        unit_of=MappingProxyType(by_name),
        entity_of=MappingProxyType(dict(link(reading, facts, place, units))),
    )
