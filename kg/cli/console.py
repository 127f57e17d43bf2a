"""What all commands share: where the store is, how to talk, how to hand out a table."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, RenderableType
from rich.text import Text

from kg.errors import QueryError
from kg.outputs.table import Table, to_csv, to_json, to_rich, visible, write_xlsx

FINDINGS = 1
ERROR = 2
_WIDTH_WITHOUT_TERMINAL = 200


class TableFormat(StrEnum):
    """The forms in which a table is handed out."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


StoreOption = Annotated[
    Path,
    typer.Option(
        "--store", envvar="KG_STORE", metavar="DIR", help="图谱库所在文件夹 / folder of the store"
    ),
]
FormatOption = Annotated[
    TableFormat | None,
    typer.Option(
        "--format", help="输出格式,默认按 --out 的后缀 / output form; default: the suffix of --out"
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="写入文件 / write to this file instead"),
]

DEFAULT_STORE = Path("kg-store")


def say(message: str) -> None:
    """Tell the person at the terminal something; data never goes this way."""
    console = Console(file=sys.stderr, soft_wrap=True, highlight=False)
    console.print(Text(visible(message)))


def show(table: Table, title: str = "") -> None:
    """Draw a table on stdout, as wide as the terminal."""
    _draw(_stdout(), table, title)


def lay_out(content: RenderableType) -> None:
    """Print what rich can lay out on stdout, as wide as the terminal; no line ends in spaces."""
    console = _stdout()
    with console.capture() as captured:
        console.print(content)
    sys.stdout.write("\n".join(line.rstrip() for line in captured.get().split("\n")))


def _stdout() -> Console:
    terminal = Console()
    return Console(width=None if terminal.is_terminal else _WIDTH_WITHOUT_TERMINAL)


def hand_out(table: Table, form: TableFormat | None, out: Path | None, title: str = "") -> None:
    """Print `table`, or write it to `out`, in the form asked for."""
    form = form or _form_of(out)
    if form is TableFormat.XLSX:
        if out is None:
            raise QueryError("xlsx 需要 --out FILE (xlsx needs --out FILE)")
        save(out, lambda path: write_xlsx(table, path))
    elif form is TableFormat.TABLE:
        if out is None:
            show(table, title)
        else:
            save(out, lambda path: path.write_text(_drawn(table, title), encoding="utf-8"))
    else:
        text = to_csv(table) if form is TableFormat.CSV else to_json(table)
        _put(text, out, mark=form is TableFormat.CSV)


def save(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file beside `path`, then move it there: never half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.part")
    try:
        write(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    say(f"已写入 (written): {path}")


def _form_of(out: Path | None) -> TableFormat:
    suffix = out.suffix.lstrip(".").lower() if out else ""
    return TableFormat(suffix) if suffix in {"csv", "json", "xlsx"} else TableFormat.TABLE


def _put(text: str, out: Path | None, *, mark: bool) -> None:
    # Excel takes a CSV file for UTF-8 only when it opens with a byte order mark.
    encoding = "utf-8-sig" if mark else "utf-8"
    if out is None:
        sys.stdout.write(text)
    else:
        save(out, lambda path: path.write_text(text, encoding=encoding, newline=""))


def _drawn(table: Table, title: str) -> str:
    console = Console(width=_WIDTH_WITHOUT_TERMINAL, no_color=True)
    with console.capture() as captured:
        _draw(console, table, title)
    return captured.get()


def _draw(console: Console, table: Table, title: str) -> None:
    if title:
        console.print(Text(visible(title), style="bold"))
    console.print(to_rich(table))
