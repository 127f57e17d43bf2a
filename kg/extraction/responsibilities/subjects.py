"""What a subject, or an agent after 由, does in its clause."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extraction.bare_counts import counted_before
from kg.extraction.predicates import Predicate, predicate, role_of
from kg.extraction.responsibilities.agents import about_before, before_agent
from kg.extraction.responsibilities.approvals import answers
from kg.extraction.responsibilities.context import Clause, Group, groups
from kg.extraction.responsibilities.funding import invests, is_capital, offers_loan, paid_for
from kg.extraction.responsibilities.heads import headed, heads, is_person, leads, leads_plan
from kg.extraction.responsibilities.not_acting import elsewhere
from kg.extraction.responsibilities.omitted import (
    act_alone,
    is_bare_act,
    lent,
    meeting_held,
    resolved,
)
from kg.extraction.responsibilities.partners import partner_target, prefix_before
from kg.extraction.responsibilities.told_to_do import owned, told_to_do
from kg.model.facts import Plan, Responsibility
from kg.model.mentions import within
from kg.model.text import Span, Words

RULE_SUBJECT = "role-subject"
RULE_AGENT = "role-agent"

_TO_PARTNER = re.compile(
    r"(?:每[月季周年]度?|按月|按季|定期|不定期|多次|先后)*"
    r"(?:正|已|正在|拟|要|将|应|须)?(?:会同|联合|协同|携手|联手|牵手|与|和|同|委托|聘请)"
)
_HIRES = re.compile(r"(?:正|已|拟|要|将|应|须)?(?:委托|聘请)")
_OTHERS = re.compile(r"等[0-9]*[家个所]?[^,。;签合共开举]{0,6}")
_COUNTED = re.compile(
    r"[0-9两三四五六七八九十]+[家个所](?:业主|参建|建设|成员)?(?:单位|企业|公司|部门)"
)
_LEADS_WHAT_FOLLOWS = re.compile(r"(?:总)?牵头(?:负责|组织|抓总)?")
_HELPS = re.compile(r"(?:积极|主动|全力|密切|共同|通力)*(?:协同|联动)?(?:配合|协助|参与)")
"""A clause of help alone: the next clause tells with what (甲局协同配合,吊销证照3家)."""
_BARE_ACTS = frozenset(
    {"落实", "执行", "办理", "建设", "实施", "承建", "运营", "推进", "施工", "组织实施", "投资建设"}
)
_BARE_OBJECTS = _BARE_ACTS | {"编制", "设计", "监理", "勘察"}
_CONTACTS = frozenset({"对接", "协调", "联系", "沟通"})
_FOLLOWS = frozenset({"跟踪", "督促", "督导", "督办"})
"""Verbs behind which a further verb is no object (全程跟踪督导)."""
_LOOKS_AFTER = re.compile(r"(?:督办|督导|督查|监督|检查|考核)(?=..)")
_SUFFERS = re.compile(r"(?:均|都|先后|多次)*(?:受到|遭到|遭受|被)")
_CASES = re.compile(r"(?:已|共|累计|并)*(?P<case>立案|处分|罚款|罚没|问责|起诉)(?=[0-9])")
"""What is done to people, as a count of cases (立案5件)."""
_ISSUES = re.compile(
    r"(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|已|正式|及时|重新)*(?:核发|补发|颁发|换发|签发|发放)$"
)
_PERMIT = re.compile(r"(?:证|许可|批复|批文|意见书)$")
_INVESTS = re.compile(r"投资(?:合作|意向|框架)?(?:协议|合同)$")
"""What companies sign with the place that they come to."""
_HIRED = re.compile(r"(?:已|均|现)?(?:受聘|受托|受委托|应邀)")
"""What says that a unit acts for another (甲研究院受聘开展评价)."""
_EXAMINES = re.compile(r"(?:合法性|公平竞争|技术|专家|联合|规划|合规性|廉洁性)(?:审查|审核|评审)")
"""An examination without what is examined: the topic of the sentence is."""
_TAKES_ON = re.compile(
    r"(?:承担|负责|统一|具体)+(?:编制|设计|施工|建设|实施|运营|监理|勘察|推进)(?:工作|任务)?"
)
"""An act of which the sentence names the object before (规划已启动,甲院承担编制)."""
_COUNTED_ALONE = re.compile(
    r"(?:已|已经|现已|累计|共|目前|均)*[\u4e00-\u9fff]{2}(?:了)?[0-9.]+[余多]?(?P<counter>[\u4e00-\u9fff]{1,2})"
)
"""An act with nothing but a count behind it (已承接74项)."""
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
    if _SUFFERS.match(clause.text, rest.start, rest.end):
        return
    answered = answers(clause, group)
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
    about = about_before(clause) if rule == RULE_AGENT else None
    return about or _task_that_follows(clause) or clause.section_project()


def only_helps(clause: Clause, group: Group) -> bool:
    """Tell whether a clause says nothing but that units help (甲局、乙局协同配合)."""
    rest = clause.rest(group[-1].span.end)
    return rest is not None and _HELPS.fullmatch(clause.text, rest.start, rest.end) is not None


def _does(
    clause: Clause, group: Group, partners: Group, rest: Span, rule: str
) -> Iterator[Responsibility]:
    """Yield what the words after a subject and its partners say that it does."""
    paid = None if partners else paid_for(clause, rest) or lent(clause, rest)
    if paid:
        yield from clause.facts(group, "fund", paid, rule)
        return
    done = predicate(clause.reading.report, clause.segmented, rest)
    bare = done is not None and done.target.text in _BARE_OBJECTS
    if done is None or bare or _is_chase(clause, done):
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
    done = _looked_after(clause, done)
    role, target = done.role, told_to_do(clause, done.verb, owned(clause, done.target))
    if role == "implement" and _HIRED.match(clause.text, rest.start, rest.end):
        role = "support"
    if offers_loan(group, done):
        role = "fund"
    if partners and (role == "support" or _hires(clause, group)):
        role = "implement"
    if partners:
        target = partner_target(clause, partners) or target
    if not partners and done.verb.startswith("签") and _INVESTS.search(target.text):
        role = "support" if all(unit.kind == "enterprise" for unit in group) else role
    if role == "approve" and (done.verb.startswith("出具") or _EXAMINES.fullmatch(target.text)):
        target = clause.topic() or target
    if is_capital(done) or invests(clause, rest):
        own = None if invests(clause, rest) else clause.topic(projects_first=True)
        role, target = "fund", own or target
    if role == "supervise" and done.verb in _FOLLOWS and is_bare_act(clause, rest):
        target = act_alone(clause, rest)
    return role, target


def _looked_after(clause: Clause, done: Predicate) -> Predicate:
    """Return what is done, where it is to look after others: 负责督办 supervises, leads nothing."""
    looks = _LOOKS_AFTER.match(done.target.text) if done.role == "lead" else None
    if looks is None:
        return done
    start, end = done.target.span.start + looks.end(), done.target.span.end
    return Predicate("supervise", looks[0], clause.reading.report.words(start, end))


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
    held = meeting_held(clause, rest)
    if held:
        role, target = role_of(held.text), held
    elif rule == RULE_AGENT or (partners and is_bare_act(clause, rest)):
        role = "implement" if partners and role == "support" else role
        target = before_agent(clause) or (act_alone(clause, rest) if partners else None)
        target = target and resolved(clause, target)
        issues = _ISSUES.fullmatch(clause.text, rest.start, rest.end)
        role = "approve" if issues and target and _PERMIT.search(target.text) else role
    elif case := _CASES.match(clause.text, rest.start, rest.end):
        role, target = "implement", clause.reading.report.words(*case.span("case"))
    elif done:
        works = done.target.text in _BARE_ACTS
        role, target = "implement", clause.section_project() if works else clause.topic()
    elif role == "supervise" and is_bare_act(clause, _without_count(clause, rest)):
        target = about_before(clause)
        if target is None and not _about_follows(clause):
            target = act_alone(clause, _without_count(clause, rest))
    else:
        role, target = "implement", _left_unsaid(clause, rest)
    yield from clause.facts(group, role, target, rule)


def _about_follows(clause: Clause) -> bool:
    """Tell whether the next clause says what an act is about (实行全过程监管,对进度跟踪督查)."""
    following = clause.next_clause()
    return following is not None and clause.text.startswith(("对", "针对"), following.start)


def _left_unsaid(clause: Clause, rest: Span) -> Words | None:
    """Return the object that a clause leaves out: what it counts (已办结21件), what it builds."""
    about = about_before(clause)
    if about:
        return about
    takes_on = _TAKES_ON.fullmatch(clause.text, rest.start, rest.end)
    if takes_on or rest.cut(clause.text) in _BARE_ACTS:
        return clause.topic(projects_first=True) or clause.section_project()
    counted = _COUNTED_ALONE.fullmatch(clause.text, rest.start, rest.end)
    if counted is None:
        return None
    before, counter = clause.clause_before(), counted["counter"]
    if before and re.search(f"[0-9余多万]{counter}$", before.cut(clause.text)):
        return clause.object_before()
    return counted_before(clause.reading.report, clause.sentence.span, clause.start, counter)


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
    end = others.end() if others else found[0][-1].span.end
    return found[0], end + text.startswith(",", end, clause.span.end)
