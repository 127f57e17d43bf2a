"""What the figures in tables say: the head of the column, for the head of the row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.observations.kinds import kind_of
from kg.extraction.observations.words import figure_words
from kg.model.facts import Observation
from kg.model.mentions import Figure, Reading, within
from kg.model.text import Report, Span, Words
from kg.text.tables import Cell, plain_number, table_cells

IN_TABLE = "figure-in-table"

_NO_WORDS = re.compile(r"(?:[\s()/、,;+~约近超达第共为余多]|左右|以上|以下|以内|不足|其中)*")


def relate_table_figures(reading: Reading) -> Iterator[Observation]:
    r"""Yield the observations of all tables of a report.

    Under a head that names nothing (数量, 数值) the head of the row is the indicator. A cell with
    words of its own (管网铺设完成62%) is read as a sentence instead, see `row_names`.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "县区\t投资(亿元)\n甲县\t3.5\n"))
    >>> [(fact.indicator.text, fact.subject.text) for fact in relate_table_figures(reading)]
    [('投资', '甲县')]
    """
    for cell in table_cells(reading.report):
        figures = within(reading.figures, cell.span)
        if not _fill(reading.report.folded, cell.span, figures):
            continue
        for figure in figures:
            indicator, subject = _heads(reading.report, cell, figure)
            yield Observation(
                evidence=figure.span,
                rule=IN_TABLE,
                value=figure.value,
                unit=figure.unit,
                indicator=indicator,
                subject=subject,
                kind=kind_of(figure, changed=_tells_change(indicator.text)),
                period=None,
                qualifier=figure.qualifier,
            )


def with_tabs(reading: Reading) -> Reading:
    """Return a reading whose folded text keeps its tabs, so that no clause spans two cells."""
    report = reading.report
    if "\t" not in report.text:
        return reading
    letters = zip(report.text, report.folded, strict=True)
    folded = "".join(tab if tab == "\t" else letter for tab, letter in letters)
    return replace(reading, outline=replace(reading.outline, report=replace(report, folded=folded)))


def row_names(reading: Reading) -> dict[int, Words]:
    """Return what a row is called, for the starts of the figures in its cells."""
    return {
        figure.span.start: _trimmed(reading.report, cell.label)
        for cell in table_cells(reading.report)
        if cell.label
        for figure in within(reading.figures, cell.span)
    }


def _fill(text: str, cell: Span, figures: Sequence[Figure]) -> bool:
    """Tell whether a cell holds nothing but its figures."""
    edges = [
        cell.start,
        *(edge for figure in figures for edge in (figure.span.start, figure.span.end)),
        cell.end,
    ]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return all(_NO_WORDS.fullmatch(text, *gap) for gap in gaps)


def _heads(report: Report, cell: Cell, figure: Figure) -> tuple[Words, Words | None]:
    name = report.words(cell.name.start, cell.name.end)
    label = _trimmed(report, cell.label) if cell.label else None
    if label and figure_words().column.fullmatch(name.text):
        return label, None
    number = plain_number(report.folded, cell.span)
    if label and number and figure.unit == cell.row_unit and not cell.unit:
        return label, name
    return name, label


def _trimmed(report: Report, span: Span) -> Words:
    words = span.cut(report.text)
    start = span.start + len(words) - len(words.lstrip())
    return report.words(start, start + len(words.strip()))


def _tells_change(name: str) -> bool:
    return figure_words().growth_end.search(name) is not None
