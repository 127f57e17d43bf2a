"""Passages that stand word for word under two headings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from kg.model.facts import Repetition
from kg.model.mentions import Reading
from kg.model.text import Span

RULE = "repeated-passage"
SHORTEST = 40
"""Least number of equal characters that make a repeated passage (the yardstick's own limit)."""

_NOTED, _TRIED = 7, 3
"""Steps at which blocks are noted, and looked for later in the text.

They have no common divisor: among 7 x 3 places in a row one is noted here and looked for there.
"""
BLOCK = SHORTEST - _NOTED * _TRIED + 1
"""Length of a block; a passage of SHORTEST characters has 7 x 3 of them."""

_MARKS = "。,;:、!? \n"
"""Marks at which no passage begins."""

_HALF_ORDINAL = re.compile(r"是(?=[一-龥])")
_NEXT_ORDINAL = re.compile(r"(?:\s|[一二三四五六七八九十]{1,3}是|[①-⑳]|\(\d+\)|\d+\.)+$")

_MOST_PLACES = 4
"""Places of one block that are all compared with one another; later ones only with the first."""

_MOST_PAIRS = 8
"""Copies of one passage that are told pair by pair; more are one repetition with many places."""


def copied_passages(reading: Reading) -> tuple[Repetition, ...]:
    r"""Return the longest passages that stand twice, each pair of places once, in reading order.

    A passage lies under one heading; within one section nothing counts as repeated.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> words = "由主管部门按月通报拨付进度并对超过三十个工作日未拨付的事项实行提级督办"
    >>> words += "累计拨付惠企资金"
    >>> text = f"1.资金拨付\n{words}。\n2.惠企政策\n{words}。"
    >>> (repetition,) = copied_passages(recognise(make_report("a", text)))
    >>> repetition.first.cut(text)[:5], repetition.second.start > repetition.first.end
    ('由主管部门', True)
    """
    text = reading.report.folded
    blocks: dict[str, list[tuple[Span, int]]] = {}
    found: list[Repetition] = []
    for body in bodies(reading):
        found.extend(_repeated_in(text, body, blocks))
        for start in range(body.start, body.end - BLOCK + 1, _NOTED):
            places = blocks.setdefault(text[start : start + BLOCK], [])
            if len(places) < _MOST_PLACES:
                places.append((body, start))
    return tuple(sorted(found, key=lambda one: (one.first, one.second)))


def find_repetitions(copies: Iterable[Repetition]) -> tuple[Repetition, ...]:
    """Return the repetitions that a reader is told: a passage with very many copies counts once.

    >>> first, others = Span(0, 50), [Span(n * 100, n * 100 + 50) for n in range(1, 20)]
    >>> pairs = [Repetition(evidence=first, rule="", first=first, second=one) for one in others]
    >>> [one.places for one in find_repetitions(pairs)]
    [20]
    """
    pairs: dict[Span, list[Repetition]] = {}
    for one in copies:
        pairs.setdefault(one.first, []).append(one)
    few = (group if len(group) <= _MOST_PAIRS else [_gathered(group)] for group in pairs.values())
    return tuple(chain.from_iterable(few))


def _gathered(group: list[Repetition]) -> Repetition:
    return replace(group[0], places=len(group) + 1)


def bodies(reading: Reading) -> Iterator[Span]:
    """Yield the text between headings, one stretch for each section."""
    sections = reading.outline.sections
    for section, following in zip(sections, (*sections[1:], None), strict=True):
        start = section.heading.end if section.index else 0
        end = following.heading.start if following else section.span.end
        if start < end:
            yield Span(start, end)


def _repeated_in(
    text: str, body: Span, blocks: dict[str, list[tuple[Span, int]]]
) -> Iterator[Repetition]:
    """Yield what `body` shares with the bodies before it, from left to right."""
    reached: dict[Span, int] = {}
    places = range(body.start, body.end - BLOCK + 1, _TRIED)
    for offset in [place for place in places if text[place : place + BLOCK] in blocks]:
        known = blocks[text[offset : offset + BLOCK]]
        for other, start in known if len(known) < _MOST_PLACES else known[:1]:
            if reached.get(other, 0) > offset:
                continue
            first, second = extended(text, Span(start, start + BLOCK), offset, other, body)
            if first.end - first.start >= SHORTEST:
                reached[other] = second.end
                first, second = _without_ordinals(text, first, second)
                yield Repetition(evidence=first, rule=RULE, first=first, second=second)


def extended(text: str, block: Span, offset: int, other: Span, body: Span) -> tuple[Span, Span]:
    """Return the two longest equal passages around a block and its copy at `offset`."""
    before = 0
    most = min(block.start - other.start, offset - body.start)
    while before < most and text[block.start - before - 1] == text[offset - before - 1]:
        before += 1
    length = BLOCK
    most = min(other.end - block.start, body.end - offset)
    while length < most and text[block.start + length] == text[offset + length]:
        length += 1
    while before > -BLOCK and text[block.start - before] in _MARKS:
        before -= 1
    first = Span(block.start - before, block.start + length)
    return first, Span(offset - before, offset + length)


def _without_ordinals(text: str, first: Span, second: Span) -> tuple[Span, Span]:
    """Return the passages without half an ordinal at the head or the next one at the end."""
    head = _HALF_ORDINAL.match(text, first.start, first.end)
    tail = _NEXT_ORDINAL.search(text, first.start, first.end)
    begin = head.end() - first.start if head else 0
    length = (tail.start() if tail else first.end) - first.start
    if length - begin < SHORTEST:
        return first, second
    return Span(first.start + begin, first.start + length), Span(
        second.start + begin, second.start + length
    )
