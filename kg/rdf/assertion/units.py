"""Organisations, what their names tell of them, and every place that names them."""

import re
from collections.abc import Mapping

from pyoxigraph import NamedNode

from kg.model.entities import Place, ResolvedUnit
from kg.model.mentions import UnitMention
from kg.names.classes import PLACE, class_by_name
from kg.names.offices import offices
from kg.rdf.assertion.draft import Draft, label
from kg.rdf.namespaces import ALT_LABEL, concept

_INTERNAL = frozenset({"government", "party", "inspection", "taskforce"})
_OFFICES = frozenset({"government", "party"})
_PARTY = "中共"
_ZONE = "FunctionalZone"
_RUNS_A_PLACE = re.compile(
    r"(?:中共)?(?P<place>.{2,}?)(?:管理委员会|管委会|工作委员会|党工委|人民政府|(?<=[省市县区])政府)"
)
_SHORTEST_REST = 2
_PARTY_INSIDE = ("党组", "党委", "党支部")
"""Party bodies inside an authority, which are not below it."""


def assert_units(draft: Draft) -> None:
    """Write each unit, its names that hold in any report, and a claim for each mention."""
    authorities = {
        unit.entity.label.removeprefix(_PARTY): unit
        for unit in draft.resolution.units
        if unit.kind in _INTERNAL
    }
    for unit in draft.resolution.units:
        node = draft.unit(unit)
        superior = _superior(unit, authorities)
        draft.write(node, superiorUnit=draft.unit(superior) if superior else None)
        draft.write(node, administers=_administered(draft, unit))
        draft.write(node, officeFunction=_function(unit))
        for form in (unit.fullest, *unit.aliases):
            if _valid_anywhere(form, unit):
                draft.add(node, ALT_LABEL, label(form))
        for mention in unit.mentions:
            _assert_mention(draft, unit, mention)


def _superior(unit: ResolvedUnit, units: Mapping[str, ResolvedUnit]) -> ResolvedUnit | None:
    """Return the body with whose whole name this name begins: 云河市委 for 云河市委宣传部."""
    name = unit.entity.label.removeprefix(_PARTY)
    if unit.kind not in _INTERNAL or name.endswith(_PARTY_INSIDE):
        return None
    heads = (name[:length] for length in range(len(name) - _SHORTEST_REST, 1, -1))
    found = (units[head] for head in heads if head in units)
    return next((above for above in found if above.place == unit.place), None)


def _function(unit: ResolvedUnit) -> str | None:
    """Return the function of a known office: one for 云河市科技局 and 浙江省科学技术厅."""
    name = unit.entity.label.removeprefix(_PARTY)
    rests = (name[start:] for start in range(len(name) - 1)) if unit.kind in _OFFICES else ()
    known = (offices()[rest] for rest in rests if rest in offices())
    return next((office.function for office in known if office.kind == unit.kind), None)


def _administered(draft: Draft, unit: ResolvedUnit) -> NamedNode | None:
    """Return the area that a government or management committee is named after."""
    match = _RUNS_A_PLACE.fullmatch(unit.entity.label)
    name, own = match["place"] if match else "", unit.place
    if own and name and name == own.name:
        return draft.place(own)
    if class_by_name(name, PLACE) != _ZONE:
        return None
    zone = draft.place(Place(f"x-{name}", name))
    draft.write(zone, locatedIn=draft.place(own) if own else None)
    return zone


def _valid_anywhere(form: str, unit: ResolvedUnit) -> bool:
    """Tell whether a name needs no context: 市水务局 does, 云河市水务局 does not."""
    return form != unit.entity.label and unit.place is not None and form.startswith(unit.place.name)


def _assert_mention(draft: Draft, unit: ResolvedUnit, mention: UnitMention) -> None:
    """Write a mention; unless it is the canonical name, the rule that resolved it counts."""
    verbatim = mention.span.cut(draft.source.text) == unit.entity.label
    basis, rule = ("stated", mention.rule) if verbatim else ("normalised", unit.rule)
    claim = draft.claim("Mention", mention.span, rule=rule, basis=basis)
    form = "fullest" if mention.name == unit.fullest else "alias"
    draft.write(claim, surfaceForm=mention.name, refersTo=draft.unit(unit))
    draft.write(claim, nameForm=concept("name-form", form))
