"""Findings with their passages, read from a store."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from pyoxigraph import NamedNode

from kg.audit.checks import SEVERITIES, Check, load_checks
from kg.audit.marks import STATES, key_of
from kg.errors import QueryError
from kg.outputs.query import load_queries, run
from kg.outputs.table import Cell
from kg.rdf.queryable import Queryable
from kg.resources import resource


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report: section, line, offsets, quote."""

    section: str
    line: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as people read it; `key` is the id by which it is marked."""

    key: str
    check: Check
    state: str
    note: str
    report: str
    zh: str
    en: str
    expected: str
    actual: str
    passages: tuple[Passage, ...]


def read_entries(store: Queryable) -> tuple[Entry, ...]:
    """Return all findings that a store holds, the gravest first, then as the reports run."""
    (query,) = load_queries(resource("queries", "findings"))
    names = [column.name for column in query.columns]
    rows = [dict(zip(names, row, strict=True)) for row in run(store, query).rows]
    checks = {check.id: check for check in load_checks()}
    grouped = groupby(rows, key=itemgetter("finding"))
    entries = (_entry(list(group), checks) for _, group in grouped)
    return in_order(entry for entry in entries if entry)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries the gravest first, then as the reports run."""

    def order(entry: Entry) -> tuple[int, str, int, str]:
        rank = SEVERITIES.index(entry.check.severity)
        start = entry.passages[0].start if entry.passages else 0
        return rank, entry.report, start, entry.check.id

    return tuple(sorted(entries, key=order))


def chosen(
    entries: Iterable[Entry], *, check: str = "", severity: str = "", state: str = ""
) -> tuple[Entry, ...]:
    """Return the entries of one check, of a severity or graver, in one state; blank is any.

    They come the gravest first, then as the reports run.

    Raises QueryError for a check, severity or state that there is none of.
    """
    known = {one.id for one in load_checks()}
    if check and check not in known:
        raise QueryError(
            f"没有核查 {check!r} (no such check); 可用 (there are): {', '.join(sorted(known))}"
        )
    if severity and severity not in SEVERITIES:
        raise QueryError(f"--severity {severity}: 应为 (want one of) {', '.join(SEVERITIES)}")
    if state and state not in STATES:
        raise QueryError(f"--state {state}: 应为 (want one of) {', '.join(STATES)}")
    grave = SEVERITIES[: SEVERITIES.index(severity) + 1] if severity else SEVERITIES
    return in_order(
        entry
        for entry in entries
        if entry.check.severity in grave
        and check in ("", entry.check.id)
        and state in ("", entry.state)
    )


def _entry(rows: list[dict[str, Cell]], checks: dict[str, Check]) -> Entry | None:
    """Return the entry of one finding; None when an older program made it by another check."""
    first = rows[0]
    check = checks.get(str(first["check"]))
    if check is None:
        return None
    passages = (_passage(row) for row in rows)
    words = {name: str(first[name] or "") for name in ("state", "note", "report", "zh", "en")}
    values = {name: str(first[name] or "") for name in ("expected", "actual")}
    key = key_of(NamedNode(str(first["finding"])))
    return Entry(key=key, check=check, passages=tuple(dict.fromkeys(passages)), **words, **values)


def _passage(row: dict[str, Cell]) -> Passage:
    line, start, end = (int(row[name] or 0) for name in ("line", "start", "end"))
    return Passage(str(row["section"] or ""), line, start, end, str(row["quote"]))
