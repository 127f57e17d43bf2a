"""As what a thing is told: done, under way, planned, hoped for or required."""

import re
from functools import cache

from kg.model.text import Span
from kg.resources import table

_STOPS = ",;:。!?\n、"
_LONGEST_CLAUSE = 200
"""Characters to the left in which a clause is taken to begin."""
_NOUN_BEFORE_PLAN = "度动项产善学资训"


def modality_at(folded: str, span: Span) -> str:
    """Return the modality of the words under `span` and of their clause before it, empty if none.

    The strongest reservation wins: 力争年底前完成 is hoped for, not done.

    >>> text = "一期已完工,二期力争年底前完成主体"
    >>> modality_at(text, Span(0, 5)), modality_at(text, Span(8, 17))
    ('done', 'expected')
    """
    words = folded[clause_start(folded, span.start) : span.end]
    for modality, pattern in _patterns():
        if pattern.search(words):
            return modality
    return ""


def clause_start(folded: str, offset: int) -> int:
    """Return where the clause at `offset` begins: after the last comma or stop, 、 included.

    >>> clause_start("一期已完工,二期在建", 8)
    6
    """
    first = max(0, offset - _LONGEST_CLAUSE)
    stops = (start for start in range(offset, first, -1) if folded[start - 1] in _STOPS)
    return next(stops, first)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return one pattern a modality, in the order of the lexicon; 年度计划 is a noun."""
    rows = table("ontology", "lexicons", "modality_words.tsv")
    grouped: dict[str, list[str]] = {}
    for row in rows:
        grouped.setdefault(row["modality"], []).append(row["pattern"])
    noun = f"(?<![{_NOUN_BEFORE_PLAN}])"
    return tuple(
        (modality, re.compile(f"{noun}(?:{'|'.join(found)})"))
        if modality == "planned"
        else (modality, re.compile("|".join(found)))
        for modality, found in grouped.items()
    )
