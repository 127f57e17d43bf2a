"""`kg check`: whether every quote stands in its text, and what logic and shapes say."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from kg.cli.console import DEFAULT_STORE, FINDINGS, StoreOption, progress_bar, say
from kg.outputs.check.quotes import Problem
from kg.outputs.harmless import visible
from kg.rdf.store import Store, open_store

_JUDGED = (
    "报告分批一起核对，不同批的报告之间的矛盾看不到 "
    "(reports are judged in batches; what two batches contradict is not seen)"
)
_ONE_BY_ONE = "每份报告各自核对 (each report is checked by itself)"
_ALSO = "还可以 (also): kg check --owl, kg check --shapes"


def check(
    store: StoreOption = DEFAULT_STORE,
    owl: Annotated[
        bool,
        typer.Option(
            "--owl", help="用 HermiT 核对逻辑一致性，需要 Java / consistency by HermiT, needs Java"
        ),
    ] = False,
    shapes: Annotated[
        bool, typer.Option("--shapes", help="用 SHACL 核对完整性 / completeness by SHACL")
    ] = False,
) -> None:
    """核对图谱：引文与原文、结构与本体 / Check every quote, and the structure of the graph."""
    failed = remarks = 0
    console = Console(soft_wrap=True, highlight=False)
    with open_store(store, read_only=True) as opened:
        for problem in _problems(opened, owl=owl, shapes=shapes):
            console.print(Text(visible(str(problem))))
            remarks += problem.is_remark
            failed += not problem.is_remark
    notes = (_JUDGED,) * owl + (_ONE_BY_ONE,) * shapes
    for note in notes or (_ALSO,):
        say(note)
    if remarks:
        say(f"提醒 {remarks} 条 (remarks: {remarks})")
    if failed:
        say(f"发现 {failed} 个问题 (problems found: {failed})")
        raise typer.Exit(FINDINGS)
    say("没有问题 (no problems)")


def _problems(store: Store, *, owl: bool, shapes: bool) -> Iterator[Problem]:
    """Yield what the checks asked for find; without a wish, quotes and claims are checked."""
    # Loaded late: other commands need not wait for these.
    from kg.outputs.check.owl import check_logic, report_graphs  # noqa: PLC0415
    from kg.outputs.check.quotes import check as check_quotes  # noqa: PLC0415
    from kg.outputs.check.shapes import check_shapes  # noqa: PLC0415

    reports = len(report_graphs(store))
    if not (owl or shapes):
        yield from check_quotes(store)
    if owl:
        with progress_bar("逻辑 logic", reports) as advance:
            yield from check_logic(store, advance)
    if shapes:
        with progress_bar("形状 shapes", reports) as advance:
            yield from check_shapes(store, advance)
