"""What it is that waits: named beside the prerequisite, the running topic, or a subject."""

import re

from kg.extraction.dependencies.own_subjects import (
    is_paper,
    problem_above,
    project_above,
    subject_before,
    subject_of_cause,
    subject_of_paper,
    subject_of_problem,
)
from kg.extraction.dependencies.partners import object_of_agreement, object_of_talks
from kg.extraction.dependencies.prerequisites import Prerequisite
from kg.extraction.dependencies.themes import theme_before
from kg.extraction.dependencies.waiting_acts import act_that_waits, things_counted, without_need
from kg.extraction.topics import projects_before, segment_start, subject_of, topics_at
from kg.model.facts import Project
from kg.model.mentions import Reading, within
from kg.model.text import Span, Words

_BEFORE_NAME = (
    "agreement-made",
    "agreement-object",
    "talks-under-way",
    "contact",
    "stands-still-because",
    "not-done-because",
    "approval-given",
)
"""Rules whose signs may stand before the name of what needs the prerequisite."""
_TALKS = ("talks-under-way",)
_AGREEMENTS = ("agreement-made", "agreement-signed-with", "agreement-object", *_TALKS)
_AGREED_PAPERS = ("协议", "合同", "备忘录")
"""Papers that nothing waits for; what they agree on does."""
_BECAUSE = ("stands-still-because", "not-done-because")
_MONEY = ("funds-arrived", "funds-lacking", "funds-short")
_NEXT_CLAUSE = 30
_NAMED = re.compile(
    r"^(?!受|因|由于|但|双方|一些|部分|个别|有的|项目中$)(?!(?:务必)?于?\d*[年月日前底]*$)"
    r"(?!.*(?:、|于\d+月\d*日?)$)(?!.*、\d).{4}"
)
_THE_PROBLEM = re.compile(r"该?问题(?:已|于|[\d年月日])*")
"""The subject that stands for the problem of the heading (该问题9月6日)."""
_NO_SUBJECT = re.compile(r"(?:[将把对]|待[^,;]{2,28}[之以]?后)$")
"""What stands before a sign where no subject does: an object, or the event that comes first."""
_FUNDS = re.compile(r"元(?P<funds>[^,;。]{0,8}(?:资金|债券|国债))$")
_TO_BE_PAID = re.compile(
    r"(?:拟|计划|申请)[^,;。]{0,40}?(?:兑现|发放|拨付|支付|奖励|补助)(?P<what>[^,;。]{4,30}),[^,;。]{0,4}$"
)
"""What the clause before is to pay (拟兑现补助资金80万元,已报县政府审批)."""
_PAID_FOR = re.compile(
    r"(?P<what>(?!关于|专项|转移支付|[^,]{0,6}(?:中央|[省市县区]级|上级|财政))[^,;]{3,16}?)的?"
    r"(?:中央|[省市县]级|上级|财政|专项|奖补|补助|补偿|维修|配套|建设|债券)*"
    r"(?:资金|经费|资本金|补偿款|债券|贷款)"
)
_VERB = re.compile(
    r"(?:受制于|受限于|卡在|取决于|有赖于|依赖于?|受)$|(?:已|正|[未没]有?|经|获|获得|取得|通过|报|提报|上报|完成|正在|的|于|申请|办理|到位|[须需应尚仍还均可待])*$"
)


def dependents_of(
    reading: Reading, projects: tuple[Project, ...], clause: Span, found: Prerequisite
) -> tuple[Words, ...]:
    """Return what needs the prerequisite: named beside it, else what the talk is about.

    The subject of the clause itself wins over a project named earlier; where neither stands, what
    is named behind, told before or headed above is taken, else nothing.
    """
    topics = _topics(reading, projects, clause, found)
    agreed = _agreed_on(reading, clause, found, is_about=bool(topics))
    if agreed:
        return (agreed,)
    if found.dependent and not (found.rule == "talks-about" and topics):
        return (act_that_waits(reading, clause, found, topics),)
    if found.rule in _BEFORE_NAME and not topics:
        named = _named_behind(reading, projects, clause, found)
        if named or found.rule not in _BECAUSE:
            return named
    return _told_before(reading, clause, found, topics)


def _topics(
    reading: Reading, projects: tuple[Project, ...], clause: Span, found: Prerequisite
) -> tuple[Words, ...]:
    """Return what the sign is about: named in its clause, its subject, or the running topic."""
    topics = topics_at(reading, projects, clause, found.on)
    if topics and topics[-1].text.endswith(_AGREED_PAPERS):
        topics = ()
    if topics and is_paper(topics[-1].text):
        start = segment_start(reading, clause)
        theme = theme_before(reading, start, min(topics[-1].span.start, clause.start))
        return (theme,) if theme else topics
    if topics and topics[-1].span.end > clause.start:
        return topics
    own = _own_subject(reading, clause, found)
    if own is None and not topics:
        own = subject_of_problem(reading, segment_start(reading, clause), clause.start)
    return (own,) if own else topics


def _own_subject(reading: Reading, clause: Span, found: Prerequisite) -> Words | None:
    """Return what the clause itself is about, where its sign stands behind a subject."""
    if found.rule in _BECAUSE:
        return subject_of_cause(reading, clause, found.on)
    if found.kind == "approval" and not found.dependent:
        return subject_of_paper(reading, clause, _sign_start(reading.report.folded, clause, found))
    return None


def _agreed_on(
    reading: Reading, clause: Span, found: Prerequisite, *, is_about: bool
) -> Words | None:
    """Return what the parties talk of or agreed on, if the words behind the partner tell it."""
    talked_of = object_of_talks(reading, found.on) if found.rule in _TALKS else None
    if talked_of or is_about or found.rule not in _AGREEMENTS:
        return talked_of
    return object_of_agreement(reading, clause, found.on)


def _named_behind(
    reading: Reading, projects: tuple[Project, ...], clause: Span, found: Prerequisite
) -> tuple[Words, ...]:
    """Return the project named behind a sign, else the one that a heading above names."""
    after = _rest_of_talk(reading.report.folded, clause)
    named = projects_before(projects, after.start, after.end)[:1]
    above = None if named or found.rule in _BECAUSE else project_above(reading, clause.start)
    return (above,) if above else named


def _told_before(
    reading: Reading, clause: Span, found: Prerequisite, topics: tuple[Words, ...]
) -> tuple[Words, ...]:
    """Return what is told before a sign: things counted, the topic, or a subject."""
    sign = _sign_start(reading.report.folded, clause, found)
    counted = things_counted(reading, subject_of(reading.report, clause, sign))
    if counted:
        return (counted,)
    if not topics or found.rule == "title-granted":
        return _subject(reading, clause, found, sign)
    gap_start = max(clause.start, topics[-1].span.end)
    funds = _FUNDS.search(reading.report.folded, gap_start, sign)
    if funds and found.kind == "approval":
        return (reading.report.words(*funds.span("funds")),)
    return topics


def _subject(reading: Reading, clause: Span, found: Prerequisite, sign: int) -> tuple[Words, ...]:
    """Return what stands before a sign without any topic, or what a sum of money is paid for."""
    text = reading.report.folded
    if _NO_SUBJECT.search(text, clause.start, sign):
        return ()
    paid = _PAID_FOR.match(text, found.on.start, found.on.end)
    if paid and found.rule in _MONEY:
        return (reading.report.words(*paid.span("what")),)
    subject = without_need(subject_of(reading.report, clause, sign))
    if subject and _THE_PROBLEM.fullmatch(subject.text):
        problem = problem_above(reading, clause.start)
        return (problem,) if problem else ()
    start = segment_start(reading, clause)
    if subject and _NAMED.search(subject.text) and not _is_lender(reading, subject, found):
        theme = theme_before(reading, start, clause.start) if is_paper(subject.text) else None
        return (theme or subject,)
    paid = _TO_BE_PAID.search(text, start, clause.start)
    if paid:
        return (reading.report.words(*paid.span("what")),)
    before = subject_before(reading, start, clause) if found.kind == "approval" else None
    if not (subject and found.kind == "approval"):
        before = before or theme_before(reading, start, clause.start)
    last = before or project_above(reading, clause.start)
    return (last,) if last else ()


def _is_lender(reading: Reading, subject: Words, found: Prerequisite) -> bool:
    """Tell whether a subject that money is told of is who gives it (甲银行授信)."""
    units = within(reading.units, subject.span) if found.kind == "funding" else ()
    return bool(units) and units[0].span.start == subject.span.start


def _rest_of_talk(text: str, clause: Span) -> Span:
    """Return the clause with what follows it closely, up to a semicolon or full stop."""
    end = min(clause.end + _NEXT_CLAUSE, len(text))
    stops = [stop for mark in ";。" if (stop := text.find(mark, clause.end, end)) >= 0]
    return Span(clause.start, max(min(stops, default=end), clause.end))


def _sign_start(text: str, clause: Span, found: Prerequisite) -> int:
    """Return where the verb before a prerequisite begins (获, 通过, 已报), or the prerequisite."""
    match = _VERB.search(text, clause.start, found.on.start)
    return match.start() if match else found.on.start
