"""The projects of a report and what it states of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.phrases import clause_at, report_clauses
from kg.extraction.projects.headings import HEADING
from kg.extraction.projects.names import BEFORE_DOCUMENT, find_single_projects
from kg.extraction.projects.rows import TABLE_ROW, project_rows, row_at
from kg.extraction.projects.sets import SET_BEFORE_COUNT, SET_OF_CLASS, find_project_sets
from kg.extraction.projects.stages import is_plan, rank, stage_in_name, stage_of
from kg.extraction.projects.subjects import find_bare_subjects
from kg.model.facts import Project
from kg.model.mentions import ProjectMention, Reading, UnitMention, within
from kg.model.text import Outline, Report, Span, Words

_LIST = re.compile(r"(?:[、,;]\s?|[^。;]{0,24}其中,?)$")
_PART_DONE = re.compile(r",(?:目前)?已?完成[^,]{0,16}$")
_OF_MANY = re.compile(r"重[点大]|\d{4}年|[和与、]")
_TITLE_END = re.compile(
    r"(?:建设|推进|进展|实施|完成|落实|工作)*情况的?(?:汇报|报告|通报|说明|总结|小结)?\s*"
)
_NOUN = re.compile(r"(?:项目|工程)$")
_KIND = re.compile(r"(?:项目|工程)(?:[一二三四]期)?$")
_INSIDE = re.compile(r"(?![和及与暨、])[^,;。、\n“(]{0,8}")
_CARRIES = re.compile(r"(?:负责|牵头|投资)*(?:实施|承建|建设|建成|改造|代建|施工)(?:了|的)?")
_CARRIER_REACH = 30
_JOINTS = ("", "、", "和", "及", "与", "以及", "、等", "等")
_LIST_GAP = 30
_ITEM_GAP = 6
_SOON = 150
_LONGEST_LIST = 60
_LONGEST_UNIT = 40
_LONGEST_TALK = 600


def find_projects(reading: Reading) -> tuple[ProjectMention, ...]:
    """Return the projects named in a report and the sets given by a number, in reading order.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "新城水厂扩建工程已完工,12个水利项目在建。"))
    >>> [(mention.name, mention.count) for mention in reading.projects]
    [('新城水厂扩建工程', None), ('水利项目', 12)]
    """
    sets = tuple(find_project_sets(reading))
    singles = find_single_projects(reading.outline, [mention.span for mention in sets])
    outside = _outside_units(reading, _by_row(reading.report, singles))
    known = (*sets, *(mention for mention in outside if not _is_title(reading.report, mention)))
    found = (*known, *find_bare_subjects(reading, known))
    mentions = sorted(found, key=lambda mention: (mention.span, mention.name))
    return tuple(_without_parts(reading.report.folded, mentions))


def _by_row(report: Report, singles: Iterable[ProjectMention]) -> Iterator[ProjectMention]:
    """Yield one project for each row of a table of projects, and those outside such tables."""
    for row in project_rows(report):
        yield ProjectMention(row.name, row.name.cut(report.text), False, None, TABLE_ROW)
    for mention in singles:
        if row_at(report, mention.span.start) is None:
            yield mention


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


def _without_parts(text: str, mentions: list[ProjectMention]) -> Iterator[ProjectMention]:
    """Leave out what belongs to the project before: its short name, or works done for it."""
    previous: ProjectMention | None = None
    for mention in mentions:
        if mention.rule in (HEADING, TABLE_ROW):
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
        section = reading.outline.section_at(mention.span.start).index
        fact = _project(reading, index, fact)
        if mention.rule == HEADING and fact.stage == "unknown":
            stage = _stage_of_chapter(reading.outline, mention.span.start)
            if not stage:
                continue
            fact = replace(fact, stage=stage)
        key: tuple[object, ...] = (mention.name, mention.count, section)
        whole = (mention.name, mention.count, 0)
        key = whole if mention.is_set and whole in facts else key
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
    clause = clause_at(report_clauses(report), span.start)
    return Project(
        evidence=_evidence(reading, mention, clause),
        rule=mention.rule,
        name=Words(mention.name, mention.span),
        is_set=mention.is_set,
        count=mention.count,
        stage=_stage(reading, index, clause, before),
        unit=_carrier(reading, mention, clause),
    )


def _evidence(reading: Reading, mention: ProjectMention, clause: Span) -> Span:
    return Span(mention.span.start, max(mention.span.end, clause.end))


def _stage(reading: Reading, index: int, clause: Span, before: Project | None) -> str:
    text, mention = reading.report.folded, reading.projects[index]
    if mention.rule == BEFORE_DOCUMENT and _in_title(text, clause, mention.span):
        return "preparation"
    name = mention.span
    if mention.rule == TABLE_ROW:
        return _stage_in_row(reading.report, name)
    if mention.rule == SET_OF_CLASS:
        return stage_in_name(mention.name)
    if mention.is_set and before is not None and clause.covers(before.name.span):
        clause = Span(min(before.name.span.end, name.start), clause.end)
    if mention.rule in (SET_BEFORE_COUNT, SET_OF_CLASS):
        name = Span(name.start, name.start + len(mention.name))
    until = _until(reading, index)
    told = stage_of(text, name=name, clause=clause, until=until, count=mention.count)
    if mention.is_set:
        named = _stage_rebuilt(text, mention, clause) or stage_in_name(mention.name)
        if told in ("unknown", "") or named == "stalled":
            told = named or _inherited(text, mention, before) or _told_again(text, mention)
    return told


def _stage_rebuilt(text: str, mention: ProjectMention, clause: Span) -> str:
    """Return the stage of works that the name of a set begins with (改造危桥12座).

    They are done, unless a plan stands before, or the report goes on with shares of the set.
    """
    if not mention.name.startswith(("改造", "更新改造")):
        return ""
    if is_plan(text, clause.start, mention.span.start):
        return "preparation"
    return "" if text.startswith(",其中", mention.span.end) else "completed"


def _stage_in_row(report: Report, name: Span) -> str:
    """Return the stage that the cell for progress tells in the row of a project."""
    row = row_at(report, name.start)
    if row is None or row.progress is None:
        return "unknown"
    before = max(row.progress.start - 1, name.start)
    joint = Span(before, row.progress.start)
    return stage_of(report.folded, name=joint, clause=joint, until=row.progress.end)


def _told_again(text: str, mention: ProjectMention) -> str:
    """Return the stage of a set that is taken up again soon (…。重点项目已开工53个)."""
    start = mention.span.end
    begun = text.find(f"{mention.name}已开工", start, start + _SOON)
    return "construction" if begun >= 0 else "unknown"


def _in_title(text: str, clause: Span, span: Span) -> bool:
    return text.rfind("《", clause.start, span.start) > text.rfind("》", clause.start, span.start)


def _inherited(text: str, mention: ProjectMention, before: Project | None) -> str:
    """Return the stage of the set before, which this one is a part of or shares a list with."""
    if before is None or not before.is_set or before.stage == "unknown":
        return ""
    gap = text[before.name.span.end : mention.span.start]
    return before.stage if len(gap) <= _LIST_GAP and _LIST.match(gap) else ""


def _until(reading: Reading, index: int) -> int:
    """Return where the talk of this project ends: at ; or the next project that is not joined."""
    text, projects = reading.report.folded, reading.projects
    headed = projects[index].rule == HEADING
    talk = reading.outline.sentence_at(projects[index].span.start).span
    if headed:
        talk = reading.outline.section_at(projects[index].span.start).span
    end = min(talk.end, projects[index].span.end + _LONGEST_TALK)
    for following in range(index + 1, min(len(projects), index + _LONGEST_LIST)):
        previous, span = projects[following - 1].span, projects[following].span
        if span.start >= end:
            break
        if span.start > previous.end and not _is_joint(text[previous.end : span.start]):
            end = span.start
            break
    semicolon = text.find(";", projects[index].span.end, end)
    return semicolon if semicolon >= 0 and not headed else end


def _is_joint(gap: str) -> bool:
    return gap.strip(" ,”“") in _JOINTS or (gap.endswith("、") and len(gap) <= _ITEM_GAP)


def _carrier(reading: Reading, mention: ProjectMention, clause: Span) -> UnitMention | None:
    """Return the unit that carries a project: at the head of its name, or 由X实施, or X实施 it."""
    if mention.is_set:
        return None
    text, name, head = reading.report.folded, mention.span, None
    if mention.rule == TABLE_ROW:
        row = row_at(reading.report, name.start)
        builder = row.builder if row else None
        return next(iter(within(reading.units, builder)), None) if builder else None
    around = Span(clause.start, min(clause.end + _CARRIER_REACH, len(text)))
    for unit in within(reading.units, around):
        start, end = unit.span.start, unit.span.end
        by = text[start - 1 : start] == "由" and _CARRIES.match(text, end)
        if by or (end <= name.start and _CARRIES.fullmatch(text, end, name.start)):
            return unit
        if start == name.start and end < name.end and unit.kind != "area":
            head = unit
    return head
