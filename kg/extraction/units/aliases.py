"""Which names in one report mean the same unit, and which of them is the fullest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kg.extraction.units.short_forms import LEGAL_FORM, LongerNames
from kg.names.offices import offices
from kg.names.zones import Surroundings

_DEFINED = re.compile(r"\((?:以下)?(?:统一)?简称:?[“\"]?(?P<short>[^”\"()]{2,16})[”\"]?\)")
_RENAMED = re.compile(r"更名为(?P<new>[^,。;(]{3,24})")
_PROVINCE = "省"
_DEPARTMENT = "部"
_ZONE_BODIES = frozenset({"党工委", "管委会", "工作委员会", "管理委员会"})


@dataclass(frozen=True, slots=True)
class Name:
    """A surface name and the kind of unit that it names; `start` is where it first stands."""

    text: str
    kind: str
    start: int
    end: int


def fullest_names(names: Iterable[Name], text: str, home: Surroundings) -> dict[str, str]:
    """Return, for each name, the fullest name of the same unit.

    Two names are one unit when the report defines the short one (以下简称), when the table of
    offices gives them one official name at one place, or when a short name can only stand for one
    longer name of its kind.

    >>> home = Surroundings("云河市", "", ())
    >>> full = Name("市住房和城乡建设局", "government", 0, 9)
    >>> names = [full, Name("市住建局", "government", 20, 24)]
    >>> fullest_names(names, "", home)["市住建局"]
    '市住房和城乡建设局'
    """
    ordered = sorted(names, key=lambda name: (name.start, name.end))
    leader = {name.text: name.text for name in ordered}
    kinds = {name.text: name.kind for name in ordered}
    for short, full in _defined(ordered, text):
        _merge(leader, short, full)
    by_key: dict[tuple[str, str], str] = {}
    for name in kinds:
        _merge(leader, name, by_key.setdefault(identity_key(name, home), name))
    longer = LongerNames(kinds, home)
    listed = _listed_together(ordered, text)
    for short in sorted(kinds, key=lambda name: (len(name), name)):
        full = _only_longer_name(short, kinds, leader, longer)
        elsewhere = full.endswith(short) and short[0] == _PROVINCE and (short, full) in listed
        # 综合部 is a department of its own, no short form of 综合执法部.
        other = short.endswith(_DEPARTMENT) and not full.endswith(short)
        if full and not elsewhere and not other:
            _merge(leader, short, full)
    return {name: _fullest(name, leader) for name in leader}


def _listed_together(names: list[Name], text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of names that stand side by side in a list (省水利厅、湖北省水利厅)."""
    pairs = ((one, other) for one, other in pairwise(names) if text[one.end : other.start] == "、")
    return frozenset(pair for one, other in pairs for pair in _both_ways(one.text, other.text))


def _both_ways(one: str, other: str) -> tuple[tuple[str, str], ...]:
    return (one, other), (other, one)


def _defined(names: list[Name], text: str) -> Iterable[tuple[str, str]]:
    """Yield (short, full) where the report says so right after the full name."""
    known = {name.text for name in names}
    for name in names:
        match = _DEFINED.match(text, name.end)
        if match and match["short"] in known:
            yield match["short"], name.text
        renamed = _RENAMED.match(text, name.end)
        if renamed:
            words = renamed["new"]
            new = next((words[:n] for n in range(len(words), 1, -1) if words[:n] in known), "")
            if new:
                yield name.text, new


def identity_key(name: str, home: Surroundings) -> tuple[str, str]:
    """Return whose office a name is and what the office does, the same for all its known forms.

    >>> identity_key("云河市科学技术局", Surroundings("云河市", "", ()))
    ('city', '科学技术局')
    """
    holder, rest = _holder(name.removeprefix("中共"), home)
    if rest in _ZONE_BODIES and home.zone and not holder:
        holder = "zone"
    office = offices().get(rest)
    if office:
        return holder or rest.removesuffix(office.form), office.function
    return (holder, LEGAL_FORM.sub("", rest)) if holder else (rest, rest)


def _holder(name: str, home: Surroundings) -> tuple[str, str]:
    """Return whose body a name is (zone, city or nothing) and the name without that."""
    stem, level = home.stem, home.level or "市"
    inside_city = name.removeprefix(f"{stem}{level}委") if stem else name
    for candidate in (name, stem + inside_city) if inside_city != name else (name,):
        for zone in home.zone_names:
            if candidate.startswith(zone):
                return "zone", candidate.removeprefix(zone)
    for city in (home.city, f"{stem}{level}" if stem else "", f"我{level}", f"全{level}", level):
        if city and name.startswith(city) and len(name) > len(city):
            return "city", name.removeprefix(city)
    return "", name


def _only_longer_name(
    short: str, kinds: dict[str, str], leader: dict[str, str], longer: LongerNames
) -> str:
    """Return the one longer unit that a short name can stand for, or nothing.

    Of several inspection teams the one named first is meant.
    """
    own = _fullest(short, leader)
    found = ""
    for name in longer.of(short):
        group = _fullest(name, leader)
        if group in {own, found}:
            continue
        if found:
            return ""
        found = group
        if kinds[short] == "inspection":
            break
    return found


def _fullest(name: str, leader: dict[str, str]) -> str:
    """Return the leader of a name's group, and shorten the way there."""
    while leader[name] != name:
        leader[name] = leader[leader[name]]
        name = leader[name]
    return name


def _merge(leader: dict[str, str], one: str, other: str) -> None:
    """Put two names into one group, led by the longer (the earlier, if equally long)."""
    first, second = _fullest(one, leader), _fullest(other, leader)
    if first == second:
        return
    short, full = (first, second) if len(second) >= len(first) else (second, first)
    leader[short] = full
