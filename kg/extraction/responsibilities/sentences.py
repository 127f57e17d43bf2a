"""Who does what in one sentence: subjects, agents after 由, and what is carried on."""

import re
from collections.abc import Iterator, Sequence

from kg.extraction.clauses import clauses
from kg.extraction.labels import label_roles
from kg.extraction.predicates import Predicate, act_words, object_words, predicate, role_of
from kg.extraction.responsibilities.agents import before_agent
from kg.extraction.responsibilities.context import Clause, Group, acting_units, groups
from kg.extraction.responsibilities.funding import invests, is_capital, paid_for
from kg.extraction.responsibilities.joint import shared_task
from kg.extraction.responsibilities.partners import (
    Prefix,
    approver,
    partner,
    partner_target,
    prefix_before,
)
from kg.model.facts import Plan, Responsibility
from kg.model.mentions import Reading, UnitMention, within
from kg.model.text import Sentence, Span, Words
from kg.text.segmentation import sentence_words
from kg.text.wordlists import words

RULE_SUBJECT = "role-subject"
RULE_CARRIED = "role-subject-carried"
RULE_AGENT = "role-agent"
RULE_AUTHOR = "role-author-of-title"
RULE_LEADS_PLAN = "role-task-force-leads-plan"
RULE_HEADS_GROUP = "role-heads-group"

_LEADS = re.compile(r"发挥(?:了)?(?:牵头|抓总|统筹)[^,。;]{0,6}作用")
_HEADS = re.compile(r"任(?:双|副)?组长|任(?:副)?总指挥|为组长")
_TO_PARTNER = re.compile(r"(?:正|已|正在|拟|要|将|应|须)?(?:会同|联合|协同|与|和|同|委托|聘请)")
_HIRES = re.compile(r"(?:正|已|拟|要|将|应|须)?(?:委托|聘请)")
_OTHERS = re.compile(r"等[0-9]*[家个所]?[^,。;签合共开举]{0,6}")
_COUNTED = re.compile(
    r"[0-9两三四五六七八九十]+[家个所](?:业主|参建|建设|成员)?(?:单位|企业|公司|部门)"
)
_LEADS_WHAT_FOLLOWS = re.compile(r"(?:总)?牵头(?:负责|组织|抓总)?")
_ADVERBIAL = re.compile(
    r"针对|按照|根据|围绕|结合|依据|截[至止]|(?:20[0-9]{2}年)?[0-9]{1,2}月[^,。;]{0,3}前"
)
"""What opens a clause that only says why or how: the subject before it goes on."""
_TELLING = ("督促", "责令", "责成", "要求", "指导", "督导", "推动", "协调")
_BARE_ACTS = frozenset(
    {"落实", "执行", "办理", "建设", "实施", "承建", "运营", "推进", "施工", "组织实施", "投资建设"}
)
_GENITIVE = re.compile(r"(?:提出|指出|反馈)的")


def stated_in_sentence(
    reading: Reading, sentence: Sentence, plans: tuple[Plan, ...]
) -> Iterator[Responsibility]:
    """Yield the responsibilities that one sentence states."""
    units = acting_units(reading, sentence.span)
    if not units:
        return
    segmented = sentence_words(reading.report, sentence.span)
    whole = Clause(reading, sentence, segmented, sentence.span)
    sharing, shared = shared_task(whole, units)
    yield from shared
    units = [unit for unit in units if unit not in sharing]
    subject: Group = ()
    for span in _clauses(reading, sentence, units):
        clause = Clause(reading, sentence, segmented, span)
        here = [unit for unit in units if span.start <= unit.span.start < span.end]
        acting: Group = ()
        carries = True
        for group in groups(clause.text, here):
            prefix = prefix_before(clause, group)
            if prefix and prefix.role != "by-verb":
                carries = carries and prefix.role != "approve"
                yield from _beside(clause, group, prefix)
            elif prefix or group[0].span.start == clause.start:
                acting = group
                yield from _acts(clause, group, RULE_AGENT if prefix else RULE_SUBJECT, plans)
            else:
                yield from _elsewhere(clause, group)
        if acting:
            subject = () if _HEADS.search(clause.text, span.start, span.end) else acting
        elif subject:
            carried = list(_carried(clause, subject)) if carries else []
            yield from carried
            adverbial = _ADVERBIAL.match(clause.text, clause.start, span.end)
            subject = subject if carried or adverbial else ()


def _clauses(reading: Reading, sentence: Sentence, units: Sequence[UnitMention]) -> Iterator[Span]:
    """Yield the clauses; a list of partners with a comma in it (协同甲局,乙局) stays whole."""
    starts = {unit.span.start for unit in units}
    ends = {unit.span.end: unit for unit in units}
    held: Span | None = None
    for span in clauses(reading.report, sentence.span):
        whole = held.join(span) if held and span.start in starts else span
        if held and whole is span:
            yield held
        last = ends.get(whole.end)
        partners = last and _TO_PARTNER.search(reading.report.folded, whole.start, last.span.start)
        held = whole if partners else None
        if held is None:
            yield whole
    if held:
        yield held


def _beside(clause: Clause, group: Group, prefix: Prefix) -> Iterator[Responsibility]:
    if prefix.role == "approve":
        yield from approver(clause, group, prefix.text)
    else:
        yield from partner(clause, group, prefix)


def _elsewhere(clause: Clause, group: Group) -> Iterator[Responsibility]:
    """Yield roles of units that do not act: authors of titles, and those who must approve."""
    rest = clause.rest(group[-1].span.end)
    if rest is None:
        return
    if clause.text[rest.start] == "《":
        title = object_words(clause.reading.report, rest.start, rest.end)
        yield from clause.facts(group, "publish", title, RULE_AUTHOR)
    elif _GENITIVE.match(clause.text, rest.start, rest.end):
        return
    else:
        yield from approver(clause, group, "")


def _acts(
    clause: Clause, group: Group, rule: str, plans: tuple[Plan, ...]
) -> Iterator[Responsibility]:
    """Yield what a subject does; partners between it and the verb are passed over."""
    text = clause.text
    if _LEADS.search(text, clause.span.start, clause.span.end):
        yield from _leads_plan(clause, group, plans)
        return
    if _HEADS.search(text, clause.span.start, clause.span.end):
        yield from clause.facts(group, "lead", _group_headed(clause, group), RULE_HEADS_GROUP)
        return
    partners, after = _partners_after(clause, group)
    rest = clause.rest(after)
    if rest is None:
        return
    if text[rest.start] == "《":
        yield from _elsewhere(clause, group)
    elif not partners and _LEADS_WHAT_FOLLOWS.fullmatch(text, rest.start, rest.end):
        yield from clause.facts(group, "lead", _task_that_follows(clause), rule)
    else:
        yield from _does(clause, group, partners, rest, rule)


def _does(
    clause: Clause, group: Group, partners: Group, rest: Span, rule: str
) -> Iterator[Responsibility]:
    """Yield what the words after a subject and its partners say that it does."""
    paid = paid_for(clause, rest)
    if paid and not partners:
        yield from clause.facts(group, "fund", paid, rule)
        return
    done = predicate(clause.reading.report, clause.segmented, rest)
    if done is None or done.target.text in _BARE_ACTS or _is_chase(clause, done):
        if rule == RULE_AGENT:
            role = role_of(rest.cut(clause.text))
            yield from clause.facts(group, role, before_agent(clause), rule)
        elif done:
            yield from clause.facts(group, "implement", clause.section_project(), rule)
        return
    role, target = done.role, _told(clause, done.verb, _owned(clause, done.target))
    if partners and _HIRES.match(clause.text, group[-1].span.end, clause.span.end):
        role = "implement"
    if partners:
        target = partner_target(clause, partners) or target
    if role == "approve" and done.verb.startswith("出具"):
        target = clause.topic() or target
    if is_capital(done) or invests(clause, rest):
        own = None if invests(clause, rest) else clause.topic(projects_first=True)
        role, target = "fund", own or target
    yield from clause.facts(group, role, target, rule)


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
    if not verb.startswith(_TELLING):
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


def _group_headed(clause: Clause, group: Group) -> Words | None:
    """Return the group that posts of these units head (由甲局负责同志任组长的…领导小组)."""
    for unit in within(clause.reading.units, clause.sentence.span):
        if unit.kind == "taskforce" and unit not in group:
            return clause.reading.report.words(unit.span.start, unit.span.end)
    return None


def _leads_plan(clause: Clause, group: Group, plans: tuple[Plan, ...]) -> Iterator[Responsibility]:
    """Yield that a task force leads the plan of its section (甲专班发挥牵头作用)."""
    outline = clause.reading.outline
    here = {one.index for one in outline.ancestors(outline.section_at(clause.span.start))}
    plan = next((one for one in plans if one.section in here), None)
    for unit in group if plan else ():
        if plan and unit.kind == "taskforce":
            yield Responsibility(
                evidence=Span(unit.span.start, clause.span.end),
                rule=RULE_LEADS_PLAN,
                unit=unit,
                role="lead",
                target=plan.name,
                target_kind="plan",
            )


def _carried(clause: Clause, subject: Group) -> Iterator[Responsibility]:
    """Yield what a clause without a subject of its own says of the subject before it."""
    rest = clause.rest(clause.start)
    if rest is None or clause.text[rest.start : rest.end] in label_roles():
        return
    done = predicate(clause.reading.report, clause.segmented, rest, carried=True)
    if done:
        bare = done.role == "publish" and done.target.text in _BARE_ACTS
        target = clause.topic() if bare else done.target
        yield from clause.facts(subject, done.role, target, RULE_CARRIED)
