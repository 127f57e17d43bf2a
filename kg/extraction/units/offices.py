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
from kg.text.wordlists import trie

RULE_WITH_LEVEL = "unit-office-with-level"
RULE_BARE = "unit-office-bare"
RULE_INSPECTION = "unit-inspection-team"
RULE_STATIONED = "unit-stationed-discipline-team"
RULE_COMMITTEE = "unit-party-committee-full"

_NO_DEPARTMENT = "门分署队位件级"
_WRONG_AFTER = {
    "中央": "资投补预财企环巡生空电商",
    "委": "托员派书任培会办",
    "党委": "书班成政会",
    "团委": "托",
    "政府": "性采债投专补购网信",
}
_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,4}(?<![、和及与])分局")
_SESSION = re.compile(r"第[一二三四五六七八九十百]+次(?:全体)?会议")
_LEVEL_PAIRS = frozenset({"区县", "县区", "市县", "县市", "市区", "乡镇", "镇街", "街镇", "州市"})
_EACH, _LEVEL_WORDS = tuple("各两三"), tuple("省市区县州旗乡镇")
_TAX = "国家税务总局"
_STATIONED = re.compile(
    r"(?:[省市区县州]纪委监委|[省市区县州]纪委)?(?:派)?驻[^,。、;\s驻]{2,16}?纪检监察组"
)
_INSPECTION = re.compile(
    r"(?:中央|省委|市委|县委|区委|党委)?(?:第[一二三四五六七八九十]+)?"
    r"(?:生态环境保护|生态环境|安全生产)?(?:巡察|巡视|督察|督查|审计)组"
)
_COMMITTEE = re.compile(r"中共[^,。、;\s《》]{2,20}?(?:工作委员会|政法委员会|委员会)")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(trie(offices()))


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
    for match in _STATIONED.finditer(text):
        yield Candidate(Span(*match.span()), "party", RULE_STATIONED)
    for match in _COMMITTEE.finditer(text):
        yield Candidate(Span(*match.span()), "party", RULE_COMMITTEE)


def _names_many(text: str, start: int) -> bool:
    """Tell whether a level word stands in a group (各区县政府, 乡镇政府) and names no one body."""
    pair = text[max(0, start - 1) : start + 1]
    if text[start : start + 1] in _EACH and text[start + 1 : start + 2] in _LEVEL_WORDS:
        return True
    if text[start : start + 2] in _LEVEL_PAIRS - {"市区"}:
        return True
    return pair in _LEVEL_PAIRS or (pair[:1] in _EACH and pair[1:] in _LEVEL_WORDS)


def _office(sentences: Sentences, match: re.Match[str], home: Surroundings) -> Candidate | None:
    text, office = sentences.text, offices()[match[0]]
    wrong = _WRONG_AFTER.get(match[0], "") + (_NO_DEPARTMENT if match[0].endswith("部") else "")
    if text[match.end() : match.end() + 1] in tuple(wrong) or _SESSION.match(text, match.end()):
        return None
    segmented = sentences.words_at(match.start())
    if match[0].startswith("街道"):
        start = name_start(segmented, match.start())
    else:
        start = place_start(text, segmented, match.start(), home)
    if start < match.start() and text.endswith(_TAX, 0, start) and match[0].startswith("税务"):
        start -= len(_TAX)
    if _names_many(text, start):
        return None
    if office.kind == "party" and text.endswith("中共", 0, start):
        start -= len("中共")
    branch = _BRANCH.match(text, match.end()) if match[0].endswith("局") else None
    span = Span(start, branch.end() if branch else match.end())
    if start < match.start():
        return Candidate(span, office.kind, RULE_WITH_LEVEL)
    bare = office.level == "optional" or (office.level == "zone" and home.zone)
    return Candidate(span, office.kind, RULE_BARE) if bare else None
