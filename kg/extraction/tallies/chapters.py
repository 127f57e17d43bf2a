"""A total told at the head of a report, and its parts at the heads of the chapters."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extraction.tallies.amounts import Amount
from kg.model.facts import Breakdown
from kg.model.mentions import Reading
from kg.model.text import Section, Sentence, Span

RULE = "parts-by-chapter"

_NOUN = re.compile(r"[一-龥]{2,12}")
_ENDING = re.compile(r"(?:年度|重点|主要|目标|工作)*(?:任务|项目|事项|指标)$")
_FINISHED = re.compile(r"^[^,]{0,8}?已?完成$")
_CLOSING = re.compile(r"下一?步|今后|打算|安排|总体|基本|存在")
_FEWEST = 3
_CHAPTER_RANK = 6


def breakdowns_by_chapter(
    reading: Reading, amounts: list[tuple[Sentence, list[Amount]]]
) -> Iterator[Breakdown]:
    """Yield 198项重点任务 of the opening words with 36项重点任务 … of every chapter.

    Only where each chapter opens with such a number of its own; then no part is missing.
    """
    chapters = [
        section
        for section in reading.outline.sections[1:]
        if section.level == _CHAPTER_RANK and not _CLOSING.search(section.title)
    ]
    if len(chapters) < _FEWEST:
        return
    own = {section.index: _own(section, amounts) for section in chapters}
    for sentence, told in amounts:
        for total in told if sentence.section == 0 else ():
            for find in (_counting, _finished):
                found = find(total, list(own.values()))
                if found:
                    yield _breakdown(reading, total, found)


_Chapters = Sequence[Sequence[Amount]]


def _counting(total: Amount, chapters: _Chapters) -> list[Amount]:
    """Return the number of the same things that every chapter opens with; none if one lacks it."""
    for noun in _nouns(total):
        found = [_first(total, noun, counts) for counts in chapters]
        parts = [part for part in found if part and part is not total]
        if len(parts) == len(chapters):
            return parts
    return []


def _finished(total: Amount, chapters: _Chapters) -> list[Amount]:
    """Return what every chapter says is finished right after its number of things."""
    if not _FINISHED.search(total.before):
        return []
    parts = [
        done
        for counts in chapters
        for one, done in list(pairwise(counts))[:1]
        if one.like(total) and done.like(total) and _nouns(one) and _FINISHED.search(done.before)
    ]
    return parts if len(parts) == len(chapters) else []


def _first(total: Amount, noun: str, counts: Sequence[Amount]) -> Amount | None:
    return next((one for one in counts if one.like(total) and noun in _nouns(one)), None)


def _nouns(amount: Amount) -> list[str]:
    """Return what is counted: 重点任务 of 36项重点任务已完成, 年度任务 of 年度任务38项."""
    after = _NOUN.match(amount.after)
    words = re.split(r"已|均|全|进展|稳步|实行|扎实|有序|完成", after[0])[0] if after else ""
    before = _ENDING.search(amount.before)
    return [noun for noun in (words, before[0] if before else "") if noun]


def _own(chapter: Section, amounts: list[tuple[Sentence, list[Amount]]]) -> list[Amount]:
    """Return the amounts of a chapter's own words, those of its sections left out."""
    return [
        amount
        for sentence, told in amounts
        if sentence.section == chapter.index and not sentence.is_heading
        for amount in told
    ]


def _breakdown(reading: Reading, total: Amount, parts: list[Amount]) -> Breakdown:
    start, end = total.start, total.figure.span.end + len(total.after)
    return Breakdown(
        evidence=Span(start, end),
        rule=RULE,
        what=reading.report.words(start, end),
        total=total.quantity(),
        parts=tuple(part.quantity() for part in parts),
        exhaustive=True,
        slack=sum((part.slack for part in parts), total.slack),
    )
