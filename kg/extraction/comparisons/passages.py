"""The passages that are held against each other."""

import re

from kg.model.mentions import Reading
from kg.model.text import Span

_ENDS = ",;。!?\n|\t"
_END = re.compile(f"[{re.escape(_ENDS)}]")
_BEFORE = re.compile(f".*[{re.escape(_ENDS)}]", re.DOTALL)
_LONGEST = 120
_PHASE = re.compile(
    r"[(“]?([一二三四五六\d首][期批]|[一二三四五六\dA-Z东西南北中]+?(?:标段|段|区|片区))"
)


def clause_around(reading: Reading, span: Span) -> Span:
    """Return the clause in which `span` lies, cut where it grows beyond reason.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "全年开工12个,竣工5个。"))
    >>> clause_around(reading, Span(8, 9)).cut(reading.report.text)
    '竣工5个'
    """
    text = reading.report.folded
    sentence = reading.outline.sentence_at(span.start).span
    low = max(sentence.start, span.start - _LONGEST)
    high = min(max(sentence.end, span.end), span.end + _LONGEST)
    before = _BEFORE.match(text, low, span.start)
    start = before.end() if before else low
    closing = _END.search(text, span.end, high)
    end = closing.start() if closing else high
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, max(end, span.end))


def shared_end(first: str, second: str) -> str:
    """Return the end that two strings share.

    >>> shared_end("市级验收合格企业", "新建合格企业")
    '合格企业'
    """
    size = 0
    for one, other in zip(reversed(first), reversed(second), strict=False):
        if one != other:
            break
        size += 1
    return first[len(first) - size :]


def phase_after(reading: Reading, span: Span) -> str:
    """Return the phase or lot that is named right after a project; blank when none is.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> phase_after(recognise(make_report("a", "新馆项目二期已开工。")), Span(0, 4))
    '二期'
    """
    match = _PHASE.match(reading.report.folded, span.end)
    return match[1] if match else ""
