"""Who does what in one sentence: subjects, agents after 由, and what is carried on."""

import re
from collections.abc import Iterator, Sequence

from kg.extraction.clauses import clauses
from kg.extraction.predicates import object_words, predicate, role_of
from kg.extraction.responsibilities.context import Clause, Group, acting_units, groups
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
from kg.text.segmentation import segment_words

RULE_SUBJECT = "role-subject"
RULE_CARRIED = "role-subject-carried"
RULE_AGENT = "role-agent"
RULE_AUTHOR = "role-author-of-title"
RULE_LEADS_PLAN = "role-task-force-leads-plan"
RULE_HEADS_GROUP = "role-heads-group"

_LEADS = re.compile(r"发挥(?:了)?(?:牵头|抓总|统筹)[^,。;]{0,6}作用")
_HEADS = re.compile(r"任(?:双|副)?组长|任(?:副)?总指挥|为组长")
_TO_PARTNER = re.compile(r"(?:正|已|正在|拟)?(?:会同|联合|协同|与|和|同|委托|聘请)")
_OTHERS = re.compile(r"等[0-9]*[家个所]?[^,。;签合共开举]{0,6}")
_FUNDED = re.compile(r"到位|出资|注资|筹措")
_CAPITAL = re.compile(r"资本金|资金|债券")
_ABOUT = re.compile(r"(?:针对|对于|对)(?P<words>[^,。;]{2,20}),")
_GENITIVE = re.compile(r"(?:提出|指出|反馈)的")


def stated_in_sentence(
    reading: Reading, sentence: Sentence, plans: tuple[Plan, ...]
) -> Iterator[Responsibility]:
    """Yield the responsibilities that one sentence states."""
    units = acting_units(reading, sentence.span)
    if not units:
        return
    segmented = segment_words(reading.report.folded, sentence.span)
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
            subject = subject if carried else ()


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
        return
    done = predicate(clause.reading.report, clause.segmented, rest)
    if done is None:
        role = role_of(text[rest.start : rest.end])
        if rule == RULE_AGENT:
            yield from clause.facts(group, role, _before_agent(clause), rule)
        return
    role, target = done.role, done.target
    if partners:
        target = partner_target(clause, partners) or target
    if role == "approve" and done.verb.startswith("出具"):
        target = clause.topic() or target
    if _FUNDED.search(done.verb) and _CAPITAL.search(target.text):
        role, target = "fund", clause.topic(projects_first=True) or target
    yield from clause.facts(group, role, target, rule)


def _partners_after(clause: Clause, group: Group) -> tuple[Group, int]:
    """Return the partners that stand between a subject and its verb, and where they end."""
    text, end = clause.text, group[-1].span.end
    sign = _TO_PARTNER.match(text, end, clause.span.end)
    rest = clause.rest(sign.end()) if sign else None
    found = groups(text, within(clause.reading.units, rest)) if rest else []
    if sign is None or not found or found[0][0].span.start != sign.end():
        return (), end
    others = _OTHERS.match(text, found[0][-1].span.end, clause.span.end)
    return found[0], others.end() if others else found[0][-1].span.end


def _before_agent(clause: Clause) -> Words | None:
    """X工程由甲公司承建: the target stands before 由, in this clause or in one of 针对X."""
    text, report = clause.text, clause.reading.report
    agent = text.rfind("由", clause.start, clause.span.end)
    if agent - clause.start > 1:
        return report.words(clause.start, agent)
    opening = re.compile(r"(?:针对|对于|对)(?P<words>[^,。;]{2,20}),").match(
        text, clause.sentence.span.start
    )
    if opening:
        return report.words(*opening.span("words"))
    return clause.topic()


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
    if rest is None:
        return
    done = predicate(clause.reading.report, clause.segmented, rest, carried=True)
    if done:
        yield from clause.facts(subject, done.role, done.target, RULE_CARRIED)
