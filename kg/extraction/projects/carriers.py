"""Who carries a project: the builder of its row or card, the head of its name, or 由X实施."""

import re

from kg.extraction.projects.cards import fields_below
from kg.extraction.projects.headings import HEADING
from kg.extraction.projects.rows import TABLE_ROW, row_at
from kg.model.mentions import ProjectMention, Reading, UnitMention, within
from kg.model.text import Span

_CARRIES = re.compile(
    r"(?:负责|牵头|投资)*(?:实施|承建|建设|建成|改造|代建|施工|承接|承担|承揽|合建|共建|运营|总承包|托管|开发|打造|投建|新建)(?:了|的)?"
)
_CALLED = re.compile(
    r"\((?:以下)?简称[^()]*\)|的|(?:投资|投入|出资|斥资)[\d.]+[万亿]*元(?:建设|新建|实施|打造)?的?"
)
"""What may stand between a unit and what it builds: its short name, what it pays."""
_CARRIER_REACH = 30


def carrier_of(reading: Reading, mention: ProjectMention, clause: Span) -> UnitMention | None:
    """Return the unit that carries a project: at the head of its name, or 由X实施, or X实施 it."""
    if mention.is_set:
        return None
    text, name, head = reading.report.folded, mention.span, None
    builder = None
    if mention.rule == TABLE_ROW:
        row = row_at(reading.report, name.start)
        builder = row.builder if row else None
    elif mention.rule == HEADING:
        builder = fields_below(reading, name).get("builder")
    if builder or mention.rule == TABLE_ROW:
        return next(iter(within(reading.units, builder)), None) if builder else None
    around = Span(clause.start, min(clause.end + _CARRIER_REACH, len(text)))
    for unit in within(reading.units, around):
        start, end = unit.span.start, unit.span.end
        by = text[start - 1 : start] == "由" and _CARRIES.match(text, end)
        if by or (end <= name.start and _CARRIES.fullmatch(text, end, name.start)):
            return unit
        if end < name.start and unit.kind != "area" and _CALLED.fullmatch(text, end, name.start):
            head = unit
        if start == name.start and end < name.end and unit.kind != "area":
            head = unit
    return head
