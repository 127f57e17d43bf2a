"""Planned dates behind a label for them (整改时限:6月底), for what the label speaks of."""

import re

from kg.extraction.answers import problem_label
from kg.extraction.deadlines.cues import last_day
from kg.model.facts import Deadline
from kg.model.mentions import DateMention, Reading
from kg.model.text import Span, Words

AFTER_LABEL = "deadline-after-label"

_LABEL = re.compile(
    r"(?P<open>^|[\n(【\[;,。、 ])\s*(?P<label>[一-龥]{0,6}(?:[时期]限"
    r"|(?:完成|办结|整改|销号|完工|竣工|交付|投用)(?:时间|日期|节点))(?:要求)?)(?:[】\])]\s*:?|\s*:)\s*$"
)
_LONGEST_LABEL = 18
_WORDS = re.compile(r"[^,;:。\n(【\[]+$")


def deadlines_after_labels(reading: Reading) -> dict[Span, Deadline]:
    r"""Return the planned dates right behind a label, by their places.

    They hold for the words before the bracket that the label stands in, else for the problem or
    the project whose block it is.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "问题1\n反馈问题:河道淤积。\n整改时限:2024年6月底\n责任单位:县水利局"
    >>> found = deadlines_after_labels(recognise(make_report("a", text)))
    >>> [(fact.what.text, fact.date) for fact in found.values()]
    [('河道淤积', '2024-06')]
    """
    text = reading.report.folded
    facts = {}
    for date in reading.dates:
        start = date.span.start
        label = _LABEL.search(text, max(0, start - _LONGEST_LABEL), start) if date.iso else None
        if label:
            facts[date.span] = _fact(reading, date, label)
    return facts


def _fact(reading: Reading, date: DateMention, label: re.Match[str]) -> Deadline:
    evidence = Span(label.start("label"), date.span.end)
    what = _what(reading, label)
    words = what.cut(reading.report.text).rstrip("。;, ") if what else label["label"]
    return Deadline(
        evidence=evidence,
        rule=AFTER_LABEL,
        what=Words(words, evidence),
        date=last_day(date.iso),
        kind="deadline",
    )


def _what(reading: Reading, label: re.Match[str]) -> Span | None:
    """Return the words that the date is set for, if any are told."""
    text, start = reading.report.folded, label.start("label")
    if label["open"] in ("(", "【", "["):
        before = _WORDS.search(text, text.rfind("\n", 0, start) + 1, label.start("open"))
        if before:
            return Span(*before.span())
    for section in reading.outline.ancestors(reading.outline.section_at(start)):
        if not section.index:
            break
        if section.title:
            return Span(section.heading.end - len(section.title), section.heading.end)
        if problem := problem_label(reading, section):
            return problem
    return None
