"""What an agent after 由 does something to: X工程由甲公司承建."""

import re

from kg.extraction.responsibilities.context import Clause
from kg.model.mentions import within
from kg.model.text import Span, Words

_IT = frozenset({"项目", "该项目", "工程", "该工程", "平台", "该平台"})
_ABOUT = re.compile(r"(?:针对|对于|对)(?P<words>[^,。;]{2,30}),\s*$")


def before_agent(clause: Clause) -> Words | None:
    """X工程由甲公司承建: the target stands before 由, in this clause or in one of 针对X."""
    text, report = clause.text, clause.reading.report
    agent = text.rfind("由", clause.start, clause.span.end)
    if text[clause.start : agent] in _IT:
        return _project_before(clause) or clause.section_project()
    if agent - clause.start > 1:
        return report.words(clause.start, agent)
    opening = _ABOUT.search(text[clause.sentence.span.start : clause.start])
    if opening:
        begin = clause.sentence.span.start
        return report.words(begin + opening.start("words"), begin + opening.end("words"))
    return clause.topic() or clause.section_project() or clause.subject_before()


def _project_before(clause: Clause) -> Words | None:
    """Return the first project of the nearest sentence before, within the same paragraph."""
    text = clause.text
    line = Span(text.rfind("\n", 0, clause.sentence.span.start) + 1, clause.sentence.span.start + 1)
    earlier = within(clause.reading.projects, line)
    return (
        clause.reading.report.words(earlier[0].span.start, earlier[0].span.end) if earlier else None
    )
