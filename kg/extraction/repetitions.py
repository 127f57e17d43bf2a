"""Passages that stand word for word under two headings."""

from collections.abc import Iterator

from kg.model.facts import Repetition
from kg.model.mentions import Reading
from kg.model.text import Span

RULE = "repeated-passage"
SHORTEST = 40
"""Least number of equal characters that make a repeated passage (the yardstick's own limit)."""

_BLOCK = SHORTEST // 2
"""Any passage of SHORTEST characters holds a whole block that begins at a multiple of its size."""

_MARKS = "。,;:、!? \n"
"""Marks at which no passage begins."""

_MOST_PLACES = 16
"""Places of one block that are compared; a boilerplate sentence is not paired without end."""


def find_repetitions(reading: Reading) -> tuple[Repetition, ...]:
    r"""Return the longest passages that stand twice, each pair of places once, in reading order.

    A passage lies under one heading; within one section nothing counts as repeated.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> words = "由主管部门按月通报拨付进度并对超过三十个工作日未拨付的事项实行提级督办"
    >>> words += "累计拨付惠企资金"
    >>> text = f"1.资金拨付\n{words}。\n2.惠企政策\n{words}。"
    >>> repetition = find_repetitions(recognise(make_report("a", text)))[0]
    >>> repetition.first.cut(text)[:5], repetition.second.start > repetition.first.end
    ('由主管部门', True)
    """
    text = reading.report.folded
    blocks: dict[str, list[tuple[Span, int]]] = {}
    found: list[Repetition] = []
    for body in _bodies(reading):
        found.extend(_repeated_in(text, body, blocks))
        for start in range(body.start, body.end - _BLOCK + 1, _BLOCK):
            places = blocks.setdefault(text[start : start + _BLOCK], [])
            if len(places) < _MOST_PLACES:
                places.append((body, start))
    return tuple(sorted(found, key=lambda one: (one.first, one.second)))


def _bodies(reading: Reading) -> Iterator[Span]:
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
    places = range(body.start, body.end - _BLOCK + 1)
    for offset in [place for place in places if text[place : place + _BLOCK] in blocks]:
        for other, start in blocks[text[offset : offset + _BLOCK]]:
            if reached.get(other, 0) > offset:
                continue
            first, second = _extended(text, Span(start, start + _BLOCK), offset, other, body)
            if first.end - first.start >= SHORTEST:
                reached[other] = second.end
                yield Repetition(evidence=first, rule=RULE, first=first, second=second)


def _extended(text: str, block: Span, offset: int, other: Span, body: Span) -> tuple[Span, Span]:
    """Return the two longest equal passages around a block and its copy at `offset`."""
    before = 0
    most = min(block.start - other.start, offset - body.start)
    while before < most and text[block.start - before - 1] == text[offset - before - 1]:
        before += 1
    length = _BLOCK
    most = min(other.end - block.start, body.end - offset)
    while length < most and text[block.start + length] == text[offset + length]:
        length += 1
    while before > -_BLOCK and text[block.start - before] in _MARKS:
        before -= 1
    first = Span(block.start - before, block.start + length)
    return first, Span(offset - before, offset + length)
