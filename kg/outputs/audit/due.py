"""What is overdue on a day: asked when somebody wants to know, for a store cannot know the day."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from pyoxigraph import Literal, NamedNode, Variable
from pyoxigraph import Store as Engine

from kg.audit.checks import load_checks
from kg.audit.findings import Finding, find, named
from kg.audit.marks import Mark, key_of, marks_path, read_marks
from kg.errors import QueryError
from kg.outputs.audit.entries import Entry, Passage, in_order
from kg.rdf.namespaces import OA_END, OA_EXACT, OA_START, PREF_LABEL, ont
from kg.rdf.store import Store

_REST_OF_DAY = "0000-01-01"
"""What a date that is told by year or month alone lacks of its first day."""


def overdue(store: Store, day: str) -> tuple[Entry, ...]:
    """Return what the checks that ask about a day find on `day`, in the state of their marks.

    None of it is kept in the store. The id of a finding does not depend on the day, so that its
    mark holds on the next one, too.

    Raises QueryError for a day that is no ISO date; ResourceError for a malformed file of marks.
    """
    if not _is_day(day):
        raise QueryError(f"--date {day}: 应为 YYYY-MM-DD (want a date like 2025-06-30)")
    engine, marks = store.engine, read_marks(marks_path(store.path))
    bound = {Variable("day"): Literal(day)}
    checks = (check for check in load_checks() if check.needs_date)
    found = (finding for check in checks for finding in find(check, engine, bound))
    return in_order(
        _entry(engine, finding, report, (key, marks.get(key, Mark("open"))))
        for report, group in _by_report(engine, found)
        for key, finding in _named(engine, report, group)
    )


def latest_day(engine: Engine) -> str:
    """Return the day of the latest report of a store, as early as its date allows; blank for none.

    What is overdue is asked of that day unless another is given: the store knows nothing later.
    """
    dates = engine.quads_for_pattern(None, ont("publicationDate"), None, None)
    told = (quad.object.value for quad in dates if isinstance(quad.object, Literal))
    days = (partial + _REST_OF_DAY[len(partial) :] for partial in told)
    return max(filter(_is_day, days), default="")


def _by_report(
    engine: Engine, findings: Iterable[Finding]
) -> Iterator[tuple[NamedNode, list[Finding]]]:
    """Yield the findings of each report, in the order in which their passages stand there."""
    placed = []
    for finding in findings:
        text = _node(engine, finding.evidence[0], "inText")
        holders = engine.quads_for_pattern(None, ont("hasText"), text, None)
        report = next(quad.subject.value for quad in holders if isinstance(quad.subject, NamedNode))
        start = int(_words(engine, finding.evidence[0], OA_START))
        placed.append((report, start, finding.claims[0].value, finding))
    placed.sort(key=itemgetter(0, 1, 2))
    for report, group in groupby(placed, key=itemgetter(0)):
        yield NamedNode(report), [finding for *_, finding in group]


def _named(
    engine: Engine, report: NamedNode, findings: Iterable[Finding]
) -> Iterator[tuple[str, Finding]]:
    listed = list(findings)
    quotes = {span: _words(engine, span, OA_EXACT) for one in listed for span in one.evidence}
    report_id = _words(engine, report, ont("reportId"))
    return ((key_of(node), one) for node, one in named(report_id, listed, quotes))


def _entry(engine: Engine, finding: Finding, report: NamedNode, marked: tuple[str, Mark]) -> Entry:
    key, mark = marked
    return Entry(
        key=key,
        check=finding.check,
        state=mark.state,
        note=mark.note,
        report=_words(engine, report, PREF_LABEL),
        zh=finding.message_zh,
        en=finding.message_en,
        expected=finding.expected,
        actual=finding.actual,
        passages=tuple(_passage(engine, span) for span in finding.evidence),
    )


def _passage(engine: Engine, span: NamedNode) -> Passage:
    line, start, end = (
        int(_words(engine, span, predicate)) for predicate in (ont("line"), OA_START, OA_END)
    )
    section = _words(engine, _node(engine, span, "inSection"), ont("sectionPath"))
    return Passage(section, line, start, end, _words(engine, span, OA_EXACT))


def _node(engine: Engine, node: NamedNode, name: str) -> NamedNode:
    """Return the one thing to which a property of a passage leads."""
    quads = engine.quads_for_pattern(node, ont(name), None, None)
    return next(quad.object for quad in quads if isinstance(quad.object, NamedNode))


def _words(engine: Engine, node: NamedNode, predicate: NamedNode) -> str:
    quads = engine.quads_for_pattern(node, predicate, None, None)
    return next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), "")


def _is_day(text: str) -> bool:
    """Tell whether words are a day of the calendar; fromisoformat takes 20240630, too."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
