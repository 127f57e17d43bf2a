"""The dates that lie ahead of a report: what they tell is planned, though no word says so."""

from functools import lru_cache

from kg.model.mentions import DateMention, Reading
from kg.model.text import Span

_PLANNED = "拟"
_TO_MONTH = len("2024-06")
_LIMITS = ("前", "底", "末")
_FIRST_MONTHS, _HALF_YEAR = 2, 6


@lru_cache(maxsize=2)
def dates_ahead(reading: Reading) -> tuple[Span, ...]:
    """Return where the dates stand that lie ahead of a report; a limit (11月底前) is none.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "3月开工,11月通水。"
    >>> [span.cut(text) for span in dates_ahead(recognise(make_report("a", text), date="2024-09"))]
    ['11月']
    """
    stated = reading.metadata.date.value[:_TO_MONTH] if reading.metadata.date else ""
    if len(stated) < _TO_MONTH:
        return ()
    text = reading.report.folded
    return tuple(date.span for date in reading.dates if _is_ahead(text, date, stated))


@lru_cache(maxsize=2)
def text_with_plans(reading: Reading) -> str:
    """Return the folded text with each date ahead of the report overwritten, in place.

    Words that tell a plan then stand where a date alone tells it. A limit (11月底前) stays.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text_with_plans(recognise(make_report("a", "3月开工,11月通水。"), date="2024-09"))
    '3月开工,拟拟拟通水。'
    """
    text, pieces, end = reading.report.folded, list[str](), 0
    for date in dates_ahead(reading):
        pieces += [text[end : date.start], _PLANNED * (date.end - date.start)]
        end = date.end
    return "".join([*pieces, text[end:]])


def _is_ahead(text: str, date: DateMention, stated: str) -> bool:
    """Tell whether a date, which no word for a limit follows, lies after the month `stated`.

    A month without its year is of the year before where it would lie half a year ahead.
    """
    written, month = date.span.cut(text), date.iso[:_TO_MONTH]
    if len(month) < _TO_MONTH or not month[5:].isdecimal() or "/" in date.iso:
        return False
    if written.endswith(_LIMITS) or text.startswith(_LIMITS, date.span.end):
        return False
    ahead = int(month[5:]) - int(stated[5:])
    near = month[:4] == stated[:4] and int(stated[5:]) > _FIRST_MONTHS
    return month > stated if "年" in written else near and 0 < ahead < _HALF_YEAR
