"""The report itself: its text, its sections, what it says about itself."""

from pyoxigraph import Literal, NamedNode

from kg.model.entities import Entity
from kg.model.text import Stated
from kg.rdf.assertion.draft import Draft, integer, label
from kg.rdf.assertion.periods import calendar_date, period_node
from kg.rdf.namespaces import PREF_LABEL, TITLE, TYPE, concept, ont
from kg.text.periods import read_period

_GENRE_CLASS = {"progress": "ProgressReport", "rectification": "RectificationReport"}


def assert_text(draft: Draft) -> None:
    """Write the report, its untouched text and its sections; section 0 is the whole report."""
    source = draft.source
    draft.add(draft.report, TYPE, ont("Report"))
    draft.write(draft.report, reportId=source.id, fileStem=source.stem, hasText=draft.text)
    draft.add(draft.text, TYPE, ont("ReportText"))
    draft.write(draft.text, textHash=source.sha256, text=source.text)
    draft.write(draft.text, textLength=integer(len(source.text)))
    for section in draft.outline.sections:
        node = draft.section(section.index)
        name = section.number + section.title
        parent = draft.section(section.parent) if section.index else draft.report
        draft.add(node, TYPE, ont("Section"))
        draft.add(node, PREF_LABEL, label(name))
        draft.write(node, number=section.number, heading=section.title, sectionPath=section.path)
        draft.write(node, ordinal=integer(section.index), isPartOf=parent)


def assert_metadata(draft: Draft) -> None:
    """Write title, issuer, date, place, period and genre, each with a claim."""
    metadata = draft.resolution.reading.metadata
    name = metadata.title.value if metadata.title else draft.source.stem
    draft.add(draft.report, PREF_LABEL, label(name))
    place = draft.resolution.place
    _state(draft, metadata.title, TITLE, _literal(metadata.title))
    _state(draft, metadata.issuer, ont("issuer"), _issuer(draft, metadata.issuer))
    date = calendar_date(metadata.date.value) if metadata.date else None
    _state(draft, metadata.date, ont("publicationDate"), date)
    _state(draft, metadata.place, ont("jurisdiction"), draft.place(place) if place else None)
    _state(draft, metadata.period, ont("reportingPeriod"), _literal(metadata.period))
    _state(draft, metadata.number, ont("docNumber"), _literal(metadata.number))
    if metadata.period:
        period = read_period("", metadata.period.value)
        draft.write(draft.report, period=period_node(draft, period, metadata.period.value))
    if metadata.genre:
        draft.add(draft.report, TYPE, ont(_GENRE_CLASS[metadata.genre.value]))
        _state(draft, metadata.genre, ont("genre"), concept("genre", metadata.genre.value))


def _state(
    draft: Draft, stated: Stated | None, predicate: NamedNode, value: NamedNode | Literal | None
) -> None:
    if stated is None or value is None:
        return
    basis = "stated" if stated.span else "supplied"
    claim = draft.claim("MetadataStatement", stated.span, rule=stated.rule, basis=basis)
    draft.direct(claim, draft.report, predicate, value)


def _literal(stated: Stated | None) -> Literal | None:
    return Literal(stated.value) if stated else None


def _issuer(draft: Draft, stated: Stated | None) -> NamedNode | None:
    """Return the issuer; one that is not among the units of the text is a unit all the same."""
    if stated is None:
        return None
    for unit in draft.resolution.units:
        if stated.value in (unit.fullest, unit.entity.label, *unit.aliases):
            return draft.unit(unit)
    return draft.entity(Entity("Unit", ("unit", draft.code, stated.value), stated.value))
