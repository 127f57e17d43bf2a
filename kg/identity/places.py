"""Which area a report belongs to."""

from kg.model.entities import Place
from kg.model.text import Metadata
from kg.names.divisions import NATION, code_of, name_of, province_of


def report_place(metadata: Metadata) -> Place | None:
    """Return the area that a report is about, None if neither it nor the caller names one.

    A name without a code (an invented city, a zone) gets the code `x-` and the name.

    >>> from kg.model.text import Stated
    >>> place = Stated("云河市", None, "supplied-by-caller")
    >>> report_place(Metadata(None, None, None, place, None, None)).code
    'x-云河市'
    """
    return place_named(metadata.place.value) if metadata.place else None


def place_named(name: str, within: str = "") -> Place:
    """Return the area of that name; a county may be named with its city (济南市市中区)."""
    for length in range(len(name) - 1, 1, -1):
        city = code_of(name[:length], within)
        county = code_of(name[length:], city) if city else ""
        if county:
            return Place(county, name)
    return Place(code_of(name, within) or f"x-{name}", name)


def nation() -> Place:
    """Return the whole country."""
    return Place(NATION, "中国")


def city_around(place: Place) -> Place:
    """Return the city that a county lies in; an unknown county's city has no name.

    >>> city_around(Place("370103", "市中区")).name
    '济南市'
    """
    code = place.code[:4] + "00" if place.code[:4].isdigit() else ""
    name = name_of(code)
    return Place(code, name) if name else Place(f"x-{place.name}所在市", "")


def province_around(place: Place) -> Place:
    """Return the province of a city; an unknown city's province has no name and is not shared."""
    code, name = province_of(place.code)
    return Place(code, name) if code else Place(f"x-{place.name}所在省", "")
