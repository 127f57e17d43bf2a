"""The facts of a store as files: `FOLDER/<report stem>/<type>.jsonl`, one fact a line.

The form is that of the yardstick (tests/gold): the fields of the type, then `quote`, `nth`,
`start`, `end` and `section`. Everything is read from the graph by `queries/facts`.
"""

import json
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from kg.errors import OutputError
from kg.outputs.query import Query, load_queries, run
from kg.outputs.table import Cell
from kg.rdf.queryable import Queryable
from kg.resources import resource

Row = Mapping[str, Cell]
Line = dict[str, Any]

#: The fact types, in the order of the yardstick.
TYPES = (
    "unit", "plan", "responsibility", "project", "issue", "measure", "observation", "document",
    "dependency", "deadline", "finding",
)  # fmt: skip
_NULLABLE = {"count"}
_HIDDEN = ("report", "claim")
_STEM_BYTES = 150
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def write_facts(store: Queryable, folder: Path) -> tuple[Path, ...]:
    """Write the facts of every report in `store`; return the folders, one a report.

    All is written beside `folder` first and moved into place at the end: a report's folder is
    either the old one or the new one, whole. Folders of other reports are left alone.

    Raises OutputError when the disk refuses.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True
        ) as beside:
            names = _replace_reports(folder, Path(beside), read_facts(store))
    except OSError as error:
        raise OutputError(folder, error) from error
    return tuple(folder / name for name in names)


def _replace_reports(
    folder: Path, beside: Path, reports: Iterable[tuple[str, Mapping[str, list[Line]]]]
) -> list[str]:
    """Write all reports beside the folder, then move them in; return the names of their folders."""
    new, old = beside / "new", beside / "old"
    names = [_write_report(new, name, facts) for name, facts in reports]
    old.mkdir()
    folder.mkdir(exist_ok=True)
    for name in names:
        if (folder / name).exists():
            (folder / name).rename(old / name)
        (new / name).rename(folder / name)
    return names


def read_facts(store: Queryable) -> Iterator[tuple[str, dict[str, list[Line]]]]:
    """Yield each report's folder name and its facts by type, in order of the reports' ids."""
    queries = {query.name: query for query in load_queries(resource("queries", "facts"))}
    tables = {kind: _rows_by_report(store, queries[kind]) for kind in TYPES}
    taken: set[str] = set()
    for report in _rows(store, queries["reports"]):
        text, identity = str(report["text"]), str(report["id"])
        name = folder_name(str(report["stem"] or identity))
        if name.casefold() in taken:
            name = f"{name}-{folder_name(identity)}"
        taken.add(name.casefold())
        rows = {kind: tables[kind].get(report["report"], []) for kind in TYPES}
        yield name, {kind: lines_of(kind, rows[kind], text) for kind in TYPES}


def folder_name(stem: str) -> str:
    """Return `stem` as the name of one folder, harmless on every system.

    >>> folder_name("../../etc/passwd"), folder_name("云河市2024年通报"), folder_name("CON")
    ('_.._etc_passwd', '云河市2024年通报', '_CON')
    """
    kept = "".join(_harmless(char) for char in unicodedata.normalize("NFC", stem))
    kept = kept.encode("utf-8")[:_STEM_BYTES].decode("utf-8", "ignore").strip(" .")
    return f"_{kept}" if not kept or _RESERVED.fullmatch(kept) else kept


def lines_of(kind: str, rows: Iterable[Row], text: str) -> list[Line]:
    """Return the facts of one type in one report, as JSON objects.

    Rows of one claim stand together and become one line: the first row gives its fields, and
    the others add to what may be many (aliases, authors, quotes).
    """
    claims: dict[Cell, list[Row]] = {}
    for row in rows:
        claims.setdefault(row["claim"], []).append(row)
    fold = _FOLDS.get(kind, _first)
    lines = (_placed(*fold(together, text), text) for together in claims.values())
    return sorted(lines, key=itemgetter("start", "end"))


def occurrence(text: str, quote: str, start: int) -> int:
    """Return which occurrence of `quote` begins at `start`; overlapping ones count.

    >>> occurrence("甲乙甲乙甲", "甲乙", 2)
    2
    """
    count, at = 1, text.find(quote)
    while 0 <= at < start:
        count, at = count + 1, text.find(quote, at + 1)
    return count


def _placed(fields: Line, row: Row, text: str) -> Line:
    quote, start = str(row["quote"]), int(row["start"] or 0)
    nth = occurrence(text, quote, start)
    place: Line = {"quote": quote} | ({"nth": nth} if nth > 1 else {})
    place |= {"start": start, "end": row["end"], "section": row["section"] or ""}
    return fields | place


def _first(rows: list[Row], _: str) -> tuple[Line, Row]:
    """Return one line for one claim."""
    return _fields(rows[0]), rows[0]


def _named(rows: list[Row], _: str) -> tuple[Line, Row]:
    """Return a unit under its fullest form, where that stands first; the others are aliases."""
    row = next((row for row in rows if row["form"] == "fullest"), rows[0])
    forms = dict.fromkeys(str(other["name"]) for other in rows)
    aliases = [form for form in forms if form != row["name"]]
    return {"name": row["name"], "kind": row["kind"], "aliases": aliases}, row


def _authored(rows: list[Row], text: str) -> tuple[Line, Row]:
    """Return a document with its authors in the order of the text."""
    row = rows[0]
    authors = dict.fromkeys(str(other["by"]) for other in rows if other["by"])
    end = int(row["end"] or 0)
    ordered = sorted(authors, key=lambda author: text.rfind(author, 0, end))
    return _fields(row) | {"by": "、".join(ordered)}, row


def _found(rows: list[Row], _: str) -> tuple[Line, Row]:
    """Return a finding with the words of all its passages."""
    return _fields(rows[0]) | {"quotes": [row["quote"] for row in rows]}, rows[0]


_FOLDS: Mapping[str, Callable[[list[Row], str], tuple[Line, Row]]] = {
    "unit": _named,
    "document": _authored,
    "finding": _found,
}


def _fields(row: Row) -> Line:
    hidden = (*_HIDDEN, "start", "end", "quote", "section")
    return {name: _value(name, cell) for name, cell in row.items() if name not in hidden}


def _value(name: str, cell: Cell) -> Cell | bool:
    if name == "set":
        return cell == "true"
    return "" if cell is None and name not in _NULLABLE else cell


def _rows(store: Queryable, query: Query) -> list[Row]:
    table = run(store, query)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def _rows_by_report(store: Queryable, query: Query) -> dict[Cell, list[Row]]:
    rows = _rows(store, query)
    return {report: list(group) for report, group in groupby(rows, key=itemgetter("report"))}


def _write_report(folder: Path, name: str, facts: Mapping[str, list[Line]]) -> str:
    target = folder / name
    target.mkdir(parents=True)
    for kind, lines in facts.items():
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (target / f"{kind}.jsonl").write_text(text, encoding="utf-8", newline="\n")
    return name


def _harmless(char: str) -> str:
    is_safe = char not in '/\\:*?"<>|' and unicodedata.category(char)[0] != "C"
    return char if is_safe else "_"
