"""What the figures in tables say: the head of the column, for the head of the row."""

from collections.abc import Iterator

from kg.extraction.observations.kinds import kind_of
from kg.extraction.observations.words import figure_words
from kg.model.facts import Observation
from kg.model.mentions import Reading, within
from kg.model.text import Report, Span, Words
from kg.text.tables import Cell, table_cells

IN_TABLE = "figure-in-table"


def relate_table_figures(reading: Reading) -> Iterator[Observation]:
    r"""Yield the observations of all tables of a report.

    Under a head that names nothing (数量, 数值) the head of the row is the indicator.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "县区\t投资(亿元)\n甲县\t3.5\n"))
    >>> [(fact.indicator.text, fact.subject.text) for fact in relate_table_figures(reading)]
    [('投资', '甲县')]
    """
    for cell in table_cells(reading.report):
        for figure in within(reading.figures, cell.span):
            indicator, subject = _heads(reading.report, cell)
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


def _heads(report: Report, cell: Cell) -> tuple[Words, Words | None]:
    name = report.words(cell.name.start, cell.name.end)
    label = _trimmed(report, cell.label) if cell.label else None
    if label and figure_words().column.fullmatch(name.text):
        return label, None
    return name, label


def _trimmed(report: Report, span: Span) -> Words:
    words = span.cut(report.text)
    start = span.start + len(words) - len(words.lstrip())
    return report.words(start, start + len(words.strip()))


def _tells_change(name: str) -> bool:
    return figure_words().growth_end.search(name) is not None
