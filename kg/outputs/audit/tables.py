"""Findings and checks as tables, and as objects for programs."""

from collections.abc import Iterable
from typing import Any

from kg.audit.checks import Check
from kg.outputs.audit.entries import Entry, Passage
from kg.outputs.table import Cell, Column, Table

#: What severities and states are called.
NAMES = {
    "error": "错误",
    "warning": "警告",
    "note": "提示",
    "open": "待核",
    "explained": "已说明",
    "confirmed": "已确认",
}
_ENTRY = (
    Column("severity", "程度"),
    Column("finding", "编号"),
    Column("check", "核查"),
    Column("report", "报告"),
    Column("message", "疑点"),
    Column("expected", "应为或前一说"),
    Column("actual", "实为或后一说"),
    Column("place", "位置"),
    Column("quote", "原文"),
    Column("otherPlace", "另一处位置"),
    Column("otherQuote", "另一处原文"),
    Column("state", "状态"),
    Column("note", "说明"),
)
_CHECK = (
    Column("severity", "程度"),
    Column("check", "编号"),
    Column("title", "核查"),
    Column("explanation", "怎么查"),
    Column("remedy", "怎么办"),
    Column("bad", "反例"),
    Column("good", "正例"),
)


def entry_table(entries: Iterable[Entry]) -> Table:
    """Return one row for each finding, its two passages side by side."""
    return Table(_ENTRY, tuple(_entry_row(entry) for entry in entries))


def _shown(passage: Passage | None) -> tuple[Cell, Cell]:
    if passage is None:
        return None, None
    return f"{passage.section} 第{passage.line}行".lstrip(), passage.quote


def _entry_row(entry: Entry) -> tuple[Cell, ...]:
    return (
        NAMES[entry.check.severity],
        entry.key,
        entry.check.title.zh,
        entry.report,
        entry.zh,
        entry.expected,
        entry.actual,
        *_shown(entry.passages[0] if entry.passages else None),
        *_shown(entry.passages[1] if len(entry.passages) > 1 else None),
        NAMES.get(entry.state, entry.state),
        entry.note,
    )


def check_table(checks: Iterable[Check]) -> Table:
    """Return one row for each check, with its aim, its remedy and an example each way."""
    rows = (
        (
            NAMES[check.severity],
            check.id,
            f"{check.title.zh} {check.title.en}",
            f"{check.explanation.zh} {check.explanation.en}",
            f"{check.remedy.zh} {check.remedy.en}",
            check.bad,
            check.good,
        )
        for check in checks
    )
    return Table(_CHECK, tuple(rows))


def to_objects(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return the findings as objects for JSON, with every passage."""
    return [
        {
            "finding": entry.key,
            "check": entry.check.id,
            "severity": entry.check.severity,
            "state": entry.state,
            "note": entry.note,
            "report": entry.report,
            "message": {"zh": entry.zh, "en": entry.en},
            "expected": entry.expected,
            "actual": entry.actual,
            "remedy": {"zh": entry.check.remedy.zh, "en": entry.check.remedy.en},
            "passages": [
                {
                    "section": passage.section,
                    "line": passage.line,
                    "start": passage.start,
                    "end": passage.end,
                    "quote": passage.quote,
                }
                for passage in entry.passages
            ],
        }
        for entry in entries
    ]
