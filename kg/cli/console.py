"""What all commands share: where the store is, how to talk, how to hand out a table."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console, RenderableType
from rich.text import Text

from kg.errors import QueryError
from kg.outputs.table import Table, to_csv, to_json, to_rich, visible, write_xlsx

Form = TypeVar("Form", bound=StrEnum)
Other = TypeVar("Other")

FINDINGS = 1
ERROR = 2
_WIDTH = 200


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


def lay_out(content: RenderableType, out: Path | None = None, *, width: int = _WIDTH) -> None:
    """Print what rich can lay out, or write it to `out`; no line ends in spaces.

    It is as wide as the terminal; in a file or a pipe, `width` characters.
    """
    console = _stdout(width) if out is None else Console(width=width, no_color=True)
    with console.capture() as captured:
        console.print(content)
    put("\n".join(line.rstrip() for line in captured.get().split("\n")), out)


def put(text: str, out: Path | None, *, encoding: str = "utf-8") -> None:
    """Write `text` as it stands to stdout or to `out`."""
    if out is None:
        sys.stdout.write(text)
    else:
        save(out, lambda path: path.write_text(text, encoding=encoding, newline=""))


def form_of(out: Path | None, forms: type[Form], otherwise: Other) -> Form | Other:
    """Return the form that the suffix of `out` names (.htm is html), else the one given.

    >>> form_of(Path("疑点.XLSX"), TableFormat, TableFormat.TABLE)
    <TableFormat.XLSX: 'xlsx'>
    """
    suffix = out.suffix.lstrip(".").lower() if out else ""
    named = {form.value: form for form in forms}
    return named.get("html" if suffix == "htm" else suffix, otherwise)


def _stdout(width: int = _WIDTH) -> Console:
    terminal = Console()
    return Console(width=None if terminal.is_terminal else width, highlight=False)


def hand_out(table: Table, form: TableFormat | None, out: Path | None, title: str = "") -> None:
    """Print `table`, or write it to `out`, in the form asked for."""
    form = form or form_of(out, TableFormat, TableFormat.TABLE)
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
        # Excel takes a CSV file for UTF-8 only when it opens with a byte order mark.
        put(text, out, encoding="utf-8-sig" if form is TableFormat.CSV else "utf-8")


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


def _drawn(table: Table, title: str) -> str:
    console = Console(width=_WIDTH, no_color=True)
    with console.capture() as captured:
        _draw(console, table, title)
    return captured.get()


def _draw(console: Console, table: Table, title: str) -> None:
    if title:
        console.print(Text(visible(title), style="bold"))
    console.print(to_rich(table))
