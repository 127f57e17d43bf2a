"""`kg facts`, `kg view` and `kg export`: the graph as files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, form_of, save, say
from kg.outputs.facts import write_facts
from kg.rdf.store import open_store


class ExportFormat(StrEnum):
    """The forms of an export."""

    TURTLE = "ttl"
    N_QUADS = "nq"
    JSON_LD = "jsonld"
    GRAPHML = "graphml"


class ViewForm(StrEnum):
    """What the graph page is about."""

    OVERVIEW = "overview"
    WAITING = "waiting"


def facts(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="目标文件夹 / target folder")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """把事实写成 JSONL 文件 / Write the facts as JSONL files, a folder for each report."""
    with open_store(store, read_only=True) as opened:
        for folder in write_facts(opened, out):
            say(f"已写入 (written): {folder}")


def view(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="HTML 文件 / the HTML file")],
    focus: Annotated[
        str | None, typer.Option(help="以某单位、计划、项目或问题为中心 / around one named thing")
    ] = None,
    depth: Annotated[int, typer.Option(min=1, help="离中心几步 / steps around it")] = 1,
    shown: Annotated[
        ViewForm,
        typer.Option(
            "--view", help="overview 总览;waiting 谁在等什么 / all, or what waits for what"
        ),
    ] = ViewForm.OVERVIEW,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """画成一个离线网页文件 / Draw the graph into one HTML file that needs no network."""
    # Loaded late: other commands need not wait for the layout of graphs.
    from kg.outputs.view import write_view  # noqa: PLC0415

    with open_store(store, read_only=True) as opened:
        save(out, lambda path: write_view(opened, path, focus=focus, depth=depth, view=shown))


def export(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="目标文件 / target file")],
    form: Annotated[
        ExportFormat | None,
        typer.Option("--format", help="格式，默认按后缀 / the form; default: the suffix of --out"),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """导出整个图谱 / Export the whole graph for other tools."""
    # Loaded late: other commands need not wait for rdflib and networkx.
    from kg.outputs.export import export as write_export  # noqa: PLC0415

    chosen = form or form_of(out, ExportFormat)
    with open_store(store, read_only=True) as opened:
        save(out, lambda path: write_export(opened, path, chosen.value))
