"""The same figures told of another thing, or in another unit of measure."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from kg.extraction.comparisons.passages import clause_around, shared_end
from kg.model.facts import TwiceTold
from kg.model.mentions import Figure, Reading
from kg.model.text import Span

RULE = "same-figures-of-other-things"

_NAME = re.compile(r"[一-龥A-Za-z]{1,14}$")
_NEXT = re.compile(r"[、和及,](?P<name>[一-龥A-Za-z]{2,14})$")
_LONGEST_NAME = 14
_SHORTEST_SHARED = 6
"""Characters that the name shared by two pairs must have; fewer may be alike by chance."""
_COUNTING = frozenset("个家户名人处座项条件位所台辆")
"""Words that may count one and the same thing."""
_MOST = 12
"""Pairs with the same figures that are compared; more are a form that is filled in."""


@dataclass(frozen=True, slots=True)
class _Item:
    """One name with its figure."""

    name: str
    figure: Figure


_Pair = tuple[_Item, _Item]


def objects_told_twice(reading: Reading) -> Iterator[TwiceTold]:
    """Yield 水泵2台、冲锋舟7台 of one heading with 水泵2台、发电机7台 of another.

    Two pairs of figures are one told twice when both figures are the same, and both names and
    units but one; the name that they share must be long.
    """
    by_values: dict[tuple[Decimal, ...], list[_Pair]] = defaultdict(list)
    for pair in _pairs(reading):
        by_values[tuple(item.figure.value for item in pair)].append(pair)
    section_at = reading.outline.section_at
    for pairs in by_values.values():
        for first, second in combinations(pairs[:_MOST], 2):
            places = [section_at(pair[0].figure.span.start).index for pair in (first, second)]
            found = _told(reading, first, second) if places[0] != places[1] else None
            if found:
                yield found


def _pairs(reading: Reading) -> Iterator[_Pair]:
    """Yield the figures that stand side by side in a list, with their names, in reading order."""
    text = reading.report.folded
    for one, other in pairwise(reading.figures):
        start, end = one.span.end, other.span.start
        joined = _NEXT.fullmatch(text, start, end) if end - start <= _LONGEST_NAME else None
        if joined and _is_plain(one) and _is_plain(other):
            name = _NAME.search(text, max(0, one.span.start - _LONGEST_NAME), one.span.start)
            if name:
                yield _Item(name[0], one), _Item(joined["name"], other)


def _is_plain(figure: Figure) -> bool:
    return figure.qualifier == "exact" and not figure.rank and bool(figure.unit)


def _told(reading: Reading, first: _Pair, second: _Pair) -> TwiceTold | None:
    # The first name of a list has other words before it.
    names = [shared_end(one.name, other.name) for one, other in zip(first, second, strict=True)]
    units = [one.figure.unit == other.figure.unit for one, other in zip(first, second, strict=True)]
    alike = [len(name) >= _SHORTEST_SHARED or name == second[1].name for name in names]
    same = [name and unit for name, unit in zip(alike, units, strict=True)]
    if max(map(len, names)) < _SHORTEST_SHARED or same.count(False) != 1:
        return None
    at = same.index(False)
    if all(alike) and {first[at].figure.unit, second[at].figure.unit} <= _COUNTING:
        return None
    words = [_words(pair[at]) for pair in (first, second)]
    both = second[1 - at].figure.span
    return TwiceTold(
        evidence=_whole(reading, first),
        rule=RULE,
        aspect="object",
        what=Span(both.start - len(names[1 - at]), both.end).cut(reading.report.text),
        first=reading.report.words(words[0].start, words[0].end),
        second=reading.report.words(words[1].start, words[1].end),
        other=_whole(reading, second),
    )


def _words(item: _Item) -> Span:
    span = item.figure.span
    return Span(span.start - len(item.name), span.end)


def _whole(reading: Reading, items: _Pair) -> Span:
    """Return the clause in which a pair begins, up to its end."""
    return clause_around(reading, items[0].figure.span).join(items[-1].figure.span)
