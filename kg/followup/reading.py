"""From the graph to dossiers: the queries of `queries/followup`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import groupby

from pyoxigraph import Literal, NamedNode, QuerySolutions, Variable

from kg.errors import ResourceError
from kg.followup.dossier import (
    Answer,
    Dossier,
    Figure,
    Head,
    Issue,
    Naming,
    Promise,
    Quote,
    State,
    sentence_at,
)
from kg.rdf.queryable import Queryable, Term
from kg.resources import resource
from kg.text.title_keys import bare_words

Row = Mapping[str, Term | None]

_REPORT = Variable("report")
_INSPECTION = {
    "conductedBy": "conductors",
    "inspectedBody": "inspected",
    "startDate": "began",
    "feedbackDate": "feedback",
}


def read_heads(store: Queryable) -> dict[NamedNode, Head]:
    """Return the heads of all reports, in the order of their ids."""
    told: dict[Term | None, dict[str, set[str]]] = {}
    for row in _rows(store, "inspections"):
        name = _INSPECTION[_local(row["told"])]
        told.setdefault(row["report"], {}).setdefault(name, set()).add(_text(row["value"]))
    heads: dict[NamedNode, Head] = {}
    for row in _rows(store, "reports"):
        report = _node(row["report"])
        sets = {name: frozenset(values) for name, values in told.get(report, {}).items()}
        heads.setdefault(report, _head(row, sets))
    return heads


def read_issues(store: Queryable) -> dict[NamedNode, tuple[Issue, ...]]:
    """Return the issues of every report, without their answers."""
    found = groupby(_rows(store, "issues"), key=lambda row: _node(row["report"]))
    return {report: tuple(map(_issue, rows)) for report, rows in found}


def read_items(store: Queryable) -> dict[NamedNode, frozenset[str]]:
    """Return the projects and documents of which each report tells how they stand."""
    found = groupby(_rows(store, "items"), key=lambda row: _node(row["report"]))
    return {report: frozenset(_text(row["item"]) for row in rows) for report, rows in found}


def read_promisers(store: Queryable) -> tuple[NamedNode, ...]:
    """Return the reports that promise anything."""
    return tuple(_node(row["report"]) for row in _rows(store, "promisers"))


def read_follow_ups(store: Queryable) -> tuple[tuple[NamedNode, NamedNode], ...]:
    """Return each report that follows up another one, and that one, by date."""
    rows = _rows(store, "follow-ups")
    return tuple((_node(row["report"]), _node(row["earlier"])) for row in rows)


def read_dossier(store: Queryable, head: Head) -> Dossier:
    """Return all that a comparison needs to know of one report."""

    def rows(name: str) -> Iterable[Row]:
        return _rows(store, name, head.report)

    text = "".join(_text(row["text"]) for row in rows("text"))
    states = tuple(
        State(_quote(row), _node(row["item"]), _local(row["status"])) for row in rows("states")
    )
    return Dossier(
        head=head,
        text=text,
        issues=tuple(_with_answers(map(_issue, rows("issues")), rows("measures"), text)),
        promises=tuple(_promise(row, text, states) for row in rows("promises")),
        states=states,
        figures=tuple(map(_figure, rows("figures"))),
        names=tuple(
            Naming(_quote(row), _node(row["unit"]), _text(row["surface"])) for row in rows("names")
        ),
    )


def _head(row: Row, inspection: Mapping[str, frozenset[str]]) -> Head:
    return Head(
        report=_node(row["report"]),
        id=_text(row["id"]),
        stem=_text(row["stem"]),
        title=_text(row["title"]),
        quote=_quote(row) if row["claim"] else None,
        date=_text(row["date"]),
        place=_text(row["place"]),
        issuer=_text(row["issuer"]),
        genre=_local(row["genre"]),
        **inspection,
    )


def _issue(row: Row) -> Issue:
    name = _text(row["surface"])
    return Issue(
        node=_node(row["issue"]),
        quote=_quote(row),
        number=_text(row["number"]),
        aspect=bare_words(_text(row["aspect"])),
        name=name,
        key=_text(row["key"]),
        words=bare_words(name),
    )


def _with_answers(issues: Iterable[Issue], measures: Iterable[Row], text: str) -> Iterator[Issue]:
    """Yield the issues with their answers; an answer ends where the next begins, or its line."""
    rows = list(measures)
    found = list(issues)
    starts = [int(_text(row["start"])) for row in rows] + [one.quote.start for one in found]
    answers: dict[NamedNode, list[Answer]] = {}
    for row in rows:
        quote = _quote(row)
        line_end = text.find("\n", quote.start)
        ends = [line_end, *starts] if line_end >= 0 else starts
        end = min((one for one in ends if one > quote.start), default=len(text))
        answer = Answer(quote, _local(row["status"]), text[quote.start : end])
        answers.setdefault(_node(row["issue"]), []).append(answer)
    for one in found:
        yield replace(one, answers=tuple(answers.get(one.node, ())))


def _promise(row: Row, text: str, states: Iterable[State]) -> Promise:
    item, quote = _node(row["item"]), _quote(row)
    return Promise(
        quote=quote,
        item=item,
        what=_text(row["what"]),
        due=_text(row["due"]),
        day=_text(row["day"]),
        kind=_local(row["kind"]),
        subject=_subject(item, quote, text, states),
    )


def _subject(item: NamedNode, quote: Quote, text: str, states: Iterable[State]) -> NamedNode | None:
    """Return the project or document promised, else the last one before it in its sentence.

    双桥中学扩建工程5月开工，确保明年8月底前建成投用: what is promised is that of the project.
    """
    known = {state.item for state in states}
    if item in known:
        return item
    first, _ = sentence_at(text, quote.start)
    before = [one for one in states if first <= one.quote.start < quote.start]
    return max(before, key=lambda one: one.quote.start).item if before else None


def _figure(row: Row) -> Figure:
    return Figure(
        quote=_quote(row),
        indicator=bare_words(_text(row["indicator"])),
        subject=bare_words(_text(row["subject"])),
        value=Decimal(_text(row["value"])),
        unit=_text(row["unit"]),
        kind=_local(row["kind"]),
    )


def _quote(row: Row) -> Quote:
    start, end, line = (int(_text(row[name])) for name in ("start", "end", "line"))
    return Quote(_node(row["claim"]), start, end, line, _node(row["section"]), _text(row["words"]))


def _rows(store: Queryable, name: str, report: NamedNode | None = None) -> Iterable[Row]:
    """Yield the rows of a query, for one report or for all."""
    found = store.query(_query(name), substitutions={_REPORT: report} if report else {})
    if not isinstance(found, QuerySolutions):
        raise ResourceError("not a SELECT query", source=f"queries/followup/{name}.rq")
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: row[name] for name in names}


@cache
def _query(name: str) -> str:
    return resource("queries", "followup", f"{name}.rq").read_text(encoding="utf-8")


def _node(term: Term | None) -> NamedNode:
    if not isinstance(term, NamedNode):
        problem = f"want an IRI, got {term}; build the store again"
        raise ResourceError(problem, source="queries/followup")
    return term


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal | NamedNode) else ""


def _local(term: Term | None) -> str:
    """Return the last part of an IRI: the notation of a concept, the name of a property."""
    return _text(term).rpartition("/")[2].rpartition("#")[2]
