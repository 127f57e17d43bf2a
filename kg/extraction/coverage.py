"""Which sentences, figures and named bodies of a report reached its facts, and which did not."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from itertools import chain, groupby

from kg.model.coverage import Coverage, Gap, Share
from kg.model.facts import Fact, Facts
from kg.model.mentions import Figure, Reading, UnitMention, within
from kg.model.text import Span, Words

_COMPARED = frozenset(
    (
        *("repetitions", "tallies", "breakdowns", "declarations"),
        *("twice_told", "copy_shares", "bare_measures"),
    )
)


def measure_coverage(reading: Reading, facts: Facts) -> Coverage:
    """Return how much of what was read the facts make use of.

    A sentence is covered when the evidence of a fact lies in it; headings are not counted, since
    the graph holds them as sections. A figure is covered when an observation or a counted set
    gives its value; a body, when it is an actor, author, carrier or issuer, or when its name is
    part of what a fact is about. That the graph knows a body as a unit is not enough, and a
    passage that stands twice is a finding about the text, not a fact of it.

    >>> from kg.extraction.extract import extract
    >>> from kg.text.read import make_report
    >>> coverage = measure_coverage(*extract(make_report("a", "市水务局完成投资3亿元。共9人。")))
    >>> coverage.figures, [gap.sentence.span for gap in coverage.gaps]
    (Share(covered=1, total=2), [Span(start=12, end=16)])
    """
    told = _told_figures(reading, facts)
    figures = tuple(figure for figure in reading.figures if figure.number not in told)
    namings, named = _namings(reading), _bodies_in_facts(reading, facts)
    bodies = tuple(unit for unit in namings if unit.span not in named)
    return Coverage(
        sentences=_sentences(reading, facts),
        figures=_share(reading.figures, figures),
        bodies=_share(namings, bodies),
        gaps=tuple(_gaps(reading, figures, bodies)),
    )


def _share(all_of_them: Sequence[object], missing: Sequence[object]) -> Share:
    return Share(len(all_of_them) - len(missing), len(all_of_them))


def _sentences(reading: Reading, facts: Facts) -> Share:
    """Return the share of the sentences in which a fact has its evidence."""
    outline = reading.outline
    touched: set[int] = set()
    for fact in _all(facts):
        first = outline.sentence_at(fact.evidence.start).index
        touched.update(range(first, outline.sentence_at(fact.evidence.end - 1).index + 1))
    plain = [sentence.index for sentence in outline.sentences if not sentence.is_heading]
    return Share(sum(index in touched for index in plain), len(plain))


def _all(facts: Facts) -> Iterator[Fact]:
    """Yield the facts of every sort, without those that only hold words against each other."""
    sorts = (field.name for field in fields(facts) if field.name not in _COMPARED)
    return chain.from_iterable(getattr(facts, sort) for sort in sorts)


def _told_figures(reading: Reading, facts: Facts) -> Collection[Span]:
    """Return the numbers whose value a fact gives where it has its evidence."""
    told: set[Span] = set()
    for evidence, value in _values(facts):
        for figure in within(reading.figures, evidence):
            if figure.value == value and evidence.covers(figure.number):
                told.add(figure.number)
    return told


def _values(facts: Facts) -> Iterator[tuple[Span, Decimal]]:
    yield from ((fact.evidence, fact.value) for fact in facts.observations)
    for fact in facts.projects:
        if fact.count is not None:
            yield fact.evidence, Decimal(fact.count)


def _namings(reading: Reading) -> tuple[UnitMention, ...]:
    """Return the mentions that name a body, without those that only define its short name."""
    text = reading.report.folded
    return tuple(unit for unit in reading.units if not text.endswith("简称", 0, unit.span.start))


def _bodies_in_facts(reading: Reading, facts: Facts) -> Collection[Span]:
    """Return the places of the mentions that a fact, or the head of the report, is about."""
    issuer = reading.metadata.issuer
    places = [words.span for words in _things(facts)]
    if issuer and issuer.span:
        places.append(issuer.span)
    inside = (
        unit.span
        for place in places
        for unit in within(reading.units, place)
        if place.covers(unit.span)
    )
    return {unit.span for unit in _actors(facts)}.union(inside)


def _actors(facts: Facts) -> Iterator[UnitMention]:
    yield from (fact.unit for fact in facts.responsibilities)
    yield from (plan.lead for plan in facts.plans if plan.lead)
    yield from (fact.unit for fact in facts.projects if fact.unit)
    yield from chain.from_iterable(fact.by for fact in facts.documents)
    yield from (fact.unit for fact in facts.inspection if fact.unit)


def _things(facts: Facts) -> Iterator[Words]:
    """Yield the words for what facts are about; a body's name may be part of them."""
    yield from (fact.name for fact in facts.plans)
    yield from (fact.name for fact in facts.projects)
    yield from (fact.title for fact in facts.documents)
    yield from (fact.target for fact in facts.responsibilities)
    yield from (fact.subject for fact in facts.observations if fact.subject)
    yield from (fact.what for fact in facts.deadlines)
    for fact in facts.dependencies:
        yield from (fact.dependent, fact.on)


def _gaps(
    reading: Reading, figures: Iterable[Figure], bodies: Iterable[UnitMention]
) -> Iterator[Gap]:
    """Yield what is missing, sentence by sentence."""

    def sentence(missing: Figure | UnitMention) -> int:
        return reading.outline.sentence_at(missing.span.start).index

    everything: list[Figure | UnitMention] = [*figures, *bodies]
    everything.sort(key=lambda missing: missing.span)
    for index, group in groupby(everything, key=sentence):
        missing = tuple(group)
        yield Gap(
            sentence=reading.outline.sentences[index],
            figures=tuple(one for one in missing if isinstance(one, Figure)),
            bodies=tuple(one for one in missing if isinstance(one, UnitMention)),
        )
