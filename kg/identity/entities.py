"""Which things the words of a report refer to: plans, projects, documents, issues, tasks.

An identity depends on this report alone (its area, its year, its words), so reports can be read
in any order and on any number of machines.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.identity.chains import (
    by_sentence,
    dependents,
    place_in_text,
    prerequisites,
    task,
    waiting,
)
from kg.identity.common_titles import CommonTitles, is_common_title
from kg.identity.known import Known
from kg.identity.names import name_key
from kg.identity.scope import Scope
from kg.identity.titles import fullest_titles
from kg.model.entities import Entity, Place, ResolvedUnit
from kg.model.facts import Facts, Issue, Measure, Project, Responsibility
from kg.model.mentions import Reading
from kg.model.text import Span, Words
from kg.names.projects import fullest_names

_FIRST_CLAUSE = re.compile("[^,，。;；\n]{1,40}")
_WHOLE_AREA = re.compile("[全我本](?:省|市|县|区|州|旗|镇|乡)")


def link(
    reading: Reading, facts: Facts, place: Place | None, units: Sequence[ResolvedUnit]
) -> Mapping[Words, Entity]:
    """Return the thing that each words of a fact refer to.

    Indicators are not in it: the words of a counted set (36项重点任务) are both a set and an
    indicator. The subject of a figure is in it only when the report makes a thing of it.
    """
    scope = Scope.of(reading, facts, place)
    things = dict(_structure(scope, facts))
    _add(things, _projects(scope, facts))
    common = CommonTitles(scope, facts, things)
    _add(things, _documents(scope, facts, common))
    known = Known.of(facts, things, units)
    _add(things, dependents(scope, facts, known, common))
    _add(things, prerequisites(scope, facts, known, things))
    local = by_sentence(scope, facts, things)
    for fact in facts.responsibilities:
        near = local.get(place_in_text(scope, fact.target))
        things.setdefault(fact.target, near or _target(scope, facts, known, fact, common))
    for deadline in facts.deadlines:
        near = local.get(place_in_text(scope, deadline.what))
        things.setdefault(deadline.what, near or waiting(scope, known, deadline.what))
    _add(things, _subjects(facts, known, place))
    return things


def _add(things: dict[Words, Entity], more: Iterator[tuple[Words, Entity]]) -> None:
    """Let the first reading of words win; the same words may be a project and a target."""
    for words, entity in more:
        things.setdefault(words, entity)


def _structure(scope: Scope, facts: Facts) -> Iterator[tuple[Words, Entity]]:
    """Yield plans, aspects, categories, issues and measures: what the outline itself shows."""
    for plan in facts.plans:
        yield plan.name, scope.plan(plan.name.text)
    for issue in facts.issues:
        yield issue.text, _issue(scope, issue)
        if issue.aspect:
            yield issue.aspect, _heading(scope, "InspectionAspect", "aspect", issue.aspect)
        if issue.category:
            yield issue.category, _heading(scope, "IssueCategory", "category", issue.category)
    for measure in facts.measures:
        yield measure.opening, _measure(scope, measure)


def _heading(scope: Scope, cls: str, kind: str, words: Words) -> Entity:
    section = scope.outline.section_at(words.span.start).index
    return Entity(cls, ("report", scope.report, kind, str(section)), name_key(words.text))


def _issue(scope: Scope, issue: Issue) -> Entity:
    path = ("issue", scope.report, scope.issue_keys[issue])
    return Entity("Issue", path, name_key(issue.text.text))


def _measure(scope: Scope, measure: Measure) -> Entity:
    body = measure.body.cut(scope.outline.report.text).strip()
    clause = _FIRST_CLAUSE.match(body)
    issue = scope.answered.get(measure)
    key = scope.issue_keys[issue] if issue else measure.issue
    path = ("issue", scope.report, key, "m", str(measure.ordinal))
    return Entity("Measure", path, clause[0] if clause else measure.opening.text)


def _documents(scope: Scope, facts: Facts, common: CommonTitles) -> Iterator[tuple[Words, Entity]]:
    titles = [document.title for document in facts.documents]
    fullest = fullest_titles(words.text for words in titles if not is_common_title(words.text))
    for words in titles:
        if is_common_title(words.text):
            yield words, common.thing("PolicyDocument", words)
        else:
            yield words, scope.of_area("PolicyDocument", "doc", fullest[name_key(words.text)])


def _projects(scope: Scope, facts: Facts) -> Iterator[tuple[Words, Entity]]:
    single = (name_key(fact.name.text) for fact in facts.projects if not fact.is_set)
    fullest = fullest_names(single)
    for project in facts.projects:
        yield project.name, _project(scope, project, fullest)


def _project(scope: Scope, project: Project, fullest: Mapping[str, str]) -> Entity:
    name = name_key(project.name.text)
    if not project.is_set:
        return scope.of_area("Project", "project", fullest[name])
    plan = scope.plan_at(project.name.span.start)
    path = ("set", scope.code, scope.year, plan.label if plan else "", name)
    return Entity("ProjectSet", path, name)


def _target(
    scope: Scope, facts: Facts, known: Known, fact: Responsibility, common: CommonTitles
) -> Entity:
    """Return what a unit is responsible for; what the report names nowhere else is a task."""
    words = fact.target
    if is_common_title(words.text):
        return common.thing("PolicyDocument", words)
    match fact.target_kind:
        case "plan":
            found = known.plans.inside(words.text) or known.plans.around(words.text)
            found = found or scope.plan_at(words.span.start)
            return found or scope.plan(words.text)
        case "project":
            found = known.sets.equal(words.text) or known.projects.inside(words.text)
            return found or scope.of_area("Project", "project", words.text)
        case "document":
            found = known.documents.equal(words.text) or known.documents.around(words.text)
            return found or scope.of_area("PolicyDocument", "doc", words.text)
        case "issue" | "measure":
            found = _answered(scope, facts, words.span, fact.target_kind)
        case "unit":
            found = known.units.equal(words.text)
        case _:
            found = known.sets.equal(words.text) or known.all.equal(words.text)
    return found or task(scope, words)


def _answered(scope: Scope, facts: Facts, span: Span, kind: str) -> Entity | None:
    """Return the issue or measure in whose text `span` lies."""
    measure = next((fact for fact in facts.measures if fact.body.covers(span)), None)
    if kind == "measure":
        return _measure(scope, measure) if measure else None
    sections = {
        part.index for part in scope.outline.ancestors(scope.outline.section_at(span.start))
    }
    issue = next((fact for fact in facts.issues if fact.section in sections - {0}), None)
    return _issue(scope, issue) if issue else None


def _subjects(facts: Facts, known: Known, place: Place | None) -> Iterator[tuple[Words, Entity]]:
    for fact in facts.observations:
        if fact.subject is None:
            continue
        text = fact.subject.text
        if place and _WHOLE_AREA.fullmatch(text) and place.name.endswith(text[-1]):
            yield fact.subject, Entity("Place", ("place", place.code, place.name), place.name)
        elif found := known.sets.equal(text) or known.units.equal(text) or known.all.inside(text):
            yield fact.subject, found
