"""A sentence as clauses: the pieces between commas, semicolons and colons."""

import re
from collections.abc import Iterator
from functools import cache

from kg.model.text import Report, Span

_OPEN = "《(“[〔「"
_CLOSE = "》)”]〕」"
_BREAKS = ",;:。!?"
_THOUSANDS = 3


def clauses(report: Report, span: Span, breaks: str = _BREAKS) -> Iterator[Span]:
    """Yield the clauses of `span`, without the marks that part them.

    Marks inside brackets, quotation marks and between digits (1,234) part nothing.

    >>> from kg.text.read import make_report
    >>> report = make_report("a", "会同甲局、乙局,完成1,200亩;(一期,二期)开工。")
    >>> [clause.cut(report.text) for clause in clauses(report, Span(0, len(report.text)))]
    ['会同甲局、乙局', '完成1,200亩', '(一期,二期)开工']
    """
    text, start, depth = report.folded, span.start, 0
    for match in _marks(breaks).finditer(text, span.start, span.end):
        character, offset = match[0], match.start()
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth and not (character in ",:" and _between_digits(text, offset)):
            yield from _trimmed(text, start, offset)
            start = offset + 1
    yield from _trimmed(text, start, span.end)


@cache
def _marks(breaks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(_OPEN + _CLOSE + breaks)}]")


def _between_digits(text: str, offset: int) -> bool:
    following = text[offset + 1 : offset + 4]
    return (
        text[offset - 1 : offset].isdecimal()
        and following[:2].isdecimal()
        and len(following) > 1
        and (text[offset] == ":" or (following.isdecimal() and len(following) == _THOUSANDS))
    )


def _trimmed(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the stretch without blanks at its ends, () when nothing else is there."""
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    end = start + len(piece.rstrip())
    return (Span(begin, end),) if begin < end else ()
