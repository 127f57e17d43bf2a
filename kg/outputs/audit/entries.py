"""Findings with their passages, read from a store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from pyoxigraph import Literal, NamedNode, Variable
from pyoxigraph import Store as Engine

from kg.audit.checks import SEVERITIES, Check, load_checks
from kg.audit.findings import Finding, find
from kg.audit.marks import key_of
from kg.errors import QueryError
from kg.outputs.query import load_queries, run
from kg.outputs.sparql import Queryable
from kg.outputs.table import Cell
from kg.rdf.namespaces import OA_END, OA_EXACT, OA_START, PREF_LABEL, ont
from kg.resources import resource

_REST_OF_DAY = "0000-01-01"
"""What a date that is told by year or month alone lacks of its first day."""


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
    """One finding as people read it; `key` is the id by which it is marked, empty for none."""

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
    return _in_order(entry for entry in entries if entry)


def overdue(engine: Engine, day: str) -> tuple[Entry, ...]:
    """Return what the checks that ask about a day find on `day`; none of it is kept in the store.

    Raises QueryError for a day that is no ISO date.
    """
    if not _is_day(day):
        raise QueryError(f"--date {day}: 应为 YYYY-MM-DD (want a date like 2025-06-30)")
    bound = {Variable("day"): Literal(day)}
    checks = (check for check in load_checks() if check.needs_date)
    found = (finding for check in checks for finding in find(check, engine, bound))
    return _in_order(_entry_of(engine, finding) for finding in found)


def latest_day(engine: Engine) -> str:
    """Return the day of the latest report of a store, as early as its date allows; blank for none.

    What is overdue is asked of that day unless another is given: the store knows nothing later.
    """
    dates = engine.quads_for_pattern(None, ont("publicationDate"), None, None)
    told = [quad.object.value for quad in dates if isinstance(quad.object, Literal)]
    return max((date + _REST_OF_DAY[len(date) :] for date in told), default="")


def chosen(
    entries: Iterable[Entry], *, check: str = "", severity: str = "", state: str = ""
) -> tuple[Entry, ...]:
    """Return the entries of one check, of a severity or graver, in one state; blank is any.

    They come the gravest first, then as the reports run.

    Raises QueryError for a check or severity that there is none of.
    """
    known = {one.id for one in load_checks()}
    if check and check not in known:
        raise QueryError(
            f"没有核查 {check!r} (no such check); 可用 (there are): {', '.join(sorted(known))}"
        )
    if severity and severity not in SEVERITIES:
        raise QueryError(f"--severity {severity}: 应为 (want one of) {', '.join(SEVERITIES)}")
    grave = SEVERITIES[: SEVERITIES.index(severity) + 1] if severity else SEVERITIES
    return _in_order(
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


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    def order(entry: Entry) -> tuple[int, str, int, str]:
        rank = SEVERITIES.index(entry.check.severity)
        start = entry.passages[0].start if entry.passages else 0
        return rank, entry.report, start, entry.check.id

    return tuple(sorted(entries, key=order))


def _entry_of(engine: Engine, finding: Finding) -> Entry:
    report = next(_values(engine, finding.claims[0], ont("statedIn")))
    title = next(_words(engine, report, PREF_LABEL), "")
    return Entry(
        key="",
        check=finding.check,
        state="open",
        note="",
        report=title,
        zh=finding.message_zh,
        en=finding.message_en,
        expected=finding.expected,
        actual=finding.actual,
        passages=tuple(_passage_at(engine, span) for span in finding.evidence),
    )


def _passage_at(engine: Engine, span: NamedNode) -> Passage:
    line, start, end = (
        int(next(_words(engine, span, predicate), "0"))
        for predicate in (ont("line"), OA_START, OA_END)
    )
    section = next(_values(engine, span, ont("inSection")), None)
    path = next(_words(engine, section, ont("sectionPath")), "") if section else ""
    return Passage(path, line, start, end, next(_words(engine, span, OA_EXACT), ""))


def _values(engine: Engine, node: NamedNode, predicate: NamedNode) -> Iterator[NamedNode]:
    for quad in engine.quads_for_pattern(node, predicate, None, None):
        if isinstance(quad.object, NamedNode):
            yield quad.object


def _words(engine: Engine, node: NamedNode, predicate: NamedNode) -> Iterator[str]:
    for quad in engine.quads_for_pattern(node, predicate, None, None):
        if isinstance(quad.object, Literal):
            yield quad.object.value


def _is_day(text: str) -> bool:
    parts = text.split("-")
    return [len(part) for part in parts] == [4, 2, 2] and all(map(str.isdecimal, parts))
