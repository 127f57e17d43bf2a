"""What all commands share: where the store is, how to talk, how to hand out what was made."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from kg.errors import QueryError
from kg.files import replaced
from kg.outputs.harmless import visible
from kg.outputs.table import Table, to_csv, to_json, to_rich, write_xlsx

Form = TypeVar("Form", bound=StrEnum)

FINDINGS = 1
ERROR = 2
_WIDTH = 200
_NO_FORM = ("", ".txt")
"""Suffixes that ask for no form."""
_OTHER_NAMES = {".htm": ".html"}


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
        "--format", help="输出格式，默认按 --out 的后缀 / output form; default: the suffix of --out"
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
    lay_out(_drawn(table, title))


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


def form_of(out: Path | None, forms: type[Form], otherwise: Form | None = None) -> Form:
    """Return the form that the suffix of `out` names; `otherwise` for `.txt`, none and no file.

    >>> form_of(Path("疑点.XLSX"), TableFormat, TableFormat.TABLE)
    <TableFormat.XLSX: 'xlsx'>

    Raises QueryError when the suffix names no form: text in a file `.pdf` could not be opened.
    """
    suffix = out.suffix.lower() if out else ""
    named = {f".{form.value}": form for form in forms}
    form = named.get(_OTHER_NAMES.get(suffix, suffix), otherwise if suffix in _NO_FORM else None)
    if form is None:
        raise QueryError(
            f"{out and out.name}: 请用 --format 指明格式 (name the form): {', '.join(forms)}"
        )
    return form


def hand_out(table: Table, form: TableFormat | None, out: Path | None, title: str = "") -> None:
    """Print `table`, or write it to `out`, in the form asked for."""
    form = form or form_of(out, TableFormat, TableFormat.TABLE)
    if form is TableFormat.TABLE:
        lay_out(_drawn(table, title), out)
    elif form is not TableFormat.XLSX:
        text = to_csv(table) if form is TableFormat.CSV else to_json(table)
        # Excel takes a CSV file for UTF-8 only when it opens with a byte order mark.
        put(text, out, encoding="utf-8-sig" if form is TableFormat.CSV else "utf-8")
    elif out is None:
        raise QueryError("xlsx 需要 --out FILE (xlsx needs --out FILE)")
    else:
        save(out, lambda path: write_xlsx(table, path))


def save(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file, whole or not at all, and say where it is.

    Raises OutputError when the disk refuses.
    """
    with replaced(path) as draft:
        write(draft)
    say(f"已写入 (written): {path}")


@contextmanager
def progress_bar(title: str, total: int, *, kept: bool = False) -> Iterator[Callable[[int], None]]:
    """Show on stderr how far a long work is, where there is somebody to look.

    The block is given what counts steps; a bar that is not `kept` goes when the work is done.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=not kept) as progress:
        task = progress.add_task(title, total=total)
        yield lambda steps: progress.advance(task, steps)


def _stdout(width: int) -> Console:
    terminal = Console()
    return Console(width=None if terminal.is_terminal else width, highlight=False)


def _drawn(table: Table, title: str) -> RenderableType:
    drawn = to_rich(table)
    return Group(Text(visible(title), style="bold"), drawn) if title else drawn
