"""`kg vocabulary`: every class, property and code of the graph, as pages."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import say


def vocabulary(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="目标文件夹 / target folder")],
) -> None:
    """把词汇写成离线网页 / Write what every class and property means as pages to read offline."""
    # Loaded late: other commands need not wait for the templates.
    from kg.outputs.vocabulary import write_vocabulary  # noqa: PLC0415

    for path in write_vocabulary(out):
        say(f"已写入 (written): {path}")
