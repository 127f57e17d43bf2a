"""`kg compare`: what a later report tells of the issues, promises and figures of an earlier one."""

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import (
    DEFAULT_STORE,
    FINDINGS,
    OutOption,
    StoreOption,
    TableFormat,
    form_of,
    hand_out,
    put,
    say,
)
from kg.followup.compare import Comparison
from kg.outputs.comparison import compared, comparison_table, render_page
from kg.rdf.store import open_store

_LONGEST_QUOTE = 40
"""Characters of a quote that a table on the terminal shows."""


class CompareFormat(StrEnum):
    """The forms in which a comparison is handed out."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    HTML = "html"


def compare(
    first: Annotated[
        str, typer.Argument(metavar="A", help="报告的编号、文件名或标题 / id, file or title")
    ],
    second: Annotated[
        str,
        typer.Argument(
            metavar="[B]", help="另一份报告；不给则自动找后续报告 / without it, the follow-up"
        ),
    ] = "",
    store: StoreOption = DEFAULT_STORE,
    form: Annotated[
        CompareFormat | None, typer.Option("--format", help="输出格式 / the form")
    ] = None,
    out: OutOption = None,
) -> None:
    """对照前后两份报告：问题、承诺、数字、单位，附两处原文 / Compare two reports, with both quotes.

    没有可对照的内容时退出码为 1。 The exit status is 1 when nothing is comparable.
    """
    with open_store(store, read_only=True) as opened:
        told = compared(opened, first, second)
    if told is None:
        say(f"{first}: 没有找到后续报告，请另给一份 (no follow-up found; name another report)")
        raise typer.Exit(FINDINGS)
    heads = (told.earlier.head, told.later.head)
    say("; ".join(f"{head.title or head.id} {head.date}" for head in heads))
    if told.is_empty:
        say("两份报告没有可对照的内容 (the two reports have nothing to compare)")
        raise typer.Exit(FINDINGS)
    _hand_out(told, form or form_of(out, CompareFormat, CompareFormat.TABLE), out)
    say(_summary(told))


def _hand_out(told: Comparison, form: CompareFormat, out: Path | None) -> None:
    if form is CompareFormat.HTML:
        put(render_page(told), out)
        return
    longest = _LONGEST_QUOTE if form is CompareFormat.TABLE else None
    hand_out(comparison_table(told, longest), TableFormat(form.value), out)


def _summary(told: Comparison) -> str:
    counts = Counter(one.outcome for one in told.outcomes)
    promises = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
    issues = f"{len(told.links)}, 新增 new {len(told.new)}, 不再列出 gone {len(told.gone)}"
    return (
        f"问题 issues: {issues}; 承诺 promises: {promises or 0}; "
        f"数字 figures: {len(told.changes)}; 更名 renamed: {len(told.renamings)}"
    )
