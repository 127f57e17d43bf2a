"""For which time an observation holds."""

from kg.model.mentions import DateMention, Reading, within
from kg.model.text import Sentence, Span, Words


def period_of(reading: Reading, sentence: Sentence, offset: int) -> Words | None:
    """Return the date or stretch of time that the figure at `offset` is told for, if any.

    It is the last one before the figure in the same sentence; times of comparison (较年初,
    较上年) are passed over.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "1至9月份,投资增长6%。"), date="2024")
    >>> period_of(reading, reading.outline.sentences[0], 11).text
    '1至9月份'
    """
    before = Span(sentence.span.start, max(offset, sentence.span.start + 1))
    for date in reversed(within(reading.dates, before)):
        if not _is_comparison(reading.report.folded, date):
            return reading.report.words(date.span.start, date.span.end)
    return None


def _is_comparison(text: str, date: DateMention) -> bool:
    return text[date.span.start - 1 : date.span.start] in ("较", "比", "与")
