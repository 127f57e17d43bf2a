"""What the figures of a report say: the indicator, its value, whose it is and when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from kg.extraction.observations.cases import (
    AFTER_INDICATOR,
    BEFORE_NOUN,
    EXTREME,
    FROM_TO,
    LIKE_BEFORE,
    RESPECTIVE,
    Case,
    Found,
)
from kg.extraction.observations.clauses import Slot, figure_sentences
from kg.extraction.observations.indicators import read_left, read_right
from kg.extraction.observations.kinds import kind_of, unit_kind
from kg.extraction.observations.periods import period_of
from kg.extraction.observations.rules import RULES
from kg.extraction.observations.tables import relate_table_figures, row_names, with_tabs
from kg.model.facts import Observation
from kg.model.mentions import Reading
from kg.model.text import Sentence, Span, Words

_LONGEST_LIST = 60
_LONGEST_ACT = 4
_NEW_INDICATOR = frozenset(
    (AFTER_INDICATOR, BEFORE_NOUN, EXTREME, RESPECTIVE, FROM_TO, LIKE_BEFORE)
)


def relate_observations(reading: Reading) -> tuple[Observation, ...]:
    """Return what every figure of a report says, in reading order.

    A figure without an indicator of its own (同比增长6%, 居全省第4位, 其余3处) takes the one told
    before it in the same sentence; where there is none, it is left out.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "新开工项目12个,总投资30亿元,同比增长6%。"))
    >>> for fact in relate_observations(reading):
    ...     print(fact.indicator.text, fact.value, fact.unit, fact.kind)
    新开工项目 12 个 count
    总投资 30 亿元 amount
    总投资 6 % growth
    """
    reading = with_tabs(reading)
    tabled = tuple(relate_table_figures(reading))
    places = {fact.evidence.start for fact in tabled}
    rows = row_names(reading)
    rest = tuple(figure for figure in reading.figures if figure.span.start not in places)
    written = [
        _in_row(_fact(reading, sentence, found), rows.get(found.slot.figure.span.start))
        for sentence, slots in figure_sentences(replace(reading, figures=rest))
        for found in _read_sentence(reading.report.folded, sentence, slots)
    ]
    if not tabled:
        return tuple(written)
    return tuple(sorted([*written, *tabled], key=lambda fact: fact.evidence))


def _read_sentence(text: str, sentence: Sentence, slots: Sequence[Slot]) -> Iterator[Found]:
    last = counted = None
    told: Sequence[Found] = ()
    named: list[Found] = []
    done: set[int] = set()
    for number, slot in enumerate(slots):
        if slot.figure.span.start in done:
            continue
        case = Case(
            text=text,
            slot=slot,
            left=read_left(text, *slot.left),
            right=read_right(text, *slot.right),
            group=_group(slots, number),
            sentence_start=sentence.span.start,
            previous=slots[number - 1] if number and not slot.first else None,
            told=told,
            named=named,
            last=last,
            counted=counted,
        )
        readings = _readings(case)
        yield from readings
        done.update(found.slot.figure.span.start for found in readings)
        told = readings if slot.first else [*told, *readings][-_LONGEST_LIST:]
        if not readings or readings[-1].rule not in _NEW_INDICATOR:
            continue
        if not _is_scope(slots[number : number + 2]):
            last = readings[-1]
            named.extend(readings)
            counted = last if _is_set(case, last) else counted


def _readings(case: Case) -> Sequence[Found]:
    """Return what the first rule that fits makes of a figure."""
    for rule in RULES:
        if found := rule(case):
            return found
    return ()


def _group(slots: Sequence[Slot], number: int) -> list[Slot]:
    """Return a figure and those joined to it by a mark alone."""
    following = islice(slots, number + 1, number + _LONGEST_LIST)
    return [slots[number], *takewhile(lambda other: other.joined, following)]


def _is_set(case: Case, found: Found) -> bool:
    """Tell whether a figure counts a set of which later ones may tell parts."""
    is_count = unit_kind(case.slot.figure.unit) == "count"
    is_part = case.is_part() or _is_act_on_set(case, found)
    return is_count and not found.is_state(case.text) and not is_part


def _is_act_on_set(case: Case, found: Found) -> bool:
    """Tell whether few words before a smaller number tell what became of a set (取缔14个)."""
    figure, counted = case.slot.figure, case.counted
    if counted is None or counted.slot.figure.unit != figure.unit or found.rule != AFTER_INDICATOR:
        return False
    start, end = found.indicator
    return figure.value < counted.slot.figure.value and end - start <= _LONGEST_ACT


def _is_scope(slots: Sequence[Slot]) -> bool:
    """Tell whether the first of two figures is what the second ranks among (列九个县第三位)."""
    return len(slots) > 1 and slots[1].figure.rank and slots[1].left[0] == slots[1].left[1]


def _in_row(fact: Observation, row: Words | None) -> Observation:
    """Return the fact of a table's cell as one of its row, unless it names whose it is."""
    return replace(fact, subject=row) if row and not fact.subject else fact


def _fact(reading: Reading, sentence: Sentence, found: Found) -> Observation:
    figure = found.slot.figure
    start, end = found.subject
    return Observation(
        evidence=Span(*found.evidence),
        rule=found.rule,
        value=figure.value,
        unit=figure.unit,
        indicator=reading.report.words(*found.indicator),
        subject=reading.report.words(start, end) if start < end else None,
        kind=kind_of(figure, changed=found.changed),
        period=period_of(reading, sentence, figure.span.start),
        qualifier=figure.qualifier,
    )
