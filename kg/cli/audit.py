"""`kg audit`: where the words and figures of the reports do not hold."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.audit.checks import load_checks
from kg.audit.marks import Mark, apply_marks, marked, marks_path, read_marks, write_marks
from kg.cli.console import (
    DEFAULT_STORE,
    FINDINGS,
    OutOption,
    StoreOption,
    TableFormat,
    form_of,
    hand_out,
    lay_out,
    put,
    say,
)
from kg.errors import QueryError
from kg.outputs.audit import (
    Entry,
    check_listing,
    check_table,
    chosen,
    entry_table,
    latest_day,
    listing,
    overdue,
    read_entries,
    render_page,
    to_objects,
)
from kg.rdf.store import Store, open_store

_HOW_TO_MARK = (
    "核实后记下结论 (mark what you found out): "
    'kg audit --mark 编号 --state explained|confirmed --note "说明"'
)


class AuditFormat(StrEnum):
    """The forms in which findings are handed out."""

    LIST = "list"
    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    HTML = "html"


CheckOption = Annotated[
    str, typer.Option("--check", metavar="NAME", help="只看这项核查 / one check only")
]
SeverityOption = Annotated[
    str,
    typer.Option("--severity", help="只看这一级及更重的:error warning note / so grave or graver"),
]
StateOption = Annotated[
    str, typer.Option("--state", help="状态:open explained confirmed / to show, or to mark with")
]
DateOption = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="YYYY-MM-DD",
        help="查到这一天逾期的承诺，默认为库中最晚的报告日期 / overdue then; or as of the last",
    ),
]
MarkOption = Annotated[
    str,
    typer.Option("--mark", metavar="ID", help="给这个疑点记下 --state 和 --note / mark a finding"),
]


def audit(
    store: StoreOption = DEFAULT_STORE,
    check: CheckOption = "",
    severity: SeverityOption = "",
    state: StateOption = "",
    date: DateOption = "",
    mark: MarkOption = "",
    note: Annotated[str, typer.Option(help="核实说明，与 --mark 同用 / why, with --mark")] = "",
    list_checks: Annotated[
        bool, typer.Option("--list", help="列出各项核查及处理办法 / list the checks")
    ] = False,
    form: Annotated[
        AuditFormat | None, typer.Option("--format", help="输出格式 / the form")
    ] = None,
    out: OutOption = None,
) -> None:
    """列出报告中数字和说法对不上的地方 / Show where words and figures do not hold.

    有疑点时退出码为 1。 The exit status is 1 when there are findings.
    """
    if list_checks:
        _hand_out_checks(form, out)
        return
    if mark:
        _mark(store, mark, Mark(state, note), date)
        return
    if note:
        raise QueryError("--note 须与 --mark 同用 (--note goes with --mark)")
    with open_store(store, read_only=True) as opened:
        entries = _entries(opened, date)
    entries = chosen(entries, check=check, severity=severity, state=state)
    _hand_out(entries, form or form_of(out, AuditFormat, AuditFormat.LIST), out)
    say(_summary(entries))
    if entries:
        raise typer.Exit(FINDINGS)


def _entries(store: Store, date: str) -> tuple[Entry, ...]:
    """Return all findings, those about a day on `date` or on that of the latest report."""
    day = date or latest_day(store.engine)
    return read_entries(store) + (overdue(store, day) if day else ())


def _mark(store: Path, key: str, mark: Mark, date: str) -> None:
    path = marks_path(store)
    # First to read: a store that is opened for writing would be made where there is none.
    with open_store(store, read_only=True) as opened:
        known = {entry.key for entry in _entries(opened, date)}
    if key not in known:
        raise QueryError(f"没有疑点 {key!r} (no such finding); `kg audit` 列出编号 (lists the ids)")
    marks = marked(read_marks(path), key, state=mark.state, note=mark.note)
    with open_store(store) as opened:
        write_marks(path, marks)
        apply_marks(opened)
    say(f"已记下 (marked): {key} {mark.state}; {path}")


def _hand_out_checks(form: AuditFormat | None, out: Path | None) -> None:
    if form is AuditFormat.HTML:
        raise QueryError("--list 没有 html 格式 (--list comes as list, table, json or xlsx)")
    if form is AuditFormat.LIST or (form is None and out is None):
        lay_out(check_listing(load_checks()))
    else:
        hand_out(check_table(load_checks()), TableFormat(form.value) if form else None, out)


def _hand_out(entries: tuple[Entry, ...], form: AuditFormat, out: Path | None) -> None:
    if form is AuditFormat.JSON:
        put(json.dumps(to_objects(entries), ensure_ascii=False, indent=1) + "\n", out)
    elif form is AuditFormat.LIST:
        lay_out(listing(entries), out)
        if entries:
            say(_HOW_TO_MARK)
    elif form is AuditFormat.HTML:
        put(render_page(entries), out)
    else:
        hand_out(entry_table(entries), TableFormat(form.value), out)


def _summary(entries: tuple[Entry, ...]) -> str:
    counts = dict.fromkeys(("error", "warning", "note"), 0)
    for entry in entries:
        counts[entry.check.severity] += 1
    words = zip(("错误 errors", "警告 warnings", "提示 notes"), counts.values(), strict=True)
    return "; ".join(f"{name}: {count}" for name, count in words)
