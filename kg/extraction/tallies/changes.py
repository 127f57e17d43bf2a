"""A figure before and after, with the difference or the growth that is told between them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.extraction.tallies.amounts import Amount, finest_slacks
from kg.model.facts import Breakdown, Quantity, Tally
from kg.model.mentions import Reading
from kg.model.text import Span

DIFFERENCE = "difference-between-two-values"
GROWTH = "growth-between-two-values"

_FROM = re.compile(r"(?:由|从)[^,]{0,16}$")
_TO = re.compile(
    r"^(?:左右)?(?:的)?[^,]{0,4}?(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|压缩|降|升|增|减|回落)[到至为]$"
)
_BY = re.compile(
    r"^(?:(?:净|共|累计|同比|实际|[较比][上去]年(?:同期)?)?(?P<up>增加|增长|提高|提升|上升|增幅[为达]?|净增)"
    r"|(?:净|共|累计|同比|实际|[较比][上去]年(?:同期)?)?(?P<down>减少|下降|降低|缩短|压减|减幅[为达]?|降幅[为达]?|回落))了?$"
)
_LAST_YEAR = re.compile(r"^(?:[比较])?(?:上年|去年)(?:同期)?[为是的有]?$")
_POINTS = re.compile(r"^个?百分点")
_HUNDRED = Decimal(100)


def changes_in(reading: Reading, amounts: Sequence[Amount]) -> Iterator[Tally | Breakdown]:
    """Yield 由120家增加到150家,增长25% and 由6.8%降至2.1%,下降4.7个百分点 of one sentence.

    A difference is a total with two parts: the larger value is the smaller one and what lies
    between them. A growth is the share that the difference has in the first value.
    """
    triples = zip(amounts, amounts[1:], amounts[2:], strict=False)
    for one, other, change in triples:
        by = _BY.match(change.before)
        if by is None or not _follows(other, change):
            continue
        pair = _in_order(one, other)
        if pair and pair[0].size > 0 and (pair[1].size > pair[0].size) == bool(by["up"]):
            made = _made(reading, *pair, change)
            if made:
                yield made


def _follows(before: Amount, change: Amount) -> bool:
    """Tell whether a change stands right after a figure, at most a mark between them."""
    end = before.figure.span.end
    marked = end + len(before.after) + 1 == change.start and change.mark in {",", "、"}
    closed = end + 2 == change.start and change.mark == ","
    return marked or closed or end == change.start


def _in_order(one: Amount, other: Amount) -> tuple[Amount, Amount] | None:
    """Return two figures as the value before and the value after; None where they are not."""
    if not one.like(other) or one.size == other.size:
        return None
    if one.figure.span.end == other.start and _FROM.search(one.before) and _TO.search(other.before):
        return one, other
    beside = 0 <= other.start - one.figure.span.end - len(one.after) <= 1
    return (other, one) if beside and _LAST_YEAR.match(other.before) else None


def _made(
    reading: Reading, first: Amount, second: Amount, change: Amount
) -> Tally | Breakdown | None:
    points = change.unit == "个百分点" or _POINTS.match(change.after)
    if change.unit == "%" and not points and first.unit != "%":
        return _growth(reading, first, second, change)
    if first.like(change) and first.unit != "%":
        return _difference(reading, first, second, change)
    return _difference(reading, first, second, change) if points and first.unit == "%" else None


def _difference(reading: Reading, first: Amount, second: Amount, change: Amount) -> Breakdown:
    less, more = sorted((first, second), key=lambda one: one.size)
    return Breakdown(
        evidence=Span(min(first.start, second.start), change.figure.span.end),
        rule=DIFFERENCE,
        what=reading.report.words(first.start, first.figure.span.end),
        total=more.quantity(),
        parts=(less.quantity(), change.quantity()),
        exhaustive=True,
        slack=first.slack + second.slack + change.slack,
    )


def _growth(reading: Reading, first: Amount, second: Amount, change: Amount) -> Tally:
    slacks = finest_slacks((first, second))
    gap = abs(second.size - first.size)
    least = max(first.size - slacks[0], first.size / 2)
    widest = (gap + sum(slacks)) / least - gap / first.size
    return Tally(
        evidence=Span(min(first.start, second.start), change.figure.span.end),
        rule=GROWTH,
        what=reading.report.words(first.start, first.figure.span.end),
        total=first.quantity(),
        done=Quantity(gap, second.figure.span),
        rate=change.quantity(),
        slack=(change.slack or Decimal("0.5")) + widest * _HUNDRED,
    )
