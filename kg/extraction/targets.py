"""What sort of thing a role is for."""

import re
from functools import cache

from kg.model.mentions import Reading, within
from kg.model.text import Words
from kg.resources import table

_BRACKETED_END = re.compile(r"[》”\"]*(?:[(（][^()（）]*[)）])?[》”\"]*$")


@cache
def _endings() -> dict[str, str]:
    return {row["ending"]: row["kind"] for row in table("ontology", "lexicons", "target_kinds.tsv")}


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(ending) for ending in _endings()}, reverse=True))


def target_kind(reading: Reading, target: Words) -> str:
    """Return plan, project, issue, measure, document, unit or other.

    What was recognised under the words decides first, then their last word.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> from kg.model.text import Span
    >>> reading = recognise(make_report("a", "市水务局印发《节水办法》。"))
    >>> target_kind(reading, Words("节水办法", Span(7, 11)))
    'document'
    """
    span = target.span
    if any(one.span == span for one in within(reading.documents, span)):
        return "document"
    if any(one.span.end == span.end for one in within(reading.projects, span)):
        return "project"
    if any(one.span.end == span.end for one in within(reading.units, span)):
        return "unit"
    if target.text.startswith("《"):
        return "document"
    words = _BRACKETED_END.sub("", target.text)
    endings = (words[-length:] for length in _lengths())
    return next((_endings()[ending] for ending in endings if ending in _endings()), "other")
