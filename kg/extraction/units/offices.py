"""Offices of party and government: a known office name with a level or place before it."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.units.boundaries import name_start
from kg.extraction.units.candidates import Candidate, Sentences
from kg.extraction.units.places import place_start
from kg.model.text import Span
from kg.names.divisions import division_stems
from kg.names.offices import offices
from kg.names.zones import Surroundings
from kg.text.wordlists import trie

RULE_WITH_LEVEL = "unit-office-with-level"
RULE_BARE = "unit-office-bare"
RULE_INSPECTION = "unit-inspection-team"
RULE_STATIONED = "unit-stationed-discipline-team"
RULE_PARTY_GROUP = "unit-party-group-of-office"
RULE_COMMITTEE = "unit-party-committee-full"

_NO_DEPARTMENT = "门分署队位件级"
_NO_BANK = "业为动政员"
_WRONG_AFTER = {
    "中央": "资投补预财企环巡生空电商专督大转奖直公广绿厨控",
    "委": "托员派书副任培会办",
    "党委": "书班成政会",
    "团委": "托",
    "政府": "性采债投专补购网信",
}
_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,4}(?<![、和及与])分局")
_BRANCH_AT = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4}?)(?:监管|监察|管理)?局")
_NATION_AND_PROVINCE = re.compile(r"(?:和|、|及|与)省级?(?!委|政府|纪|人民)")
_CENTRAL_MONEY = re.compile(r"[^,。;、]{0,12}?(?:资金|补助|奖补|预算|国债|贴息)")
_JOINT = re.compile(
    r"(?P<level>[省市区县州旗])委、?(?P=level)政府(?:督查[局室]|信访局|接待[办处]|研究室|目标办|值班室|农办)"
)
_NATIONAL_MONEY = re.compile(r"[^,。;、]{0,14}?(?:资金|补助|投资|奖补|预算|专项|国债)")
_COMMISSION = re.compile(
    r"(?:中共[省市县区州旗]委|省委|市委|县委|区委|州委|旗委)(?:审计|财经|全面依法治[省市县区]|国家安全|外事工作|网络安全和信息化|政法|军民融合发展"
    r"|机构编制|教育工作|农村工作|全面深化改革)(?:委员会|领导小组)(?:办公室)?"
)
"""Commissions of a party committee (市委审计委员会)."""
_ASSEMBLIES = ("人大", "政协")
_COMMITTEE_OF = re.compile(r"(?!常)[\u4e00-\u9fff]{2,6}?(?:工委|委(?![员托会])|委员会)")
"""A committee of an assembly: 财经工委 in 县人大财经工委."""
_PARTY_GROUP = re.compile(r"(?:机关|直属机关)?(?:党组|党委|党总支|党支部)(?![书成])")
_WITH_PARTY_GROUP = tuple("局厅办院社室")
_SESSION = re.compile(r"第[一二三四五六七八九十百]+次(?:全体)?会议")
_LEVEL_PAIRS = frozenset({"区县", "县区", "市县", "县市", "市区", "乡镇", "镇街", "街镇", "州市"})
_EACH, _LEVEL_WORDS = tuple("各两三"), tuple("省市区县州旗乡镇")
_TAX = "国家税务总局"
_STATIONED = re.compile(r"驻[^,。、;\s驻]{2,16}?纪检监察组")
_STATIONED_BY = re.compile(r"(?:[省市区县州]纪委(?:监委)?)?派?\Z")
_INSPECTION = re.compile(r"巡察组|巡视组|督察组|督查组|审计组")
_INSPECTION_OF = re.compile(
    r"(?:国务院|中央|[省市县区旗]委|党委|[省市县区旗]政府|[省市县区旗])?(?:第[一二三四五六七八九十]+)?"
    r"(?:生态环境保护|生态环境|安全生产)?\Z"
)
_LONGEST_BEFORE = 20
_AND = frozenset({"和", "与"})
_BODIES = (*"局委厅部办会院府社", "中心", "公司", "集团", "银行", "大学", "大队")
_ONE_LEVEL = frozenset("省市区县州旗")
_LONGEST_TASK = 10
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
        span = _with_words_before(_INSPECTION_OF, match)
        if span.start < match.start() or "巡" in match[0]:
            yield Candidate(span, "inspection", RULE_INSPECTION)
    for match in _COMMISSION.finditer(text):
        yield Candidate(Span(*match.span()), "party", RULE_COMMITTEE)
    for match in _JOINT.finditer(text):
        yield Candidate(Span(*match.span()), "government", RULE_WITH_LEVEL)
    for match in _STATIONED.finditer(text):
        yield Candidate(_with_words_before(_STATIONED_BY, match), "party", RULE_STATIONED)
    for match in _COMMITTEE.finditer(text):
        yield Candidate(Span(*match.span()), "party", RULE_COMMITTEE)


def _with_words_before(words: re.Pattern[str], match: re.Match[str]) -> Span:
    """Return a name with what says whose it is, which `words` matches right before it."""
    start = match.start()
    before = words.search(match.string, max(0, start - _LONGEST_BEFORE), start)
    return Span(before.start() if before else start, match.end())


def _names_many(text: str, start: int, office: int) -> bool:
    """Tell whether a level word stands in a group (各区县政府, 乡镇政府) and names no one body.

    In 县市场监管局, where `office` begins with 市, it does not.
    """
    if text.endswith(("市)", "区)", "县)", "旗)"), 0, start):
        return True
    pair = text[max(0, start - 1) : start + 1]
    if text[start : start + 1] in _EACH and text[start + 1 : start + 2] in _LEVEL_WORDS:
        return True
    if start + 2 <= office and text[start : start + 2] in _LEVEL_PAIRS - {"市区"}:
        return True
    return pair in _LEVEL_PAIRS or (pair[:1] in _EACH and pair[1:] in _LEVEL_WORDS)


def _merged_start(sentences: Sentences, start: int, home: Surroundings) -> int:
    """Return where an office of two tasks begins (县农业农村和|科学技术局), else `start`.

    What stands before 和 is no body of its own, and a level or a place opens it.
    """
    text, segmented = sentences.text, sentences.words_at(start)
    begin = start - 1
    if text.endswith(_BODIES, 0, begin):
        return start
    for word in segmented.leftward(begin):
        if start - word.start > _LONGEST_TASK or not word.tag.startswith(("n", "j", "v", "l")):
            return start
        level = word.start + 1 if word.text[0] in _ONE_LEVEL else word.start
        if place_start(text, segmented, level, home) < level:
            return place_start(text, segmented, level, home)
    return start


def _branch(text: str, office: re.Match[str]) -> re.Match[str] | None:
    """Return what names a branch: 城东分局, a place (国家矿山安全监察局山东局), a committee."""
    end = office.end()
    if office[0].endswith(_ASSEMBLIES):
        return _COMMITTEE_OF.match(text, end)
    if not office[0].endswith("局"):
        return None
    at_place = _BRANCH_AT.match(text, end)
    if at_place and at_place["place"] in division_stems():
        return at_place
    return _BRANCH.match(text, end)


def _office(sentences: Sentences, match: re.Match[str], home: Surroundings) -> Candidate | None:
    text, office = sentences.text, offices()[match[0]]
    wrong = _WRONG_AFTER.get(match[0], "") + (_NO_DEPARTMENT if match[0].endswith("部") else "")
    wrong += _NO_BANK if office.kind == "finance" else ""
    if text[match.end() : match.end() + 1] in tuple(wrong) or _SESSION.match(text, match.end()):
        return None
    if match[0] == "中央" and (
        _NATION_AND_PROVINCE.match(text, match.end()) or _CENTRAL_MONEY.match(text, match.end())
    ):
        return None
    segmented = sentences.words_at(match.start())
    if match[0].startswith("街道"):
        start = name_start(segmented, match.start())
    else:
        start = place_start(text, segmented, match.start(), home)
    merges = office.kind == "government" and text[start - 1 : start] in _AND
    if start == match.start() and merges:
        start = _merged_start(sentences, start, home)
    if start < match.start() and text.endswith(_TAX, 0, start) and match[0].startswith("税务"):
        start -= len(_TAX)
    if _names_many(text, start, match.start()):
        return None
    if office.kind == "party" and text.endswith("中共", 0, start):
        start -= len("中共")
    branch = _branch(text, match)
    has_party = start < match.start() and match[0].endswith(_WITH_PARTY_GROUP)
    party = _PARTY_GROUP.match(text, match.end()) if has_party else None
    if party:
        return Candidate(Span(start, party.end()), "party", RULE_PARTY_GROUP)
    span = Span(start, branch.end() if branch else match.end())
    if start < match.start():
        return Candidate(span, office.kind, RULE_WITH_LEVEL)
    bare = office.level == "optional" or (office.level == "zone" and home.zone)
    return Candidate(span, office.kind, RULE_BARE) if bare else None
