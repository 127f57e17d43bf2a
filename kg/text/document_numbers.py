"""Official numbers of documents: code of the issuer, year, count (云政发〔2024〕12号)."""

import re

from kg.model.text import Span

NUMBER = r"[\u4e00-\u9fffA-Z]{1,15}[〔\[(](?:19|20)[0-9]{2}[〕\])]第?[0-9]{1,5}号"
"""One number, in folded text."""

_NUMBER = re.compile(NUMBER)
_AFTER_TITLE = re.compile(rf"》?\((?P<number>{NUMBER})")


def number_after(folded: str, title_end: int) -> Span | None:
    """Return the number that stands in brackets right after a title.

    >>> folded = "印发《河湖巡查办法》(云政发〔2024〕12号)"
    >>> number_after(folded, folded.index("》")).cut(folded)
    '云政发〔2024〕12号'
    """
    match = _AFTER_TITLE.match(folded, title_end)
    return Span(*match.span("number")) if match else None


def number_on_line(folded: str, start: int, end: int) -> Span | None:
    r"""Return the number that fills a line, spaces apart.

    >>> folded = "督查通报\n  云督通〔2024〕3号 \n"
    >>> number_on_line(folded, 5, len(folded) - 1).cut(folded)
    '云督通〔2024〕3号'
    """
    line = folded[start:end]
    first = start + len(line) - len(line.lstrip())
    match = _NUMBER.fullmatch(line.strip())
    return Span(first, first + len(match[0])) if match else None
