"""Sections and sentences of a report."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.model.text import Outline, Report, Section, Sentence, Span
from kg.text.fold import fold
from kg.text.headings import Heading, bare_heading, bare_title, named_heading, numbered_heading

_LINE = re.compile(r"[^\n]+")
MAX_SENTENCE = 2000
"""Longest sentence in characters; a longer run without a stop is cut, so that work stays linear."""

_SENTENCE = re.compile(
    rf"\s*(?P<words>[^\s。!?\n][^。!?\n]{{0,{MAX_SENTENCE - 1}}}[。!?]*[”’)》」]*)"
)
_ANSWER_LABEL = re.compile(r"\s*[\u4e00-\u9fff]{0,6}(?:措施|成效|情况|进展|举措|任务|结果)\s*:\s*")
_FIRST_RANK = 4
"""Unnumbered sub-headings stand only inside a numbered section or an annex (rank 2)."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    heading: Heading | None


def read_outline(report: Report) -> Outline:
    r"""Return the sections and sentences of `report`.

    A run-in title ((一)项目建设提速。全市…) is a sentence of its own.

    >>> from kg.text.read import make_report
    >>> outline = read_outline(make_report("a", "一、项目\n(一)进度。已开工3个。\n二、资金"))
    >>> [section.path for section in outline.sections]
    ['', '一、', '一、(一)', '二、']
    """
    lines = tuple(_with_bare_headings(tuple(_without_items(_lines(report.folded)))))
    sections = _sections(report, lines)
    sentences = tuple(_sentences(report, lines))
    starts = tuple(sentence.span.start for sentence in sentences)
    return Outline(report, sections, sentences, starts)


def _lines(text: str) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        if match[0].strip():
            heading = numbered_heading(match[0]) or named_heading(match[0])
            yield _Line(match.start(), match[0], heading)


def _without_items(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Take the numbers of an answer's items for text: 整改措施: alone on a line, then 1. 2. 3."""
    expected, rank, after_label = 0, 0, False
    for line in lines:
        heading = line.heading
        value = _item_number(heading) if heading else 0
        starts = after_label and value == 1
        goes_on = expected and heading and heading.rank == rank and value == expected
        names_issue = heading is not None and heading.title.endswith("问题")
        if heading and (starts or goes_on) and not names_issue:
            expected, rank = value + 1, heading.rank
            yield replace(line, heading=None)
        else:
            expected = 0
            yield line
        after_label = heading is None and _ANSWER_LABEL.fullmatch(line.text) is not None


def _item_number(heading: Heading) -> int:
    digits = heading.number.strip("().、")
    return int(digits) if digits.isdecimal() else 0


def _with_bare_headings(lines: tuple[_Line, ...]) -> Iterator[_Line]:
    """Give short lines their unnumbered headings; the lines right after an annex are its title."""
    inside, after_annex = False, False
    for index, line in enumerate(lines):
        if line.heading is not None:
            inside, after_annex = True, line.heading.rank < _FIRST_RANK
            yield line
            continue
        following = lines[index + 1].heading if index + 1 < len(lines) else None
        bare = None
        may_open = inside or line.text.lstrip().startswith("【")
        if may_open and not after_annex and following and following.rank > _FIRST_RANK:
            bare = bare_heading(line.text, following)
        after_annex = after_annex and bare is None and "。" not in line.text
        yield replace(line, heading=bare) if bare else line


def _sections(report: Report, lines: tuple[_Line, ...]) -> tuple[Section, ...]:
    whole = Span(0, len(report.text))
    sections = [Section(0, 0, 0, "", "", "", whole, whole)]
    open_path = [0]
    for line in lines:
        if line.heading is None:
            continue
        heading = line.heading
        while len(open_path) > 1 and sections[open_path[-1]].level >= heading.rank:
            _close(sections, open_path.pop(), line.start)
        sections.append(_section(report, line, heading, sections[open_path[-1]], len(sections)))
        open_path.append(len(sections) - 1)
    return tuple(sections)


def _section(report: Report, line: _Line, heading: Heading, parent: Section, index: int) -> Section:
    start, end = line.start + heading.start, line.start + heading.end
    number = report.text[start : start + len(heading.number)] if heading.number else heading.title
    title_end = line.start + heading.end
    title = bare_title(fold(report.text[start + len(heading.number) : title_end]))
    title = report.text[title_end - len(title) : title_end].strip()
    return Section(
        index=index,
        parent=parent.index,
        level=heading.rank,
        number=number,
        path=parent.path + number,
        title=title,
        heading=Span(start, end),
        span=Span(start, len(report.text)),
    )


def _close(sections: list[Section], index: int, end: int) -> None:
    sections[index] = replace(sections[index], span=Span(sections[index].span.start, end))


def _sentences(report: Report, lines: tuple[_Line, ...]) -> Iterator[Sentence]:
    index, section = 0, 0
    for line in lines:
        begin = line.start
        if line.heading is not None:
            section += 1
            begin += line.heading.end
            stop = begin
            while report.folded[stop : stop + 1] in ("。", "!", "?"):
                stop += 1
            yield Sentence(index, section, Span(line.start + line.heading.start, stop), True)
            index, begin = index + 1, stop
        for match in _SENTENCE.finditer(report.folded, begin, line.start + len(line.text)):
            yield Sentence(index, section, Span(*match.span("words")), False)
            index += 1
