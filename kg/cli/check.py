"""`kg check`: whether the graph is sound and every quote stands in its text."""

import typer
from rich.console import Console
from rich.text import Text

from kg.cli.console import DEFAULT_STORE, FINDINGS, StoreOption, say
from kg.outputs.table import visible
from kg.rdf.store import open_store


def check(store: StoreOption = DEFAULT_STORE) -> None:
    """核对图谱:引文与原文、结构与本体 / Check every quote, and the structure of the graph."""
    # Loaded late: other commands need not wait for rdflib.
    from kg.outputs.check import check as find_problems  # noqa: PLC0415

    with open_store(store, read_only=True) as opened:
        problems = find_problems(opened)
    console = Console(soft_wrap=True, highlight=False)
    for problem in problems:
        console.print(Text(visible(str(problem))))
    if problems:
        say(f"发现 {len(problems)} 个问题 (problems found: {len(problems)})")
        raise typer.Exit(FINDINGS)
    say("没有问题 (no problems)")
