"""The labelled blocks below an issue: its wording, its measures, their progress, who answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.model.mentions import Reading
from kg.model.text import Section, Span
from kg.resources import table
from kg.text.wordlists import alternatives

_LINE_START = re.compile(r"[。;,:\s]*")
_OTHER = (
    r"[\u4e00-\u9fff]{0,6}(?:时限|期限|时间|单位|部门|领导|目标|责任人|负责人|联系人|依据|类型)"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch below a heading; `sort` is problem, measures, progress or other."""

    sort: str
    label: Span
    body: Span | None


@cache
def _labels() -> dict[str, str]:
    rows = table("ontology", "lexicons", "answer_labels.tsv")
    return {row["label"]: row["sort"] for row in rows}


@cache
def _pattern() -> re.Pattern[str]:
    known = alternatives(_labels())
    return re.compile(rf"\s*[【(\[]?(?:(?P<known>{known})|{_OTHER})[】)\]]?\s*(?::|(?<=】))")


def blocks(reading: Reading, section: Section) -> Iterator[Block]:
    """Yield the labelled blocks of a section, in order; a block ends where the next one begins."""
    text = reading.report.folded
    labels = list(_block_labels(text, section.heading.end, section.span.end))
    ends = [start for _, start, _ in labels[1:]]
    for (sort, start, colon), end in zip(labels, [*ends, section.span.end], strict=False):
        yield Block(sort, Span(start, colon), _stripped(text, colon, end))


def _block_labels(text: str, offset: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield sort, start and end of each label that opens a line, or follows the title."""
    while offset < end:
        opening = _LINE_START.match(text, offset, end)
        match = _pattern().match(text, opening.end() if opening else offset, end)
        if match:
            yield _labels().get(match["known"] or "", "other"), match.start(), match.end()
        following = text.find("\n", match.end() if match else offset, end)
        if following < 0:
            return
        offset = following + 1


def is_answered(reading: Reading, section: Section) -> bool:
    """Tell whether a block answers an issue in the section's own text, before any part of it.

    A heading further inside has answers of its own.
    """
    following = reading.outline.sections[section.index + 1 : section.index + 2]
    end = following[0].span.start if following else section.span.end
    labels = _block_labels(reading.report.folded, section.heading.end, end)
    return any(sort in {"measures", "progress"} for sort, _, _ in labels)


def problem_label(reading: Reading, section: Section) -> Span | None:
    """Return the words that 反馈问题: opens in a section."""
    found = (one.body for one in blocks(reading, section) if one.sort == "problem")
    return next(filter(None, found), None)


def answers(reading: Reading, section: Section) -> tuple[Span | None, Span | None]:
    """Return the text that holds the measures of an issue and the text that tells their progress.

    Without labels all that follows the heading is the answer, up to the first label.
    """
    found = list(blocks(reading, section))
    by_sort = {one.sort: one.body for one in reversed(found) if one.body}
    measures, progress = by_sort.get("measures"), by_sort.get("progress")
    if measures or progress:
        return measures or progress, progress if measures else None
    end = found[0].label.start if found else section.span.end
    return _stripped(reading.report.folded, section.heading.end, end), None


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in "。;:, \n":
        start += 1
    end = start + len(text[start:end].rstrip())
    return Span(start, end) if end > start else None
