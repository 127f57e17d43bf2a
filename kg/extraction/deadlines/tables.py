"""Planned dates in tables: in a column for them, for what the row is about."""

import re

from kg.extraction.deadlines.cues import deadline_cues, kind_of_act, last_day
from kg.model.facts import Deadline
from kg.model.mentions import DateMention, Reading, within
from kg.model.text import Report, Span, Words
from kg.text.tables import table_cells

_BLANKS = re.compile(r"[,，的、\s]+")
IN_TABLE = "deadline-in-table"
_LIMIT_HEAD = re.compile(
    r"[时期]限|(?:完成|完工|竣工|建成|投产|投用|办结|销号|计划|预计)[^,]{0,4}(?:时间|日期|节点)"
)


def deadlines_in_tables(reading: Reading) -> dict[Span, Deadline]:
    """Return the planned dates in columns for them (完成时限), each for what its row is about."""
    report = reading.report
    facts = {}
    for cell in table_cells(report):
        if not cell.label or not _LIMIT_HEAD.search(cell.name.cut(report.folded)):
            continue
        for date in within(reading.dates, cell.span)[-1:]:
            begin = max(
                report.folded.rfind(mark, cell.span.start, date.span.start) for mark in ",;、"
            )
            words = report.folded[max(begin + 1, cell.span.start) : cell.span.end]
            if date.iso and not deadline_cues().past.search(words):
                facts[date.span] = _of_row(report, cell.label, cell.span, date)
    return facts


def _of_row(report: Report, label: Span, cell: Span, date: DateMention) -> Deadline:
    start = cell.start + len(cell.cut(report.text)) - len(cell.cut(report.text).lstrip())
    evidence = Span(start, start + len(cell.cut(report.text).strip()))
    after = report.text[date.span.end : evidence.end]
    return Deadline(
        evidence=evidence,
        rule=IN_TABLE,
        what=Words(label.cut(report.text).strip() + _BLANKS.sub("", after, 1), evidence),
        date=last_day(date.iso),
        kind=kind_of_act(after) or "deadline",
    )
