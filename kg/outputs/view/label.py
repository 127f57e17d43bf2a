"""The words on a card, cut into lines, and the size that they need."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from kg.outputs.harmless import visible

LINE_EMS, LINES = 14, 3
EM, LEADING, PADDING, TAB = 13, 18, 14, 28  # pixels, as in static/card.js
NOTE_EM, NOTE_LEADING = 11, 16  # of the smaller line below the name


@dataclass(frozen=True, slots=True)
class Card:
    """A card: its lines, a smaller one below, its size in pixels; none is wider than WIDTH."""

    WIDTH: ClassVar[int] = TAB + PADDING + LINE_EMS * EM

    lines: tuple[str, ...]
    note: str = ""

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        widths = [_width(line) * EM for line in self.lines] + [_width(self.note) * NOTE_EM]
        return TAB + PADDING + (max(widths) + 1) // 2

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return PADDING + LEADING * max(1, len(self.lines)) + (NOTE_LEADING if self.note else 0)


def card(name: str, note: str = "") -> Card:
    """Return the card of a thing; a name of more than three lines ends in an ellipsis.

    Invisible and bidirectional control characters show as `�`: they cannot reorder the words.

    >>> card("云河市水务局").lines
    ('云河市水务局',)
    >>> card("云" * 50).lines[-1]
    '云云云云云云云云云云云云云…'
    """
    text = visible(" ".join(name.split()))
    lines = list(_wrap(text, 2 * LINE_EMS))
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], lines[LINES - 1][: LINE_EMS - 1] + "…"]
    elif len(lines) > 1:
        lines = _balanced(text, len(lines))
    return Card(tuple(lines), _one_line(visible(note), LINE_EMS * EM * 2 // NOTE_EM))


def _one_line(text: str, width: int) -> str:
    first, *more = _wrap(text, width)
    return next(_wrap(text, width - 2)) + "…" if more else first


def _balanced(text: str, count: int) -> list[str]:
    """Cut into `count` lines of about one length, so that no single character is left over."""
    even = -(-_width(text) // count)
    cuts = (list(_wrap(text, width)) for width in range(even, 2 * LINE_EMS + 1))
    return next(lines for lines in cuts if len(lines) <= count)


def _wrap(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for character in text:
        if used + _halves(character) > width:
            yield line
            line, used = "", 0
        line, used = line + character, used + _halves(character)
    yield line


def _width(text: str) -> int:
    return sum(map(_halves, text))


def _halves(character: str) -> int:
    """Width in half ems."""
    return 2 if unicodedata.east_asian_width(character) in "FWA" else 1
