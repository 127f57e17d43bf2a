"""What a clause is about by its own words, or those of the clauses before it in one sentence."""

import re
from functools import cache

from kg.extraction.answers import problem_label
from kg.extraction.dependencies.prerequisites import kind_of, word_class
from kg.extraction.phrases import phrase_start
from kg.extraction.topics import is_project_document, subject_of
from kg.model.mentions import Reading, within
from kg.model.text import Span, Words

_BY_PAPER = re.compile(r"(?:因|由于)[^,;。]{2,30}$")
_SIZE = re.compile(r"[^,;。\d]{0,8}?\d[\d.]*(?:公里|米|亩|公顷|平方米|座|处|个|条|栋)")
"""How much of a thing is built, before its name."""
_BUT = re.compile(r"(?:可(?![研持再行燃调视控])|但|而|却|然而)")
_CAUSE = re.compile(r"(?:却|至今|也|仍)?(?:因|由于|受)$")
_SHORTEST = 4
_LONGEST_PAPER = 24
_NOBODY = re.compile(
    r"(?:该|此|其|一些|有的|有些|目前|部分|个别|剩余|余|各|双方|我|本|项目|工程|企业|公司|单位|业主|建设|资金|全|上半年|下半年|今年|\d|[一二三四五六七八九十两]+[个项家户处座])"
)
_NO_NAME = re.compile(
    r"[,:“(]|于\d|[已未正拟望]|半年|季度|\d(?:月|[亩户个处宗]|公里|万元|亿元)|(?:工作|任务|情况|成果|内容)$"
)
_PLANS = ("方案", "规划", "设计")
_THING = re.compile(
    r"(?:[站房楼厂路桥园区期段馆院校坝库渠场港塔堤闸线网]|中心|基地|项目|工程|泵站|码头|平台|机场)$"
)
"""What a plan is made of (东关站房 | 施工图设计), where a bare act (划定 | 方案) is none."""
_PROBLEM = re.compile(
    r"(?:针对|关于|对)(?:[^,;。]{0,20}的)?(?P<what>[^,;。的]{4,24}?)的?(?:等)?问题,"
)
_ABOVE = re.compile(
    r"(?:关于|针对)?[“\"]?(?P<name>[^,;。:“”\"]{3,24}?(?:工程|项目|行动))"
    r"(?=$|[”\"]|未|存在|建设|推进|进展|滞后|缓慢|长期|停工|超)"
)
_TOLD = re.compile(r"(?P<what>[^,;。:]{4,40}?)(?:由|已|均|正|全部|完成|通过|委托|因|位于)")
_STOPPED = re.compile(
    r"[^,;。]{0,12},(?P<what>(?!经|由|已|原|目前|至今|暂|仍|尚|未|一直|导致|造成|致使|项目|工程|工期|进度|施工|建设|整体|该)"
    r"[^,;。\d未]{3,14}?)(?:目前|至今|暂时|一直|仍|尚|已)*"
    r"(?:停工|停建|未能|尚未|未[开启动]|无法|难以|推迟|延后|延期|滞后|暂停|暂缓|搁置|受阻)"
)


def subject_of_cause(reading: Reading, clause: Span, on: Span) -> Words | None:
    """Return what stands still for a cause: told before it, else in the clause behind it.

    甲路因征迁未完成停工 and 因消防验收未通过,门诊楼装修暂停 name 甲路 and 门诊楼装修.
    """
    text = reading.report.folded
    cause = _CAUSE.search(text, clause.start, on.start)
    if cause is None:
        return None
    if cause.start() > clause.start:
        return _thing(subject_of(reading.report, clause, cause.start()), _SHORTEST - 1)
    stopped = _STOPPED.match(text, on.end)
    return reading.report.words(*stopped.span("what")) if stopped else None


def subject_of_paper(reading: Reading, clause: Span, sign: int) -> Words | None:
    """Return what a paper belongs to by the subject of its clause (乙厂 | 施工图设计已通过…).

    Nothing is returned where the subject is an actor, or the paper alone.
    """
    subject = _without_paper(subject_of(reading.report, clause, sign))
    if subject is None:
        cause = _BY_PAPER.search(reading.report.folded, clause.start, sign)
        return _held_up(reading, clause, cause.start()) if cause else None
    actors = within(reading.units, subject.span)
    acts = any(
        unit.span.start == subject.span.start or unit.span.end >= subject.span.end
        for unit in actors
    )
    return None if acts else subject


def _held_up(reading: Reading, clause: Span, cause: int) -> Words | None:
    """Return what stands before a cause (配套的3公里 | 排水管 | 因论证报告没有拿到同意)."""
    if cause == clause.start:
        return None
    start = phrase_start(reading.report.folded, clause.start, cause)
    size = _SIZE.match(reading.report.folded, start, cause)
    start = size.end() if size else start
    return _thing(reading.report.words(start, cause))


def subject_of_problem(reading: Reading, start: int, end: int) -> Words | None:
    """Return what a problem is about that the talk begins with (针对 | 旧桥破损 | 问题,…)."""
    text = reading.report.folded
    problem = _PROBLEM.match(text, start, end) if text.find("问题", start, end) >= 0 else None
    return reading.report.words(*problem.span("what")) if problem else None


def project_above(reading: Reading, offset: int) -> Words | None:
    """Return the works or campaign that the nearest heading above names, if it names one."""
    section = reading.outline.section_at(offset)
    for above in reading.outline.ancestors(section):
        named = _ABOVE.match(above.title)
        if named:
            start = above.heading.end - len(above.title) + named.start("name")
            return reading.report.words(start, start + len(named["name"]))
    return None


def subject_before(reading: Reading, start: int, clause: Span) -> Words | None:
    """Return the subject of the clause before one that has none (废渣由甲厂清运,经验收合格)."""
    subject = _without_paper(clause_before(reading, start, clause))
    if subject is None or within(reading.units, subject.span):
        return None
    return subject


def problem_above(reading: Reading, offset: int) -> Words | None:
    """Return the problem whose answer `offset` stands in (该问题 | 通过验收), without its mark."""
    section = reading.outline.section_at(offset)
    span = problem_label(reading, section)
    if span is None and section.index and section.title:
        span = Span(section.heading.end - len(section.title), section.heading.end)
    words = span.cut(reading.report.text).rstrip("。;, ") if span else ""
    return reading.report.words(span.start, span.start + len(words)) if span and words else None


def clause_before(reading: Reading, start: int, clause: Span) -> Words | None:
    """Return the subject of the clause before in the talk from `start`, papers too."""
    text = reading.report.folded
    begin = max(text.rfind(",", start, clause.start - 1) + 1, start)
    told = _TOLD.match(text, begin, clause.start - 1)
    if told is None:
        return None
    return subject_of(reading.report, Span(begin, clause.start), told.end("what"))


def is_paper(words: str) -> bool:
    """Tell whether words name only a paper that works need, not the works (设计方案, 能评报告)."""
    return is_project_document(words) or _paper().fullmatch(words) is not None


def ends_with_paper(words: str) -> bool:
    """Tell whether a noun phrase ends with the noun of a paper (二期 | 可研报告)."""
    return _paper().search(words, max(len(words) - _LONGEST_PAPER, 0)) is not None


def _without_paper(subject: Words | None) -> Words | None:
    """Return a subject without the paper behind it, if it then names a thing."""
    if subject is None:
        return None
    paper = _paper().search(subject.text, max(len(subject.text) - _LONGEST_PAPER, 0))
    words = (subject.text[: paper.start()] if paper else subject.text).rstrip("的、")
    but = _BUT.match(words)
    skipped = but.end() if but else 0
    words = words[skipped:]
    if not words or (subject.text.endswith(_PLANS) and not _THING.search(words)):
        return None
    start = subject.span.start + skipped
    return _thing(Words(words, Span(start, start + len(words))))


def _thing(subject: Words | None, shortest: int = _SHORTEST) -> Words | None:
    """Return a subject if it names a thing, not an actor, a number or a paper."""
    if subject is None or len(subject.text) < shortest or _NOBODY.match(subject.text):
        return None
    return None if _NO_NAME.search(subject.text) or kind_of(subject.text) else subject


@cache
def _paper() -> re.Pattern[str]:
    """Return what finds a paper that ends a subject."""
    return re.compile(
        rf"(?:{word_class('paper')}|{word_class('study')}"
        r"|(?:用地|土地|施工图)?(?:方案|报告[书表]?|规划|设计|手续|材料|申请|意见))$"
    )
