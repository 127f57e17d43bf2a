"""One inspecting body under two names."""

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.extraction.comparisons.passages import clause_around
from kg.model.facts import TwiceTold
from kg.model.mentions import Reading, UnitMention

RULE = "body-under-two-numbers"

_KINDS = frozenset(("inspection", "taskforce"))
_NUMBER = re.compile(r"第[一二三四五六七八九十百\d]+")
_ACT = re.compile(r"反馈|巡察|巡视|督察|督查|审计|移交|交办|通报")
_PREAMBLE = 2
"""Sentences from whose words the report's own body is known: the title and the opening."""
_RARE = 2
"""A second body named more often than this is one of its own."""


def bodies_told_twice(reading: Reading) -> Iterator[TwiceTold]:
    """Yield 县委第二巡察组 of the title with 县委第四巡察组 of a later sentence on its feedback.

    Two bodies that stand in one sentence are two, as is one that is named often.
    """
    named: dict[str, dict[str, list[UnitMention]]] = defaultdict(lambda: defaultdict(list))
    for unit in reading.units:
        if unit.kind in _KINDS and _NUMBER.search(unit.name):
            named[_NUMBER.sub("第", unit.name)][unit.name].append(unit)
    for bodies in named.values():
        first, *others = bodies.values()
        for other in others:
            if _is_slip(reading, first, other):
                yield _told(reading, first[0], other[0])


def _is_slip(reading: Reading, first: list[UnitMention], other: list[UnitMention]) -> bool:
    outline = reading.outline
    places = {outline.sentence_at(unit.span.start).index for unit in first}
    around = [outline.sentence_at(unit.span.start) for unit in other]
    return (
        min(places) < _PREAMBLE
        and len(other) <= _RARE
        and len(first) >= len(other)
        and not any(sentence.index in places for sentence in around)
        and all(_ACT.search(sentence.span.cut(reading.report.folded)) for sentence in around)
    )


def _told(reading: Reading, first: UnitMention, other: UnitMention) -> TwiceTold:
    words = reading.report.words
    return TwiceTold(
        evidence=clause_around(reading, first.span),
        rule=RULE,
        aspect="name",
        what=_NUMBER.sub("", first.name),
        first=words(first.span.start, first.span.end),
        second=words(other.span.start, other.span.end),
        other=clause_around(reading, other.span),
    )
