"""Problems that open a paragraph instead of a numbered section (关于学位不足问题的整改)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model.mentions import Reading
from kg.model.text import Section, Span

_TAIL = r"(?:的?整改(?:落实|工作)?(?:情况)?)"
_LINE = re.compile(r"[^\n]+")
_HEAD = re.compile(
    r"[ \t]*(?P<head>(?:"
    rf"关于(?!.{{0,100}}如下)[^。;:\n]{{2,100}}?问题{_TAIL}?"
    rf"|(?:针对|对于?)[^。;:,\n]{{2,60}}?问题{_TAIL}?"
    rf"|[^。;:,\s][^。;:,\n]{{3,60}}?问题{_TAIL}"
    r"))(?:[。:]|[ \t]*$)",
    re.MULTILINE,
)


def run_in_issues(reading: Reading, others: Sequence[Section]) -> Iterator[Section]:
    r"""Yield each paragraph that a problem opens, as a section of its own inside the numbered one.

    It bears the index and the path of that section, so several problems may share a number.
    Nothing is found inside `others`, the sections that are problems themselves.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "一、整改情况\n关于学位不足的问题。新增学位20个。\n关于食堂超支问题的整改。已退款。"
    >>> [(one.path, one.title) for one in run_in_issues(recognise(make_report("a", text)), ())]
    [('一、', '关于学位不足的问题'), ('一、', '关于食堂超支问题的整改')]
    """
    heads = [head for head in _heads(reading) if _is_text(reading, head.start, others)]
    for place, head in enumerate(heads):
        section = reading.outline.section_at(head.start)
        end = _end(reading, section)
        if place + 1 < len(heads):
            end = min(end, heads[place + 1].start)
        yield replace(
            section,
            parent=section.index,
            title=head.cut(reading.report.text),
            heading=head,
            span=Span(head.start, end),
        )


def _heads(reading: Reading) -> Iterator[Span]:
    text = reading.report.folded
    for line in _LINE.finditer(text):
        match = _HEAD.match(text, line.start()) if "问题" in line[0] else None
        if match:
            yield Span(*match.span("head"))


def _is_text(reading: Reading, offset: int, others: Sequence[Section]) -> bool:
    """Tell whether no heading stands at `offset`, in a numbered section that is no problem."""
    sentence = reading.outline.sentence_at(offset)
    if sentence.is_heading or not sentence.section:
        return False
    place = bisect_right(others, offset, key=lambda one: one.span.start) - 1
    return place < 0 or offset >= others[place].span.end


def _end(reading: Reading, section: Section) -> int:
    """Return where the section's own text ends: at the next heading."""
    following = reading.outline.sections[section.index + 1 : section.index + 2]
    return following[0].span.start if following else section.span.end
