"""What must, should or will happen by a date that is told."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.deadlines.cases import (
    BEHIND_REACH,
    Case,
    case_of,
    in_right_year,
)
from kg.extraction.deadlines.cues import deadline_cues, last_day
from kg.extraction.deadlines.labels import deadlines_after_labels
from kg.extraction.deadlines.rules import CUE_BEHIND, kind_of, rule_of
from kg.extraction.deadlines.tables import deadlines_in_tables
from kg.extraction.observations.clauses import clause_at
from kg.extraction.observations.indicators import opening
from kg.model.facts import Deadline
from kg.model.mentions import Reading, within
from kg.model.text import Sentence, Span, Words

PARALLEL = "deadline-of-clause-before"

_ITEM = re.compile(r"[^、]+")
_SHORTEST_SUBJECT = 3
_OVER = re.compile(r"^截|(?:以来|至今|[以之]后|期间|时期|[年月]度|目前)$")
_PREDICATE_START = re.compile(r"[,的、\s]+")
_REQUEST_END = re.compile(r"的?(?:要求|时限|目标|期限)(?:完成)?$")
_CARRIER = re.compile(
    r"[^,;:。()]{2,40}?(?:项目|工程|平台|系统|规划|方案|大桥|中心|园区?|任务|改造|公路|铁路|医院|学校|小区)(?:[一二三四]期)?"
)


def relate_deadlines(reading: Reading) -> tuple[Deadline, ...]:
    """Return the planned dates of a report; a date that has passed is none unless it was planned.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "南桥工程5月8日开工,确保11月底前建成通车。"
    >>> fact, = relate_deadlines(recognise(make_report("a", text), date="2024-06"))
    >>> fact.what.text, fact.date, fact.kind
    ('南桥工程建成通车', '2024-11', 'deadline')
    """
    listed = deadlines_in_tables(reading) | deadlines_after_labels(reading)
    told = _deadlines(reading, frozenset(listed))
    return tuple(sorted([*told, *listed.values()], key=lambda fact: fact.evidence))


def _deadlines(reading: Reading, listed: frozenset[Span]) -> Iterator[Deadline]:
    for date in reading.dates:
        over = _OVER.search(date.span.cut(reading.report.folded))
        if date.span in listed or not date.iso or over:
            continue
        sentence = reading.outline.sentence_at(date.span.start)
        case = case_of(reading, sentence, date)
        rule = rule_of(reading, case)
        if rule:
            yield from _facts(reading, sentence, case, rule)
        if rule == CUE_BEHIND:
            yield from _parallel(reading, sentence, case)


def _parallel(reading: Reading, sentence: Sentence, case: Case) -> Iterator[Deadline]:
    """Yield what the next clause plans for the same date (甲校计划招聘5人,乙校计划招聘8人)."""
    start = case.clause[1] + 1
    if start >= sentence.span.end:
        return
    clause = clause_at(case.text, sentence.span, Span(start, start + 1))
    place = Span(*clause)
    cue = deadline_cues().after.search(
        case.text, clause[0], min(clause[1], clause[0] + BEHIND_REACH)
    )
    if cue is None or within(reading.dates, place):
        return
    yield Deadline(
        evidence=place,
        rule=PARALLEL,
        what=reading.report.words(*clause),
        date=last_day(case.date.iso),
        kind=kind_of(replace(case, after=case.text[slice(*clause)]), CUE_BEHIND),
    )


def _fact(reading: Reading, sentence: Sentence, case: Case, rule: str) -> Deadline:
    begin = opening(case.text, *case.clause)
    evidence = Span(min(begin, case.date.span.start), case.clause[1])
    return Deadline(
        evidence=evidence,
        rule=rule,
        what=Words(_what(reading, sentence, case), evidence),
        date=in_right_year(case),
        kind=kind_of(case, rule),
    )


def _facts(reading: Reading, sentence: Sentence, case: Case, rule: str) -> Iterator[Deadline]:
    """Yield what is planned; of acts told side by side (甲路完工、乙桥通车), one for each."""
    whole = _fact(reading, sentence, case, rule)
    items = _acts_listed(case)
    if not items:
        yield whole
    for item in items:
        evidence = Span(whole.evidence.start, item.end)
        what = Words(item.cut(reading.report.text), evidence)
        yield replace(whole, evidence=evidence, what=what)


def _acts_listed(case: Case) -> list[Span]:
    """Return the items of a list after a date if each has its subject and ends with an act."""
    if "、" not in case.after:
        return []
    start = case.date.span.end + len(case.after) - len(case.after.lstrip("前, "))
    items = [Span(*match.span()) for match in _ITEM.finditer(case.text, start, case.clause[1])]
    return (
        items
        if len(items) > 1 and all(_is_act_of_subject(case.text, item) for item in items)
        else []
    )


def _is_act_of_subject(text: str, item: Span) -> bool:
    acts = [match.span() for match in deadline_cues().act.finditer(text, item.start, item.end)]
    if not acts or acts[0][0] == item.start:
        return False
    return acts[-1][1] == item.end and acts[-1][0] - item.start >= _SHORTEST_SUBJECT


def _what(reading: Reading, sentence: Sentence, case: Case) -> str:
    """Return who or what, and what will have happened."""
    text, original = case.text, reading.report.text
    begin = opening(text, *case.clause)
    stop = min(case.date.span.start, case.cue[0] if case.cue else case.date.span.start)
    subject = original[begin:stop].strip() if begin < stop else ""
    predicate = _PREDICATE_START.sub(
        "", _REQUEST_END.sub("", original[case.date.span.end : case.clause[1]]), count=1
    )
    if case.behind and not subject:
        return predicate or case.written
    if not subject:
        start = max(sentence.span.start, text.rfind(";", sentence.span.start, case.clause[0]) + 1)
        carrier = _CARRIER.match(text, opening(text, start, case.clause[0]), case.clause[0])
        subject = original[carrier.start() : carrier.end()] if carrier else ""
    return subject + predicate or original[begin : case.clause[1]]
