"""`kg impact`: what a delay holds up, step by step, with the words that prove it."""

from typing import Annotated

import typer

from kg.cli.console import (
    DEFAULT_STORE,
    FINDINGS,
    FormatOption,
    OutOption,
    StoreOption,
    TableFormat,
    hand_out,
    say,
)
from kg.outputs.analysis.store import open_store
from kg.outputs.table import Table

_CLAIM = "claim"


def impact(
    name: Annotated[
        str,
        typer.Argument(help="项目、文件、审批或单位 / a project, document, approval or body"),
    ],
    met: Annotated[
        bool, typer.Option("--met", help="已满足的条件也算 / count conditions that are met, too")
    ] = False,
    store: StoreOption = DEFAULT_STORE,
    form: FormatOption = None,
    out: OutOption = None,
) -> None:
    """一处延误会影响哪些事项，每步都带原文 / What a delay holds up, with proof for each step."""
    # Loaded late: other commands need not wait for networkx.
    from kg.outputs.analysis import waiting  # noqa: PLC0415
    from kg.outputs.analysis.explain import explain  # noqa: PLC0415

    with open_store(store) as opened:
        network = opened.networkx("dependency")
        chains = waiting.impact(network, opened.find(name), met=met)
    table = explain(network, chains).table
    for_screen = form in (None, TableFormat.TABLE) and out is None
    hand_out(_without_claims(table) if for_screen else table, form, out)
    if not chains:
        say(f"没有事项在等“{name}” (nothing waits for it)")
        raise typer.Exit(FINDINGS)
    say(f"{len(chains)} 个事项会受影响 (items held up: {len(chains)})")


def _without_claims(table: Table) -> Table:
    """Return the table without the IRIs of the claims, which only programs read."""
    kept = [number for number, column in enumerate(table.columns) if column.name != _CLAIM]
    rows = tuple(tuple(row[number] for number in kept) for row in table.rows)
    return Table(tuple(table.columns[number] for number in kept), rows)
