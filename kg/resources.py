"""The files that hold the project's knowledge: ontology, lexicons, queries, sample reports.

In a checkout `ontology/` and `queries/` stand beside `kg/`; in an installed wheel they stand
inside it. `resource` finds both.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from kg.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE, _PACKAGE.parent)


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder.

    A checkout's own `ontology/` is found even when the working directory is elsewhere.

    >>> resource("ontology", "lexicons").name
    'lexicons'

    Raises ResourceError when the file is missing from the installation.
    """
    for root in _ROOTS:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    name = "/".join(parts)
    raise ResourceError("not part of this installation; install the package again", source=name)


def parse_table(lines: Iterable[str], source: str) -> Iterator[dict[str, str]]:
    r"""Yield the rows of a TSV file by column name.

    Lines that open with `#` are its explanation; the first other line names the columns.

    >>> list(parse_table(["# verbs", "verb\trole", "牵头\tlead"], "verbs.tsv"))
    [{'verb': '牵头', 'role': 'lead'}]

    Raises ResourceError, with file and line, when a row has another number of cells.
    """
    columns: list[str] = []
    for number, line in enumerate(lines, start=1):
        row = line.rstrip("\n")
        if not row.strip() or row.startswith("#"):
            continue
        cells = row.split("\t")
        if not columns:
            columns = cells
        elif len(cells) != len(columns):
            problem = f"want {len(columns)} cells ({', '.join(columns)}), got {len(cells)}"
            raise ResourceError(problem, source=source, line=number)
        else:
            yield dict(zip(columns, cells, strict=True))


@cache
def table(*parts: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a shipped TSV file, read once per process.

    >>> table("ontology", "lexicons", "unit_suffixes.tsv")[0].keys() >= {"suffix", "kind"}
    True
    """
    path = resource(*parts)
    with path.open(encoding="utf-8") as lines:
        return tuple(parse_table(lines, "/".join(parts)))
