"""Which measures answer an issue, and how far each has come."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extraction.answers import answers
from kg.extraction.clauses import clauses
from kg.extraction.issues import issue_number, issue_rows, issue_sections, row_number
from kg.extraction.ledgers import ledger_rows
from kg.extraction.measure_states import measure_state
from kg.model.facts import Measure
from kg.model.mentions import Reading
from kg.model.text import Span

RULE_NUMBERED = "measure-numbered"
RULE_WHOLE = "measure-whole-answer"
OPENING = 12
"""Characters of a measure that stand for it."""

_HAN = "一二三四五六七八九十"
_BEFORE = r"(?:^|(?<=[。;:,!\n”）)\s]))\s*"
# The order is the priority: the first style that counts 1, 2 … in an answer numbers its measures.
_STYLES = (
    re.compile(rf"{_BEFORE}(?P<n>[{_HAN}]{{1,3}})是(?![否一])"),
    re.compile(rf"{_BEFORE}第(?P<n>[{_HAN}]{{1,3}})[,、是]"),
    re.compile(rf"{_BEFORE}\((?P<n>[0-9]{{1,2}}|[{_HAN}]{{1,3}})\)"),
    re.compile(r"\s*(?P<n>[①-⑳])"),
    re.compile(
        rf"{_BEFORE}(?P<n>[0-9]{{1,2}})(?:[.、)](?![0-9])"
        r"|(?<=[。;\n].)[.、](?=[0-9]+[个家户处条项座件台宗名所](?!百分点))"
        r"|(?<=\A.)[.、](?=[0-9]+[个家户处条项座件台宗名所](?!百分点)))"
    ),
    re.compile(rf"{_BEFORE}(?P<n>首先|其次|再次|最后|第三|第四)[,是]?"),
    re.compile(r"(?:^|(?<=\n))\s*(?P<n>——|—|-|·|•)\s*"),
)
_BULLETS = frozenset({"——", "—", "-", "·", "•"})
_WORD_ORDINALS = {"首先": 1, "其次": 2, "再次": 3, "第三": 3, "第四": 4}
_TELLS = re.compile(r"已[^,。;]|正在|^持续|取得|累计|完成[0-9]")
_HAN_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")
_SHORTEST_TOLD = 8
_FEWEST_SHARED = 2
"""Pairs of characters that a sentence must share with the measure that it tells of."""


def relate_measures(reading: Reading) -> tuple[Measure, ...]:
    r"""Return the measures of every issue; an answer without ordinals is one measure.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "整改情况通报\n1.关于学位不足的问题。\n整改成效:一是已新增学位20个。"
    >>> text += "二是正在扩建校舍。"
    >>> [(one.ordinal, one.state) for one in relate_measures(recognise(make_report("a", text)))]
    [(1, 'done'), (2, 'ongoing')]
    """
    found = [
        measure
        for section in issue_sections(reading)
        for measure in _measures(reading, issue_number(reading, section), answers(reading, section))
    ]
    found.extend(_in_ledgers(reading))
    return tuple(sorted(found, key=lambda measure: measure.body))


def _in_ledgers(reading: Reading) -> Iterator[Measure]:
    """Yield the measures in the rows of ledgers; rows of one issue count on."""
    if not issue_rows(reading):
        return
    counts: Counter[str] = Counter()
    for row in ledger_rows(reading.report):
        measures, progress = row.cells.get("measures"), row.cells.get("progress")
        if "problem" in row.cells and (measures or progress):
            number = row_number(reading, row)
            cells = (measures or progress, progress if measures else None)
            for measure in _measures(reading, number, cells, counts[number]):
                counts[number] += 1
                yield measure


def _measures(
    reading: Reading, issue: str, texts: tuple[Span | None, Span | None], before: int = 0
) -> Iterator[Measure]:
    """Yield the measures in an answer (and its progress); `before` of the issue came earlier."""
    answer, progress = texts
    if answer is None:
        return
    bodies = _numbered(reading.report.folded, answer)
    rule = RULE_NUMBERED if bodies else RULE_WHOLE
    bodies = bodies or [(answer.start, answer)]
    shown = _shown(reading, progress, [body for _, body in bodies])
    for ordinal, (start, body) in enumerate(bodies, start=1):
        words = reading.report.words(body.start, min(body.start + OPENING, body.end))
        yield Measure(
            evidence=Span(start, words.span.end),
            rule=rule,
            issue=issue,
            ordinal=before + ordinal,
            opening=words,
            state=measure_state(reading, shown[ordinal - 1]),
            body=body,
        )


def _numbered(text: str, answer: Span) -> list[tuple[int, Span]]:
    """Return, for each numbered measure, where its ordinal begins and the words after it."""
    marks = _marks(text, answer)
    ends = [start for start, _ in marks[1:]]
    return [
        (start, Span(opening, max(end, opening + 1)))
        for (start, opening), end in zip(marks, [*ends, answer.end], strict=False)
        if opening < answer.end
    ]


def _shown(reading: Reading, progress: Span | None, bodies: Sequence[Span]) -> list[Span]:
    """Return what tells how far each measure has come, where a block of its own tells it.

    A block that is not numbered like the measures speaks for the one whose words a sentence
    repeats; a measure that says itself what was done needs no such sentence.
    """
    text = reading.report.folded
    if progress is None:
        return list(bodies)
    told = [body for _, body in _numbered(text, progress)]
    if len(told) == len(bodies):
        return told
    repeated = _repeated(text, list(clauses(reading.report, progress, "。;")), bodies)
    return [
        body if _tells_itself(reading, body) else repeated.get(place, progress)
        for place, body in enumerate(bodies)
    ]


def _tells_itself(reading: Reading, body: Span) -> bool:
    """Tell whether a measure itself says what is done or going on, not what is to be done."""
    words = body.cut(reading.report.folded)
    return _TELLS.search(words) is not None or measure_state(reading, body) == "mixed"


def _repeated(text: str, told: Sequence[Span], bodies: Sequence[Span]) -> dict[int, Span]:
    """Return, by the place of a measure, the sentences that repeat most of its words."""
    pairs = [_pairs(body.cut(text)) for body in bodies]
    found: dict[int, Span] = {}
    rest = []
    for sentence in told:
        own = _pairs(sentence.cut(text))
        shared, place = max((len(own & one), -index) for index, one in enumerate(pairs))
        if shared >= _FEWEST_SHARED:
            found[-place] = found[-place].join(sentence) if -place in found else sentence
        elif len(own) >= _SHORTEST_TOLD:
            rest.append(sentence)
    return {**_told_between(rest, found, len(bodies)), **found}


def _told_between(rest: Sequence[Span], found: dict[int, Span], count: int) -> dict[int, Span]:
    """Return, for measures that nothing repeats, what is told between their neighbours' words."""
    between = {}
    for place in range(count):
        before, after = found.get(place - 1), found.get(place + 1)
        if place in found or (before is None and after is None):
            continue
        told = [
            sentence
            for sentence in rest
            if (before is None or before.end <= sentence.start)
            and (after is None or sentence.end <= after.start)
        ]
        if told:
            between[place] = told[0].join(told[-1])
    return between


def _pairs(words: str) -> frozenset[str]:
    """Return the pairs of Chinese characters that stand side by side."""
    return frozenset(pair for pair in map("".join, pairwise(words)) if _HAN_PAIR.fullmatch(pair))


def _marks(text: str, answer: Span) -> list[tuple[int, int]]:
    """Return (start of the ordinal, start of the words) of each measure in an answer."""
    piece = text[answer.start : answer.end]
    for style in _STYLES:
        marks, expected = [], 1
        for match in style.finditer(piece):
            if _value(match["n"], expected) == expected:
                marks.append((answer.start + match.start("n"), answer.start + match.end()))
                expected += 1
        if len(marks) > 1 or (marks and style is _STYLES[0]):
            return _with_brackets(text, marks)
    return []


def _with_brackets(text: str, marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(start - (text[start - 1] in "(第"), opening) for start, opening in marks]


def _value(number: str, expected: int) -> int:
    if number in _BULLETS or number == "最后":
        return expected
    if number in _WORD_ORDINALS:
        return _WORD_ORDINALS[number]
    if number.isdecimal():
        return int(number)
    if number[0] not in _HAN:
        return ord(number) - ord("①") + 1
    tens, found, units = number.partition("十")
    if not found:
        return _HAN.index(number) + 1
    return (_HAN.index(tens) + 1 if tens else 1) * 10 + (_HAN.index(units) + 1 if units else 0)
