"""Copied passages: how much of an answer they make up, and where two near copies differ."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from kg.model.facts import CopyShare, Issue, Repetition, TwiceTold
from kg.model.mentions import Reading
from kg.model.text import Section, Span
from kg.text.fold import fold

RULE = "copied-share-of-answer"
NEAR_RULE = "difference-of-near-copies"

_END = attrgetter("end")

_ORDINALS = re.compile(r"[一二三四五六七八九十]+是|[①-⑳]|\(\d+\)|\d+[.、]|[\s,;。]")
_LONGEST_GAP = 30
"""Characters in which two copies may differ at one place."""
_CONTEXT = 20
"""Equal characters that are shown on either side of a difference; both copies have 40 or more."""
_FEWEST = 40
"""An answer of fewer characters is too short to tell copying from chance."""


def near_copies(reading: Reading, copies: Sequence[Repetition]) -> Iterator[TwiceTold]:
    r"""Yield the few characters in which two long equal passages under the same headings differ.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.extraction.repetitions import copied_passages
    >>> from kg.text.read import make_report
    >>> head = "由县水利局按周调度清淤进度并对连续两周未达进度的标段负责人进行约谈直至全部标段完工"
    >>> tail = "人次并责令限期整改到位,同时建立台账逐项销号确保问题不反弹不回潮,长效机制基本建立"
    >>> text = f"1.甲\n{head}12{tail}。\n2.乙\n{head}21{tail}。"
    >>> reading = recognise(make_report("a", text))
    >>> found = near_copies(reading, copied_passages(reading))
    >>> [(one.first.text, one.second.text) for one in found]
    [('12', '21')]
    """
    section_at = reading.outline.section_at
    together: dict[tuple[int, int], list[Repetition]] = {}
    for one in copies:
        key = section_at(one.first.start).index, section_at(one.second.start).index
        together.setdefault(key, []).append(one)
    for group in together.values():
        for before, after in pairwise(group):
            found = _difference(reading, before, after)
            if found:
                yield found


def _difference(reading: Reading, before: Repetition, after: Repetition) -> TwiceTold | None:
    gaps = (before.first.end, after.first.start), (before.second.end, after.second.start)
    if not all(0 < end - start <= _LONGEST_GAP for start, end in gaps):
        return None
    first, second = (reading.report.words(*gap) for gap in gaps)
    words = [_ORDINALS.sub("", fold(one.text)) for one in (first, second)]
    if words[0] == words[1]:
        return None
    return TwiceTold(
        evidence=Span(max(before.first.start, gaps[0][0] - _CONTEXT), gaps[0][1] + _CONTEXT),
        rule=NEAR_RULE,
        aspect="copy",
        what=f"{before.first.end - before.first.start + after.first.end - after.first.start}",
        first=first,
        second=second,
        other=Span(max(before.second.start, gaps[1][0] - _CONTEXT), gaps[1][1] + _CONTEXT),
    )


def relate_copy_shares(
    reading: Reading, issues: Sequence[Issue], copies: Iterable[Repetition]
) -> tuple[CopyShare, ...]:
    """Return, for every issue with copied words, how many of its answer's characters are copied.

    `copies` are all pairs of `kg.extraction.repetitions.copied_passages`; characters that stand at
    three places count once.
    """
    pairs = tuple(copies)
    copied = list(_united(span for one in pairs for span in (one.first, one.second)))
    if not copied:
        return ()
    return tuple(_shares(reading, issues, copied, _elsewhere(reading, pairs)))


def _elsewhere(reading: Reading, copies: Iterable[Repetition]) -> Mapping[int, tuple[str, ...]]:
    """Return the other sections that have words of a section or of what is inside it, in order."""
    sections = reading.outline.sections
    found: dict[int, set[int]] = defaultdict(set)
    for one in copies:
        places = one.first.start, one.second.start
        first, second = (reading.outline.section_at(place).index for place in places)
        for here, there in ((first, second), (second, first)):
            for holder in _holders(sections, here):
                found[holder].add(there)
    return {
        index: tuple(sections[other].path or "开头" for other in sorted(others))
        for index, others in found.items()
    }


def _holders(sections: Sequence[Section], index: int) -> Iterator[int]:
    """Yield a section and all sections that it is part of, the report as a whole left out."""
    while index:
        yield index
        index = sections[index].parent


def _shares(
    reading: Reading,
    issues: Sequence[Issue],
    copied: Sequence[Span],
    elsewhere: Mapping[int, tuple[str, ...]],
) -> Iterator[CopyShare]:
    sections = reading.outline.sections
    holders = Counter(issue.section for issue in issues)
    for issue in issues:
        section = sections[issue.section]
        start, end = section.heading.end, section.span.end
        # Several issues of one section share their answer; none of them has a share of its own.
        if holders[issue.section] > 1 or end - start < _FEWEST:
            continue
        count = _copied_between(copied, start, end)
        if count:
            yield CopyShare(
                evidence=section.heading,
                rule=RULE,
                issue=issue.number,
                copied=count,
                total=end - start,
                places=elsewhere.get(issue.section, ()),
            )


def _copied_between(copied: Sequence[Span], start: int, end: int) -> int:
    count = 0
    for span in copied[bisect_right(copied, start, key=_END) :]:
        if span.start >= end:
            break
        count += min(span.end, end) - max(span.start, start)
    return count


def _united(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the places that the spans cover, each once, in reading order."""
    last: Span | None = None
    for span in sorted(spans):
        if last and span.start <= last.end:
            last = last.join(span)
        else:
            if last:
                yield last
            last = span
    if last:
        yield last
