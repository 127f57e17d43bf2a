"""Roles that a label gives: (牵头单位:市水务局;配合单位:市财政局)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from kg.extraction.issues import issue_sections, issue_text, wording
from kg.extraction.labels import Label, find_labels, label_roles
from kg.extraction.ledgers import Row, ledger_rows
from kg.extraction.plans import plan_name
from kg.extraction.targets import target_kind
from kg.model.facts import Plan, Responsibility
from kg.model.mentions import Reading, UnitMention, within
from kg.model.text import Span, Words

RULE = "role-label"
RULE_ROW = "role-ledger-row"

_ITEM = re.compile(
    r"(?:^|[。;])\s*(?:\([0-9]{1,2}\)|[0-9]{1,2}[.、]|[①-⑳])\s*(?P<item>[^。;\n]{2,60})[。;,]?\s*[(\[【]?$"
)
_SHARE = re.compile(
    r"\(?(?P<verb>牵头|主责|主办|配合|协助|协办|参与)(?:单位|部门)?\)?(?=[,、;。)\s]|$)"
)
_HELP = frozenset({"配合", "协助", "协办", "参与"})
_LOOK_BACK = 120
"""Characters before a label in which the item is looked for that it closes."""


def labelled(reading: Reading, plans: tuple[Plan, ...]) -> Iterator[Responsibility]:
    """Yield one responsibility for each unit of each label; the target is what the label closes.

    A label below an issue speaks for the issue, one after an item within a line for that item.
    """
    labels = tuple(find_labels(reading.outline))
    names = {plan.section: plan.name for plan in plans}
    issues = (
        {one.span: issue_text(reading, one) for one in issue_sections(reading)} if labels else {}
    )
    for label in labels:
        target, kind = _target(reading, label, names, issues)
        for unit, role in _with_shares(reading, label) if target else ():
            if target:
                yield Responsibility(
                    evidence=Span(label.span.start, unit.span.end),
                    rule=RULE,
                    unit=unit,
                    role=role,
                    target=target,
                    target_kind=kind,
                )


def _with_shares(reading: Reading, label: Label) -> Iterator[tuple[UnitMention, str]]:
    """Yield the units of a label with their roles: their own share, else that of the label.

    A share speaks for the units before it that have none (甲局(牵头)、乙局、丙镇(配合)).
    """
    text, waiting = reading.report.folded, []
    for unit in within(reading.units, label.value):
        waiting.append(unit)
        share = _SHARE.match(text, unit.span.end, label.value.end + 1)
        if share:
            role = "support" if share["verb"] in _HELP else "lead"
            yield from ((one, role) for one in waiting)
            waiting = []
    yield from ((one, label.role) for one in waiting)


def in_ledgers(reading: Reading) -> Iterator[Responsibility]:
    """Yield the roles of the units in the columns of ledgers, for the row's problem or task."""
    roles = label_roles()
    for row in ledger_rows(reading.report):
        target, kind = _subject(reading, row)
        labels = [name for name in row.cells if name in roles]
        beside_lead = any("牵头" in name for name in labels)
        for name in labels:
            for unit in within(reading.units, row.cells[name]):
                yield Responsibility(
                    evidence=_from_subject(reading, row, unit.span),
                    rule=RULE_ROW,
                    unit=unit,
                    role=roles[name][int(beside_lead and "牵头" not in name)],
                    target=target,
                    target_kind=kind,
                )


def _subject(reading: Reading, row: Row) -> tuple[Words, str]:
    """Return the task of a row, else its problem, and its kind."""
    task = row.cells.get("task")
    if task is None:
        return wording(reading, row.cells["problem"]), "issue"
    target = reading.report.words(task.start, task.end)
    return target, target_kind(reading, target)


def _from_subject(reading: Reading, row: Row, unit: Span) -> Span:
    """Return the words of a row from its task or problem to a unit.

    Where one of the two stands in a merged cell of a row above, the other alone.
    """
    subject = row.cells.get("task") or row.cells["problem"]
    whole = subject.join(unit)
    if "\n" in whole.cut(reading.report.text):
        return max(subject, unit)
    return whole


def _target(
    reading: Reading, label: Label, plans: Mapping[int, Words], issues: Mapping[Span, Words]
) -> tuple[Words | None, str]:
    """Return what a label speaks for, and its kind."""
    section = reading.outline.sections[label.section]
    issue = _issue_around(issues, label.span)
    if issue:
        return issue, "issue"
    item = _item_before(reading, label)
    if item and (not section.index or item.span.start >= section.heading.end):
        return item, target_kind(reading, item)
    if not section.title:
        return None, ""
    if section.index in plans:
        return plans[section.index], "plan"
    target = plan_name(reading, section)
    return target, target_kind(reading, target)


def _issue_around(issues: Mapping[Span, Words], label: Span) -> Words | None:
    """Return the issue whose section holds a label; the sections are in reading order."""
    spans = tuple(issues)
    place = bisect_right(spans, label.start, key=lambda span: span.start) - 1
    return issues[spans[place]] if place >= 0 and spans[place].covers(label) else None


def _item_before(reading: Reading, label: Label) -> Words | None:
    """Return the numbered item that ends right before a label, within its line."""
    text = reading.report.folded
    begin = max(text.rfind("\n", 0, label.span.start) + 1, label.span.start - _LOOK_BACK)
    match = _ITEM.search(text[begin : label.span.start])
    if match is None:
        return None
    return reading.report.words(begin + match.start("item"), begin + match.end("item"))
