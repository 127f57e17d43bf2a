"""Figures that can be added and divided: their true size, and the words before and after them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from kg.extraction.observations.kinds import unit_kind
from kg.model.facts import Quantity
from kg.model.mentions import Figure, Reading
from kg.model.text import Sentence

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_MARKS = ",;:、()|\t"
_BEFORE = re.compile(f".*[{re.escape(_MARKS)}]", re.DOTALL)
_WORDS = re.compile(rf"[^{re.escape(_MARKS)}。!?\n]*")
_LONGEST = 60
# Words without which a sentence tells no rate, no parts and no total.
_TELLING = re.compile(r"[%其共分由包余剩未不停另滞]")
_CHAPTER_RANK = 6
_CELLS = re.compile(r"[\t|]")
# 约 and 近 also end words in which they say nothing of how exact a figure is (签约81户).
_CONTRACT = re.compile(r"[签履合预违解续草]约$")
_HALF = Decimal("0.5")


class Amount(NamedTuple):
    """A figure in its clause.

    `size` is the number with 万 and 亿 multiplied out, `unit` what is left of the unit of measure,
    `slack` half a unit of the last printed decimal (0 for a plain count). `before` and `after` are
    the folded words of the clause on either side, up to the next figure; `part` counts the
    semicolons before it, `mark` is the mark before these words.
    """

    figure: Figure
    size: Decimal
    unit: str
    slack: Decimal
    before: str
    after: str
    part: int
    mark: str

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.figure.span.start - len(self.before)

    def quantity(self) -> Quantity:
        """Return the size with the place of the figure."""
        return Quantity(self.size, self.figure.span)

    def like(self, other: "Amount") -> bool:
        """Tell whether two amounts have one unit, so that they can be added."""
        return self.unit == other.unit


def amounts_by_sentence(reading: Reading) -> Iterator[tuple[Sentence, list[Amount]]]:
    """Yield every sentence that has figures with its amounts; ranks and tables are passed over.

    So is a sentence without a word that sets its figures, or those of the sentence before it, in
    relation. A figure that says of itself that it is not exact (100余家, 近80%, 3至5个) is left
    out: nothing can be held against it.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "全市12处矿山已修复9处,投入0.5亿元。"))
    >>> for amount in next(amounts_by_sentence(reading))[1]:
    ...     print(amount.before, amount.size, amount.unit, amount.slack)
    全市 12 处 0
    矿山已修复 9 处 0
    投入 50000000.0 元 5000000.00
    """
    text, raw = reading.report.folded, reading.report.text
    sentence_at = reading.outline.sentence_at
    grouped = groupby(reading.figures, key=lambda one: sentence_at(one.span.start))
    told = [(sentence, list(figures)) for sentence, figures in grouped]
    telling = {one.index for one, _ in told if _TELLING.search(text, one.span.start, one.span.end)}
    for sentence, figures in told:
        index = sentence.index
        heads = _heads_chapter(reading, sentence)
        wanted = heads or not telling.isdisjoint((index, index + 1))
        if wanted and not _CELLS.search(raw, sentence.span.start, sentence.span.end):
            yield sentence, list(amounts_in(text, sentence, figures))


def _heads_chapter(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence stands at the head of the report or of a chapter."""
    return reading.outline.sections[sentence.section].level <= _CHAPTER_RANK


def amounts_in(text: str, sentence: Sentence, figures: list[Figure]) -> Iterator[Amount]:
    """Yield the exact figures of one sentence as amounts; ranks are passed over."""
    edge = sentence.span.start
    for figure, following in zip(figures, (*figures[1:], None), strict=True):
        stop = following.span.start if following else sentence.span.end
        start, end = figure.span.start, figure.span.end
        edge = max(edge, start - _LONGEST)
        low, edge = edge, end
        if figure.rank or not _is_exact(text, figure):
            continue
        mark = _BEFORE.match(text, low, start)
        begin = mark.end() if mark else low
        after = _WORDS.match(text, end, max(end, min(stop, end + _LONGEST)))
        size, unit, slack = _measured(figure)
        yield Amount(
            figure=figure,
            size=size,
            unit=unit,
            slack=slack,
            before=text[begin:start],
            after=after[0] if after else "",
            part=text.count(";", sentence.span.start, start),
            mark=text[begin - 1] if begin > sentence.span.start else "",
        )


def _is_exact(text: str, figure: Figure) -> bool:
    if figure.qualifier == "about":
        start = figure.span.start
        return bool(_CONTRACT.search(text, max(0, start - 2), start))
    return figure.qualifier == "exact"


def _measured(figure: Figure) -> tuple[Decimal, str, Decimal]:
    """Return size, bare unit and slack of a figure."""
    scale, unit = Decimal(1), figure.unit
    while unit and unit[0] in _SCALES:
        scale *= _SCALES[unit[0]]
        unit = unit[1:]
    exponent = figure.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    exact = places == 0 and scale == 1 and unit_kind(unit) != "measure"
    slack = Decimal(0) if exact else _HALF.scaleb(-places) * scale
    return figure.value * scale, unit, slack


def listed_parts(amounts: Iterable[Amount]) -> Iterator[int]:
    """Yield the places of the figures that a 其中 names as parts, and of those joined to them."""
    listing = False
    for amount in amounts:
        listing = amount.before.startswith("其中") or (listing and amount.mark == "、")
        if listing:
            yield amount.figure.span.start


def finest_slacks(amounts: Sequence[Amount]) -> list[Decimal]:
    """Return how far rounding can move each amount.

    Figures in one unit are taken to be printed as exactly as the most exact of them: who holds
    12.6亿元 against 18亿元 means 18.0.
    """
    finest: dict[str, Decimal] = {}
    for one in amounts:
        finest[one.figure.unit] = min(finest.get(one.figure.unit, one.slack), one.slack)
    return [finest[one.figure.unit] for one in amounts]
