"""What a clause is about: the project or document that was named last."""

import re
from bisect import bisect_left
from functools import cache
from operator import attrgetter

from kg.extraction.phrases import phrase_start
from kg.extraction.projects.headings import HEADING
from kg.extraction.projects.rows import TABLE_ROW, row_at
from kg.model.facts import Project
from kg.model.mentions import DocumentMention, Reading, within
from kg.model.text import Report, Span, Words
from kg.resources import table

_START = attrgetter("name.span.start")
_JOINTS = ("、", "和", "及", "与")
_ANNOUNCED = re.compile(r"关于.{2,40}问题。$")
_REACH = 600
_LONGEST_TITLE = 60
_ONLY_CITED = ("根据", "按照", "依据", "关于")


def topics_at(
    reading: Reading, projects: tuple[Project, ...], clause: Span, target: Span
) -> tuple[Words, ...]:
    """Return what the words under `target` are about: several where a list shares a predicate.

    A project in the clause wins; then a document in it, unless that is a study or design of a
    project named earlier in the sentence; then that project. A semicolon ends the talk.
    `projects` must be in reading order.
    """
    start = segment_start(reading, clause)
    named = projects_before(projects, start, target.end)
    if named and named[-1].span.end > clause.start:
        return joint_names(reading.report, named)
    documents = [
        mention
        for mention in within(reading.documents, Span(start, target.end))
        if mention.span.end <= target.start
    ]
    current = documents[-1] if documents and documents[-1].span.end > clause.start else None
    owner = owner_at(reading, projects, clause.start)
    if current and not (
        (named or owner) and is_project_document(current.span.cut(reading.report.folded))
    ):
        return (_title(reading.report, current),)
    if named:
        return joint_names(reading.report, named)
    if owner:
        return (owner,)
    if documents and not _is_cited(reading.report, documents[-1]):
        return (_title(reading.report, documents[-1]),)
    return ()


def owner_at(reading: Reading, projects: tuple[Project, ...], offset: int) -> Words | None:
    """Return the project that the heading above `offset` or the row around it names, if any."""
    row = row_at(reading.report, offset)
    place = row.name if row else reading.outline.section_at(offset).heading
    first = bisect_left(projects, place.start, key=_START)
    found = next(iter(projects[first : first + 1]), None)
    if found is None or offset < found.name.span.start or found.rule not in (HEADING, TABLE_ROW):
        return None
    return found.name if place.covers(found.name.span) else None


def segment_start(reading: Reading, clause: Span) -> int:
    """Return where the talk that a clause belongs to begins.

    It begins with the sentence, after a semicolon, or with 一是关于X问题。 right before.
    """
    outline, text = reading.outline, reading.report.folded
    sentence = outline.sentence_at(clause.start)
    nearest = max(sentence.span.start, clause.start - _REACH)
    semicolon = text.rfind(";", nearest, clause.start) + 1
    if semicolon or nearest > sentence.span.start:
        return semicolon or nearest
    before = outline.sentences[sentence.index - 1] if sentence.index else sentence
    end = text[max(before.span.start, before.span.end - _LONGEST_TITLE) : before.span.end]
    if _ANNOUNCED.search(end) and not before.is_heading:
        return before.span.start
    return nearest


def is_project_document(title: str) -> bool:
    """Tell whether a title names something that a project must have before it can begin.

    >>> is_project_document("新城水厂可行性研究报告"), is_project_document("考核办法")
    (True, False)
    """
    known, ends = _documents(), (title[-length:] for length in _lengths())
    return next((known[end] for end in ends if end in known), False)


@cache
def _documents() -> dict[str, bool]:
    rows = table("ontology", "lexicons", "document_nouns.tsv")
    return {row["noun"]: row["project"] != "no" for row in rows}


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(noun) for noun in _documents()}, reverse=True))


def projects_before(projects: tuple[Project, ...], start: int, offset: int) -> tuple[Words, ...]:
    """Return the names of the projects that begin from `start` up to `offset`."""
    first = bisect_left(projects, start, key=_START)
    last = bisect_left(projects, offset, key=_START)
    return tuple(project.name for project in projects[first:last])


def joint_names(report: Report, names: tuple[Words, ...]) -> tuple[Words, ...]:
    """Return the last name, with those that stand in one list with it."""
    joint = [names[-1]]
    for name in reversed(names[:-1]):
        gap = report.folded[name.span.end : joint[-1].span.start]
        if gap.strip() not in _JOINTS:
            break
        joint.append(name)
    return tuple(reversed(joint))


def _title(report: Report, mention: DocumentMention) -> Words:
    return report.words(mention.span.start, mention.span.end)


def _is_cited(report: Report, mention: DocumentMention) -> bool:
    before = report.folded[max(0, mention.span.start - 60) : mention.span.start]
    return any(word in before.rpartition("。")[2].rpartition(",")[2] for word in _ONLY_CITED)


def subject_of(report: Report, clause: Span, end: int) -> Words | None:
    """Return the noun phrase that ends before `end` in the clause, if there is one.

    >>> from kg.text.read import make_report
    >>> subject_of(make_report("a", "目前天使基金已备案"), Span(0, 9), 6).text
    '天使基金'
    """
    start = phrase_start(report.folded, clause.start, end)
    return report.words(start, end) if end - start > 1 else None
