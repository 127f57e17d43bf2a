"""Who does what in one sentence: subjects, agents after 由, and what is carried on."""

import re
from collections.abc import Iterator, Sequence

from kg.extraction.labels import label_roles
from kg.extraction.predicates import predicate, role_of
from kg.extraction.predicates.leading import POST_FIRST
from kg.extraction.responsibilities.agents import about_before
from kg.extraction.responsibilities.approvals import RULE as RULE_APPROVER
from kg.extraction.responsibilities.approvals import approver
from kg.extraction.responsibilities.context import (
    Clause,
    Group,
    acting_units,
    groups,
    sentence_clauses,
)
from kg.extraction.responsibilities.heads import founded, heads, is_task_of
from kg.extraction.responsibilities.joint import shared_task
from kg.extraction.responsibilities.meetings import further_meetings
from kg.extraction.responsibilities.needed import needed
from kg.extraction.responsibilities.not_acting import elsewhere
from kg.extraction.responsibilities.omitted import carries_on, goes_on, is_bare_act, opens_clause
from kg.extraction.responsibilities.partners import (
    Prefix,
    partner,
    prefix_before,
)
from kg.extraction.responsibilities.requests import asked
from kg.extraction.responsibilities.respectively import respectively
from kg.extraction.responsibilities.subjects import (
    RULE_AGENT,
    RULE_SUBJECT,
    acts,
    only_helps,
)
from kg.extraction.responsibilities.told_to_do import told_company
from kg.model.facts import Plan, Responsibility
from kg.model.mentions import Reading, UnitMention
from kg.model.text import Sentence, Span
from kg.text.segmentation import sentence_words

RULE_CARRIED = "role-subject-carried"

_PARTNER_LIST = re.compile(r"(?:正|已|正在|拟|要|将|应|须)?(?:会同|联合|协同|与|和|同|委托|聘请)")
_ACT_FOLLOWS = ("对", "针对", "围绕", "于", "先后", "共同", "采取", "深入")
"""What opens the act of those whom a comma parts from it (甲局联合乙局,对桥梁开展排查)."""
_OTHER_THING = re.compile(r"(?:相关|有关|其余|其他|上述|部分|所有|涉及|两)(?![,。;])")
"""What opens a clause about something else than its subject before (相关案例通报)."""
_ITEM = re.compile(
    r"[一二三四五六七八九十]+是|[①-⑳]|\([0-9一二三四五六七八九十]{1,2}\)|第[一二三四五六七八九十][,、]"
)
_BARE_ACTS = frozenset({"落实", "执行", "实施"})
_HOPES = re.compile(
    r"(?:拟(?=[于在])|力争|争取|确保|预计|计划)(?:在|于|到|用)?(?=[0-9一二三四五六七八九十上下明今后年月本全尽早])"
)
"""What opens a clause that only hopes for a time (争取11月底前恢复施工)."""


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
    new: Group = ()
    for span in _clauses(reading, sentence, units):
        clause = Clause(reading, sentence, segmented, span)
        here = [unit for unit in units if span.start <= unit.span.start < span.end]
        listed = groups(clause.text, here)
        paired = respectively(clause, listed)
        acting, facts = ((), list(paired)) if paired else _told_in_clause(clause, listed, plans)
        yield from facts
        yield from further_meetings(clause, facts)
        told = asked(clause)
        if told:
            subject = told[0]
            yield from told[1]
            continue
        if new and not acting and is_task_of(clause, new):
            yield from _carried(clause, new)
        elif acting:
            alone = only_helps(clause, acting)
            subject = acting if carries_on(clause, acting) and not alone else ()
        elif subject and not _opens_item(clause):
            closed = any(one.rule == RULE_APPROVER for one in facts)
            carried = [] if closed else list(_carried(clause, subject))
            yield from carried
            subject = subject if carried or closed or goes_on(clause) else ()
        else:
            subject = ()
        new = founded(clause, listed)


def _told_in_clause(
    clause: Clause, listed: Sequence[Group], plans: tuple[Plan, ...]
) -> tuple[Group, list[Responsibility]]:
    """Return the units that act in a clause, and what it tells of all its units."""
    acting: Group = ()
    facts: list[Responsibility] = []
    for group in listed:
        facts.extend(told_company(clause, group))
        prefix = prefix_before(clause, group)
        told = () if prefix else needed(clause, group)
        if told:
            facts.extend(told)
        elif prefix and prefix.role != "by-verb":
            facts.extend(_beside(clause, group, prefix))
        elif prefix or opens_clause(clause, group):
            acting = acting if acting and heads(clause) else group
            facts.extend(acts(clause, group, RULE_AGENT if prefix else RULE_SUBJECT, plans))
        else:
            facts.extend(elsewhere(clause, group))
    return acting, facts


def _opens_item(clause: Clause) -> bool:
    """Tell whether a clause opens a new item of a list (二是…;三是…)."""
    return _ITEM.match(clause.text, clause.span.start, clause.span.end) is not None


def _clauses(reading: Reading, sentence: Sentence, units: Sequence[UnitMention]) -> Iterator[Span]:
    """Yield the clauses; a list of partners with a comma in it (协同甲局,乙局) stays whole."""
    starts = {unit.span.start for unit in units}
    ends = {unit.span.end: unit for unit in units}
    held: Span | None = None
    for span in sentence_clauses(reading.report, sentence.span):
        goes_on = held and (
            span.start in starts or reading.report.folded.startswith(_ACT_FOLLOWS, span.start)
        )
        whole = held.join(span) if held and goes_on else span
        if held and whole is span:
            yield held
        last = ends.get(whole.end)
        partners = last and _PARTNER_LIST.search(
            reading.report.folded, whole.start, last.span.start
        )
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


def _carried(clause: Clause, subject: Group) -> Iterator[Responsibility]:
    """Yield what a clause without a subject of its own says of the subject before it."""
    rest = clause.rest(clause.start)
    if rest is None or clause.text[rest.start : rest.end] in label_roles():
        return
    told_of = (POST_FIRST, _OTHER_THING, _HOPES)
    if any(opening.match(clause.text, rest.start, rest.end) for opening in told_of):
        return
    done = predicate(clause.reading.report, clause.segmented, rest, carried=True)
    if done:
        bare = done.role == "publish" and done.target.text in _BARE_ACTS
        target = clause.topic() if bare else done.target
        yield from clause.facts(subject, done.role, target, RULE_CARRIED)
    elif (about := about_before(clause)) and is_bare_act(clause, rest):
        yield from clause.facts(subject, role_of(rest.cut(clause.text)), about, RULE_CARRIED)
