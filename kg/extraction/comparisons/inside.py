"""Passages that one answer tells twice."""

import re
from collections.abc import Iterator

from kg.extraction.repetitions import BLOCK, SHORTEST, bodies, extended
from kg.model.facts import Repetition
from kg.model.mentions import Reading
from kg.model.text import Span

RULE = "passage-repeated-inside"

_MARKS = re.compile("[,。;:、!?\n]")
_TELLING, _TAIL = 5, 9
"""Characters of a piece that tell something, and those at its end by which copies are alike."""
_MOST = 3
"""Passages of one body of text that are told; a body with more is a form that is filled in."""


def repeated_inside(reading: Reading) -> tuple[Repetition, ...]:
    r"""Return the passages of 40 characters or more that stand twice under one heading.

    The same passage under further headings is not told again.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> words = "补充帐篷120顶、折叠床300张、发电机6台、照明灯45盏、棉被800床、饮用水2000箱"
    >>> text = f"1.物资储备\n一是{words}。二是各街道{words}等物资。"
    >>> (found,) = repeated_inside(recognise(make_report("a", text)))
    >>> found.places, found.first.cut(text)[:4]
    (1, '补充帐篷')
    """
    found: dict[str, Repetition] = {}
    for body in bodies(reading):
        if _repeats_words(reading.report.folded, body):
            passages = list(_repeated(reading.report.folded, body))
            for one in passages if len(passages) <= _MOST else ():
                found.setdefault(one.first.cut(reading.report.folded), one)
    return tuple(found.values())


def _repeats_words(text: str, body: Span) -> bool:
    """Tell whether a passage can stand twice: two pieces between marks end alike, or are long."""
    if body.end - body.start < 2 * SHORTEST:
        return False
    pieces = [one for one in _MARKS.split(text[body.start : body.end]) if len(one) >= _TELLING]
    if len({one[-_TAIL:] for one in pieces}) < len(pieces):
        return True
    return sum(len(one) >= SHORTEST for one in pieces) > 1


def _repeated(text: str, body: Span) -> Iterator[Repetition]:
    seen: dict[str, int] = {}
    reached = body.start
    for offset in range(body.start, body.end - BLOCK + 1):
        block = text[offset : offset + BLOCK]
        start = seen.get(block)
        if start is not None and offset >= reached and offset - start >= SHORTEST:
            passages = _apart(*extended(text, Span(start, start + BLOCK), offset, body, body))
            if passages:
                reached = passages[1].end
                yield Repetition(
                    evidence=passages[0], rule=RULE, first=passages[0], second=passages[1], places=1
                )
        if (offset - body.start) % BLOCK == 0:
            seen.setdefault(block, offset)


def _apart(first: Span, second: Span) -> tuple[Span, Span] | None:
    """Return two passages so far as they do not overlap; None when too little is left."""
    length = min(first.end, second.start) - first.start
    if length < SHORTEST:
        return None
    return Span(first.start, first.start + length), Span(second.start, second.start + length)
