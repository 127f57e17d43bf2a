"""The documents of a report and what it states of them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.deadlines.report_days import is_to_come
from kg.extraction.documents.states import document_state
from kg.extraction.documents.titles import find_bare_titles
from kg.extraction.outlooks import is_outlook
from kg.extraction.phrases import clause_at
from kg.model.facts import Document
from kg.model.mentions import DocumentMention, Reading, UnitMention, within
from kg.model.text import Report, Span, Words

IN_QUOTES = "document-in-quotes"
FOR_EACH = "document-for-each"
OWN_TITLE = "document-own-title"

_FOR_EACH = re.compile(r"“(一[\u4e00-\u9fff]一[档策案册表卡])”(?=[^\u4e00-\u9fff])")
_MADE = re.compile(r"(?:建立|制定|编制|形成|完善|制作)(?:健全|完善)?了?$")
_QUOTED = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》)+)》")
_NO_DOCUMENT_BEFORE = re.compile(r"(?:片|电影|歌曲|剧|舞剧|图书|读本|栏目|节目|报纸|杂志)$")
_NO_DOCUMENT_AFTER = re.compile(r"栏目|头版|杂志|节目|专栏|[^,。]{0,4}版面")
_LONGEST_TALK = 400
_OWN_TITLE = re.compile(r"关于[^。;]{4,60}的(?:通报|报告|通知|公告|公示)$")
_DONE = re.compile(r"已|了|完成(?!时)|顺利|正式|共")
_LABEL = re.compile(
    r"\n\s*(?:(?P<plan>整改措施|整改目标|主要措施)|整改\S{2}|\S{0,4}(?:情况|进展|成效))\s*:"
)
_TOLD = re.compile(r"\n\s*(?:整改|完成)(?:进展|情况|结果)[^\n:]{0,4}:")
_LONGEST_LIST = 1500
_ALIAS = re.compile(
    r"《(?P<full>(?:[^《》\n]|《[^《》\n]*》)+)》[^《》。;\n]{0,8}?(?:简称|下称|称为?)《(?P<alias>[^《》\n]+)》"
)
_PRESS = re.compile(r".*(?:日报|晚报|时报|快报|新闻联播)")


def find_documents(reading: Reading) -> tuple[DocumentMention, ...]:
    """Return the documents named in a report, in 《》 or bare, in reading order.

    Newspapers, films and programmes stand in 《》 too; they are no documents.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "根据《安全生产法》,制定2024年培训计划。")
    >>> [mention.span.cut(report.text) for mention in recognise(report).documents]
    ['安全生产法', '2024年培训计划']
    """
    report = reading.report
    bare = tuple(find_bare_titles(reading.outline))
    longer = {mention.span.start for mention in bare}
    quoted = (title for title in _quoted_titles(report) if title.span.start not in longer)
    mentions = [*_own_title(reading), *quoted, *bare, *_one_for_each(report)]
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _own_title(reading: Reading) -> Iterator[DocumentMention]:
    """Yield the report itself where its first line is a title (关于X的通报)."""
    for sentence in reading.outline.sentences[:1]:
        match = _OWN_TITLE.search(sentence.span.cut(reading.report.folded))
        if match:
            start = sentence.span.start
            span = Span(start + match.start(), start + match.end())
            yield DocumentMention(span, quoted=False, rule=OWN_TITLE)


def _quoted_titles(report: Report) -> Iterator[DocumentMention]:
    text = report.folded
    for match in _QUOTED.finditer(text):
        before, after = text[max(0, match.start() - 4) : match.start()], match.end()
        if (
            _NO_DOCUMENT_BEFORE.search(before)
            or before.endswith(("简称", "下称", "称", "称为"))
            or _NO_DOCUMENT_AFTER.match(text, after)
            or _PRESS.fullmatch(match[1])
        ):
            continue
        yield DocumentMention(Span(*match.span(1)), quoted=True, rule=IN_QUOTES)


def _one_for_each(report: Report) -> Iterator[DocumentMention]:
    """Yield what is drawn up for each thing (建立“一口一档”)."""
    text = report.folded
    for match in _FOR_EACH.finditer(text):
        if _MADE.search(text, max(0, match.start() - 8), match.start()):
            yield DocumentMention(Span(*match.span(1)), quoted=False, rule=FOR_EACH)


def relate_documents(reading: Reading) -> tuple[Document, ...]:
    """Return one fact for each document in each section, with the last state told there.

    A short title given in brackets (以下简称《方案》) stands for the full one; a mention of it
    that tells nothing new makes no fact.
    """
    facts: dict[tuple[str, int], Document] = {}
    full = {match["alias"]: match["full"] for match in _ALIAS.finditer(reading.report.folded)}
    for position, mention in enumerate(reading.documents):
        fact = _document(reading, mention, position)
        known_as = full.get(fact.title.text)
        if known_as and fact.state == "cited":
            continue
        if known_as:
            fact = replace(fact, title=Words(known_as, fact.title.span))
        key = (fact.title.text, reading.outline.section_at(mention.span.start).index)
        known = facts.get(key)
        if known is None or known.state == "cited":
            facts[key] = fact
    return tuple(facts.values())


def _document(reading: Reading, mention: DocumentMention, position: int) -> Document:
    report, span = reading.report, mention.span
    clause = clause_at(report, span.start)
    sentence = reading.outline.sentence_at(span.start).span
    state = document_state(report.folded, span, clause, _until(reading, position, sentence))
    if mention.rule == OWN_TITLE:
        state = "issued"
    elif _is_to_be_done(reading, clause, span, state):
        state = "drafting"
    return Document(
        evidence=_evidence(report, clause, span),
        rule=mention.rule,
        title=Words(span.cut(report.text).replace("》", ""), span),
        state=state,
        by=_authors(reading, clause, span) if state != "cited" else (),
    )


def _is_to_be_done(reading: Reading, clause: Span, title: Span, state: str) -> bool:
    """Tell whether an act that is told of a document is only planned."""
    if state in ("compiled", "issued", "approved") and _is_planned(reading, clause, title):
        return True
    is_heading = reading.outline.sentence_at(title.start).is_heading
    planned = title.start > clause.start and _is_plan(reading, clause, title)
    return state == "compiled" and (is_heading or planned)


def _is_planned(reading: Reading, clause: Span, title: Span) -> bool:
    """Tell whether the clause sets a month that lies ahead (10月印发), for what is not done yet."""
    text = reading.report.folded
    if _DONE.search(text, clause.start, clause.end):
        return False
    return any(
        "-" in date.iso and not title.overlaps(date.span) and is_to_come(reading, date)
        for date in within(reading.dates, clause)
    )


def _is_plan(reading: Reading, clause: Span, title: Span) -> bool:
    """Tell whether a clause tells of things to do: under 下一步, or 整改措施: before 进展:."""
    text = reading.report.folded
    if _DONE.search(text, clause.start, clause.end):
        return False
    if is_outlook(reading, title.start):
        return True
    section = reading.outline.section_at(title.start)
    start = max(section.span.start, title.start - _LONGEST_LIST)
    labels = [match["plan"] for match in _LABEL.finditer(text, start, title.start)]
    end = min(section.span.end, title.start + _LONGEST_LIST)
    return bool(labels and labels[-1]) and _TOLD.search(text, title.end, end) is not None


def _until(reading: Reading, position: int, sentence: Span) -> int:
    """Return where the talk of this document ends: at the next one, unless it is joined to it."""
    text = reading.report.folded
    end = min(sentence.end, reading.documents[position].span.end + _LONGEST_TALK)
    for index in range(position + 1, len(reading.documents)):
        following = reading.documents[index].span
        previous = reading.documents[index - 1].span
        if following.start >= end:
            break
        gap = text[previous.end : following.start].strip("《》 ")
        if len(gap) > 2 or not set(gap) <= set("、和及与以,"):  # noqa: PLR2004
            return following.start
    return end


def _evidence(report: Report, clause: Span, title: Span) -> Span:
    """Return the clause around a title, cut short where the clause is long."""
    start = clause.start
    while report.text[start].isspace():
        start += 1
    return Span(min(start, title.start), max(clause.end, title.end))


def _authors(reading: Reading, clause: Span, title: Span) -> tuple[UnitMention, ...]:
    if clause.start >= title.start:
        return ()
    units = within(reading.units, Span(clause.start, title.start))
    return tuple(units[:2])
