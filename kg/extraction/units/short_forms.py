"""Which longer names a short name can stand for: the rule depends on the kind of unit."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.names.divisions import division_names, division_stems
from kg.names.zones import Surroundings, zone_forms
from kg.text.wordlists import words

LEGAL_FORM = re.compile(r"(?:股份|集团)?有限(?:责任)?公司$|集团公司$|总公司$|公司$|集团$")
"""What a company's short name leaves out."""

_ORDINAL = re.compile(r"第[一二三四五六七八九十]+")
_TOWN_GOVERNMENT = re.compile(r"(?:[镇乡]|街道)(?:人民)?(?:政府|党委)$")
"""A town's own body, which no name of its county's stands for (甲区乙镇政府)."""
_SHORTEST = 2
_GENERAL_GROUPS = frozenset({"专班", "工作专班", "工作组", "专组"})
_GENERAL_TEAM = re.compile(r"(?:中央|[省市区县]委)?(?:巡察组|巡视组|督察组)")
_TEAM_ENDING = 3
_SHORT_OFFICE, _FULL_OFFICE = "办", ("领导小组办公室", "指挥部办公室", "委员会办公室")
_LEVELS = frozenset("省市区县州旗")
_FIRMS = frozenset({"enterprise", "finance"})
_MOST_COMPARED = 400
"""Longer names that one short name is compared with; what is shorter than that is ambiguous."""


class LongerNames:
    """The names of one report, laid out so that the longer forms of a name are found at once.

    >>> kinds = {"市住建局": "government", "市住房和城乡建设局": "government"}
    >>> list(LongerNames(kinds, Surroundings("云河市", "", ())).of("市住建局"))
    ['市住房和城乡建设局']
    """

    def __init__(self, kinds: Mapping[str, str], home: Surroundings) -> None:
        self._kinds, self._home = kinds, home
        self._order = {name: place for place, name in enumerate(kinds)}
        firms = (name for name, kind in kinds.items() if kind in _FIRMS)
        others = (name for name, kind in kinds.items() if kind not in _FIRMS)
        self._firms = sorted(firms)
        self._reversed = sorted(name[::-1] for name in others)
        self._zones: dict[str, list[str]] = defaultdict(list)
        for name, kind in kinds.items():
            for form in sorted(zone_forms(name)) if kind == "park" else ():
                self._zones[form].append(name)
        self._group_offices = [name for name in kinds if name.endswith(_FULL_OFFICE)]
        self._holders: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for name, kind in kinds.items():
            if kind == "government":
                for character in sorted(set(name)):
                    self._holders[name[0], name[-1], character].append(name)

    def of(self, short: str) -> Iterator[str]:
        """Yield the longer names that `short` can stand for, in their order in the report."""
        kind = self._kinds[short]
        if kind == "park":
            yield from self._zones[short][:_MOST_COMPARED]
        elif len(short) >= _SHORTEST:
            likely = dict.fromkeys(self._candidates(short, kind))
            fitting = [name for name in likely if self._stands_for(short, kind, name)]
            yield from sorted(fitting, key=self._order.__getitem__)

    def _candidates(self, short: str, kind: str) -> Iterator[str]:
        """Yield the few names that are worth comparing."""
        if kind in _FIRMS:
            for prefix in _firm_prefixes(short, self._home):
                yield from _beginning(self._firms, prefix)
            if short[0] in _LEVELS:
                yield from self._firms[:_MOST_COMPARED]
        elif kind == "institution":
            yield from (name for name in _with_city(short, self._home) if name in self._kinds)
            if short[0] in _LEVELS:
                yield from (name[::-1] for name in _beginning(self._reversed, short[::-1]))
        else:
            yield from (short + level for level in "区县市" if short + level in self._kinds)
            ending = short[-_TEAM_ENDING:] if kind == "inspection" else short
            yield from (name[::-1] for name in _beginning(self._reversed, ending[::-1]))
            if kind == "government":
                yield from self._abbreviated(short)
            if short.endswith(_SHORT_OFFICE):
                yield from (name for name in self._group_offices if _is_office_of(short, name))

    def _abbreviated(self, short: str) -> list[str]:
        """Return the offices that hold the rarest character of `short` between the same ends."""
        holders = (self._holders.get((short[0], short[-1], character), ()) for character in short)
        return list(min(holders, key=len))[:_MOST_COMPARED]

    def _stands_for(self, short: str, short_kind: str, full: str) -> bool:
        kind = self._kinds[full]
        same_kind = kind == short_kind or {kind, short_kind} == _FIRMS
        if len(full) <= len(short) or not same_kind:
            return False
        if kind == "inspection":
            of_place = full.removesuffix(short) in division_stems()
            return of_place or _GENERAL_TEAM.fullmatch(short) is not None
        if _ORDINAL.findall(full) != _ORDINAL.findall(short):
            return False
        if kind in _FIRMS:
            both = {short, full}.issubset(words("known_companies.tsv"))
            both = both and LEGAL_FORM.sub("", full) != short
            return not both and _is_short_company(short, full, self._home)
        if kind == "institution":
            return True
        ends = full.endswith(short) and short not in _GENERAL_GROUPS
        ends = ends or (kind == "area" and full[:-1] == short)
        ends = (ends and not _is_elsewhere(short, full, self._home)) or _is_office_of(short, full)
        return ends or (kind == "government" and _abbreviates(short, full))


def _is_elsewhere(short: str, full: str, home: Surroundings) -> bool:
    """Tell whether a city's own 市政府 stands beside the 政府 of a city that is not its own."""
    place = full.removesuffix(short) + short[0]
    own = bool(home.city) and short[0] == home.city[-1]
    return own and place != home.city and place in division_names()


def _is_office_of(short: str, full: str) -> bool:
    """Tell 市督察整改办 from …督察整改工作领导小组办公室: the office leaves out level and group."""
    stem = short.removesuffix(_SHORT_OFFICE)[1:]
    return bool(stem) and full.endswith(_FULL_OFFICE) and stem in full and short != full


def _beginning(names: list[str], prefix: str) -> Iterable[str]:
    """Return those of the sorted names that begin with `prefix`, the first few hundred of them."""
    first = bisect_left(names, prefix)
    last = bisect_left(names, prefix + "\U0010ffff")
    return names[first : min(last, first + _MOST_COMPARED)]


def _firm_prefixes(short: str, home: Surroundings) -> Iterator[str]:
    city = home.city.removesuffix("市")
    core = LEGAL_FORM.sub("", short)
    if len(core) >= _SHORTEST:
        yield from (head + core for head in dict.fromkeys(("", city, "省", "市")))
    if city and short.startswith("市") and len(short) > _SHORTEST + 1:
        yield city + LEGAL_FORM.sub("", short[1:])


def _with_city(short: str, home: Surroundings) -> Iterator[str]:
    city = home.city.removesuffix("市")
    if city:
        yield home.city + short.removeprefix("市")
        yield city + short


def _is_short_company(short: str, full: str, home: Surroundings) -> bool:
    """Tell 岑拓储能 from 岑拓储能科技有限公司, also without the city's name in front."""
    city = home.city.removesuffix("市")
    for head in ("", city, "省", "市"):
        if head and not full.startswith(head):
            continue
        stem = full.removeprefix(head)
        core = LEGAL_FORM.sub("", short)
        if len(core) >= _SHORTEST and stem.startswith(core) and stem != full[: len(core)]:
            return True
        if short[0] in _LEVELS and _leaves_out(core, LEGAL_FORM.sub("", stem)):
            return True
        by_city = short.startswith("市") and head == city
        if by_city and stem.startswith(LEGAL_FORM.sub("", short[1:])):
            return len(short) > _SHORTEST + 1
    return False


def _leaves_out(core: str, stem: str) -> bool:
    """Tell 县城投 from 云溪县城市建设投资: the level and the first character of words after it."""
    place = stem.find(core[0])
    rest = iter(stem[place + 1 :]) if place >= 0 else iter("")
    return len(core) > _SHORTEST and all(character in rest for character in core[1:])


def _abbreviates(short: str, full: str) -> bool:
    """Tell 市住房建设局 from 市住房和城乡建设局: same ends, the rest left out here and there.

    A branch (市水务局城东分局) is no longer name of its bureau.
    """
    if full.startswith(short) or _TOWN_GOVERNMENT.search(full):
        return False
    characters = iter(full)
    in_order = all(character in characters for character in short)
    return in_order and short[0] == full[0] and short[-1] == full[-1]
