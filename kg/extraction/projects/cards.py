"""Cards: sections that tell of one thing under labels (项目名称:, 建设单位:, 进展情况:)."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.extraction.phrases import word_pattern
from kg.model.mentions import Reading
from kg.model.text import Report, Section, Span
from kg.resources import table
from kg.text.wordlists import words

_CARD = re.compile(r"(?:名|称|位|主|体|人|业)[】\]]?\s*:\s*[^\s,。]")
_SHORTEST_LABELS = 2
"""Labels that make a section a card."""


def card_fields(report: Report, section: Section) -> Mapping[str, Span]:
    r"""Return what a section tells under labels, by what the label is for; nothing if it is text.

    The value of a label goes up to the next one.

    >>> from kg.text.outline import read_outline
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "1.新城水厂\n建设单位:县水投公司\n进展情况:主体封顶。\n问题:无。")
    >>> fields = card_fields(report, read_outline(report).sections[1])
    >>> {name: field.cut(report.text) for name, field in fields.items()}
    {'builder': '县水投公司', 'progress': '主体封顶', 'problem': '无。'}
    """
    return _fields(
        report, Span(section.heading.end, max(section.span.end, section.heading.end + 1))
    )


def fields_below(reading: Reading, name: Span) -> Mapping[str, Span]:
    """Return what the section around the heading at `name` tells of it under labels."""
    return card_fields(reading.report, reading.outline.section_at(name.start))


@lru_cache(maxsize=4096)
def _fields(report: Report, body: Span) -> Mapping[str, Span]:
    text = report.folded
    if not _has_labels(report):
        return {}
    labels = list(_label().finditer(text, body.start, body.end))
    if len(labels) < _SHORTEST_LABELS:
        return {}
    ends = [match.start() for match in labels[1:]] + [body.end]
    found: dict[str, Span] = {}
    for match, end in zip(labels, ends, strict=True):
        value = text[match.end() : end].rstrip()
        column = _columns().get(match["label"])
        if value and column:
            found.setdefault(column, Span(match.end(), match.end() + len(value)))
    return found


@lru_cache(maxsize=2)
def _has_labels(report: Report) -> bool:
    """Tell whether a report has labels as only cards have them, anywhere."""
    return _CARD.search(report.folded) is not None


@cache
def _columns() -> dict[str, str]:
    rows = table("ontology", "lexicons", "project_columns.tsv")
    return {row["words"]: row["column"] for row in rows}


@cache
def _label() -> re.Pattern[str]:
    """Match a label where a line or a sentence begins, with the mark after it."""
    known = word_pattern((*_columns(), *words("labels.tsv", "label")))
    return re.compile(
        rf"(?:\n|。|;)\s*(?:[0-9]{{1,2}}[.、)]|\([0-9一二三四五六]\)|[①-⑳·●◆■])?\s*[【\[]?(?P<label>{known})[】\]]?\s*[:】\]]\s*"
    )
