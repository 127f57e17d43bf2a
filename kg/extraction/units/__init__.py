"""Find the organisations that a report names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.units.aliases import Name, fullest_names
from kg.extraction.units.areas import find_areas
from kg.extraction.units.bare_lists import find_bare_lists
from kg.extraction.units.candidates import Candidate, Sentences, longest
from kg.extraction.units.companies import find_companies
from kg.extraction.units.company_departments import find_own_departments
from kg.extraction.units.declared import find_declared
from kg.extraction.units.known import find_known
from kg.extraction.units.mates import find_mates
from kg.extraction.units.numbered import find_numbered
from kg.extraction.units.offices import RULE_BARE, find_offices
from kg.extraction.units.own_office import find_departments
from kg.extraction.units.own_task_force import find_own_task_forces
from kg.extraction.units.project_heads import find_project_heads
from kg.extraction.units.short_names import find_short_names
from kg.extraction.units.short_offices import find_short_offices
from kg.extraction.units.stems import find_area_stems
from kg.extraction.units.suffixes import find_suffixed
from kg.extraction.units.trades import find_trading
from kg.model.mentions import Reading, UnitMention
from kg.model.text import Span
from kg.names.divisions import division_names
from kg.names.zones import Surroundings, surroundings

_QUOTES = '“”"'
_PARTY = re.compile("(?P<place>.{1,8}(?:[省市区县州旗](?=委)|[镇乡](?=党委)))党?委")
_GOVERNMENT = re.compile("[省市区县州旗镇乡](?:人民)?政府")
_SHARED_TAIL = re.compile("[省市区县州旗](?:人民)?政府")
RULE_ZONE = "unit-own-zone"
RULE_ZONE_DEPARTMENT = "unit-department-of-own-zone"
RULE_SHARED_HEAD = "unit-list-shares-head"
RULE_SHARED_TAIL = "unit-list-shares-tail"
_DEPARTMENT = re.compile(
    r"(?P<task>(?:[^,。;、()《》“”\s各全内外总与和及的对将由为在已]{2}){2,3})部(?![门分署位件级队落])"
)
"""A zone's department, told by two or three words for its tasks (经开区|组织人事|部)."""
_PARTY_TASKS = ("组织", "宣传", "统战", "党群", "党建")
_SHORTEST_TOWN = 3
_SMALL = ("镇", "乡", "街道", "村", "社区")
_TOWN_OF_VILLAGE = re.compile(
    r"[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道)(?=[\u4e00-\u9fff]{2,}(?:村|社区)$)"
)
_LIST_MARKS = frozenset({"、", "和", "及", "以及"})


def find_units(reading: Reading) -> tuple[UnitMention, ...]:
    """Return every naming of an organisation, in reading order, with its fullest name.

    Unnamed groups (各部门单位, 22家银行) are none.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "对接市水务局、财政局,委托望岳设计研究院编制方案。")
    >>> [unit.name for unit in recognise(report).units]
    ['市水务局', '财政局', '望岳设计研究院']
    """
    sentences = Sentences(reading)
    home = surroundings(reading.metadata)
    found = list(longest(_all_candidates(sentences, home)))
    found = list(longest([*found, *find_short_names(found, sentences)]))
    found = list(longest([*found, *find_declared(found, sentences)]))
    found = list(_with_shared_tails(found, sentences.text))[::-1]
    named = tuple(_with_shared_heads(found, sentences.text))
    text = sentences.text
    names = [Name(_name(one, text), one.kind, one.span.start, one.span.end) for one in named]
    fullest = fullest_names(names, text, home)
    written = _as_written(named, names, text) | _without_county(names)
    return tuple(
        UnitMention(one.span, written.get(name.text, name.text), one.kind, full, one.rule)
        for one, name in zip(named, names, strict=True)
        if (full := fullest[name.text])
    )


def _as_written(named: Sequence[Candidate], names: Sequence[Name], text: str) -> dict[str, str]:
    """Return, for names that a list only implies, the words that stand for them.

    The implied name (市财政局 in 市水务局、财政局) stays the fullest; it is written nowhere.
    """
    shared = [
        (name.text, one.span.cut(text))
        for one, name in zip(named, names, strict=True)
        if one.rule == RULE_SHARED_HEAD
        and name.start + len(name.text) == name.end + 1
        and name.text not in text
    ]
    meant: dict[str, set[str]] = defaultdict(set)
    for full, words in shared:
        meant[words].add(full)
    alone = {name.text for name in names}
    return {full: words for full, words in shared if len(meant[words]) == 1 and words not in alone}


def _without_county(names: Sequence[Name]) -> dict[str, str]:
    """Return the names of towns and villages behind the area they lie in (新河镇, 甲县新河镇).

    The county says where the town lies; two towns of one name keep it.
    """
    short: dict[str, str] = {}
    for name in names:
        small = name.kind == "area" and name.text.endswith(_SMALL)
        lengths = range(len(name.text) - _SHORTEST_TOWN, 1, -1) if small else ()
        county = next((n for n in lengths if name.text[:n] in division_names()), 0)
        town = _TOWN_OF_VILLAGE.match(name.text, county) if small else None
        if county or town:
            short[name.text] = name.text[town.end() if town else county :]
    meant = Counter(short.values())
    others = {name.text for name in names}
    return {full: one for full, one in short.items() if meant[one] == 1 and one not in others}


def _all_candidates(sentences: Sentences, home: Surroundings) -> Iterator[Candidate]:
    yield from find_offices(sentences, home)
    yield from find_short_offices(sentences)
    yield from find_suffixed(sentences, home)
    yield from find_companies(sentences)
    trading = tuple(find_trading(sentences))
    yield from trading
    known = tuple(find_known(sentences))
    yield from known
    yield from find_mates((*trading, *known), sentences)
    yield from find_project_heads(sentences)
    yield from find_departments(sentences)
    yield from find_own_task_forces(sentences)
    yield from find_own_departments(sentences)
    yield from find_bare_lists(sentences)
    yield from find_numbered(sentences)
    yield from find_areas(sentences, home)
    yield from find_area_stems(sentences, home)
    yield from _zones(sentences.text, home)


def _zones(text: str, home: Surroundings) -> Iterator[Candidate]:
    """Yield the report's own zone under all its names."""
    for name in home.zone_names:
        start = text.find(name)
        while start >= 0:
            yield Candidate(Span(start, start + len(name)), "park", RULE_ZONE)
            end = start + len(name)
            department = _DEPARTMENT.match(text, end)
            if department:
                of_party = department["task"].startswith(_PARTY_TASKS)
                kind = "party" if of_party else "government"
                yield Candidate(Span(start, department.end()), kind, RULE_ZONE_DEPARTMENT)
            start = text.find(name, end)


def _with_shared_heads(found: Iterable[Candidate], text: str) -> Iterator[Candidate]:
    """Give 财政局 in 市水务局、财政局 the level of the name before it.

    区政府 in 岚溪区委、区政府 gets the place.
    """
    level, end, place = "", -1, ""
    for one in found:
        name = one.span.cut(text)
        joined = text[end : one.span.start] in _LIST_MARKS and end >= 0
        if one.rule == RULE_BARE and joined and level and not name.startswith("团"):
            yield Candidate(one.span, one.kind, RULE_SHARED_HEAD, level + name)
        else:
            whole = joined and place and len(place) > 1 and _GOVERNMENT.fullmatch(name)
            if whole and place.endswith(name[0]):
                yield one._replace(rule=RULE_SHARED_HEAD, name=place + name[1:])
            else:
                yield one
            party = _PARTY.fullmatch(name)
            place = party["place"] if party else ""
            level = next((x for x in ("省", "市", "区", "县") if name.startswith(x)), "")
        end = one.span.end


def _with_shared_tails(found: Sequence[Candidate], text: str) -> Iterator[Candidate]:
    """Take 甲县 in 甲县、乙县政府 for its government, as the list means it."""
    tail = ""
    for place in range(len(found) - 1, -1, -1):
        one, following = found[place], found[place + 1] if place + 1 < len(found) else None
        name = one.span.cut(text)
        joined = following and text[one.span.end : following.span.start] in _LIST_MARKS
        if tail and joined and one.kind == "area" and name.endswith(tail[0]):
            yield one._replace(kind="government", rule=RULE_SHARED_TAIL, name=name + tail[1:])
        else:
            yield one
            government = _SHARED_TAIL.search(name)
            tail = government[0] if government and government.end() == len(name) else ""


def _name(candidate: Candidate, text: str) -> str:
    """Return a name without quotation marks around it or at one of its ends alone."""
    if candidate.name:
        return candidate.name
    words = candidate.span.cut(text)
    inside = words.strip(_QUOTES)
    return words if any(mark in inside for mark in _QUOTES) else inside
