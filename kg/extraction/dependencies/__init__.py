"""What waits for what: dependencies that a report states with an explicit sign."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.dates_ahead import dates_ahead
from kg.extraction.dependencies.dependents import dependents_of
from kg.extraction.dependencies.prerequisites import Prerequisite, cues, find_prerequisites
from kg.extraction.dependencies.told_before import with_body_told
from kg.extraction.documents.states import document_state
from kg.extraction.outlooks import is_outlook
from kg.extraction.phrases import clause_at, clauses_holding, in_title
from kg.extraction.topics import (
    is_project_document,
    joint_names,
    owner_at,
    projects_before,
    segment_start,
)
from kg.model.facts import Dependency, Project
from kg.model.mentions import Reading, within
from kg.model.text import Span, Words

PLAN_OF_PROJECT = "planning-document-of-project"

_UNNAMED_SET = "项目"
_SAY_IT_ALL = ("approval", "sequence")
_LONGEST_TENDER = 20
_LONG_TITLE = 4
_DONE = re.compile(r"已|[^为除]了(?![解结])")
_OPENED = re.compile(
    r"\s|[正已拟并现]|其中|目前|完成|开展|计划|启动|组织|预计|务必|确保|力争|将|于?\d"
)
_SUM_END = re.compile(r"[百千万亿]*元(?=.)")
"""The end of a sum (1.2 | 亿元 | 国债), which names no money."""
_AT_LARGE = re.compile(r"(?<!设计)(?<!技术)(?<!施工)方案|规划|大纲")


@dataclass(frozen=True, slots=True)
class _Last:
    """What the last prerequisite was needed for, and the talk in which it stood."""

    segment: int = -1
    words: tuple[Words, ...] = ()


def relate_dependencies(reading: Reading, projects: tuple[Project, ...]) -> tuple[Dependency, ...]:
    """Return the dependencies of a report in reading order.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.extraction.projects import relate_projects
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "新城水厂项目环评获市生态环境局批复,征地拆迁已完成。"))
    >>> facts = relate_dependencies(reading, relate_projects(reading))
    >>> [(fact.dependent.text, fact.on.text, fact.kind) for fact in facts]
    [('新城水厂项目', '市生态环境局批复', 'approval'), ('新城水厂项目', '征地拆迁', 'land')]
    """
    named = [*projects, *_named_again(reading, projects)]
    topics = [project for project in named if project.name.text != _UNNAMED_SET]
    projects = tuple(sorted(topics, key=lambda project: project.name.span))
    stated = tuple(_stated(reading, projects))
    approved = frozenset(fact.evidence.start for fact in stated if fact.kind in _SAY_IT_ALL)
    found = [*stated, *_planned(reading, projects, approved)]
    found.sort(key=lambda fact: (fact.evidence, fact.on.span, fact.dependent.span))
    seen: dict[tuple[str, str, int], Dependency] = {}
    for fact in found:
        seen.setdefault((fact.dependent.text, fact.on.text, fact.evidence.start), fact)
    return tuple(seen.values())


def _named_again(reading: Reading, projects: tuple[Project, ...]) -> Iterator[Project]:
    """Yield the namings of projects of which another one has become the fact."""
    known = {project.name.span for project in projects}
    names = {project.name.text for project in projects}
    for mention in reading.projects:
        if mention.span not in known and mention.name in names:
            yield Project(
                evidence=mention.span,
                rule=mention.rule,
                name=Words(mention.name, mention.span),
                is_set=mention.is_set,
                count=mention.count,
                stage="unknown",
                unit=None,
            )


def _stated(reading: Reading, projects: tuple[Project, ...]) -> Iterator[Dependency]:
    text, last = reading.report.folded, _Last()
    for clause in clauses_holding(reading.report, cues()):
        for found in find_prerequisites(text, clause):
            if in_title(reading.outline, found.on.start):
                break
            segment = segment_start(reading, clause)
            known = last.words if last.segment == segment else ()
            dependents = dependents_of(reading, projects, clause, found) or known
            last = _Last(segment, dependents)
            for dependent in dependents:
                yield Dependency(
                    evidence=_evidence(text, clause, found),
                    rule=found.rule,
                    dependent=dependent,
                    on=_prerequisite_words(reading, clause, found, dependents),
                    kind=found.kind,
                    state=_state(reading, clause, found),
                )


def _state(reading: Reading, clause: Span, found: Prerequisite) -> str:
    """Return whether a prerequisite is met: not where its clause tells of what is to come."""
    if found.state == "pending" or _DONE.search(reading.report.folded, clause.start, clause.end):
        return found.state
    ahead = any(clause.covers(date) for date in dates_ahead(reading))
    return "pending" if ahead or is_outlook(reading, clause.start) else found.state


def _prerequisite_words(
    reading: Reading, clause: Span, found: Prerequisite, dependents: tuple[Words, ...]
) -> Words:
    """Return the words of the prerequisite, without the name of what needs it."""
    start, end = found.on.start, found.on.end
    for dependent in dependents:
        agreed = found.kind == "partner" and dependent.span.start > start
        if start < dependent.span.end < end and not agreed:
            start = dependent.span.end
    start += reading.report.folded.startswith("与", start)
    if found.kind == "procurement" and all(words.span.end <= clause.start for words in dependents):
        units = within(reading.units, clause)
        begin = units[0].span.end if units and units[0].span.start == clause.start else clause.start
        opened = _OPENED.match(reading.report.folded, begin)
        if not opened and end - begin <= _LONGEST_TENDER:
            start = begin
    sum_end = _SUM_END.match(reading.report.folded, start, end) if found.kind == "funding" else None
    start = sum_end.end() if sum_end else start
    words = reading.report.words(start, end)
    return with_body_told(reading, segment_start(reading, clause), found, words)


def _evidence(text: str, clause: Span, found: Prerequisite) -> Span:
    start = clause.start
    while text[start].isspace():
        start += 1
    end = max(clause.end, found.dependent.end if found.dependent else 0)
    return Span(min(start, found.on.start), end)


def _planned(
    reading: Reading, projects: tuple[Project, ...], approved: frozenset[int]
) -> Iterator[Dependency]:
    """Yield what a project needs in documents of its own: studies, designs, plans.

    Where a clause tells that the document was approved or sent for approval, that says it all.
    """
    text = reading.report.folded
    for span in _joined(reading):
        clause = clause_at(reading.report, span.start)
        if not is_project_document(span.cut(text)) or clause.start in approved:
            continue
        state = document_state(text, span, clause, clause.end)
        if state in ("compiled", "drafting"):
            for dependent in _owners(reading, projects, clause, span):
                yield _plan(reading, span, clause, dependent=dependent, state=state)


def _owners(
    reading: Reading, projects: tuple[Project, ...], clause: Span, span: Span
) -> tuple[Words, ...]:
    """Return the projects that a document belongs to: named before it, else above it."""
    named = projects_before(projects, segment_start(reading, clause), span.end)
    if named:
        return joint_names(reading.report, named)
    owner = owner_at(reading, projects, clause.start)
    return (owner,) if owner else ()


def _joined(reading: Reading) -> Iterator[Span]:
    """Yield the documents of a report, those of one list (初稿和报告) under one span."""
    current: Span | None = None
    for mention in reading.documents:
        gap = reading.report.folded[current.end : mention.span.start] if current else ""
        if current and gap in ("、", "和", "及"):
            current = current.join(mention.span)
            continue
        if current:
            yield current
        current = mention.span
    if current:
        yield current


def _plan(
    reading: Reading, span: Span, clause: Span, *, dependent: Words, state: str
) -> Dependency:
    start, inside = span.start, span.covers(dependent.span)
    if (
        inside
        and span.end - dependent.span.end >= _LONG_TITLE
        and not _AT_LARGE.search(reading.report.folded, dependent.span.end, span.end)
    ):
        start = dependent.span.end
    return Dependency(
        evidence=Span(min(clause.start, start), clause.end),
        rule=PLAN_OF_PROJECT,
        dependent=dependent,
        on=reading.report.words(start, span.end),
        kind="planning",
        state="met" if state == "compiled" else "pending",
    )
