"""What waits for what: dependencies that a report states with an explicit sign."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.dependencies.prerequisites import Prerequisite, cues, find_prerequisites
from kg.extraction.documents.states import document_state
from kg.extraction.phrases import clause_at, clauses_holding, in_title, report_clauses
from kg.extraction.topics import (
    is_project_document,
    joint_names,
    owner_at,
    projects_before,
    segment_start,
    subject_of,
    topics_at,
)
from kg.model.facts import Dependency, Project
from kg.model.mentions import Reading, within
from kg.model.text import Span, Words

PLAN_OF_PROJECT = "planning-document-of-project"

_BEFORE_NAME = (
    "agreement-made",
    "agreement-object",
    "talks-under-way",
    "contact",
    "stands-still-because",
    "not-done-because",
)
"""Rules whose signs may stand before the name of what needs the prerequisite."""
_BECAUSE = ("stands-still-because", "not-done-because")
_MONEY = ("funds-arrived", "funds-lacking", "funds-short")
_SAY_IT_ALL = ("approval", "sequence")
WAITED_FOR = "waits-for-end-of"
_WAITS = (WAITED_FOR, "after-event", "act-after-approval", "only-after-event")
_BARE_ACT = 4
_NEXT_CLAUSE = 30
_LONGEST_TENDER = 20
_LONG_TITLE = 4
_OPENED = re.compile(r"\s|[正已拟并现]|目前|完成|开展|计划|启动|组织|预计|务必|确保|力争|将|于?\d")
_AT_LARGE = re.compile(r"(?<!设计)(?<!技术)(?<!施工)方案|规划|大纲")
_NAMED = re.compile(r"^(?!(?:务必)?于?\d*[年月日前底]*$).{4}")
_VERB_OF_WAITING = re.compile(
    r"(?:即可|方可|才能|方能)?(?:启动|办理|实施|开展|转入|进行|组织|恢复)?(?=.)"
)
_NO_SUBJECT = re.compile(r"(?:[将把对]|待[^,;]{2,28}[之以]?后)$")
"""What stands before a sign where no subject does: an object, or the event that comes first."""
_TRAILING = "需尚仍还须因应"
_FUNDS = re.compile(r"元(?P<funds>[^,;。]{0,8}(?:资金|债券|国债))$")
_PAID_FOR = re.compile(
    r"(?P<what>(?!关于|专项|转移支付|[^,]{0,6}(?:中央|[省市县区]级|上级|财政))[^,;]{3,16}?)的?"
    r"(?:中央|[省市县]级|上级|财政|专项|奖补|补助|补偿|维修|配套|建设|债券)*"
    r"(?:资金|经费|资本金|补偿款|债券|贷款)"
)
_VERB = re.compile(r"(?:已|正|经|获|获得|取得|通过|报|提报|上报|完成|正在|的|于|申请|办理)*$")


@dataclass(frozen=True, slots=True)
class _Last:
    """What the last prerequisite was needed for, and the talk in which it stood."""

    segment: int = -1
    words: tuple[Words, ...] = ()


def relate_dependencies(reading: Reading, projects: tuple[Project, ...]) -> tuple[Dependency, ...]:
    """Return the dependencies of a report in reading order.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.extraction.projects import relate_projects
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "新城水厂项目环评获市生态环境局批复,征地拆迁已完成。"))
    >>> facts = relate_dependencies(reading, relate_projects(reading))
    >>> [(fact.dependent.text, fact.on.text, fact.kind) for fact in facts]
    [('新城水厂项目', '市生态环境局批复', 'approval'), ('新城水厂项目', '征地拆迁', 'land')]
    """
    projects = tuple(sorted(projects, key=lambda project: project.name.span))
    stated = tuple(_stated(reading, projects))
    approved = frozenset(fact.evidence.start for fact in stated if fact.kind in _SAY_IT_ALL)
    found = [*stated, *_planned(reading, projects, approved)]
    found.sort(key=lambda fact: (fact.evidence, fact.on.span, fact.dependent.span))
    seen: dict[tuple[str, str, int], Dependency] = {}
    for fact in found:
        seen.setdefault((fact.dependent.text, fact.on.text, fact.evidence.start), fact)
    return tuple(seen.values())


def _stated(reading: Reading, projects: tuple[Project, ...]) -> Iterator[Dependency]:
    text, last = reading.report.folded, _Last()
    for clause in clauses_holding(reading.report, cues()):
        for found in find_prerequisites(text, clause):
            if in_title(reading.outline, found.on.start):
                break
            segment = segment_start(reading, clause)
            known = last.words if last.segment == segment else ()
            dependents = _dependents(reading, projects, clause, found) or known
            last = _Last(segment, dependents)
            for dependent in dependents:
                yield Dependency(
                    evidence=_evidence(text, clause, found),
                    rule=found.rule,
                    dependent=dependent,
                    on=_prerequisite_words(reading, clause, found, dependents),
                    kind=found.kind,
                    state=found.state,
                )


def _dependents(
    reading: Reading, projects: tuple[Project, ...], clause: Span, found: Prerequisite
) -> tuple[Words, ...]:
    """Return what needs the prerequisite: named beside it, or the running topic."""
    topics = topics_at(reading, projects, clause, found.on)
    if found.dependent and not (found.rule == "talks-about" and topics):
        return (_named_beside(reading, clause, found, topics),)
    if found.rule in _BEFORE_NAME and not topics:
        after = _rest_of_talk(reading.report.folded, clause)
        named = projects_before(projects, after.start, after.end)[:1]
        if named or found.rule not in _BECAUSE:
            return named
    sign = _sign_start(reading.report.folded, clause, found)
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
    return (subject,) if subject and _NAMED.search(subject.text) else ()


def _named_beside(
    reading: Reading, clause: Span, found: Prerequisite, topics: tuple[Words, ...]
) -> Words:
    """Return the words that a pattern found; a bare act (复工) is told of its subject or topic."""
    span = found.dependent or found.on
    words = reading.report.words(span.start, span.end)
    if found.rule not in _WAITS:
        return words
    subject = _without_need(subject_of(reading.report, clause, found.on.start - len("待")))
    verb = _VERB_OF_WAITING.match(reading.report.folded, span.start, span.end - 1)
    if subject and verb and verb[0] and found.rule == WAITED_FOR:
        return Words(subject.text + reading.report.text[verb.end() : span.end], span)
    owner = subject or (topics[-1] if topics else None)
    if owner is None or len(words.text) > _BARE_ACT:
        return words
    return Words(owner.text + words.text, words.span)


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


def _prerequisite_words(
    reading: Reading, clause: Span, found: Prerequisite, dependents: tuple[Words, ...]
) -> Words:
    """Return the words of the prerequisite, without the name of what needs it."""
    start, end = found.on.start, found.on.end
    for dependent in dependents:
        if start < dependent.span.end < end and dependent.span.start < end:
            start = dependent.span.end
    start += reading.report.folded.startswith("与", start)
    if found.kind == "procurement" and all(words.span.end <= clause.start for words in dependents):
        units = within(reading.units, clause)
        begin = units[0].span.end if units and units[0].span.start == clause.start else clause.start
        opened = _OPENED.match(reading.report.folded, begin)
        if not opened and end - begin <= _LONGEST_TENDER:
            start = begin
    return reading.report.words(start, end)


def _evidence(text: str, clause: Span, found: Prerequisite) -> Span:
    start = clause.start
    while text[start].isspace():
        start += 1
    end = max(clause.end, found.dependent.end if found.dependent else 0)
    return Span(min(start, found.on.start), end)


def _planned(
    reading: Reading, projects: tuple[Project, ...], approved: frozenset[int]
) -> Iterator[Dependency]:
    """Yield what a project needs in documents of its own: studies, designs, plans.

    Where a clause tells that the document was approved or sent for approval, that says it all.
    """
    text, clauses = reading.report.folded, report_clauses(reading.report)
    for span in _joined(reading):
        clause = clause_at(clauses, span.start)
        if not is_project_document(span.cut(text)) or clause.start in approved:
            continue
        state = document_state(text, span, clause, clause.end)
        if state in ("compiled", "drafting"):
            for dependent in _owners(reading, projects, clause, span):
                yield _plan(reading, span, clause, dependent=dependent, state=state)


def _owners(
    reading: Reading, projects: tuple[Project, ...], clause: Span, span: Span
) -> tuple[Words, ...]:
    """Return the projects that a document belongs to: named before it, else above it."""
    named = projects_before(projects, segment_start(reading, clause), span.end)
    if named:
        return joint_names(reading.report, named)
    owner = owner_at(reading, projects, clause.start)
    return (owner,) if owner else ()


def _joined(reading: Reading) -> Iterator[Span]:
    """Yield the documents of a report, those of one list (初稿和报告) under one span."""
    current: Span | None = None
    for mention in reading.documents:
        gap = reading.report.folded[current.end : mention.span.start] if current else ""
        if current and gap in ("、", "和", "及"):
            current = current.join(mention.span)
            continue
        if current:
            yield current
        current = mention.span
    if current:
        yield current


def _plan(
    reading: Reading, span: Span, clause: Span, *, dependent: Words, state: str
) -> Dependency:
    start, inside = span.start, span.covers(dependent.span)
    if (
        inside
        and span.end - dependent.span.end >= _LONG_TITLE
        and not _AT_LARGE.search(reading.report.folded, dependent.span.end, span.end)
    ):
        start = dependent.span.end
    return Dependency(
        evidence=Span(min(clause.start, start), clause.end),
        rule=PLAN_OF_PROJECT,
        dependent=dependent,
        on=reading.report.words(start, span.end),
        kind="planning",
        state="met" if state == "compiled" else "pending",
    )
