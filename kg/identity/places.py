"""Which area a report belongs to."""

from kg.model.entities import Place
from kg.model.text import Metadata
from kg.names.divisions import NATION, code_of, province_of


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
    """Return the area of that name."""
    return Place(code_of(name, within) or f"x-{name}", name)


def nation() -> Place:
    """Return the whole country."""
    return Place(NATION, "中国")


def province_around(place: Place) -> Place:
    """Return the province of a city; an unknown city's province has no name and is not shared."""
    code, name = province_of(place.code)
    return Place(code, name) if code else Place(f"x-{place.name}所在省", "")
