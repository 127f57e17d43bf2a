"""Counties, districts, towns, streets and villages that are named as units."""

import re
from collections.abc import Iterator

from kg.extraction.units.boundaries import PROPER_TAGS, name_start, vocabulary
from kg.extraction.units.candidates import Candidate, Sentences
from kg.model.text import Span
from kg.names.divisions import division_ending
from kg.names.zones import Surroundings
from kg.text.segmentation import Segmented
from kg.text.wordlists import words

RULE = "unit-area"
_AREA = re.compile(
    r"(?:街道(?![办党级路两])|镇(?![级街区])|乡(?![镇村级亲])|县(?![级域委政城乡区])|区(?![域级属内间块划委政位县县])"
    r"|(?<=[\u4e00-\u9fff]{2})(?:村|社区)(?![级民庄居两集支党委服治书级干镇容卫医综]))"
)
_SHORTEST, _LONGEST, _LONGEST_TOWN = 2, 6, 3
_COUNTS = tuple("两三四五六七八九十各")
_TOWNS = frozenset({"镇", "乡", "街"})
_COMMON_NAMES = frozenset({"城区", "郊区", "矿区"})
"""Divisions whose names are also common words."""


def find_areas(sentences: Sentences, home: Surroundings) -> Iterator[Candidate]:
    """Yield the places that stand alone as units (其中甲区52个, 乙街道11个)."""
    text = sentences.text
    for match in _AREA.finditer(text):
        segmented = sentences.words_at(match.start())
        known = division_ending(text, match.end())
        if text[match.end() - known : match.end()] in _COMMON_NAMES:
            continue
        start = match.end() - known if known else name_start(segmented, match.start())
        stem = text[start : match.start()]
        if not known and not _is_place(segmented, start, match.start(), stem):
            continue
        while upper := division_ending(text, start):
            start -= upper
        yield Candidate(Span(start, match.end()), "area", RULE)


def _is_place(segmented: Segmented, start: int, end: int, stem: str) -> bool:
    if not _SHORTEST <= len(stem) <= _LONGEST or stem in vocabulary().generic:
        return False
    if "级" in stem or "全" in stem or stem[0] == "各" or stem.endswith(_COUNTS):
        return False
    following = segmented.text_at(end)
    inside = segmented.words_between(start, end)
    is_name = [(word.text, word.tag in PROPER_TAGS) for word in inside] == [(stem, True)]
    if stem.endswith(words("not_places.tsv")) and not (is_name and following in _TOWNS):
        return False
    if following in _TOWNS and len(stem) <= _LONGEST_TOWN:
        return all(
            word.tag.startswith(("n", "j", "x", "g")) or len(word.text) == 1 for word in inside
        )
    return any(word.tag in PROPER_TAGS for word in inside)
