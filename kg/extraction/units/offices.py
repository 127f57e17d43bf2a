"""Offices of party and government: a known office name with a level or place before it."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.units.boundaries import name_start
from kg.extraction.units.candidates import Candidate, Sentences
from kg.extraction.units.places import place_start
from kg.model.text import Span
from kg.names.offices import offices
from kg.names.zones import Surroundings

RULE_WITH_LEVEL = "unit-office-with-level"
RULE_BARE = "unit-office-bare"
RULE_INSPECTION = "unit-inspection-team"
RULE_COMMITTEE = "unit-party-committee-full"

_NO_DEPARTMENT = "门分署队位件级"
_WRONG_AFTER = {
    "中央": "资投补预财企环巡生空电商",
    "委": "托员派书任培会办",
    "党委": "书班成政会",
    "团委": "托",
    "政府": "性采债投专补购网信",
}
_INSPECTION = re.compile(
    r"(?:中央|省委|市委|县委|区委|党委)?(?:第[一二三四五六七八九十]+)?"
    r"(?:生态环境保护|生态环境|安全生产)?(?:巡察|巡视|督察|督查|审计)组"
)
_COMMITTEE = re.compile(r"中共[^,。、;\s《》]{2,20}?(?:工作委员会|政法委员会|委员会)")


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(offices(), key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, forms)))


def find_offices(sentences: Sentences, home: Surroundings) -> Iterator[Candidate]:
    """Yield every naming of a known office, with the level or place that stands before it."""
    text = sentences.text
    for match in _pattern().finditer(text):
        candidate = _office(sentences, match, home)
        if candidate:
            yield candidate
    for match in _INSPECTION.finditer(text):
        if len(match[0]) > 3 or "巡" in match[0]:  # noqa: PLR2004
            yield Candidate(Span(*match.span()), "inspection", RULE_INSPECTION)
    for match in _COMMITTEE.finditer(text):
        yield Candidate(Span(*match.span()), "party", RULE_COMMITTEE)


def _office(sentences: Sentences, match: re.Match[str], home: Surroundings) -> Candidate | None:
    text, office = sentences.text, offices()[match[0]]
    wrong = _WRONG_AFTER.get(match[0], "") + (_NO_DEPARTMENT if match[0].endswith("部") else "")
    if text[match.end() : match.end() + 1] in tuple(wrong):
        return None
    segmented = sentences.words_at(match.start())
    if match[0].startswith("街道"):
        start = name_start(segmented, match.start())
    else:
        start = place_start(text, segmented, match.start(), home)
    span = Span(start, match.end())
    if start < match.start():
        return Candidate(span, office.kind, RULE_WITH_LEVEL)
    bare = office.level == "optional" or (office.level == "zone" and home.zone)
    return Candidate(span, office.kind, RULE_BARE) if bare else None
