"""What the figures of a report say: the indicator, its value, whose it is and when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from kg.extraction.observations.cases import AFTER_INDICATOR, BEFORE_NOUN, RESPECTIVE, Case, Found
from kg.extraction.observations.clauses import Slot, figure_sentences
from kg.extraction.observations.indicators import read_left, read_right
from kg.extraction.observations.kinds import kind_of, unit_kind
from kg.extraction.observations.periods import period_of
from kg.extraction.observations.rules import RULES
from kg.extraction.observations.tables import relate_table_figures
from kg.model.facts import Observation
from kg.model.mentions import Reading
from kg.model.text import Sentence, Span

_LONGEST_LIST = 60
_NEW_INDICATOR = frozenset((AFTER_INDICATOR, BEFORE_NOUN, RESPECTIVE))


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
    tabled = tuple(relate_table_figures(reading))
    places = {fact.evidence.start for fact in tabled}
    rest = tuple(figure for figure in reading.figures if figure.span.start not in places)
    written = [
        _fact(reading, sentence, found)
        for sentence, slots in figure_sentences(replace(reading, figures=rest))
        for found in _read_sentence(reading.report.folded, sentence, slots)
    ]
    return (
        tuple(sorted([*written, *tabled], key=lambda fact: fact.evidence))
        if tabled
        else tuple(written)
    )


def _read_sentence(text: str, sentence: Sentence, slots: Sequence[Slot]) -> Iterator[Found]:
    last = counted = None
    told: Sequence[Found] = ()
    done: set[int] = set()
    for number, slot in enumerate(slots):
        if number in done:
            continue
        following = islice(slots, number + 1, number + _LONGEST_LIST)
        group = [slot, *takewhile(lambda other: other.joined, following)]
        case = Case(
            text=text,
            slot=slot,
            left=read_left(text, *slot.left),
            right=read_right(text, *slot.right),
            group=group,
            sentence_start=sentence.span.start,
            previous=slots[number - 1] if number and not slot.first else None,
            told=told,
            last=last,
            counted=counted,
        )
        readings = next(filter(None, (rule(case) for rule in RULES)), ())
        yield from readings
        done.update(
            number + place
            for place, member in enumerate(group)
            if member in [f.slot for f in readings]
        )
        told = readings
        if readings and readings[-1].rule in _NEW_INDICATOR:
            last = readings[-1]
            if unit_kind(slot.figure.unit) == "count" and not (
                last.is_state(text) or case.is_part()
            ):
                counted = last


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
