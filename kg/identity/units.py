"""Which unit each name in a report means: canonical name and area."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from kg.identity.places import city_around, nation, place_named, province_around
from kg.identity.registry import Registry
from kg.model.entities import Entity, Place, ResolvedUnit
from kg.model.mentions import Reading, UnitMention
from kg.names.divisions import division_names
from kg.names.offices import offices
from kg.names.zones import Surroundings, surroundings
from kg.resources import table

RULE_FULL = "identity-full-name"
RULE_CITY = "identity-city-level"
RULE_PROVINCE = "identity-province-level"
RULE_NATION = "identity-national-level"
RULE_ZONE = "identity-own-zone"
RULE_ZONE_DEPARTMENT = "identity-zone-department"
RULE_LOCAL = "identity-report-area"
RULE_REGISTRY = "identity-registry"

_LONGEST_DIVISION = 12
_PARTY_COMMITTEE = re.compile(r"[^委]{2,12}[省市县区州旗]委(?!巡)")
_COUNTY_LEVELS = frozenset("县区旗")
_OF_A_PLACE = re.compile(
    r".+(?:[河江湖海湾山岛库口港渠]|流域|湿地|保护区|风景区)(?:管理|管护|保护|航道|航运)?局"
)
"""The authority of a river, a lake or a mountain (白河管理局): no department of a zone."""
_OFFICIAL = frozenset({"government", "party"})
_ZONE_TAILS = {"高新区": "高新技术产业开发区", "经开区": "经济技术开发区"}
_ZONE_SHORT = re.compile(r"(?P<head>[\u4e00-\u9fff]{2,4})(?P<tail>高新区|经开区)(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class _Resolved:
    """A canonical name, the area it is unique in, and the rule that found both."""

    name: str
    place: Place | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Report:
    """What a name is read against: the report's area and its zone.

    `has_departments` tells whether the zone has departments that bear names like ministries.
    """

    place: Place | None
    home: Surroundings
    code: str
    has_departments: bool


def resolve_units(
    reading: Reading, place: Place | None, registry: Registry
) -> tuple[ResolvedUnit, ...]:
    """Return the units behind the mentions of a report, in the order of their first mention.

    A level word is read against the report: 市水务局 in 云河市's report is 云河市水务局, the same
    words in another city's report are another unit. Two units never merge across areas. A line of
    the user's registry decides before every rule.
    """
    home = surroundings(reading.metadata)
    code = place.code if place else f"x-{reading.report.id}"
    report = _Report(place, home, code, _has_departments(reading.units, home))
    grouped: dict[tuple[str, str | None], list[UnitMention]] = {}
    for mention in reading.units:
        meaning = registry.meaning(mention.name, place.name if place else "")
        fullest = mention.name if meaning else mention.fullest
        grouped.setdefault((meaning or fullest, meaning), []).append(mention)
    merged: dict[Entity, ResolvedUnit] = {}
    for (_, meaning), group in grouped.items():
        unit = _unit(report, group, meaning)
        known = merged.get(unit.entity)
        merged[unit.entity] = _joined(known, unit) if known else unit
    return tuple(merged.values())


def _has_departments(mentions: Iterable[UnitMention], home: Surroundings) -> bool:
    """Tell whether a zone's report names departments that no ministry is called (经济发展部)."""
    if not home.zone:
        return False
    return any(
        one.name.endswith("部")
        and one.kind == "government"
        and (one.name not in offices() or one.name.startswith(home.zone_names))
        for one in mentions
    )


def _unit(report: _Report, group: list[UnitMention], meaning: str | None) -> ResolvedUnit:
    kind = group[0].kind
    fullest = max((one.name for one in group), key=len) if meaning else group[0].fullest
    if meaning:
        resolved = _Resolved(meaning, report.place, RULE_REGISTRY)
    else:
        resolved = _resolve(report, fullest, kind)
    place = resolved.place
    code = place.code if place else report.code
    aliases = tuple(dict.fromkeys(one.name for one in group if one.name != fullest))
    return ResolvedUnit(
        entity=Entity(_classes()[kind], ("unit", code, resolved.name), resolved.name),
        place=place,
        kind=kind,
        fullest=fullest,
        aliases=aliases,
        mentions=tuple(group),
        rule=resolved.rule,
    )


@cache
def _classes() -> dict[str, str]:
    rows = table("ontology", "lexicons", "unit_kinds.tsv")
    return {row["kind"]: row["class"] for row in rows}


def _joined(known: ResolvedUnit, other: ResolvedUnit) -> ResolvedUnit:
    """Two names of one report that turned out to be one unit."""
    fullest, short = sorted((known.fullest, other.fullest), key=lambda name: (-len(name), name))
    aliases = dict.fromkeys((*known.aliases, *other.aliases, short))
    aliases.pop(fullest, None)
    return ResolvedUnit(
        entity=known.entity,
        place=known.place,
        kind=known.kind,
        fullest=fullest,
        aliases=tuple(aliases),
        mentions=tuple(sorted((*known.mentions, *other.mentions))),
        rule=known.rule,
    )


def _resolve(report: _Report, name: str, kind: str) -> _Resolved:
    """Find whose a name is by what it begins with; the first rule that fits decides."""
    plain = name.removeprefix("中共")
    for rule in (_national, _of_zone, _of_division, _of_zone_bare, _of_level):
        found = rule(report, plain, kind)
        if found and kind == "party" and _PARTY_COMMITTEE.match(found.name):
            return replace(found, name=f"中共{found.name}")
        if found:
            return found
    return _Resolved(_zone_in_full(_official(plain)), report.place, RULE_LOCAL)


def _zone_in_full(name: str) -> str:
    """云河高新区管委会 and 云河高新技术产业开发区管理委员会 are one, in any report of the city."""
    match = _ZONE_SHORT.match(name)
    if match is None:
        return name
    return match["head"] + _ZONE_TAILS[match["tail"]] + _official(match["rest"])


def _national(report: _Report, name: str, kind: str) -> _Resolved | None:
    """国家发展改革委, and a ministry's bare name outside a zone that has departments."""
    if name in {"党中央", "国务院", "中央"} or name.startswith(("国家", "中央", "全国", "最高")):
        return _Resolved(_national_name(name), nation(), RULE_NATION)
    ministry = name in offices() and name.endswith(("部", "总局", "署"))
    if ministry and report.has_departments:
        canonical = report.home.zone + name
        return _Resolved(canonical, report.place, RULE_ZONE_DEPARTMENT)
    return _Resolved(_official(name), nation(), RULE_NATION) if ministry else None


def _national_name(name: str) -> str:
    rest = name.removeprefix("国家")
    return "国家" + _official(rest) if rest != name and rest in offices() else name


def _of_zone(report: _Report, name: str, kind: str) -> _Resolved | None:
    """高新区财政金融部 in the report of a zone."""
    if not report.home.zone:
        return None
    city = report.home.city.removesuffix("市") + "市委"
    flat = (
        report.home.city.removesuffix("市") + name.removeprefix(city)
        if name.startswith(city)
        else name
    )
    for zone in report.home.zone_names:
        if flat.startswith(zone):
            rest = flat.removeprefix(zone)
            return _Resolved(_zone_name(report.home.zone, rest), report.place, RULE_ZONE)
    return None


def _of_zone_bare(report: _Report, name: str, kind: str) -> _Resolved | None:
    """党工委, 应急管理部, 区科技创新局: a zone's own bodies, named without the zone."""
    if not report.home.zone:
        return None
    if report.home.zone.endswith("区") and kind in _OFFICIAL:
        name = name.removeprefix("我").removeprefix("区")
    if name in {"党工委", "管委会"}:
        return _Resolved(_zone_name(report.home.zone, name), report.place, RULE_ZONE)
    own = name.endswith(("部", "局")) and not _OF_A_PLACE.fullmatch(name)
    bare = name in offices() or (kind in _OFFICIAL and own)
    if bare and not name.startswith(("市", "省")):
        return _Resolved(report.home.zone + _official(name), report.place, RULE_ZONE_DEPARTMENT)
    return None


def _zone_name(zone: str, rest: str) -> str:
    full = {"党工委": "工作委员会", "工作委员会": "工作委员会", "管委会": "管理委员会"}.get(rest)
    return f"中共{zone}{full}" if full == "工作委员会" else zone + (full or _official(rest))


def _of_division(report: _Report, name: str, kind: str) -> _Resolved | None:
    """Read a name that begins with a division: 济南市财政局, or the report's own city."""
    within = report.place.code if report.place else ""
    for length in range(min(_LONGEST_DIVISION, len(name)), 1, -1):
        head, rest = name[:length], name[length:]
        if head == report.home.city or head in division_names():
            place = report.place if head == report.home.city else place_named(head, within)
            if place and place.code.startswith("x-") and head in division_names():
                place = place_named(head)
            return _Resolved(head + _official(rest) if rest else head, place, RULE_FULL)
    return None


def _of_level(report: _Report, name: str, kind: str) -> _Resolved | None:
    """市水务局, 省财政厅: the level is that of the report's own area, its city or its province."""
    if report.place is None or kind in {"area", "park"}:
        return None
    own = report.home.level or "市"
    for level in (f"我{own}", f"全{own}", own):
        if name.startswith(level) and len(name) > len(level):
            rest = _official(name.removeprefix(level))
            rule = RULE_PROVINCE if own == "省" else RULE_CITY
            return _Resolved(report.place.name + rest, report.place, rule)
    if name.startswith("省") and len(name) > 1:
        province = province_around(report.place)
        return _Resolved((province.name or "省") + _official(name[1:]), province, RULE_PROVINCE)
    if name.startswith("市") and len(name) > 1 and own in _COUNTY_LEVELS:
        city = city_around(report.place)
        return _Resolved((city.name or "市") + _official(name[1:]), city, RULE_CITY)
    return None


def _official(name: str) -> str:
    office = offices().get(name)
    return office.official if office else name
