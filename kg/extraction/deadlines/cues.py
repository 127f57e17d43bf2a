"""The words by which dates are known to be planned, compiled from their lexicon."""

import re
from dataclasses import dataclass
from functools import cache

from kg.resources import table


@dataclass(frozen=True, slots=True)
class DeadlineCues:
    """Patterns made of `deadline_cues.tsv`, one for each use that its header explains."""

    forward: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    past: re.Pattern[str]
    works: re.Pattern[str]
    start: re.Pattern[str]
    milestone: re.Pattern[str]
    act: re.Pattern[str]


def kind_of_act(words: str) -> str:
    """Return start or milestone, whichever of their words comes first, or ""."""
    acts = [
        (match.start(), kind)
        for kind in ("milestone", "start")
        if (match := getattr(deadline_cues(), kind).search(words))
    ]
    return min(acts)[1] if acts else ""


def last_day(iso: str) -> str:
    """Return the end of an interval, or the date itself."""
    return iso.partition("/")[2] or iso


@cache
def deadline_cues() -> DeadlineCues:
    """Return the compiled lexicon.

    >>> deadline_cues().forward.search("力争12月底前完工").group()
    '力争'
    """
    rows = table("ontology", "lexicons", "deadline_cues.tsv")

    def any_of(*uses: str) -> re.Pattern[str]:
        return re.compile("|".join(row["pattern"] for row in rows if row["use"] in uses))

    return DeadlineCues(
        forward=any_of("forward"),
        before=any_of("before", "forward"),
        after=any_of("after"),
        past=any_of("past"),
        works=any_of("works"),
        start=any_of("start", "works"),
        milestone=any_of("milestone"),
        act=any_of("act", "milestone", "start", "works"),
    )
