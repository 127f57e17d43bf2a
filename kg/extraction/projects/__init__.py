"""The projects of a report and what it states of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.phrases import clause_at
from kg.extraction.projects.cards import fields_below
from kg.extraction.projects.carriers import carrier_of
from kg.extraction.projects.headings import HEADING
from kg.extraction.projects.matters import projects_of_matter
from kg.extraction.projects.mention_stages import stage_of_mention
from kg.extraction.projects.names import BUILT_THING, find_single_projects
from kg.extraction.projects.phases import PHASE, find_phases
from kg.extraction.projects.rows import TABLE_ROW, project_rows, row_at
from kg.extraction.projects.set_examples import EXAMPLE_OF_SET
from kg.extraction.projects.sets import SET_OF_EXAMPLES, find_project_sets
from kg.extraction.projects.stages import rank, stage_in_name
from kg.extraction.projects.subjects import find_bare_subjects
from kg.extraction.projects.works_by_predicate import TOLD, find_told, holds_name
from kg.model.facts import Project
from kg.model.mentions import ProjectMention, Reading, within
from kg.model.text import Outline, Report, Span, Words

_PART_DONE = re.compile(r"(?:^|,)(?:目前)?已?完成[^,]{0,16}$")
_OF_MANY = re.compile(r"重[点大]|\d{4}年|[和与、]")
_TITLE_END = re.compile(
    r"(?:建设|推进|进展|实施|完成|落实|工作)*情况的?(?:汇报|报告|通报|说明|总结|小结)?\s*"
)
_NOUN = re.compile(r"(?:项目|工程)$")
_KIND = re.compile(r"(?:项目|工程)(?:[一二三四]期)?$")
_INSIDE = re.compile(r"(?![和及与暨、])[^,;。、\n“(]{0,8}")
_LONGEST_UNIT = 40
_SEVERAL = 2
_LONGEST_PART = 6
"""Characters of the name of a building that is but a part of the project in the heading."""
_REST = ("剩余", "其余", "余下")
"""What opens the name of the rest of a set, which is no project of its own."""


def find_projects(reading: Reading) -> tuple[ProjectMention, ...]:
    """Return the projects named in a report and the sets given by a number, in reading order.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "新城水厂扩建工程已完工,12个水利项目在建。"))
    >>> [(mention.name, mention.count) for mention in reading.projects]
    [('新城水厂扩建工程', None), ('水利项目', 12)]
    """
    sets = tuple(
        one for one in find_project_sets(reading) if not _is_told_by_row(reading.report, one)
    )
    singles = find_single_projects(reading.outline, [mention.span for mention in sets])
    singles = _by_row(reading.report, _once(singles))
    outside = _outside_units(reading, singles)
    known = (*sets, *(mention for mention in outside if not _is_title(reading.report, mention)))
    known = (*known, *find_bare_subjects(reading, known))
    known = (*known, *find_told(reading, known))
    phases = tuple(find_phases(reading, known))
    found = (*phases, *_outside_phases(phases, _outside_parts(reading, known)))
    found = tuple(_named_apart(found))
    mentions = sorted(found, key=lambda mention: (mention.span, mention.name))
    return tuple(_without_parts(reading.report.folded, mentions))


def _once(singles: Iterable[ProjectMention]) -> Iterator[ProjectMention]:
    """Leave out names inside a name that a heading tells; headings come first."""
    headed: list[Span] = []
    for mention in singles:
        if mention.rule == HEADING:
            headed.append(mention.span)
        elif any(span.overlaps(mention.span) for span in headed):
            continue
        yield mention


def _by_row(report: Report, singles: Iterable[ProjectMention]) -> Iterator[ProjectMention]:
    """Yield one project for each row of a table of projects, and those outside such tables."""
    for row in project_rows(report):
        if row.is_matter:
            yield from projects_of_matter(report, row.name)
        else:
            yield ProjectMention(row.name, row.name.cut(report.text), False, None, TABLE_ROW)
    yield from (mention for mention in singles if not _is_told_by_row(report, mention))


def _is_told_by_row(report: Report, mention: ProjectMention) -> bool:
    """Tell whether the row of a table names its project itself where a name stands."""
    row = row_at(report, mention.span.start)
    return row is not None and (not row.is_matter or row.name.covers(mention.span))


def _is_title(report: Report, mention: ProjectMention) -> bool:
    """Tell whether a class of projects stands in the report's title (重点项目推进情况汇报)."""
    end = report.folded.find("\n")
    if mention.span.end > end or not _OF_MANY.search(mention.name):
        return False
    return _TITLE_END.fullmatch(report.folded, mention.span.end, end) is not None


def _outside_units(reading: Reading, singles: Iterable[ProjectMention]) -> Iterator[ProjectMention]:
    """Leave out names that end inside the name of a unit (云河省工程咨询研究院).

    A company may still be named after its project (南岭产业园项目运营公司).
    """
    for mention in singles:
        edge = Span(mention.span.end - 1, mention.span.end + 1)
        near = within(reading.units, Span(max(0, edge.start - _LONGEST_UNIT), edge.end))
        kept = mention.rule == TABLE_ROW or mention.name.endswith("项目")
        if kept or not any(unit.span.covers(edge) for unit in near):
            yield mention


def _outside_parts(
    reading: Reading, mentions: Iterable[ProjectMention]
) -> Iterator[ProjectMention]:
    """Leave out the parts of a project below its title (门诊楼封顶): short names of buildings."""
    mentions = tuple(mentions)
    section_at = reading.outline.section_at
    headed = {section_at(one.span.start).index for one in mentions if one.rule == HEADING}
    for mention in mentions:
        short = mention.rule in (BUILT_THING, TOLD) and len(mention.name) <= _LONGEST_PART
        part = short and not _NOUN.search(mention.name) and not holds_name(mention.name)
        if not part or section_at(mention.span.start).index not in headed:
            yield mention


def _named_apart(mentions: Sequence[ProjectMention]) -> Iterator[ProjectMention]:
    """Leave out sets that bear only the names of their members, which are told themselves."""
    examples = {one.name for one in mentions if one.rule == EXAMPLE_OF_SET}
    for mention in mentions:
        listed = mention.name.split("、") if mention.rule == SET_OF_EXAMPLES else []
        if len(listed) < _SEVERAL or not examples.issuperset(listed):
            yield mention


def _outside_phases(
    phases: Sequence[ProjectMention], mentions: Iterable[ProjectMention]
) -> Iterator[ProjectMention]:
    """Leave out what stands for a phase that is named in full (二期 in 二期4栋厂房)."""
    starts = {phase.span.start for phase in phases}
    yield from (one for one in mentions if one.span.start not in starts)


def _without_parts(text: str, mentions: list[ProjectMention]) -> Iterator[ProjectMention]:
    """Leave out what belongs to the project before: its short name, or works done for it."""
    previous: ProjectMention | None = None
    for mention in mentions:
        if mention.rule in (HEADING, TABLE_ROW, PHASE):
            yield mention
            previous = None
            continue
        part = previous is not None and _is_part(text, previous, mention)
        if mention.is_set or not part:
            yield mention
            previous = None if mention.is_set else mention


def _is_part(text: str, whole: ProjectMention, mention: ProjectMention) -> bool:
    """Tell whether a name repeats the end of the one before, or tells works done for it."""
    short, full = _NOUN.sub("", mention.name), _NOUN.sub("", whole.name)
    if full.endswith(short) and mention.name != whole.name:
        return True
    gap = text[whole.span.end : mention.span.start]
    if _KIND.search(whole.name) and _INSIDE.fullmatch(gap):
        return True
    return "。" not in gap and ";" not in gap and _PART_DONE.search(gap) is not None


def relate_projects(reading: Reading) -> tuple[Project, ...]:
    """Return one fact for each project in each section, with the latest stage told there."""
    facts: dict[tuple[object, ...], Project] = {}
    fact: Project | None = None
    for index, mention in enumerate(reading.projects):
        if mention.name.startswith(_REST) and not mention.is_set:
            continue
        section = reading.outline.section_at(mention.span.start).index
        fact = _project(reading, index, fact)
        if mention.rule == HEADING and fact.stage == "unknown":
            stage = _stage_of_chapter(reading.outline, mention.span.start)
            if not stage and not fields_below(reading, mention.span):
                continue
            fact = replace(fact, stage=stage or "unknown")
        key: tuple[object, ...] = (mention.name, mention.count, section)
        whole = (mention.name, mention.count, 0)
        key = whole if mention.is_set and whole in facts else key
        short = (_NOUN.sub("", mention.name), None, section)
        key = short if short in facts and not mention.is_set else key
        known = facts.get(key)
        if known is None or known.evidence.overlaps(fact.evidence):
            facts[key if known is None else (*key, index)] = fact
        elif rank(known.stage) < rank(fact.stage):
            facts[key] = replace(known, stage=fact.stage, evidence=fact.evidence)
    return tuple(facts.values())


def _stage_of_chapter(outline: Outline, offset: int) -> str:
    """Return the stage that the chapter around the section at `offset` is about (拟开工类)."""
    chapter = outline.sections[outline.section_at(offset).parent].title
    return stage_in_name(chapter) if chapter.endswith(("类", "项目")) else ""


def _project(reading: Reading, index: int, before: Project | None) -> Project:
    report, mention = reading.report, reading.projects[index]
    span = mention.span
    clause = clause_at(report, span.start)
    return Project(
        evidence=_evidence(reading, mention, clause),
        rule=mention.rule,
        name=Words(mention.name, mention.span),
        is_set=mention.is_set,
        count=mention.count,
        stage=stage_of_mention(reading, index, clause, before),
        unit=carrier_of(reading, mention, clause),
    )


def _evidence(reading: Reading, mention: ProjectMention, clause: Span) -> Span:
    return Span(mention.span.start, max(mention.span.end, clause.end))
