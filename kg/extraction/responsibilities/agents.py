"""What an agent after 由 does something to: X工程由甲公司承建."""

import re

from kg.extraction.predicates import object_words
from kg.extraction.responsibilities.context import Clause
from kg.model.mentions import within
from kg.model.text import Span, Words

_ADVERBS = re.compile(r"(?<=..)(?:已经?|均|正|全部|统一|目前|现)+$")
_MANNER = frozenset({"分别", "统一", "全部", "现已", "目前", "同时", "具体", "主要"})
"""Words before 由 that name nothing (分别由甲公司、乙公司中标)."""
_TELLS = frozenset({"v", "vd", "vi", "d", "ad", "p", "c"})
"""Parts of speech that only a statement holds."""
_IT = frozenset({"项目", "该项目", "工程", "该工程", "平台", "该平台"})
_TOLD = re.compile(r"已|正在|尚未|仍未|提起")
"""What shows that a clause with 对X in front says all itself."""
_ABOUT = re.compile(r"(?:针对|对于|对)(?P<words>[^,。;]{2,30}?)的?,\s*$")


def before_agent(clause: Clause) -> Words | None:
    """X工程由甲公司承建: the target stands before 由, in this clause or in one of 针对X."""
    text, report = clause.text, clause.reading.report
    agent = text.rfind("由", clause.start, clause.span.end)
    if text[clause.start : agent] in _IT:
        return _named_before(clause) or _project_before(clause) or clause.section_project()
    if agent - clause.start > 1 and text[clause.start : agent] not in _MANNER:
        return report.words(clause.start, clause.start + len(_named(text[clause.start : agent])))
    return (
        about_before(clause)
        or clause.topic()
        or clause.section_project()
        or clause.subject_before()
        or _noun_before(clause)
    )


def _noun_before(clause: Clause) -> Words | None:
    """Return what the clause before names without a word of what is done (旧厂闲置地块,由…收储)."""
    before = clause.clause_before()
    agent_first = clause.text.startswith("由", clause.start)
    if before is None or not agent_first or within(clause.reading.units, before):
        return None
    inside = clause.segmented.words_between(before.start, before.end)
    nominal = all(word.tag not in _TELLS for word in inside)
    return object_words(clause.reading.report, before.start, before.end) if nominal else None


def _named(words: str) -> str:
    """Return the words before 由 without 已 and 均 at their end (手续已由甲局办理)."""
    return _ADVERBS.sub("", words) or words


def about_before(clause: Clause) -> Words | None:
    """Return what the clause before is about (对未办结的5件线索,甲单位确保办结)."""
    begin = clause.sentence.span.start
    opening = _ABOUT.search(clause.text[begin : clause.span.start])
    if opening is None or _TOLD.search(opening["words"]):
        return None
    start, end = begin + opening.start("words"), begin + opening.end("words")
    return object_words(clause.reading.report, start, end)


def _named_before(clause: Clause) -> Words | None:
    """Return the project that the same sentence named last."""
    begin = clause.sentence.span.start
    talk = Span(begin, clause.span.start) if clause.span.start > begin else None
    earlier = within(clause.reading.projects, talk) if talk else ()
    report = clause.reading.report
    return report.words(earlier[-1].span.start, earlier[-1].span.end) if earlier else None


def _project_before(clause: Clause) -> Words | None:
    """Return the first project of the nearest sentence before, within the same paragraph."""
    text = clause.text
    line = Span(text.rfind("\n", 0, clause.sentence.span.start) + 1, clause.sentence.span.start + 1)
    earlier = within(clause.reading.projects, line)
    return (
        clause.reading.report.words(earlier[0].span.start, earlier[0].span.end) if earlier else None
    )
