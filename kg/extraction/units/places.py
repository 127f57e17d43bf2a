"""Names of places that stand in front of offices."""

from functools import cache

from kg.extraction.units.boundaries import name_start, vocabulary
from kg.names.divisions import division_ending, division_stems
from kg.names.zones import Surroundings
from kg.resources import table
from kg.text.segmentation import Segmented

_PREPOSITIONS = tuple("在与和由向对经报待需请把将")
_STEM = (2, 3)
_CITY = frozenset("市州盟")
_BODIES = ("委", "政府", "局", "银行", "公司", "企业", "单位")


def place_start(text: str, segmented: Segmented, start: int, home: Surroundings) -> int:
    """Return where the level and place begin that stand directly before an office at `start`.

    `start` itself is returned when no level stands there.
    """
    for _ in range(3):
        level = _level_before(text, start)
        known = _known_place(text, start, home)
        if known:
            start -= known
        elif county := _county_behind_city(text, start):
            start -= county
        elif not level or start - len(level) < segmented.starts[0]:
            break
        elif level not in vocabulary().proper_levels:
            return start - len(level)
        else:
            return _proper_start(text, segmented, start, level)
    return start


def _county_behind_city(text: str, end: int) -> int:
    """Return the length of a county's name without its level behind its city, 0 if none ends there.

    Offices that a city keeps in its counties are named so (上饶市玉山|生态环境局).
    """
    for length in _STEM:
        if text[end - length : end] in division_stems() and text[end - length - 1] in _CITY:
            return length if division_ending(text, end - length) else 0
    return 0


def _level_before(text: str, end: int) -> str:
    """Return the longest level word that ends at `end`, or nothing."""
    levels = vocabulary().levels
    if not text.endswith(levels, 0, end):
        return ""
    return next(level for level in levels if text.endswith(level, 0, end))


def _known_place(text: str, end: int, home: Surroundings) -> int:
    """Return the length of the known place that ends at `end`, 0 if none does."""
    for name in (*home.zone_names, home.city):
        if name and text.endswith(name, 0, end):
            return len(name)
    return division_ending(text, end)


def _may_be_place(segmented: Segmented, start: int, end: int) -> bool:
    """Tell whether words may name a city or county: two to four characters, no verb among them."""
    words = segmented.words_between(start, end)
    nouns = all(word.tag.startswith(("n", "j", "x")) or len(word.text) == 1 for word in words)
    is_thing = len(words) == 1 and words[0].tag == "n" and words[0].text in _things()
    return 1 < end - start <= 4 and nouns and not is_thing  # noqa: PLR2004


@cache
def _things() -> frozenset[str]:
    """Return the nouns for papers and works, behind which a level opens the next name."""
    nouns = table("ontology", "lexicons", "document_nouns.tsv")
    works = table("ontology", "lexicons", "project_nouns.tsv")
    return frozenset(row["noun"] for row in (*nouns, *works)) - division_stems()


def _proper_start(text: str, segmented: Segmented, end: int, level: str) -> int:
    bare = end - len(level)
    start = name_start(segmented, bare)
    name = text[start:bare]
    if name.endswith(_BODIES) and len(level) == 1:
        return bare
    if not name or len(name) > 12 or name in vocabulary().generic:  # noqa: PLR2004
        return bare
    if (level == "省" and name not in division_stems()) or name.endswith(_PREPOSITIONS):
        return bare
    if level in {"市", "省", "区", "县"} and not _may_be_place(segmented, start, bare):
        return bare
    return start
