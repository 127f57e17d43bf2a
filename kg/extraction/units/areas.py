"""Counties, districts, towns, streets and villages that are named as units."""

import re
from collections.abc import Iterator

from kg.extraction.units.boundaries import PROPER_TAGS, name_start, vocabulary
from kg.extraction.units.candidates import Candidate, Sentences
from kg.extraction.units.coined import is_coined
from kg.model.text import Span
from kg.names.divisions import division_ending, division_stems
from kg.names.zones import Surroundings
from kg.text.segmentation import Segmented
from kg.text.wordlists import words

RULE = "unit-area"
# Every choice begins with its own character, by which the engine skips to it; what must stand
# before it is looked at from there.
_AREA = re.compile(
    r"(?:街道(?![办党级路两])|镇(?![级街区])|乡(?![镇村级亲])|县(?![级域委政城乡区])|区(?![域级属内间块划委政位县县])"
    r"|村(?<=[\u4e00-\u9fff]{2}村)(?<!乡村)(?![级民庄居两集支党委服治书级干镇容卫医综])"
    r"|市(?<=[\u4e00-\u9fff]{2}市)(?=[、和]|等地)"
    r"|社区(?<=[\u4e00-\u9fff]{2}社区)(?![级民庄居两集支党委服治书级干镇容卫医综]))"
)
RULE_BESIDE = "unit-town-in-list"
_TOWN = r"(?P<town>[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道|村|社区))"
_NEXT_TOWN = re.compile(rf"、{_TOWN}(?![级镇村民庄居两集支党委服治书干容卫医综办])")
_TOWN_BEFORE = re.compile(rf"(?:[,。;:()、\s]){_TOWN}、\Z")
_LONGEST_TOWN_LIST = 8
_COUNTY_NEXT = re.compile(r"[、和][\u4e00-\u9fff]{1,4}?[县区]")
_SHORTEST, _LONGEST, _LONGEST_TOWN = 2, 6, 3
_NUMBERED_STEM = re.compile(
    r"(?<![第一二三四五六七八九十百千万两几数])[一二三四五六七八九十百千万][里家桥塔店河山塘沟岭台营铺堡庄屯道渡泉林井湖]$"
)
"""Names of towns that begin with a numeral (十里街道)."""
_COUNTS = tuple("两三四五六七八九十各")
_TOWNS = frozenset({"镇", "乡", "街"})
_UPPER = frozenset({"区", "县"})
_COMMON_NAMES = frozenset({"城区", "郊区", "矿区", "老城区", "新城区", "东区", "西区"})
"""Divisions whose names are also common words: they count after the name of their city only."""


def find_areas(sentences: Sentences, home: Surroundings) -> Iterator[Candidate]:
    """Yield the places that stand alone as units (其中甲区52个, 乙街道11个)."""
    text = sentences.text
    for match in _AREA.finditer(text):
        known = division_ending(text, match.end())
        name = text[match.end() - known : match.end()]
        if name in _COMMON_NAMES and not division_ending(text, match.end() - known):
            continue
        if match[0] == "市" and not (
            known and _stands_with_counties(text, match.end() - known, match.end())
        ):
            continue
        start = match.end() - known if known else _place_start(sentences, match.start())
        if start == match.start():
            continue
        while upper := division_ending(text, start):
            start -= upper
        yield Candidate(Span(start, match.end()), "area", RULE)
        yield from _towns_beside(text, start, match.end())


def _towns_beside(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield the towns that stand in a list with one that is known (万家镇 in 万家镇、高台镇)."""
    if not text.endswith(("镇", "乡", "街道", "村", "社区"), start, end):
        return
    after = _NEXT_TOWN.match(text, end)
    before = _TOWN_BEFORE.search(text, max(0, start - _LONGEST_TOWN_LIST), start)
    for match in (after, before):
        if match and not match["town"].startswith(_COUNTS):
            yield Candidate(Span(*match.span("town")), "area", RULE_BESIDE, is_guess=True)


def _stands_with_counties(text: str, start: int, end: int) -> bool:
    """Tell whether a city stands in a list with counties (甲县、乙市等地)."""
    after = _COUNTY_NEXT.match(text, end)
    if after and division_ending(text, after.end()):
        return True
    return text[start - 1 : start] == "、" and text[start - 2 : start - 1] in _UPPER


def _place_start(sentences: Sentences, end: int) -> int:
    """Return where the unlisted name of a place that ends at `end` begins, `end` if none does."""
    segmented = sentences.words_at(end)
    if sentences.text[end - 1 : end + 1] in division_stems():
        return end
    numbered = _NUMBERED_STEM.search(sentences.text, max(0, end - 3), end)
    if numbered and not sentences.text[numbered.start() - 1 : numbered.start()].isdecimal():
        return numbered.start()
    start = name_start(segmented, end)
    return start if _is_place(segmented, start, end, sentences.text[start:end]) else end


def _is_place(segmented: Segmented, start: int, end: int, stem: str) -> bool:
    if not _SHORTEST <= len(stem) <= _LONGEST or stem in vocabulary().generic:
        return False
    if stem + segmented.text_at(end)[:1] in vocabulary().not_units:
        return False
    if "级" in stem or "全" in stem or stem[0] == "各" or stem.endswith(_COUNTS):
        return False
    following = segmented.text_at(end)
    inside = segmented.words_between(start, end)
    is_name = len(inside) == 1 and inside[0].tag in PROPER_TAGS
    is_name = is_name and inside[0].text in (stem, stem + following)
    if stem.endswith(words("not_places.tsv")) and not (is_name and following in _TOWNS):
        return False
    if following in _TOWNS and len(stem) <= _LONGEST_TOWN:
        return all(
            word.tag.startswith(("n", "j", "x", "g")) or len(word.text) == 1 for word in inside
        )
    return any(word.tag in PROPER_TAGS for word in inside) or (
        following not in _UPPER and is_coined(stem)
    )
