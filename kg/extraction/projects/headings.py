"""Projects that a heading names: what the section below it is about."""

import re
from collections.abc import Iterator

from kg.extraction.phrases import phrase_start
from kg.extraction.projects.heads import clause_heads, is_name
from kg.model.mentions import ProjectMention
from kg.model.text import Outline, Section, Span

HEADING = "project-in-heading"

_SHORTEST = 6
_LISTED = re.compile(r"[、,;:。|\t]|和|以及|等|情况|问题")


def find_heading_projects(outline: Outline) -> Iterator[ProjectMention]:
    r"""Yield the projects that are the whole title of a section without parts.

    A title that could name a kind of works (水利工程) is too short to count.

    >>> from kg.text.outline import read_outline
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "一、工程\n1.新城第二水厂项目。已开工。\n2.水利工程。已开工3个。")
    >>> [mention.name for mention in find_heading_projects(read_outline(report))]
    ['新城第二水厂项目']
    """
    parents = {section.parent for section in outline.sections[1:]}
    for section in outline.sections[1:]:
        if section.index not in parents and (span := _name(outline, section)):
            yield ProjectMention(span, span.cut(outline.report.text), False, None, HEADING)


def _name(outline: Outline, section: Section) -> Span | None:
    text, title = outline.report.folded, section.heading
    end = title.end
    while end > title.start and text[end - 1] in "。:; ":
        end -= 1
    start = title.end - len(section.title)
    if end - start < _SHORTEST or section.span.end <= title.end + 1:
        return None
    span = Span(start, end)
    heads = [head for head in clause_heads(text, span) if head.kind in ("project", "facility")]
    if not heads or heads[-1].end != end or _LISTED.search(text, start, end):
        return None
    if phrase_start(text, start, heads[-1].start) != start:
        return None
    return span if is_name(text, span, heads[-1].kind) else None
