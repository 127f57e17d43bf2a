"""Which unit bears which role for what."""

from collections.abc import Iterator

from kg.extraction.responsibilities.labelled import labelled
from kg.extraction.responsibilities.sentences import stated_in_sentence
from kg.model.facts import Plan, Responsibility
from kg.model.mentions import Reading


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
    found = [*labelled(reading, plans)]
    for sentence in reading.outline.sentences:
        if not sentence.is_heading:
            found.extend(stated_in_sentence(reading, sentence, plans))
    return tuple(sorted(_distinct(found), key=lambda one: (one.unit.span, one.evidence, one.role)))


def _distinct(found: list[Responsibility]) -> Iterator[Responsibility]:
    seen = set()
    for one in found:
        key = (one.unit.span, one.role, one.target.span)
        if key not in seen:
            seen.add(key)
            yield one
