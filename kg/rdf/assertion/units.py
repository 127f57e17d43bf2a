"""Organisations and every place that names them."""

from kg.model.entities import ResolvedUnit
from kg.model.mentions import UnitMention
from kg.rdf.assertion.draft import Draft, label
from kg.rdf.namespaces import ALT_LABEL, concept


def assert_units(draft: Draft) -> None:
    """Write each unit, its names that hold in any report, and a claim for each mention."""
    for unit in draft.resolution.units:
        node = draft.unit(unit)
        for form in (unit.fullest, *unit.aliases):
            if _valid_anywhere(form, unit):
                draft.add(node, ALT_LABEL, label(form))
        for mention in unit.mentions:
            _assert_mention(draft, unit, mention)


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
