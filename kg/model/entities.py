"""What the words of a report refer to: things with an identity."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model.facts import Facts
from kg.model.mentions import Reading, UnitMention
from kg.model.text import Words


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A thing: its ontology class, its identity and its canonical name.

    `path` holds the parts of its IRI, from the kind down (`("unit", "370100", "济南市水务局")`).
    """

    cls: str
    path: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative area; `code` is GB/T 2260, or `x-` and the name where no code is known."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ResolvedUnit:
    """One unit under all its names in one report.

    `fullest` is its fullest form in the text, `aliases` the other forms; `entity.label` is the
    canonical name (with the city's own name in front of 市水务局). `rule` is how it was resolved.
    """

    entity: Entity
    place: Place | None
    kind: str
    fullest: str
    aliases: tuple[str, ...]
    mentions: tuple[UnitMention, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """One report, read and resolved: all that is needed to assert it.

    `unit_of` maps the name in a mention to its unit; `entity_of` maps words (a plan's
    name, a project's, a target's) to the thing that they refer to in this report.
    """

    reading: Reading
    facts: Facts
    place: Place | None
    units: tuple[ResolvedUnit, ...]
    unit_of: Mapping[str, ResolvedUnit]
    entity_of: Mapping[Words, Entity]
