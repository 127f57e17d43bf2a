"""Passages that tell of what is to come, by the heading above, the label or the opening words."""

import re
from functools import cache, lru_cache

from kg.model.mentions import Reading
from kg.resources import table

_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十\d]{1,3}[.、]|\([一二三四五六七八九十\d]{1,3}\))?\s*[【(\[]?"
    r"(?P<label>[一-龥]{2,12})[】)\]]?\s*(?::|(?<=】))"
)
_STOP = re.compile(r"[。;]\s*")
_FURTHEST = 1500
"""Characters between a label alone on its line and the words that it still speaks for."""


def is_outlook(reading: Reading, offset: int) -> bool:
    r"""Tell whether the words at `offset` stand in a passage that tells of what is to come.

    A label on the line decides; without one the label alone on a line above, the words that open
    a sentence (下一步,…) and the headings do.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "存在问题:资金未到位。\n下步打算:10月组卷。"
    >>> reading = recognise(make_report("a", text), date="2024-09")
    >>> is_outlook(reading, text.index("资金")), is_outlook(reading, text.index("10月"))
    (False, True)
    """
    label = _label(reading, offset)
    if label:
        return _patterns("label").search(label) is not None or _is_target(label)
    text = reading.report.folded
    line = text.rfind("\n", 0, offset) + 1
    opening = _patterns("opening")
    nearest = max(line, offset - _FURTHEST)
    starts = [line, *(stop.end() for stop in _STOP.finditer(text, nearest, offset))]
    if any(opening.match(text, start, offset) for start in starts):
        return True
    section = reading.outline.section_at(offset)
    title = _patterns("title")
    return any(title.search(above.title) for above in reading.outline.ancestors(section))


def is_target(reading: Reading, offset: int) -> bool:
    """Tell whether a label (整改目标:, 完成时限:) makes what follows binding, even if past."""
    return _is_target(_label(reading, offset))


def is_task(reading: Reading, offset: int) -> bool:
    """Tell whether a label (整改措施:) opens a list of things that were set as tasks."""
    return _patterns("task").search(_label(reading, offset)) is not None


def _is_target(label: str) -> bool:
    return _patterns("target").search(label) is not None


def _label(reading: Reading, offset: int) -> str:
    """Return the label that opens the line of `offset`, or stands alone above it, or ""."""
    text = reading.report.folded
    line = text.rfind("\n", 0, offset) + 1
    match = _LABEL.match(text, line, offset)
    return match["label"] if match else _label_above(reading, line)


@lru_cache(maxsize=64)
def _label_above(reading: Reading, line: int) -> str:
    """Return the label that stands alone on a line above the one that begins at `line`, or ""."""
    text = reading.report.folded
    start = max(reading.outline.section_at(line).span.start, line - _FURTHEST)
    while line > start:
        above = text.rfind("\n", 0, line - 1) + 1
        match = _LABEL.match(text, above, line)
        if match:
            return match["label"] if not text[match.end() : line].strip() else ""
        line = above
    return ""


@cache
def _patterns(where: str) -> re.Pattern[str]:
    rows = table("ontology", "lexicons", "outlook_heads.tsv")
    return re.compile("|".join(row["pattern"] for row in rows if row["where"] == where))
