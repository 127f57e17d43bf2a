"""`kg check`: whether every quote stands in its text, and what logic and shapes say."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from kg.cli.console import DEFAULT_STORE, FINDINGS, StoreOption, say
from kg.outputs.check.quotes import Problem
from kg.outputs.table import visible
from kg.rdf.store import Store, open_store

_NO_JOINT = "每份报告各自核对,两份报告之间的矛盾不在其内 (reports are judged one by one)"
_ALSO = "还可以 (also): kg check --owl, kg check --shapes"


def check(
    store: StoreOption = DEFAULT_STORE,
    owl: Annotated[
        bool,
        typer.Option(
            "--owl", help="用 HermiT 核对逻辑一致性,需要 Java / consistency by HermiT, needs Java"
        ),
    ] = False,
    shapes: Annotated[
        bool, typer.Option("--shapes", help="用 SHACL 核对完整性 / completeness by SHACL")
    ] = False,
) -> None:
    """核对图谱:引文与原文、结构与本体 / Check every quote, and the structure of the graph."""
    failed = remarks = 0
    console = Console(soft_wrap=True, highlight=False)
    with open_store(store, read_only=True) as opened:
        for problem in _problems(opened, owl=owl, shapes=shapes):
            console.print(Text(visible(str(problem))))
            remarks += problem.is_remark
            failed += not problem.is_remark
    if owl or shapes:
        say(_NO_JOINT)
    else:
        say(_ALSO)
    if remarks:
        say(f"提醒 {remarks} 条 (remarks: {remarks})")
    if failed:
        say(f"发现 {failed} 个问题 (problems found: {failed})")
        raise typer.Exit(FINDINGS)
    say("没有问题 (no problems)")


def _problems(store: Store, *, owl: bool, shapes: bool) -> Iterator[Problem]:
    """Yield what the checks asked for find; without a wish, quotes and claims are checked."""
    # Loaded late: other commands need not wait for these.
    if not (owl or shapes):
        from kg.outputs.check.quotes import check as check_quotes  # noqa: PLC0415

        yield from check_quotes(store)
    if owl:
        from kg.outputs.check.owl import check_logic  # noqa: PLC0415

        yield from check_logic(store)
    if shapes:
        from kg.outputs.check.shapes import check_shapes  # noqa: PLC0415

        yield from check_shapes(store)
