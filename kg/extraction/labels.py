"""Labels that name responsible units, in brackets, inline or on a line of their own."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.model.text import Outline, Report, Section, Span
from kg.resources import table
from kg.text.wordlists import trie

_OTHER_LABELS = (
    r"[\u4e00-\u9fff]{1,8}(?:单位|部门|领导|时限|情况|措施|目标|期限|时间|责任人|负责人|联系人|结果"
    r"|进展|成效|标准)"
)
_NEAR = 120
"""Characters within which two labels belong to one item."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label with its value: `span` covers both, `value` the names after the colon.

    `role` is already decided: 责任单位 is the lead when it stands alone, not beside a 牵头单位.
    `section` is the index of the section that the label speaks for.
    """

    name: str
    role: str
    span: Span
    value: Span
    section: int


@cache
def label_roles() -> dict[str, tuple[str, str]]:
    """Return, for each known label, its role alone and its role beside a lead.

    >>> label_roles()["责任单位"]
    ('lead', 'implement')
    """
    rows = table("ontology", "lexicons", "labels.tsv")
    return {row["label"]: (row["alone"], row["beside_lead"]) for row in rows}


@cache
def _pattern() -> re.Pattern[str]:
    """Match a label, what parts it from its value, and the value up to a stop or another label."""
    names = trie(label_roles())
    stop = r"[。)\]〔〕【】\n|\t]"
    bracket = r"\([^()\n]{0,60}\)"
    return re.compile(
        rf"(?P<label>{names})(?P<mark>\s?[】\]〕]?\s?[:\t|]\s*|\s?[】\]〕]\s*|为(?=[^\s:,。]))"
        rf"(?P<value>(?:{bracket}|[^。;()\]〔〕【】\n|\t]){{1,600}}?(?:;[^:。;()\n|\t,、]{{2,20}}(?=[;。)\n]))*)"
        rf"(?=\s*(?:[,、]?(?:{names}|{_OTHER_LABELS})[:为]|{stop}|;|$))"
    )


def find_labels(outline: Outline) -> Iterator[Label]:
    """Yield the labels of a report in reading order.

    A label on a line of its own at the end of a section speaks for the whole section.

    >>> from kg.text.outline import read_outline
    >>> from kg.text.read import make_report
    >>> outline = read_outline(make_report("a", "一、节水(牵头单位:市水务局,配合单位:各区县)"))
    >>> [(label.name, label.role) for label in find_labels(outline)]
    [('牵头单位', 'lead'), ('配合单位', 'support')]
    """
    text = _with_tabs(outline.report)
    matches = list(_pattern().finditer(text))
    holders = [outline.section_at(match.start()).index for match in matches]
    leads: dict[int, list[int]] = defaultdict(list)
    for match, holder in zip(matches, holders, strict=True):
        if "牵头" in match["label"]:
            leads[holder].append(match.start())
    labelled = _labelled_children(outline, holders)
    previous_end, previous_section = -1, 0
    for match, holder in zip(matches, holders, strict=True):
        section = outline.sections[holder]
        if previous_end >= 0 and "\n" not in text[previous_end : match.start()]:
            beside = not re.search(r"[。)]", text[previous_end : match.start()])
            section = outline.sections[previous_section] if beside else section
        elif _stands_alone(text, match):
            section = _footed(outline, section, labelled)
        previous_end, previous_section = match.end(), section.index
        beside_lead = "牵头" not in match["label"] and _has_near(leads[holder], match.start())
        yield Label(
            match["label"],
            label_roles()[match["label"]][int(beside_lead)],
            Span(match.start("label"), match.end("value")),
            Span(*match.span("value")),
            section.index,
        )


def _with_tabs(report: Report) -> str:
    """Return the folded text with its tabs, which part the cells of a table."""
    if "\t" not in report.text:
        return report.folded
    pairs = zip(report.text, report.folded, strict=True)
    return "".join("\t" if raw == "\t" else folded for raw, folded in pairs)


def _has_near(offsets: list[int], offset: int) -> bool:
    """Tell whether one of the sorted `offsets` lies near `offset`."""
    return bisect_left(offsets, offset + _NEAR) > bisect_right(offsets, offset - _NEAR)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    line_start = text.rfind("\n", 0, match.start()) + 1
    return not text[line_start : match.start()].strip(" (〔[【")


def _labelled_children(outline: Outline, holders: list[int]) -> Counter[int]:
    """Return how many parts of each section carry labels, themselves or further inside."""
    labelled: set[int] = set()
    for holder in sorted(set(holders)):
        section = outline.sections[holder]
        while section.index and section.index not in labelled:
            labelled.add(section.index)
            section = outline.sections[section.parent]
    return Counter(outline.sections[index].parent for index in labelled)


def _footed(outline: Outline, section: Section, labelled: Counter[int]) -> Section:
    """Return the outermost section that a footer closes.

    An item whose neighbours carry labels of their own keeps its label to itself.
    """
    while section.parent and labelled[section.parent] <= 1:
        section = outline.sections[section.parent]
    return section
