"""Who heads a group, who founds it, and which task force leads the plan of its section."""

import re
from collections.abc import Iterator, Sequence

from kg.extraction.responsibilities.context import Clause, Group
from kg.model.facts import Plan, Responsibility
from kg.model.mentions import UnitMention, within
from kg.model.text import Span, Words

RULE_LEADS_PLAN = "role-task-force-leads-plan"
RULE_HEADS_GROUP = "role-heads-group"
RULE_FOUNDS_GROUP = "role-founds-group"

_LEADS = re.compile(r"发挥(?:了)?(?:牵头|抓总|统筹)[^,。;]{0,6}作用")
_HEADS = re.compile(r"[任为](?:第一|双|副|常务副)?组长|任(?:副)?总指挥|(?:担任|任)(?:副)?召集人")
_FOUNDS = re.compile(r"[^,。;]{0,10}?(?:成立|组建|设立|建立)了?(?:以|由)")
_NEW = re.compile(r"(?:成立|组建|设立)了?[^,。;]{0,12}$")
_ITS_TASK = re.compile(r"(?:专门|具体|统一|主要|全面)?负责")
_VERB = 2
"""Characters of an act that the name of a group tells of (谋划 in 项目谋划专班)."""
_PERSON = re.compile(
    r"(?:原|时任)?(?:党组|党委|党工委)?(?:成员|副?(?:书记|主任|主席|行长|经理|董事长|[区县市省镇乡局厅处院校所]长))"
)
"""A post right after the name of its unit: who holds it heads, not the unit (由区委书记任组长)."""


def heads(clause: Clause) -> bool:
    """Tell whether a clause says who heads a group."""
    return _HEADS.search(clause.text, clause.span.start, clause.span.end) is not None


def leads(clause: Clause) -> bool:
    """Tell whether a clause says that a group takes the lead."""
    return _LEADS.search(clause.text, clause.span.start, clause.span.end) is not None


def is_person(clause: Clause, group: Group) -> bool:
    """Tell whether a post stands right after a unit: who holds it acts (区水务局副局长)."""
    return _PERSON.match(clause.text, group[-1].span.end, clause.span.end) is not None


def founds(clause: Clause, group: Group) -> bool:
    """Tell whether a unit sets up the group (县委成立由县委书记任组长的领导小组)."""
    return _FOUNDS.match(clause.text, group[-1].span.end, clause.span.end) is not None


def founded(clause: Clause, listed: Sequence[Group]) -> Group:
    """Return the groups that a clause ends with and says to be set up (成立河道治理专班)."""
    last = listed[-1] if listed else ()
    if not last or last[-1].span.end != clause.span.end or last[0].kind != "taskforce":
        return ()
    new = _NEW.search(clause.text, clause.span.start, last[0].span.start)
    return last if new else ()


def is_task_of(clause: Clause, group: Group) -> bool:
    """Tell whether a clause says what a new group is for: 负责…, or the act it is named after."""
    start = clause.start
    if _ITS_TASK.match(clause.text, start, clause.span.end):
        return True
    act = clause.text[start : start + _VERB]
    return len(group) == 1 and act in group[0].name


def headed(clause: Clause, group: Group) -> Iterator[Responsibility]:
    """Yield that a unit sets up a group, or that its posts head it."""
    target = _group_headed(clause, group)
    if founds(clause, group):
        yield from clause.facts(group, "implement", target, RULE_FOUNDS_GROUP)
    elif not is_person(clause, group):
        yield from clause.facts(group, "lead", target, RULE_HEADS_GROUP)


def _group_headed(clause: Clause, group: Group) -> Words | None:
    """Return the group that posts of these units head (由甲局负责同志任组长的…领导小组)."""
    for unit in within(clause.reading.units, clause.sentence.span):
        if unit.kind == "taskforce" and unit not in group:
            return clause.reading.report.words(unit.span.start, unit.span.end)
    return None


def leads_plan(clause: Clause, group: Group, plans: tuple[Plan, ...]) -> Iterator[Responsibility]:
    """Yield that a task force leads the plan of its section (甲专班发挥牵头作用)."""
    outline = clause.reading.outline
    here = {one.index for one in outline.ancestors(outline.section_at(clause.span.start))}
    plan = next((one for one in plans if one.section in here), None)
    for unit in group if plan else ():
        if plan and unit.kind == "taskforce":
            yield _leads(clause, unit, plan)


def _leads(clause: Clause, unit: UnitMention, plan: Plan) -> Responsibility:
    return Responsibility(
        evidence=Span(unit.span.start, clause.span.end),
        rule=RULE_LEADS_PLAN,
        unit=unit,
        role="lead",
        target=plan.name,
        target_kind="plan",
    )
