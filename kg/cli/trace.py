"""`kg trace`: everything about one unit, issue, project, plan or document, with its proof."""

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import DEFAULT_STORE, OutOption, StoreOption, form_of, lay_out, put, say
from kg.rdf.store import open_store

if TYPE_CHECKING:
    from kg.outputs.trace.values import Subject, Trace

_WIDTH = 100
"""Characters of a line in a file; a trace is read on paper."""
_LISTED = 20


class TraceFormat(StrEnum):
    """The forms of a trace."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


def trace(
    name: Annotated[
        str,
        typer.Argument(
            help="名称、简称，或“报告/问题编号” / a name, a short form, or report/number"
        ),
    ],
    kind: Annotated[
        str,
        typer.Option("--kind", help="unit issue project plan document: 只找这一类 / only these"),
    ] = "",
    full: Annotated[
        bool, typer.Option("--full", help="html 附报告全文 / html with the whole reports")
    ] = False,
    store: StoreOption = DEFAULT_STORE,
    form: Annotated[
        TraceFormat | None,
        typer.Option("--format", help="输出格式，默认按 --out 的后缀 / default: suffix of --out"),
    ] = None,
    out: OutOption = None,
) -> None:
    """追溯一个单位、问题、项目、计划或文件：来龙去脉和原文 / Trace one thing with its proof.

    html 是可打印的核实附件。 html is an annex to print.
    """
    # Loaded late: other commands need not wait for jinja2 and the checks.
    from kg.outputs.trace import chosen, gather, matches  # noqa: PLC0415

    with open_store(store, read_only=True) as opened:
        found = matches(opened, name, kind=kind)
        if len(found) > 1:
            _list(found)
        traced = gather(opened, chosen(name, found).iri)
    _hand_out(traced, form or form_of(out, TraceFormat, TraceFormat.TABLE), out, full=full)


def _hand_out(traced: "Trace", form: TraceFormat, out: Path | None, *, full: bool) -> None:
    from kg.outputs.trace import draw, render_page, to_objects  # noqa: PLC0415

    if form is TraceFormat.JSON:
        put(json.dumps(to_objects(traced), ensure_ascii=False, indent=1) + "\n", out)
    elif form is TraceFormat.HTML:
        put(render_page(traced, full=full), out)
    else:
        lay_out(draw(traced), out, width=_WIDTH)


def _list(found: "Iterable[Subject]") -> None:
    subjects = list(found)
    for one in subjects[:_LISTED]:
        say(f"  {one.kind} {one.name} | {one.key}")
    if len(subjects) > _LISTED:
        say(f"  … 另有 {len(subjects) - _LISTED} 个 (more)")
