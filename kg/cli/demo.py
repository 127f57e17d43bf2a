"""`kg demo`: the whole job on the sample reports of an invented city."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.build import build_with_progress, summary_table
from kg.cli.console import save, say, show
from kg.errors import KgError
from kg.outputs.facts import write_facts
from kg.outputs.query import find_query, run
from kg.outputs.table import Table
from kg.rdf.store import Store, open_store
from kg.resources import resource

#: The questions that show what the graph is for, one for each kind of reader.
QUESTIONS = ("lead-units", "waiting-for-approval", "stalled-projects", "open-issues", "deadlines")
_ROWS_SHOWN = 8


def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="目标文件夹 / target folder")
    ] = Path("demo"),
) -> None:
    """用示例报告走一遍全过程 / Do the whole job on the sample reports."""
    samples = sorted(resource("samples").glob("*.txt"))
    if not samples:
        raise KgError("samples: 安装中没有示例报告 (the installation has no sample reports)")
    place = out / "kg-store"
    show(summary_table(build_with_progress(samples, place)))
    with open_store(place, read_only=True) as store:
        ask_main_questions(store)
        _write_files(store, out)
    for line in _next_steps(out):
        say(line)


def ask_main_questions(store: Store) -> None:
    """Print the first rows of the answers to the main questions."""
    for name in QUESTIONS:
        query = find_query(name)
        table = run(store, query)
        title = f"kg ask {name}  {query.titles.zh}"
        more = len(table.rows) - _ROWS_SHOWN
        show(Table(table.columns, table.rows[:_ROWS_SHOWN]), title)
        if more > 0:
            say(f"另有 {more} 行 ({more} more rows)")


def _write_files(store: Store, out: Path) -> None:
    # Loaded late: other commands need not wait for the layout of graphs.
    from kg.outputs.view import write_view  # noqa: PLC0415

    save(out / "graph.html", lambda path: write_view(store, path))
    write_facts(store, out / "facts")


def _next_steps(out: Path) -> tuple[str, ...]:
    return (
        f"打开图谱 (open the graph): {out / 'graph.html'}",
        f"查看事实 (see the facts): {out / 'facts'}",
        f"继续提问 (ask more): kg ask duties-of-unit --store {out / 'kg-store'}",
        "问题清单 (all questions): kg ask",
    )
