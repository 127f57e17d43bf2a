"""What it is that waits: named beside the prerequisite, the running topic, or a subject."""

import re

from kg.extraction.bare_counts import counted_before, counter_of
from kg.extraction.dependencies.prerequisites import Prerequisite
from kg.extraction.topics import projects_before, segment_start, subject_of, topics_at
from kg.model.facts import Project
from kg.model.mentions import Reading
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
_BECAUSE = ("stands-still-because", "not-done-because")
_MONEY = ("funds-arrived", "funds-lacking", "funds-short")
WAITED_FOR = "waits-for-end-of"
_WAITS = (
    WAITED_FOR,
    "waits-until",
    "act-after-approval",
    "only-after-event",
    "soon-after-event",
    "resumes-after",
)
"""Rules by which an act waits; the act is told of its subject or of the running topic."""
_BARE_ACT = 4
_NEXT_CLAUSE = 30
_NAMED = re.compile(r"^(?!一些|部分|个别|有的|项目中$)(?!(?:务必)?于?\d*[年月日前底]*$).{4}")
_VERB_OF_WAITING = re.compile(
    r"(?:即可|方可|才能|方能|再|可)?(?:启动|办理|实施|开展|转入|进行|组织|恢复)?(?=.)"
)
_NO_SUBJECT = re.compile(r"(?:[将把对]|待[^,;]{2,28}[之以]?后)$")
"""What stands before a sign where no subject does: an object, or the event that comes first."""
_TRAILING = "需尚仍还须因应以"
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
    r"(?:受制于|受限于|卡在|取决于|有赖于|依赖于?|受)$|(?:已|正|经|获|获得|取得|通过|报|提报|上报|完成|正在|的|于|申请|办理)*$"
)


def dependents_of(
    reading: Reading, projects: tuple[Project, ...], clause: Span, found: Prerequisite
) -> tuple[Words, ...]:
    """Return what needs the prerequisite: named beside it, or the running topic.

    A topic wins over the subject of the clause itself; without any of the two, nothing is found.
    """
    topics = topics_at(reading, projects, clause, found.on)
    if found.dependent and not (found.rule == "talks-about" and topics):
        return (_named_beside(reading, clause, found, topics),)
    if found.rule in _BEFORE_NAME and not topics:
        after = _rest_of_talk(reading.report.folded, clause)
        named = projects_before(projects, after.start, after.end)[:1]
        if named or found.rule not in _BECAUSE:
            return named
    sign = _sign_start(reading.report.folded, clause, found)
    some = _counted(reading, subject_of(reading.report, clause, sign))
    if some:
        return (some,)
    if topics and found.rule != "title-granted":
        gap_start = max(clause.start, topics[-1].span.end)
        funds = _FUNDS.search(reading.report.folded, gap_start, sign)
        if funds and found.kind == "approval":
            return (reading.report.words(*funds.span("funds")),)
        return topics
    return _subject(reading, clause, found, sign)


def _subject(reading: Reading, clause: Span, found: Prerequisite, sign: int) -> tuple[Words, ...]:
    """Return what stands before a sign without any topic, or what a sum of money is paid for."""
    text = reading.report.folded
    if _NO_SUBJECT.search(text, clause.start, sign):
        return ()
    paid = _PAID_FOR.match(text, found.on.start, found.on.end)
    if paid and found.rule in _MONEY:
        return (reading.report.words(*paid.span("what")),)
    subject = _without_need(subject_of(reading.report, clause, sign))
    if subject and _NAMED.search(subject.text):
        return (subject,)
    paid = _TO_BE_PAID.search(text, segment_start(reading, clause), clause.start)
    return (reading.report.words(*paid.span("what")),) if paid else ()


def _named_beside(
    reading: Reading, clause: Span, found: Prerequisite, topics: tuple[Words, ...]
) -> Words:
    """Return the words that a pattern found; a bare act (复工) is told of its subject or topic."""
    span = found.dependent or found.on
    words = reading.report.words(span.start, span.end)
    if found.rule not in _WAITS:
        return words
    subject = _without_need(subject_of(reading.report, clause, found.on.start - len("待")))
    subject = _counted(reading, subject) or subject
    verb = _VERB_OF_WAITING.match(reading.report.folded, span.start, span.end - 1)
    if subject and verb and verb[0] and found.rule == WAITED_FOR:
        return Words(subject.text + reading.report.text[verb.end() : span.end], span)
    others = [topic for topic in topics if not found.on.covers(topic.span)]
    owner = subject or (others[-1] if others else None)
    if owner is None or len(words.text) > _BARE_ACT:
        return words
    start = verb.end() if verb else span.start
    return Words(owner.text + reading.report.text[start : span.end], words.span)


def _counted(reading: Reading, subject: Words | None) -> Words | None:
    """Return the things that a bare count stands for (剩余7个待管网贯通后接入), no sum of money."""
    counter = counter_of(subject.text) if subject else ""
    if subject is None or not counter or counter.endswith("元"):
        return None
    start = subject.span.start
    return counted_before(reading.report, reading.outline.sentence_at(start).span, start, counter)


def _without_need(subject: Words | None) -> Words | None:
    """Return a subject without the verb of needing that stands behind it (移交工作需)."""
    return subject and Words(subject.text.rstrip(_TRAILING), subject.span)


def _rest_of_talk(text: str, clause: Span) -> Span:
    """Return the clause with what follows it closely, up to a semicolon or full stop."""
    end = min(clause.end + _NEXT_CLAUSE, len(text))
    stops = [stop for mark in ";。" if (stop := text.find(mark, clause.end, end)) >= 0]
    return Span(clause.start, max(min(stops, default=end), clause.end))


def _sign_start(text: str, clause: Span, found: Prerequisite) -> int:
    """Return where the verb before a prerequisite begins (获, 通过, 已报), or the prerequisite."""
    match = _VERB.search(text, clause.start, found.on.start)
    return match.start() if match else found.on.start
