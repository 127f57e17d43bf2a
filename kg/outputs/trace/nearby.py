"""Claims that belong to a thing by where they stand: in its words, or in the words that tell of it.

A report seldom says whose figure a figure is; that it stands in the answer to an issue does.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.outputs.trace.questions import Record

WITHIN, BESIDE, LATER = "within", "beside", "later"
"""Positions: in the words of a measure, in those that tell of a project, in a later report."""

_FIGURE, _DATE = "Observation", "Commitment"
_ISSUE, _MEASURE, _STAGE = "IssueRecord", "MeasureRecord", "StatusRecord"


@dataclass(frozen=True, slots=True)
class Place:
    """A claim of a class, and the position that a thing has in it."""

    claim: str
    cls: str
    position: str


def places_nearby(rows: Iterable[Record]) -> Mapping[str, tuple[Place, ...]]:
    """Return the claims near a measure or project, by its IRI, of all that stands in the texts.

    A measure reaches to the next measure or issue of its section.

    >>> head = {"class": "MeasureRecord", "claim": "r", "thing": "m", "start": "0", "end": "4"}
    >>> figure = {"class": "Observation", "claim": "f", "thing": "", "start": "5", "end": "9"}
    >>> places_nearby([one | {"section": "s"} for one in (head, figure)])["m"]
    (Place(claim='f', cls='Observation', position='within'),)
    """
    sections: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        sections[row["section"]].append(row)
    found: dict[str, dict[Place, None]] = defaultdict(dict)
    for section in sections.values():
        for thing, place in (*_within(section), *_beside(section)):
            found[thing][place] = None
    return {thing: tuple(places) for thing, places in found.items()}


def _within(section: Iterable[Record]) -> list[tuple[str, Place]]:
    rows = list(section)
    heads = sorted((row for row in rows if row["class"] in (_ISSUE, _MEASURE)), key=_start)
    starts = [_start(row) for row in heads]
    found = []
    for row in rows:
        at = bisect_right(starts, _start(row))
        if row["class"] in (_FIGURE, _DATE) and at and heads[at - 1]["class"] == _MEASURE:
            place = Place(row["claim"], row["class"], WITHIN)
            found.append((heads[at - 1]["thing"], place))
    return found


def _beside(section: Iterable[Record]) -> list[tuple[str, Place]]:
    rows = list(section)
    told = [row for row in rows if row["class"] == _STAGE]
    return [
        (stage["thing"], Place(row["claim"], _FIGURE, BESIDE))
        for stage in told
        for row in rows
        if row["class"] == _FIGURE and _start(row) < _end(stage) and _start(stage) < _end(row)
    ]


def _start(row: Record) -> int:
    return int(row["start"])


def _end(row: Record) -> int:
    return int(row["end"])
