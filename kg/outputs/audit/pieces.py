"""Two passages cut where they differ, whole for a page or in an extract for a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"(?s)\d[\d.,]*|.")
_ALIKE = 0.5
"""Passages that share less than this are shown without marking what differs."""
_LONGEST = 2000
"""Longer passages are not compared character by character."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a passage; `differs` tells that the other passage has others here."""

    words: str
    differs: bool


def compared(quotes: Sequence[str]) -> list[list[Piece]]:
    """Return the quotes in pieces: what is the same in both, and what is not.

    A number is one word, so that 6.8 and 8.6 differ as a whole.

    >>> compared(["盘活厂房6.8万", "盘活厂房8.6万"])[0][1]
    Piece(words='6.8', differs=True)
    """
    if len(quotes) == 2 and max(map(len, quotes)) <= _LONGEST:  # noqa: PLR2004
        first, second = (_WORD.findall(quote) for quote in quotes)
        matcher = SequenceMatcher(None, first, second, autojunk=False)
        if first != second and matcher.ratio() >= _ALIKE:
            steps = matcher.get_opcodes()
            return [
                [Piece("".join(first[a:b]), op != "equal") for op, a, b, _, _ in steps if a < b],
                [Piece("".join(second[c:d]), op != "equal") for op, _, _, c, d in steps if c < d],
            ]
    return [[Piece(quote, differs=False)] for quote in quotes]


def extract(pieces: Sequence[Piece], longest: int) -> list[Piece]:
    """Return at most about `longest` characters of a passage, around its first difference.

    >>> [piece.words for piece in extract([Piece("一二三四五六", False), Piece("七", True)], 4)]
    ['…五六', '七']
    """
    before = next((n for n, piece in enumerate(pieces) if piece.differs), 0)
    skipped = sum(len(piece.words) for piece in pieces[:before])
    start = 0 if sum(len(piece.words) for piece in pieces) <= longest else skipped - longest // 2
    return list(_cut(pieces, max(0, start), longest))


def _cut(pieces: Sequence[Piece], start: int, longest: int) -> Iterator[Piece]:
    place, end = 0, start + longest
    for piece in pieces:
        low, high = max(start - place, 0), min(end - place, len(piece.words))
        if low < high:
            opens, closes = place + low == start > 0, place + high == end
            more = closes and (high < len(piece.words) or piece is not pieces[-1])
            words = ("…" if opens else "") + piece.words[low:high] + ("…" if more else "")
            yield Piece(words, piece.differs)
        place += len(piece.words)
