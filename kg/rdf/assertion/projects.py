"""Projects, sets of projects and their stages."""

from kg.model.entities import Entity
from kg.model.facts import Project
from kg.names.projects import project_stem, whole_of
from kg.rdf.assertion.draft import Draft, integer
from kg.rdf.namespaces import concept, ont
from kg.text.modality import modality_at


def assert_projects(draft: Draft) -> None:
    """Write each project under the plan of its section, in its set and under its whole."""
    for fact in draft.facts.projects:
        _assert_project(draft, fact)
    _assert_members(draft)
    _assert_parts(draft)


def _assert_project(draft: Draft, fact: Project) -> None:
    node, claim = draft.words(fact.name), draft.stated("StatusRecord", fact)
    carrier = draft.unit_of(fact.unit) if fact.unit else None
    stage = concept("stage", fact.stage)
    draft.write(node, isPartOf=draft.plan_at(fact.name.span), ownerUnit=carrier)
    draft.write(claim, recordOf=node, surfaceForm=fact.name.text, status=stage)
    draft.write(claim, carrier=carrier, carrierAsWritten=fact.unit.name if fact.unit else None)
    draft.write(claim, declaredCount=integer(fact.count) if fact.count is not None else None)
    modality = modality_at(draft.source.folded, fact.evidence)
    draft.write(claim, modality=concept("modality", modality) if modality else None)
    draft.direct(claim, node, ont("reportedStatus"), stage)


def _assert_members(draft: Draft) -> None:
    """Write the projects that a set names as examples: 甲泵站、乙泵站等3个项目."""
    sets: dict[int, list[Project]] = {}
    for fact in draft.facts.projects:
        if fact.is_set:
            sets.setdefault(fact.evidence.end, []).append(fact)
    for fact in draft.facts.projects:
        for around in () if fact.is_set else sets.get(fact.evidence.end, ()):
            if around.name.span.covers(fact.name.span):
                draft.write(draft.words(around.name), hasMember=draft.words(fact.name))


def _assert_parts(draft: Draft) -> None:
    """Write stretches and phases under the project they are part of: 云溪大道(城区段), 二期."""
    singles: dict[str, Entity] = {}
    for fact in draft.facts.projects:
        if not fact.is_set:
            entity = draft.resolution.entity_of[fact.name]
            singles.setdefault(project_stem(entity.label), entity)
    for part in singles.values():
        whole = singles.get(whole_of(part.label))
        if whole:
            draft.write(draft.entity(part), isPartOf=draft.entity(whole))
