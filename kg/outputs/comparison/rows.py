"""A comparison as rows: what is told, before and after, by which rule, and both quotes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal

from kg.followup.compare import Comparison
from kg.followup.dossier import Issue, Quote
from kg.followup.issues import Continuation
from kg.followup.promises import Outcome
from kg.followup.rules import RENAMING_WORDS
from kg.outputs.table import Cell, Column, Table
from kg.rdf.namespaces import PREF_LABEL
from kg.rdf.ontology import concepts, load_ontology

COLUMNS = (
    Column("section", "部分"),
    Column("kind", "结论"),
    Column("what", "事项"),
    Column("before", "此前"),
    Column("after", "此后"),
    Column("earlierLine", "前行"),
    Column("earlierQuote", "前一报告原文"),
    Column("laterLine", "后行"),
    Column("laterQuote", "后一报告原文"),
    Column("rule", "规则"),
)
_ISSUES, _PROMISES, _FIGURES, _UNITS = ("问题", "承诺", "数字", "单位")
_GONE, _NEW, _CHANGED, _RENAMED = ("不再列出", "新增", "数字变化", "更名")
_REWORDED, _RENUMBERED, _BOTH = ("文字改动", "编号改动", "文字和编号改动")

Row = tuple[Cell, ...]


def comparison_table(told: Comparison, longest: int | None = None) -> Table:
    """Return a comparison as a table: issues, promises, figures, units; quotes cut to `longest`."""
    rows = (*_issue_rows(told), *_promise_rows(told), *_figure_rows(told), *_unit_rows(told))
    return Table(COLUMNS, tuple(tuple(_cut(cell, longest) for cell in row) for row in rows))


def _issue_rows(told: Comparison) -> Iterator[Row]:
    for link in told.links:
        before, after = _standing(link.earlier), _standing(link.later)
        quotes = (link.earlier.quote, link.later.quote)
        yield _row(_ISSUES, _issue_kind(link), link.later.name, before, after, *quotes, link.rule)
    for one in told.gone:
        yield _row(_ISSUES, _GONE, one.name, _standing(one), "", one.quote, None, "")
    for one in told.new:
        yield _row(_ISSUES, _NEW, one.name, "", _standing(one), None, one.quote, "")


def _issue_kind(link: Continuation) -> str:
    if link.kind != "same":
        return _labels("continuation")[link.kind]
    reworded = link.earlier.words != link.later.words
    renumbered = link.earlier.number != link.later.number
    if reworded:
        return _BOTH if renumbered else _REWORDED
    return _RENUMBERED if renumbered else _labels("continuation")["same"]


def _standing(issue: Issue) -> str:
    return " ".join(
        part for part in (issue.number, _labels("measure-state").get(issue.state)) if part
    )


def _words_of(one: Outcome) -> Quote | None:
    """Return the words of the later report, all that count, in their order."""
    if one.later is None or not one.also:
        return one.later
    quotes = sorted((one.later, *one.also), key=lambda quote: quote.start)
    return replace(
        one.later, line=quotes[0].line, words=" … ".join(q.words.strip() for q in quotes)
    )


def _promise_rows(told: Comparison) -> Iterator[Row]:
    for one in told.outcomes:
        kind, promise = _labels("outcome")[one.outcome], one.promise
        after = one.due_after or one.done_on
        yield _row(
            _PROMISES,
            kind,
            promise.what,
            promise.due,
            after,
            promise.quote,
            _words_of(one),
            one.rule,
        )


def _figure_rows(told: Comparison) -> Iterator[Row]:
    for one in told.changes:
        before, after = (_shown(figure.value) + figure.unit for figure in (one.earlier, one.later))
        name = " ".join(part for part in (one.earlier.subject, one.earlier.indicator) if part)
        quotes = (one.earlier.quote, one.later.quote)
        yield _row(_FIGURES, _CHANGED, name, before, after, *quotes, one.rule)


def _unit_rows(told: Comparison) -> Iterator[Row]:
    for one in told.renamings:
        before, after = one.earlier.name, one.later.name
        quotes = (one.earlier.quote, one.words)
        yield _row(_UNITS, _RENAMED, before, before, after, *quotes, RENAMING_WORDS)


def _row(*cells: Cell | Quote) -> Row:
    """Return a row in the order of COLUMNS; a quote, or none in its place, fills two cells."""
    section, kind, what, before, after, earlier, later, rule = cells
    told = (section, kind, what, before, after)
    return (*map(_plain, told), *_quoted(earlier), *_quoted(later), _plain(rule))


def _plain(cell: Cell | Quote) -> Cell:
    return None if isinstance(cell, Quote) else cell


def _quoted(cell: Cell | Quote) -> tuple[Cell, Cell]:
    return (cell.line, cell.words.strip()) if isinstance(cell, Quote) else (None, None)


def _shown(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _cut(cell: Cell, longest: int | None) -> Cell:
    if longest is None or not isinstance(cell, str) or len(cell) <= longest:
        return cell
    return cell[: longest - 1] + "…"


@cache
def _labels(scheme: str) -> Mapping[str, str]:
    """Return the Chinese labels of the concepts of a scheme by notation."""
    chinese = {
        quad.subject: quad.object.value
        for quad in load_ontology()
        if quad.predicate == PREF_LABEL
        and isinstance(quad.object, Literal)
        and quad.object.language == "zh"
    }
    return {notation: chinese[node] for notation, node in concepts(scheme).items()}
