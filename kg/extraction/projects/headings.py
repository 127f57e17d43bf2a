"""Projects that a heading names: what the section below it is about."""

import re
from collections import Counter
from collections.abc import Iterator

from kg.extraction.phrases import phrase_start
from kg.extraction.projects.cards import card_fields
from kg.extraction.projects.heads import clause_heads, is_name
from kg.model.mentions import ProjectMention
from kg.model.text import Outline, Section, Span

HEADING = "project-in-heading"

_SHORTEST = 6
_SHORTEST_ITEM = 4
_SIBLINGS = 2
"""Titles of one chapter that must name projects before another one counts for one."""
_NO_NAME = re.compile(
    r"[,;:|\t“《(]|其[他它余]|情况|问题|工作|方面|措施|困难|建议|打算|保障|服务|管理|体系"
)
_NAME_LABEL = re.compile(r"(?:项目|工程)名称|(?:重点|建设)项目[】\]:]")
_LISTED = re.compile(r"[、,;:。|\t]|和|以及|等|情况|问题")


def find_heading_projects(outline: Outline) -> Iterator[ProjectMention]:
    r"""Yield the projects that are the whole title of a section without parts.

    A title that could name a kind of works (水利工程) is too short to count. Among such titles one
    that ends like no project (3.甲薄膜) names one, too, and a list names several.

    >>> from kg.text.outline import read_outline
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "一、工程\n1.新城第二水厂项目。已开工。\n2.水利工程。已开工3个。")
    >>> [mention.name for mention in find_heading_projects(read_outline(report))]
    ['新城第二水厂项目']
    """
    parents = {section.parent for section in outline.sections[1:]}
    named = {
        section.index: span
        for section in outline.sections[1:]
        if (span := _name(outline, section, has_parts=section.index in parents))
    }
    chapters = Counter(outline.sections[index].parent for index in named)
    for section in outline.sections[1:]:
        spans: tuple[Span, ...] = (named[section.index],) if section.index in named else ()
        if not spans and section.index not in parents and chapters[section.parent] >= _SIBLINGS:
            spans = _beside_projects(outline, section)
        for span in spans:
            yield ProjectMention(span, span.cut(outline.report.text), False, None, HEADING)


def _beside_projects(outline: Outline, section: Section) -> tuple[Span, ...]:
    """Return the projects that a title names only by the titles beside it."""
    text, span = outline.report.folded, _title(outline, section)
    if span is None or _NO_NAME.search(text, span.start, span.end):
        return ()
    spans, start = [], span.start
    for item in span.cut(text).split("、"):
        if len(item) < _SHORTEST_ITEM or phrase_start(text, start, start + len(item)) != start:
            return ()
        spans.append(Span(start, start + len(item)))
        start += len(item) + 1
    return tuple(spans)


def _title(outline: Outline, section: Section) -> Span | None:
    """Return the title without the marks around it, nothing where nothing stands below it."""
    text, end = outline.report.folded, section.heading.end
    while end > section.heading.start and text[end - 1] in "。:; ":
        end -= 1
    start = section.heading.end - len(section.title)
    if start >= end or section.span.end <= section.heading.end + 1:
        return None
    return Span(start, end)


def _is_declared(outline: Outline, section: Section, *, has_parts: bool) -> bool:
    """Tell whether labels say that the title is a name, before it or below it (建设单位:)."""
    start, text = section.heading.start, outline.report.folded
    if _NAME_LABEL.search(text, start, section.heading.end - len(section.title) + 1):
        return True
    fields = {} if has_parts else card_fields(outline.report, section)
    return {"builder", "progress"} <= fields.keys() and not _NO_NAME.search(section.title)


def _name(outline: Outline, section: Section, *, has_parts: bool) -> Span | None:
    text, span = outline.report.folded, _title(outline, section)
    if span and section.title and _is_declared(outline, section, has_parts=has_parts):
        return span
    if span is None or has_parts or span.end - span.start < _SHORTEST:
        return None
    heads = [head for head in clause_heads(text, span) if head.kind in ("project", "facility")]
    if not heads or heads[-1].end != span.end or _LISTED.search(text, span.start, span.end):
        return None
    if phrase_start(text, span.start, heads[-1].start) != span.start:
        return None
    return span if is_name(text, span, heads[-1].kind) else None
