"""A comparison as rows: what is told, before and after, by which rule, and both quotes."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kg.followup.compare import Comparison
from kg.followup.dossier import Issue, Quote
from kg.followup.issues import Continuation
from kg.followup.promises import Outcome
from kg.followup.rules import RENAMING_WORDS
from kg.outputs.concepts import chinese_labels
from kg.outputs.harmless import shortened
from kg.outputs.table import Cell, Column, Table

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
        states = (_standing(link.earlier), _standing(link.later))
        quotes = _quoted(link.earlier.quote, link.later.quote)
        yield (_ISSUES, _issue_kind(link), link.later.name, *states, *quotes, link.rule)
    for one in told.gone:
        yield (_ISSUES, _GONE, one.name, _standing(one), "", *_quoted(one.quote, None), "")
    for one in told.new:
        yield (_ISSUES, _NEW, one.name, "", _standing(one), *_quoted(None, one.quote), "")


def _issue_kind(link: Continuation) -> str:
    if link.kind != "same":
        return chinese_labels("continuation")[link.kind]
    reworded = link.earlier.words != link.later.words
    renumbered = link.earlier.number != link.later.number
    if reworded:
        return _BOTH if renumbered else _REWORDED
    return _RENUMBERED if renumbered else chinese_labels("continuation")["same"]


def _standing(issue: Issue) -> str:
    return " ".join(
        part for part in (issue.number, chinese_labels("measure-state").get(issue.state)) if part
    )


def _words_of(one: Outcome) -> Quote | None:
    """Return the words of the later report, all that count, in their order."""
    if one.later is None or not one.also:
        return one.later
    quotes = sorted((one.later, *one.also), key=lambda quote: quote.start)
    words = " … ".join(quote.words.strip() for quote in quotes)
    return replace(one.later, line=quotes[0].line, words=words)


def _promise_rows(told: Comparison) -> Iterator[Row]:
    for one in told.outcomes:
        kind, promise = chinese_labels("outcome")[one.outcome], one.promise
        dates = (promise.due, one.due_after or one.done_on)
        quotes = _quoted(promise.quote, _words_of(one))
        yield (_PROMISES, kind, promise.what, *dates, *quotes, one.rule)


def _figure_rows(told: Comparison) -> Iterator[Row]:
    for one in told.changes:
        values = (_shown(figure.value) + figure.unit for figure in (one.earlier, one.later))
        name = " ".join(part for part in (one.earlier.subject, one.earlier.indicator) if part)
        quotes = _quoted(one.earlier.quote, one.later.quote)
        yield (_FIGURES, _CHANGED, name, *values, *quotes, one.rule)


def _unit_rows(told: Comparison) -> Iterator[Row]:
    for one in told.renamings:
        before, after = one.earlier.name, one.later.name
        quotes = _quoted(one.earlier.quote, one.words)
        yield (_UNITS, _RENAMED, before, before, after, *quotes, RENAMING_WORDS)


def _quoted(*quotes: Quote | None) -> Iterator[Cell]:
    """Yield line and words of each quote; two blanks where there is none."""
    for quote in quotes:
        yield from (quote.line, quote.words.strip()) if quote else (None, None)


def _shown(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _cut(cell: Cell, longest: int | None) -> Cell:
    return shortened(cell, longest) if longest and isinstance(cell, str) else cell
