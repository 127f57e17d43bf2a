"""`kg ledger`: a workbook to fill, and what people wrote into it back into the store."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, save, say
from kg.rdf.store import open_store

if TYPE_CHECKING:
    from kg.ledger.importing import Imported

ledger = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="台账：导出、填写、导回 / The ledger: export it, fill it, import it.",
)


@ledger.command("export")
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="目标文件 / target file")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """导出整改台账和项目调度表 / Write the ledger of issues and that of projects as a workbook."""
    if file.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"{file.name}: 文件名须以 .xlsx 结尾 (must end in .xlsx)")
    # Loaded late: other commands need not wait for the dictionaries of the extraction.
    from kg.ledger.workbook import write_ledger  # noqa: PLC0415

    with open_store(store, read_only=True) as opened:
        save(file, lambda path: write_ledger(opened, path))


@ledger.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="填好的台账 / the filled copy")],
    editor: Annotated[str, typer.Option(metavar="姓名", help="填写人 / who filled it")],
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="填写日期，默认今天 / day; default: today"),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """导入填好的台账，记为人工复核 / Take over a filled ledger as reviewed claims.

    报告所说不改动；有一处错误则全部不导入。 What reports say stays; one mistake refuses the whole.
    """
    from kg.ledger.importing import import_ledger  # noqa: PLC0415

    day = date or datetime.datetime.now().astimezone().date().isoformat()
    for line in told(import_ledger(file, store, editor=editor, date=day)):
        say(line)


def told(done: "Imported") -> list[str]:
    """Return what an import did, line by line, for people."""
    plan = done.plan
    lines = [
        f"{done.rows} 行，导入 {len(plan.edits)} 处填写 (rows, cells taken over), "
        f"其中撤回 {plan.withdrawn} 处 (taken back), 取代 {plan.superseded} 处 (superseded); "
        f"{plan.same} 处库中已是如此 (said already)"
    ]
    if plan.cleared:
        where = "、".join(plan.cleared)
        lines.append(f"报告所写不能清空，已略过 (the words of a report stay): {where}")
    lines += [
        f"新单位，待核实 (a unit that no report names, please verify): {unit.label}"
        for unit in plan.provisional
    ]
    if plan.other_source:
        lines.append("台账导出之后报告有变化 (reports changed since this copy was exported)")
    return lines
