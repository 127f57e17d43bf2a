"""The commands, gathered."""

from typing import Annotated

import typer

from kg import __version__
from kg.cli.ask import ask, sparql
from kg.cli.audit import audit
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.compare import compare
from kg.cli.demo import demo
from kg.cli.files import export, facts, view
from kg.cli.impact import impact
from kg.cli.ledger import ledger
from kg.cli.rule import rule
from kg.cli.serve import serve
from kg.cli.trace import trace
from kg.cli.vocabulary import vocabulary

app = typer.Typer(
    name="kg",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="版本 / version"),
    ] = False,
) -> None:
    """督办图谱：政府报告变成可核对原文的知识图谱 / Duban: reports as a graph with evidence.

    先试 (try first): kg demo
    """


for _command in (
    build,
    ask,
    sparql,
    compare,
    impact,
    trace,
    facts,
    view,
    export,
    check,
    audit,
    rule,
    vocabulary,
    serve,
    demo,
):
    app.command()(_command)
app.add_typer(ledger, name="ledger")
