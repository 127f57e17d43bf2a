"""One case with two outcomes, or counted in two ways."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from kg.extraction.comparisons.passages import clause_around
from kg.model.facts import TwiceTold
from kg.model.mentions import Reading, within
from kg.model.text import Span
from kg.text.wordlists import trie, words

OUTCOME = "case-with-two-outcomes"
COUNTER = "list-counted-in-other-unit"

_WHO = r"(?P<who>(?:直接|主要|相关|有关|分管|失职)(?:责任人|负责人|责任同志|负责同志)(?:员)?)"
_ON_LIST = re.compile(r"[^,;。\d]{2,20}(?:台账|清单|名单|名册|目录)(?=[,;]?(?:目前|现|均)?已)")
_DONE = re.compile(r"[,;](?:目前|现|均)?已(?:办结|化解|整改|完成|销号|处置|解决|处理|稳控|清理)$")
_FARTHEST = 40
_MOST = 12
"""Passages on one kind of person that are compared; more are a report of many cases."""


def outcomes_told_twice(reading: Reading) -> Iterator[TwiceTold]:
    r"""Yield what two sections say was done about the same people of one body, in other words.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "1.甲\n县水利局对直接责任人员立案调查。\n2.乙\n县水利局给予直接责任人诫勉谈话。"
    >>> (told,) = outcomes_told_twice(recognise(make_report("a", text)))
    >>> told.what, told.first.text, told.second.text
    ('县水利局直接责任人', '立案调查', '诫勉谈话')
    """
    outline, cases = reading.outline, list(_cases(reading))[:_MOST]
    for one, other in combinations(cases, 2):
        sections = [outline.section_at(span.start).index for _, span in (one, other)]
        if one[0] == other[0] and sections[0] != sections[1]:
            told = [_outcomes(reading, span) for _, span in (one, other)]
            if told[0] and told[1] and not _names(told[0]) & _names(told[1]):
                yield _twice(reading, one[0], told[0], told[1])


def _cases(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield the people of a named body about whom something was done, and the clause on them."""
    for match in re.finditer(_WHO, reading.report.folded):
        span = Span(*match.span())
        sentence = reading.outline.sentence_at(span.start).span
        before = [one for one in within(reading.units, sentence) if one.span.start < span.start]
        if before:
            yield before[-1].fullest + match["who"].removesuffix("员"), clause_around(reading, span)


def _outcomes(reading: Reading, clause: Span) -> list[re.Match[str]]:
    """Return the outcomes in a clause and in the next one, if that goes on."""
    text = reading.report.folded
    end = clause.end
    if text.startswith(",并", end):
        end = clause_around(reading, Span(end + 1, end + 2)).end
    return list(_outcome().finditer(text, clause.start, end))


def _names(found: list[re.Match[str]]) -> set[str]:
    return {match[0] for match in found}


def _twice(
    reading: Reading, what: str, first: list[re.Match[str]], second: list[re.Match[str]]
) -> TwiceTold:
    spans = [Span(found[0].start(), found[-1].end()) for found in (first, second)]
    passages = [clause_around(reading, span) for span in spans]
    return TwiceTold(
        evidence=passages[0],
        rule=OUTCOME,
        aspect="outcome",
        what=what,
        first=reading.report.words(spans[0].start, spans[0].end),
        second=reading.report.words(spans[1].start, spans[1].end),
        other=passages[1],
    )


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(trie(words("case_outcomes.tsv")))


def lists_counted_twice(reading: Reading) -> Iterator[TwiceTold]:
    """Yield a list of people of which cases are told as done: 35名人员台账,已办结12件.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "移交的35名上访人员台账,已办结12件。"))
    >>> [(one.first.text, one.second.text) for one in lists_counted_twice(reading)]
    [('35名', '12件')]
    """
    text, figures = reading.report.folded, reading.figures
    for number, figure in enumerate(figures[1:], start=1):
        listed = figures[number - 1]
        start, end = listed.span.end, figure.span.start
        if not 0 < end - start <= _FARTHEST or listed.unit == figure.unit:
            continue
        name = _ON_LIST.match(text, start, end)
        done = _DONE.search(text, start, end)
        if name and done and name.end() == done.start():
            yield TwiceTold(
                evidence=clause_around(reading, listed.span),
                rule=COUNTER,
                aspect="counter",
                what=name[0],
                first=reading.report.words(listed.span.start, listed.span.end),
                second=reading.report.words(figure.span.start, figure.span.end),
                other=clause_around(reading, figure.span),
            )
