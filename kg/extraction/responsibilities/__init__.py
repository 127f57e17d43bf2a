"""Which unit bears which role for what."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.plans import led_plan
from kg.extraction.responsibilities.labelled import in_ledgers, labelled
from kg.extraction.responsibilities.plan_owners import plan_owners
from kg.extraction.responsibilities.sentences import stated_in_sentence
from kg.model.facts import Plan, Responsibility
from kg.model.mentions import Reading
from kg.model.text import Section, Sentence, Span

_CELL_MARK = re.compile(r"[\t|｜]")


def relate_responsibilities(
    reading: Reading, plans: tuple[Plan, ...]
) -> tuple[Responsibility, ...]:
    """Return what each named unit leads, does, supports, supervises, approves, funds or publishes.

    A subject holds for the later clauses of its sentence, until another subject stands.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "市水务局会同市财政局开展联合检查,查封违法场所7处。"))
    >>> for one in relate_responsibilities(reading, ()):
    ...     print(one.unit.name, one.role, one.target.text)
    市水务局 supervise 联合检查
    市水务局 implement 违法场所
    市财政局 support 联合检查
    """
    for_plans = tuple(plan_owners(reading, plans))
    found = [*labelled(reading, plans), *in_ledgers(reading), *for_plans]
    told = {reading.outline.sentence_at(one.evidence.start).index for one in for_plans}
    sections = reading.outline.sections
    title = reading.metadata.title.span if reading.metadata.title else None
    for sentence in reading.outline.sentences:
        if sentence.index in told or (title and title.overlaps(sentence.span)):
            continue
        if not sentence.is_heading or _states(reading, sections[sentence.section], sentence):
            for piece in _pieces(reading, sentence):
                found.extend(stated_in_sentence(reading, piece, plans))
    return tuple(sorted(_distinct(found), key=lambda one: (one.unit.span, one.evidence, one.role)))


def _states(reading: Reading, section: Section, heading: Sentence) -> bool:
    """Tell whether a heading says who does what: a led plan, or an item that is all of its text."""
    ends = heading.span.cut(reading.report.folded).endswith("。")
    alone = not reading.report.text[heading.span.end : section.span.end].strip()
    return (ends and alone) or led_plan(reading, section) is not None


def _pieces(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, or the cells of a table's row: what stands in one acts in no other."""
    text, begin = reading.report.text, sentence.span.start
    marks = [one.start() for one in _CELL_MARK.finditer(text, begin, sentence.span.end)]
    if not marks:
        yield sentence
        return
    for end in (*marks, sentence.span.end):
        if text[begin:end].strip():
            yield replace(sentence, span=Span(begin, end))
        begin = end + 1


def _distinct(found: list[Responsibility]) -> Iterator[Responsibility]:
    seen = set()
    for one in found:
        key = (one.unit.fullest, one.role, one.target.span)
        if key not in seen:
            seen.add(key)
            yield one
