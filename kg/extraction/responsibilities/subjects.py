"""What a subject, or an agent after 由, does in its clause."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extraction.predicates import Predicate, act_words, object_words, predicate, role_of
from kg.extraction.responsibilities.agents import about_before, before_agent
from kg.extraction.responsibilities.approvals import answers, approver
from kg.extraction.responsibilities.context import Clause, Group, groups
from kg.extraction.responsibilities.funding import invests, is_capital, paid_for
from kg.extraction.responsibilities.heads import headed, heads, is_person, leads, leads_plan
from kg.extraction.responsibilities.omitted import act_alone, is_bare_act, lent, resolved
from kg.extraction.responsibilities.partners import partner_target, prefix_before
from kg.model.facts import Plan, Responsibility
from kg.model.mentions import within
from kg.model.text import Span, Words
from kg.text.wordlists import words

RULE_SUBJECT = "role-subject"
RULE_AGENT = "role-agent"
RULE_AUTHOR = "role-author-of-title"
RULE_CONTRACTED = "role-contracted-unit"

_TO_PARTNER = re.compile(
    r"(?:每[月季周年]度?|按月|按季|定期|不定期|多次|先后)*"
    r"(?:正|已|正在|拟|要|将|应|须)?(?:会同|联合|协同|与|和|同|委托|聘请)"
)
_HIRES = re.compile(r"(?:正|已|拟|要|将|应|须)?(?:委托|聘请)")
_OTHERS = re.compile(r"等[0-9]*[家个所]?[^,。;签合共开举]{0,6}")
_COUNTED = re.compile(
    r"[0-9两三四五六七八九十]+[家个所](?:业主|参建|建设|成员)?(?:单位|企业|公司|部门)"
)
_LEADS_WHAT_FOLLOWS = re.compile(r"(?:总)?牵头(?:负责|组织|抓总)?")
_HELPS = re.compile(r"(?:积极|主动|全力|密切|共同|通力)*(?:协同|联动)?(?:配合|协助|参与)")
"""A clause of help alone: the next clause tells with what (甲局协同配合,吊销证照3家)."""
_TELLING = ("督促", "责令", "责成", "要求", "指导", "督导", "推动", "协调")
_HANDS_OVER = ("移送", "移交", "报送", "交由", "统一移交")
_BARE_ACTS = frozenset(
    {"落实", "执行", "办理", "建设", "实施", "承建", "运营", "推进", "施工", "组织实施", "投资建设"}
)
_CONTACTS = frozenset({"对接", "协调", "联系", "沟通"})
_GENITIVE = re.compile(r"(?:提出|指出|反馈)的")
_FOLLOWS = frozenset({"跟踪", "督促", "督导", "督办"})
"""Verbs behind which a further verb is no object (全程跟踪督导)."""
_ISSUED = re.compile(r"(?:联合|共同|正式)?(?:印发|出台|发布|下发|公布)的《")
_CONTRACTED = re.compile(
    r"(?:EPC|PPP|总承包)?(?:的)?(?:中标|承建|施工|建设|运营|代建|设计|监理|实施|投资|业主)"
    r"(?:单位|企业|方|主体|公司)(?:为|是|确定为)$"
)
_CASES = re.compile(r"(?:已|共|累计|并)*(?P<case>立案|处分|罚款|罚没|问责|起诉)(?=[0-9])")
"""What is done to people, as a count of cases (立案5件)."""
_ISSUES = re.compile(
    r"(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|已|正式|及时|重新)*(?:核发|补发|颁发|换发|签发|发放)$"
)
_PERMIT = re.compile(r"(?:证|许可|批复|批文|意见书)$")
_INVESTS = re.compile(r"投资(?:合作|意向|框架)?(?:协议|合同)$")
"""What companies sign with the place that they come to."""
_LAST_COUNT = re.compile(r"(?:[0-9]+|[一二两三])[余多]?[\u4e00-\u9fff]{1,2}$")


def acts(
    clause: Clause, group: Group, rule: str, plans: tuple[Plan, ...]
) -> Iterator[Responsibility]:
    """Yield what a subject does; partners between it and the verb are passed over."""
    if leads(clause):
        yield from leads_plan(clause, group, plans)
        return
    if heads(clause):
        yield from headed(clause, group)
        return
    partners, after = _partners_after(clause, group)
    rest = clause.rest(after)
    if rest is None or is_person(clause, group):
        return
    answered = answers(clause, group) if rule == RULE_SUBJECT else ()
    if answered:
        yield from answered
        return
    if clause.text[rest.start] == "《":
        yield from elsewhere(clause, group)
    elif not partners and _LEADS_WHAT_FOLLOWS.fullmatch(clause.text, rest.start, rest.end):
        yield from clause.facts(group, "lead", _led(clause, rule), rule)
    elif only_helps(clause, group):
        yield from clause.facts(group, "support", _task_that_follows(clause), rule)
    else:
        yield from _does(clause, group, partners, rest, rule)


def _led(clause: Clause, rule: str) -> Words | None:
    """Return what is led: what stands before 由 in the clause, else what the next clause does."""
    agent = clause.text.rfind("由", clause.start, clause.span.end)
    if rule == RULE_AGENT and agent - clause.start > 1:
        return before_agent(clause)
    return _task_that_follows(clause)


def only_helps(clause: Clause, group: Group) -> bool:
    """Tell whether a clause says nothing but that units help (甲局、乙局协同配合)."""
    rest = clause.rest(group[-1].span.end)
    return rest is not None and _HELPS.fullmatch(clause.text, rest.start, rest.end) is not None


def elsewhere(clause: Clause, group: Group) -> Iterator[Responsibility]:
    """Yield roles of units that do not act: authors of titles, and those who must approve."""
    rest = clause.rest(group[-1].span.end)
    contracted = _contracted(clause, group)
    if contracted:
        yield from clause.facts(group, "implement", contracted, RULE_CONTRACTED)
    if rest is None or contracted:
        return
    if clause.text[rest.start] == "《":
        title = object_words(clause.reading.report, rest.start, rest.end)
        yield from clause.facts(group, "publish", title, RULE_AUTHOR)
    elif _GENITIVE.match(clause.text, rest.start, rest.end):
        return
    elif issued := _ISSUED.match(clause.text, rest.start, rest.end):
        title = object_words(clause.reading.report, issued.end() - 1, rest.end)
        yield from clause.facts(group, "publish", title, RULE_AUTHOR)
    else:
        yield from approver(clause, group, "")


def _contracted(clause: Clause, group: Group) -> Words | None:
    """Return the works of which a clause names the builder (X工程中标单位为甲公司)."""
    text, first = clause.text, group[0].span.start
    sign = _CONTRACTED.search(text, clause.start, first)
    if sign is None or sign.start() - clause.start <= 1:
        return None
    return clause.reading.report.words(clause.start, sign.start())


def _does(
    clause: Clause, group: Group, partners: Group, rest: Span, rule: str
) -> Iterator[Responsibility]:
    """Yield what the words after a subject and its partners say that it does."""
    paid = None if partners else paid_for(clause, rest) or lent(clause, rest)
    if paid:
        yield from clause.facts(group, "fund", paid, rule)
        return
    done = predicate(clause.reading.report, clause.segmented, rest)
    if done is None or done.target.text in _BARE_ACTS or _is_chase(clause, done):
        told = _Told(partners, rest, rule, done)
        yield from _does_to(clause, group, told)
    elif rule == RULE_AGENT and _is_unit(clause, done.target):
        yield from clause.facts(group, done.role, before_agent(clause), rule)
    elif not _turns_to(clause, done):
        role, target = _done(clause, group, partners, rest, done)
        yield from clause.facts(group, role, target, rule)


def _done(
    clause: Clause, group: Group, partners: Group, rest: Span, done: Predicate
) -> tuple[str, Words]:
    """Return the role and the target of a subject that does something to something."""
    role, target = done.role, _told(clause, done.verb, _owned(clause, done.target))
    if partners and (role == "support" or _hires(clause, group)):
        role = "implement"
    if partners:
        target = partner_target(clause, partners) or target
    if not partners and done.verb.startswith("签") and _INVESTS.search(target.text):
        role = "support" if all(unit.kind == "enterprise" for unit in group) else role
    if role == "approve" and done.verb.startswith("出具"):
        target = clause.topic() or target
    if is_capital(done) or invests(clause, rest):
        own = None if invests(clause, rest) else clause.topic(projects_first=True)
        role, target = "fund", own or target
    if role == "supervise" and done.verb in _FOLLOWS and is_bare_act(clause, rest):
        target = act_alone(clause, rest)
    return role, target


class _Told(NamedTuple):
    """What stands behind a subject: its partners, the rest of the clause, what that says."""

    partners: Group
    rest: Span
    rule: str
    done: Predicate | None


def _does_to(clause: Clause, group: Group, told: _Told) -> Iterator[Responsibility]:
    """Yield what is done to something that stands before the act, or to nothing that is said."""
    partners, rest, rule, done = told
    role, target = role_of(rest.cut(clause.text)), None
    if partners:
        rest = _without_count(clause, rest)
    if rule == RULE_AGENT or (partners and is_bare_act(clause, rest)):
        role = "implement" if partners and role == "support" else role
        target = before_agent(clause) or (act_alone(clause, rest) if partners else None)
        target = target and resolved(clause, target)
        issues = _ISSUES.fullmatch(clause.text, rest.start, rest.end)
        role = "approve" if issues and target and _PERMIT.search(target.text) else role
    elif case := _CASES.match(clause.text, rest.start, rest.end):
        role, target = "implement", clause.reading.report.words(*case.span("case"))
    elif done:
        role, target = "implement", clause.section_project()
    elif role == "supervise" and is_bare_act(clause, _without_count(clause, rest)):
        target = about_before(clause) or act_alone(clause, _without_count(clause, rest))
    else:
        role, target = "implement", about_before(clause)
    yield from clause.facts(group, role, target, rule)


def _without_count(clause: Clause, rest: Span) -> Span:
    """Return an act without how often it was done (跟踪督办3次)."""
    count = _LAST_COUNT.search(clause.text, rest.start, rest.end)
    return Span(rest.start, count.start()) if count and count.start() > rest.start else rest


def _is_unit(clause: Clause, target: Words) -> bool:
    """Tell whether the words after an act begin with a unit, to which something goes."""
    here = within(clause.reading.units, target.span)
    return bool(here) and here[0].span.start == target.span.start


def _turns_to(clause: Clause, done: Predicate) -> bool:
    """Tell whether the next clause says why a unit turns to another (对接甲银行,争取贷款)."""
    if done.verb not in _CONTACTS:
        return False
    listed = groups(clause.text, within(clause.reading.units, done.target.span))
    alone = len(listed) == 1 and listed[0][0].span.start == done.target.span.start
    following = clause.next_clause()
    return alone and following is not None and _aim(following) is not None


def _aim(clause: Clause) -> Predicate | None:
    return predicate(clause.reading.report, clause.segmented, clause.span, carried=True)


def _hires(clause: Clause, group: Group) -> bool:
    return _HIRES.match(clause.text, group[-1].span.end, clause.span.end) is not None


def _is_chase(clause: Clause, done: Predicate) -> bool:
    """Tell whether what is led is nothing but further verbs (负责跟踪争取)."""
    if done.role != "lead":
        return False
    inside = clause.segmented.words_between(done.target.span.start, done.target.span.end)
    return len(inside) > 1 and all(word.tag == "v" for word in inside)


def _task_that_follows(clause: Clause) -> Words | None:
    """Return what the next clause does (甲局牵头,会同乙局清理账户), partners passed over."""
    following = clause.next_clause()
    if following is None:
        return None
    here = groups(clause.text, within(clause.reading.units, following.span))
    if here and prefix_before(following, here[0]):
        return partner_target(following, here[0])
    done = predicate(clause.reading.report, clause.segmented, following.span)
    return done.target if done else None


def _told(clause: Clause, verb: str, target: Words) -> Words:
    """Return what others are told to do (责令甲医院退还费用), without their names."""
    if not verb.startswith((*_TELLING, *_HANDS_OVER)):
        return target
    here = groups(clause.text, within(clause.reading.units, clause.span))
    told = next((group for group in here if group[0].span.start == target.span.start), None)
    rest = clause.rest(told[-1].span.end) if told else None
    return (act_words(clause.reading.report, rest) if rest else None) or target


def _owned(clause: Clause, target: Words) -> Words:
    """Return the project alone where a clause says who builds it (由甲公司承建的水厂项目竣工)."""
    if clause.text[target.span.start - 1] != "的":
        return target
    for project in within(clause.reading.projects, target.span):
        if project.span.start == target.span.start and project.span.end < target.span.end:
            return clause.reading.report.words(project.span.start, project.span.end)
    result = next(
        (verb for verb in words("result_verbs.tsv", "verb") if target.text.endswith(verb)), ""
    )
    if len(target.text) <= len(result) + 1:
        return target
    return clause.reading.report.words(target.span.start, target.span.end - len(result))


def _partners_after(clause: Clause, group: Group) -> tuple[Group, int]:
    """Return the partners that stand between a subject and its verb, and where they end."""
    text, end = clause.text, group[-1].span.end
    counted = _COUNTED.match(text, end, clause.span.end)
    sign = _TO_PARTNER.match(text, counted.end() if counted else end, clause.span.end)
    rest = clause.rest(sign.end()) if sign else None
    found = groups(text, within(clause.reading.units, rest)) if rest else []
    if sign is None or not found or found[0][0].span.start != sign.end():
        return (), end
    others = _OTHERS.match(text, found[0][-1].span.end, clause.span.end)
    return found[0], others.end() if others else found[0][-1].span.end
