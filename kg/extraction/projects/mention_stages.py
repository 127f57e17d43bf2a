"""The stage that a report tells of a project where it names it."""

import re

from kg.extraction.dates_ahead import text_with_plans
from kg.extraction.projects.cards import fields_below
from kg.extraction.projects.headings import HEADING
from kg.extraction.projects.names import BEFORE_DOCUMENT
from kg.extraction.projects.progress import is_stalled, stage_in_field
from kg.extraction.projects.rows import TABLE_ROW, row_at
from kg.extraction.projects.sets import SET_BEFORE_COUNT, SET_OF_CLASS
from kg.extraction.projects.stages import is_plan, stage_in_name, stage_of
from kg.model.facts import Project
from kg.model.mentions import ProjectMention, Reading
from kg.model.text import Span

_LIST = re.compile(r"(?:[、,;]\s?|[^。;]{0,24}其中,?)$")
_JOINTS = ("", "、", "和", "及", "与", "以及", "、等", "等")
_SHARES_NEXT = re.compile(r"[。\s]*(?:其中|目前|已|截[至止]|累计|现)")
_OF_STAGE = re.compile(r"(?P<stage>未开工|停工|在建|续建)的\Z")
_BEGUN = re.compile(
    r"。(?:截[至止][^,。]{1,8},|目前,?|现|全市|全县|全区)*(?:已|累计)*开工(?P<number>\d{1,5})[个项]"
)
"""What a further sentence says of a set (…268个。截至6月底,已开工231个)."""
_LIST_GAP = 30
_ITEM_GAP = 6
_SOON = 150
_LONGEST_LIST = 60
_LONGEST_TALK = 600


def stage_of_mention(reading: Reading, index: int, clause: Span, before: Project | None) -> str:
    """Return the stage that the report tells where it names a project: `before` is the one before.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "新城水厂扩建工程主体封顶,11月通水。"
    >>> reading = recognise(make_report("a", text), date="2024-09")
    >>> stage_of_mention(reading, 0, Span(0, 12), None)
    'construction'
    """
    text, mention = text_with_plans(reading), reading.projects[index]
    if mention.rule == BEFORE_DOCUMENT and _in_title(text, clause, mention.span):
        return "preparation"
    name = mention.span
    if mention.rule == TABLE_ROW:
        row = row_at(reading.report, name.start)
        return stage_in_field(text, name, row.progress if row else None)
    if mention.rule == HEADING and (fields := fields_below(reading, name)):
        stalled = is_stalled(text, fields.get("problem"))
        return "stalled" if stalled else stage_in_field(text, name, fields.get("progress"))
    if mention.rule == SET_OF_CLASS:
        return stage_in_name(mention.name)
    if mention.is_set and before is not None and clause.covers(before.name.span):
        clause = Span(min(before.name.span.end, name.start), clause.end)
    if mention.rule in (SET_BEFORE_COUNT, SET_OF_CLASS):
        name = Span(name.start, name.start + len(mention.name))
    until = _until(reading, index)
    told = stage_of(text, name=name, clause=clause, until=until, count=mention.count)
    if mention.is_set:
        before_count = _OF_STAGE.search(text, clause.start, mention.span.start)
        named = _stage_rebuilt(text, mention, clause) or stage_in_name(mention.name)
        named = stage_in_name(before_count["stage"]) if before_count else named
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


def _told_again(text: str, mention: ProjectMention) -> str:
    """Return the stage of a set that is taken up again soon (…。重点项目已开工53个)."""
    start = mention.span.end
    line = text.find("\n", start, start + _SOON)
    end = line if line >= 0 else start + _SOON
    begun = text.find(f"{mention.name}已开工", start, end) >= 0
    share = _BEGUN.search(text, start, end)
    some = share is not None and int(share["number"]) <= (mention.count or 0)
    return "construction" if begun or some else "unknown"


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
    first = not index or projects[index - 1].span.start < talk.start
    if projects[index].is_set and first and _SHARES_NEXT.match(text, end):
        following_one = text.find("。", end + 1, end + _LONGEST_TALK)
        end = following_one if following_one >= 0 else end
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
