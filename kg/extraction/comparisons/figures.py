"""One figure with two values."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kg.extraction.comparisons.passages import clause_around, phase_after, shared_end
from kg.model.facts import Observation, TwiceTold
from kg.model.mentions import Reading, within
from kg.model.text import Span, Words
from kg.text.fold import fold

OF_ONE_PROJECT = "figure-of-project-told-twice"
WITH_ONE_NEIGHBOUR = "figure-beside-same-figure"
IN_ONE_CLAUSE = "figure-in-same-clause"
IN_SUMMARY = "figure-in-summary-and-detail"

_NUMBER = re.compile(r"\d[\d,.]*")
_HAN = re.compile(r"[一-龥]")
_GENERIC = re.compile(
    r"(?:市级|省级|县级|全部)?(?:重点)?(?:任务|工作|项目|事项|措施|问题|指标|单位)$"
)
_MOVED = re.compile(r"调整[为至到]|变更[为至到]|[由从]\d|目标|力争|确保|预计")
_COMPARED_WITH_OTHERS = re.compile(rf"{_MOVED.pattern}|增[至加]|提高[到至]|较|同比|环比")
_COMPARED_KINDS = frozenset(("count", "amount", "rate", "growth", "measure"))
_SHORTEST_INDICATOR = 3
_SHORTEST_CLAUSE = 14
"""Chinese characters of a clause that cannot be the same by chance."""
_SHORTEST_END = 4
"""Characters at the end of an indicator that figures must share to be compared at all."""
_SHORTEST_NAME = 6
_TELLING = 10
"""A neighbour of this size or more, or with a decimal, is not the same by chance."""
_SUMMARY = re.compile(r"总体|基本|综述|概况|概述|主要(?:进展|成效|情况)")
_COMMON = re.compile(
    r"重点|项目|任务|累计|完成|投资|计划|年度|全[市省县区年]|新增|已|共|目前|总|工作|达到?|开工"
)
_SHORTEST_PHRASE = 6
_SHORTEST_TELLING = 4
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure that can be compared: its fact, its folded indicator, its clause."""

    fact: Observation
    indicator: str
    clause: Span


_Key = tuple[object, ...]
_Named = tuple[Observation, str]
"""A figure with its folded indicator."""
_Groups = Iterable[Sequence[_Told]]


def figures_told_twice(
    reading: Reading, observations: Sequence[Observation]
) -> Iterator[TwiceTold]:
    """Yield figures that are told with two values under two headings.

    They are the same figure when they measure one named project, when the figure beside them is
    the same in both places, or when their whole clauses differ by the number alone. A figure with
    three values or more is one of a series, not one told wrongly.
    """
    everything = [(fact, fold(fact.indicator.text)) for fact in observations if _is_plain(fact)]
    told = list(_with_two_values(reading, everything))
    seen: set[tuple[int, int]] = set()
    rules = (
        (OF_ONE_PROJECT, _by_project(reading, told)),
        (WITH_ONE_NEIGHBOUR, _by_neighbour(reading, everything, told)),
        (IN_ONE_CLAUSE, _by_clause(reading, told)),
        (IN_SUMMARY, _by_summary(reading, told)),
    )
    for rule, groups in rules:
        for first, second in _clashes(reading, groups):
            places = first.fact.evidence.start, second.fact.evidence.start
            if places not in seen:
                seen.add(places)
                yield _twice(reading, rule, first, second)


def _is_plain(fact: Observation) -> bool:
    exact = fact.qualifier == "exact" and fact.kind in _COMPARED_KINDS
    return exact and len(fact.indicator.text) >= _SHORTEST_INDICATOR


def _with_two_values(reading: Reading, named: Sequence[_Named]) -> Iterator[_Told]:
    """Yield the figures of whose indicator there is another value, and that tell no change."""
    values: dict[_Key, set[Decimal]] = defaultdict(set)
    keys = [(fact.unit, fact.kind, indicator[-_SHORTEST_END:]) for fact, indicator in named]
    for (fact, _), key in zip(named, keys, strict=True):
        values[key].add(fact.value)
    for (fact, indicator), key in zip(named, keys, strict=True):
        if len(values[key]) > 1:
            told = _Told(fact, indicator, clause_around(reading, fact.evidence))
            if not _is_moved(reading, told):
                yield told


def _is_moved(reading: Reading, told: _Told) -> bool:
    moved = _MOVED if told.fact.kind == "growth" else _COMPARED_WITH_OTHERS
    return bool(moved.search(reading.report.folded, told.clause.start, told.clause.end))


def _grouped(keyed: Iterable[tuple[_Key, _Told]]) -> _Groups:
    groups: dict[_Key, list[_Told]] = defaultdict(list)
    for key, told in keyed:
        groups[(told.fact.unit, told.fact.kind, *key)].append(told)
    return groups.values()


def _clashes(reading: Reading, groups: _Groups) -> Iterator[tuple[_Told, _Told]]:
    """Yield the first place of each of the two values that a group holds."""
    for group in groups:
        by_value: dict[Decimal, list[_Told]] = defaultdict(list)
        for told in group:
            by_value[told.fact.value].append(told)
        if len(by_value) != _TWO:
            continue
        first, second = (places[0] for places in by_value.values())
        periods = {_period(first.fact), _period(second.fact)}
        named = periods if first.fact.kind == "growth" else periods - {""}
        if _section(reading, first) != _section(reading, second) and len(named) < _TWO:
            yield first, second


def _period(fact: Observation) -> str:
    return fold(fact.period.text) if fact.period else ""


def _section(reading: Reading, told: _Told) -> int:
    return reading.outline.section_at(told.fact.evidence.start).index


def _by_project(reading: Reading, told: Iterable[_Told]) -> _Groups:
    """Group the figures of one named project, of one indicator."""
    named = [(name, one) for one in told if (name := _project(reading, one.fact))]
    shortest: dict[str, str] = {}
    for name in sorted({name for name, _ in named}, key=lambda name: (len(name), name)):
        ends = (name[cut:] for cut in range(len(name) - _SHORTEST_NAME, -1, -1))
        shortest[name] = next((end for end in ends if end in shortest), name)
    return _grouped(((shortest[name], one.indicator), one) for name, one in named)


def _project(reading: Reading, fact: Observation) -> str:
    """Return the name of the single project whose figure this is; blank when it is of none."""
    sentence = reading.outline.sentence_at(fact.evidence.start).span
    projects = [one for one in within(reading.projects, sentence) if not one.is_set]
    if fact.subject:
        span = fact.subject.span
        projects = [one for one in projects if one.span.overlaps(span)]
    elif len(projects) > 1 or any(one.span.start > fact.evidence.start for one in projects):
        return ""
    if not projects or len(fold(projects[0].name)) < _SHORTEST_NAME:
        return ""
    return fold(projects[0].name) + phase_after(reading, projects[0].span)


def _by_neighbour(reading: Reading, everything: Sequence[_Named], told: Iterable[_Told]) -> _Groups:
    """Group figures of one indicator that stand beside one and the same other figure."""
    compared = {id(one.fact): one for one in told if not _GENERIC.search(one.indicator)}
    sentence_at = reading.outline.sentence_at
    keyed: list[tuple[_Key, _Told]] = []
    for one, following in pairwise(everything):
        for (here, indicator), (fact, beside) in ((one, following), (following, one)):
            told_here = compared.get(id(here))
            if told_here is None or not _is_telling(fact):
                continue
            if sentence_at(here.evidence.start) is sentence_at(fact.evidence.start):
                key = (indicator, beside, fact.value, fact.unit, fact is one[0])
                keyed.append((key, told_here))
    return _grouped(keyed)


def _is_telling(fact: Observation) -> bool:
    return fact.value >= _TELLING or fact.value != int(fact.value)


def _by_clause(reading: Reading, told: Iterable[_Told]) -> _Groups:
    """Group figures whose clauses are the same but for the numbers."""
    keyed: list[tuple[_Key, _Told]] = []
    for one in told:
        masked = _NUMBER.sub("#", one.clause.cut(reading.report.folded))
        long = len(_HAN.findall(masked)) >= _SHORTEST_CLAUSE
        if long and masked.count("#") == 1 and not _GENERIC.search(one.indicator):
            keyed.append(((masked,), one))
    return _grouped(keyed)


def _by_summary(reading: Reading, told: Sequence[_Told]) -> _Groups:
    """Group the figures of the opening words with those that repeat them in the chapters."""
    ends: dict[str, list[_Told]] = defaultdict(list)
    opening = {(one.fact.unit, one.fact.kind) for one in told if _opens(reading, one)}
    like = [one for one in told if (one.fact.unit, one.fact.kind) in opening]
    words = {id(one): _words_before(reading, one) for one in like}
    for one in like:
        if _tells(words[id(one)]):
            ends[words[id(one)][-_SHORTEST_PHRASE:]].append(one)
    keyed = [
        ((end,), one)
        for end, group in ends.items()
        if len(group) > 1 and any(_opens(reading, one) for one in group)
        for one in group
    ]
    pairs = [group for group in _grouped(keyed) if len(group) == _TWO]
    return [pair for pair in pairs if _tells(shared_end(*(words[id(one)] for one in pair)))]


def _tells(words: str) -> bool:
    """Tell whether words before a figure tell one thing from others."""
    return len(_HAN.findall(_COMMON.sub("", words))) >= _SHORTEST_TELLING


def _opens(reading: Reading, told: _Told) -> bool:
    """Tell whether a figure stands in the preamble, or in the summary at the head of a report."""
    section = reading.outline.section_at(told.fact.evidence.start)
    return section.index == 0 or (section.index == 1 and bool(_SUMMARY.search(section.title)))


def _words_before(reading: Reading, told: _Told) -> str:
    """Return the words of a figure's clause before it."""
    return reading.report.folded[told.clause.start : _number(reading, told.fact).span.start]


def _twice(reading: Reading, rule: str, first: _Told, second: _Told) -> TwiceTold:
    first, second = sorted((first, second), key=lambda one: one.fact.evidence)
    fact = first.fact
    subject = f"{fact.subject.text}的" if fact.subject else ""
    return TwiceTold(
        evidence=first.clause,
        rule=rule,
        aspect="figure",
        what=subject + fact.indicator.text,
        first=_number(reading, first.fact),
        second=_number(reading, second.fact),
        other=second.clause,
    )


def _number(reading: Reading, fact: Observation) -> Words:
    figures = within(reading.figures, fact.evidence)
    figure = next((one for one in figures if one.value == fact.value), None)
    span = figure.span if figure else fact.evidence
    return reading.report.words(span.start, span.end)
