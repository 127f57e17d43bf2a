"""Which plans head the sections, and who leads each."""

import re
from collections.abc import Iterator

from kg.extraction.labels import find_labels
from kg.extraction.section_owners import owners_in_opening, owners_in_title, title_end
from kg.model.facts import Plan
from kg.model.mentions import Reading, UnitMention, within
from kg.model.text import Section, Span, Words

RULE_LABEL = "plan-with-lead-label"
RULE_NAME = "plan-by-name"
RULE_LED = "plan-led-in-heading"
RULE_TITLE = "plan-lead-in-bracket"
RULE_OPENING = "plan-lead-in-first-sentence"

_PLAN_NAME = re.compile(
    r"(?:行动|计划|攻坚战?|战役|专项整治|工程|提升年|突破年|建设年)[”\"]?(?:方案)?$"
)
_SIBLINGS = 2
_LED_PLAN = re.compile(
    r"由?(?P<lead>[^,。;:]{2,40}?)牵头(?:[^。;]{0,40}?配合)?(?:组织|负责)?(?:实施|开展|推进)(?:的)?"
    r"(?P<name>[^,。;、]{2,40}?(?:行动|计划|攻坚战?|战役|专项整治))$"
)
_WRAPPED = re.compile(r"[“\"](?P<inside>[^”\"]+)[”\"]")


def relate_plans(reading: Reading) -> tuple[Plan, ...]:
    r"""Return the plans that head sections of a progress report, with their lead units.

    A section is a plan when a label names its lead unit or when its title is the name of one.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "一、“清河”行动\n整治排污口12处。\n(牵头单位:市水务局)"
    >>> plan = relate_plans(recognise(make_report("a", text)))[0]
    >>> plan.name.text, plan.lead.name
    ('“清河”行动', '市水务局')
    """
    genre = reading.metadata.genre
    if genre and genre.value == "rectification":
        return ()
    leads: dict[int, UnitMention] = {}
    for label in find_labels(reading.outline):
        unit = _first_unit(reading, label.value)
        if label.role == "lead" and unit:
            leads.setdefault(label.section, unit)
    return tuple(_plans(reading, leads))


def _plans(reading: Reading, leads: dict[int, UnitMention]) -> Iterator[Plan]:
    for section in reading.outline.sections[1:]:
        led = led_plan(reading, section)
        if led:
            yield Plan(
                evidence=section.heading,
                rule=RULE_LED,
                name=led[0],
                section=section.index,
                lead=led[1],
            )
    heading_plans = _levels_of_plans(reading)
    for section in reading.outline.sections[1:]:
        if not section.title or led_plan(reading, section):
            continue
        if section.index not in heading_plans:
            continue
        name = plan_name(reading, section)
        is_named = _PLAN_NAME.search(name.text) is not None
        lead, rule = _lead(reading, section, leads, is_named=is_named)
        if lead or is_named:
            yield Plan(
                evidence=section.heading, rule=rule, name=name, section=section.index, lead=lead
            )


def _levels_of_plans(reading: Reading) -> frozenset[int]:
    """Return the sections that may be plans: chapters, and parts of one that bears no plan's name.

    Below a chapter (二、主要工作) at least two parts must bear names of plans.
    """
    sections = reading.outline.sections[1:]
    top = min((section.level for section in sections), default=0)
    named: dict[int, list[int]] = {}
    for section in sections:
        chapter = reading.outline.sections[section.parent]
        inside = chapter.level == top and not _PLAN_NAME.search(chapter.title)
        if inside and section.title and _PLAN_NAME.search(plan_name(reading, section).text):
            named.setdefault(section.parent, []).append(section.index)
    parts = (index for found in named.values() if len(found) >= _SIBLINGS for index in found)
    return frozenset([*parts, *(section.index for section in sections if section.level == top)])


def _lead(
    reading: Reading, section: Section, leads: dict[int, UnitMention], *, is_named: bool
) -> tuple[UnitMention | None, str]:
    """Return who leads the plan of a section, and the rule that tells."""
    if section.index in leads:
        return leads[section.index], RULE_LABEL
    signs = [(owners_in_title, RULE_TITLE)]
    signs += [(owners_in_opening, RULE_OPENING)] if is_named else []
    for owners_of, rule in signs:
        leading = (one.unit for one in owners_of(reading, section) if one.role == "lead")
        if unit := next(leading, None):
            return unit, rule
    return None, RULE_NAME


def led_plan(reading: Reading, section: Section) -> tuple[Words, UnitMention] | None:
    """Return name and lead of the plan that a heading sets out: 由市水务局牵头实施清河行动."""
    text = reading.report.folded
    start = section.heading.end - len(section.title)
    match = _LED_PLAN.match(text, start, section.heading.end) if section.title else None
    lead = _first_unit(reading, Span(*match.span("lead"))) if match else None
    return (reading.report.words(*match.span("name")), lead) if match and lead else None


def plan_name(reading: Reading, section: Section) -> Words:
    """Return a section's title as a name.

    Quotation marks that wrap all of it and the bracket that names its units are dropped.
    """
    start, end = section.heading.end - len(section.title), title_end(reading, section)
    wrapped = _WRAPPED.fullmatch(reading.report.text, start, end)
    return reading.report.words(*(wrapped.span("inside") if wrapped else (start, end)))


def _first_unit(reading: Reading, value: Span) -> UnitMention | None:
    return next(iter(within(reading.units, value)), None)
