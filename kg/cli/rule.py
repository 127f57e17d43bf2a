"""`kg rule`: where the rule stands that a claim rests on."""

from typing import Annotated

import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, show
from kg.outputs.query import find_query, run
from kg.outputs.rules import all_rules, find_rule
from kg.outputs.table import Column, Table
from kg.rdf.store import open_store

_COLUMNS = (
    Column("rule", "规则 rule"),
    Column("place", "所在 file:line"),
    Column("claims", "陈述 claims"),
    Column("about", "说明 about"),
)


def rule(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="规则标识，不填则列出全部 / id of a rule")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """查看规则在哪里、得出了多少陈述 / Show where a rule stands and how many claims rest on it.

    有图谱库时才有陈述数。 Claims are counted when there is a store.
    """
    rules = (find_rule(name),) if name else all_rules()
    counts: dict[str, object] = {}
    if store.is_dir():
        with open_store(store, read_only=True) as opened:
            counts = {str(row[0]): row[1] for row in run(opened, find_query("rules"), {}).rows}
    rows = tuple(
        (one.id, f"{one.file}:{one.line}", str(counts.get(one.id, 0) if counts else ""), one.about)
        for one in rules
    )
    show(Table(_COLUMNS, rows))
