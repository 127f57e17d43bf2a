"""Development zones: how their names are written, and the places that a report is about."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.model.text import Metadata

_TAILS = {
    "经济技术开发区": ("开发区", "经开区", "经济开发区"),
    "高新技术产业开发区": ("高新区", "开发区"),
    "经济开发区": ("开发区", "经开区"),
    "高新区": (),
    "经开区": (),
    "开发区": (),
}
_LEVELS = ("省", "自治区", "市", "县", "区", "州", "盟", "旗")
_ZONE = re.compile(
    r"(?P<head>[^,。、的对与和及由在将以向为按《》“”()\s]{2,10}?)(?P<tail>" + "|".join(_TAILS) + ")"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The places that a report is about: its city and, if a zone wrote it, the zone.

    `zone_names` are all ways to write the zone, longest first, empty for a city's report.
    """

    city: str
    zone: str
    zone_names: tuple[str, ...]

    @property
    def level(self) -> str:
        """The level word of the report's area (市, 县, 区, 省 …), empty if there is none."""
        return next((level for level in _LEVELS if self.city.endswith(level)), "")

    @property
    def stem(self) -> str:
        """The report's area without its level word."""
        return self.city.removesuffix(self.level)

    def is_home(self, name: str) -> bool:
        """Tell whether `name` is the report's own city or zone."""
        return name in (self.city, *self.zone_names)


@lru_cache(maxsize=4)
def surroundings(metadata: Metadata) -> Surroundings:
    """Return the city and the zone that a report's title and issuer name."""
    city = metadata.place.value if metadata.place else ""
    issuer = metadata.issuer.value if metadata.issuer else ""
    zone = zone_in(issuer) or zone_in(metadata.title.value if metadata.title else "")
    if not zone:
        return Surroundings(city, "", ())
    tail = next(tail for tail in _TAILS if zone.endswith(tail))
    head = zone.removesuffix(tail)
    tails = (tail, *_TAILS[tail])
    names = {head + short for short in tails} | set(tails)
    return Surroundings(city, zone, tuple(sorted(names, key=lambda name: (-len(name), name))))


def zone_forms(name: str) -> frozenset[str]:
    """Return the shorter names of a zone, empty if `name` is not that of one.

    >>> sorted(zone_forms("云河高新技术产业开发区"))
    ['云河开发区', '云河高新区', '开发区', '高新区', '高新技术产业开发区']
    """
    tail = next((tail for tail in _TAILS if name.endswith(tail)), "")
    head = name.removesuffix(tail)
    if not tail or not head:
        return frozenset()
    shorter = _TAILS[tail]
    return frozenset({tail, *shorter, *(head + short for short in shorter)})


def zone_in(name: str) -> str:
    """Return the zone that the name of a body contains, in its plain order.

    The party's form 中共甲市委乙开发区工作委员会 is read as 甲乙开发区.

    >>> zone_in("中共云河高新技术产业开发区工作委员会")
    '云河高新技术产业开发区'
    """
    plain = re.sub(r"^中共|^中国共产党", "", name)
    plain = re.sub(r"^(?P<city>[^委]{2,6}?)市委(?!巡)", r"\g<city>", plain)
    match = _ZONE.match(plain)
    return match[0] if match else ""
