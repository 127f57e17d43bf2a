"""A short name that fits two bodies of the report, or a bare 领导小组 where there are several."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extraction.comparisons.passages import clause_around
from kg.model.facts import UnclearName
from kg.model.mentions import Reading, UnitMention, within
from kg.model.text import Span
from kg.names.zones import surroundings
from kg.text.wordlists import trie, words

SHARED = "short-name-of-two-bodies"
BARE = "level-word-without-name"

_TASK = "taskforce"
_BEFORE = frozenset(",。;:(\n、由经报向")
_FEWEST = 2
_SHORTEST = 3
"""Characters of a short name; 市委 and 县委 are levels, not names."""


def shared_names(reading: Reading) -> Iterator[UnclearName]:
    r"""Yield 教育局 where the report has a 市教育局 and a 县教育局, and none is named nearby.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "一、防汛\n市防汛指挥部下达2道指令。市抗旱指挥部下达3道指令。\n"
    >>> text += "二、值守\n指挥部每日调度1次。"
    >>> [one.candidates for one in shared_names(recognise(make_report("a", text)))]
    [('市防汛指挥部', '市抗旱指挥部')]
    """
    longer = _by_ending(reading.units)
    for name, kind, span, rule in _short_names(reading):
        fitting = tuple(longer.get((kind, name), ()))
        is_home = rule == SHARED and _one_is_home(reading, fitting)
        if len(fitting) >= _FEWEST and not (is_home or _one_is_near(reading, fitting, span)):
            first = min(one.span for one in reading.units if one.fullest == fitting[0])
            yield UnclearName(
                evidence=clause_around(reading, span),
                rule=rule,
                doubt="shared",
                name=name,
                candidates=fitting,
                other=first,
            )


def _short_names(reading: Reading) -> Iterator[tuple[str, str, Span, str]]:
    """Yield the names of offices that lack their head, and the bare words for a task force."""
    for unit in reading.units:
        # 党的建设工作领导小组 is a whole name, whatever committee set it up.
        if unit.kind != _TASK and len(unit.name) >= _SHORTEST and unit.name == unit.fullest:
            yield unit.name, unit.kind, unit.span, SHARED
    taken = {place for unit in reading.units for place in range(unit.span.start, unit.span.end)}
    text = reading.report.folded
    for match in _bare().finditer(text):
        if text[match.start() - 1] in _BEFORE and match.start() not in taken:
            yield match[0], _TASK, Span(*match.span()), BARE


def _by_ending(units: Sequence[UnitMention]) -> Mapping[tuple[str, str], dict[str, None]]:
    """Return the fullest names of bodies by their kind and by each shorter name that ends them."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for kind, fullest in dict.fromkeys((one.kind, one.fullest) for one in units):
        for at in range(1, len(fullest)):
            found.setdefault((kind, fullest[at:]), {})[fullest] = None
    return found


def _one_is_home(reading: Reading, fitting: Sequence[str]) -> bool:
    """Tell whether just one of the bodies is of the report's own area: 县教育局 in a county."""
    home = surroundings(reading.metadata)
    return (
        sum(bool(home.level) and name.startswith((home.level, home.city)) for name in fitting) == 1
    )


def _one_is_near(reading: Reading, fitting: Sequence[str], span: Span) -> bool:
    """Tell whether just one of the bodies was named before in the section: it is meant."""
    section = reading.outline.section_at(span.start)
    before = (one for one in within(reading.units, section.span) if one.span.start < span.start)
    return len({one.fullest for one in before if one.fullest in fitting}) == 1


@cache
def _bare() -> re.Pattern[str]:
    suffixes = trie(words("unit_suffixes.tsv", "suffix", kind=_TASK))
    idle = trie(words("unclear_name_words.tsv", sense="idle"))
    return re.compile(rf"(?:工作(?:{suffixes})|{suffixes})(?!{idle}|[,。;)])")
