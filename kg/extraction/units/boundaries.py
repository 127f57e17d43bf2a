"""Where the name of an organisation begins: the walk to the left from what ends it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.names.divisions import division_stems
from kg.resources import table
from kg.text.segmentation import Segmented
from kg.text.wordlists import words

MAX_NAME = 30
"""Longest name in characters before its suffix."""

_SHORTEST_CUT = 2

PROPER_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "eng", "j"})
"""Tags of jieba for names of persons, places, organisations, brands, foreign words, short forms."""

_ENDING_TAGS = frozenset(
    ("p", "c", "u", "uj", "ul", "uz", "ug", "ud", "uv", "d", "r", "y", "f", "e")
)
_ENDING_TAGS |= {"o", "t", "h"}
_MISTAKEN = frozenset({"d", "t", "u", "c"})
"""Tags under which the dictionary may hold the name of a city, too (大连, an adverb)."""
_ORDINAL = re.compile(r"第[一二三四五六七八九十]+|[一二三四五六七八九十]")
_QUOTES = '“”"‘’'
_GLUED = frozenset("由与及获被对向")
_GLUED_BY = tuple(
    adverb + sign for adverb in "正已拟均现将并曾再仍" for sign in "由与向对获被经和同"
)
"""An adverb and a preposition, glued to a name (正与岑拓)."""

_TELLS_TIME = re.compile("[年月日季旬周晚早午今昨明前后初末底期代时夜秋春冬夏]")
_LETTERS_AND_DIGITS = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9]+")
_YEAR = re.compile(r"[0-9]{4}")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
"""Characters of names that the dictionary may not know (沄, 洄)."""
_MEASURE_ORDINAL = re.compile(r"[一二三四五六七八九十]+是")
_DAY_REPORTED = "日报"
"""What the segmenter takes for a newspaper in 6月27日报省厅备案."""
_LEVELS = frozenset("省市区县")
_LEVEL_AND_MORE = re.compile("[省市县州](?![场级区])[\u4e00-\u9fff]")
"""A level and the next character that the segmenter guessed to be a verb (县建|投公司)."""
_GLUED_BEHIND = re.compile("[局委部院厅办所司府行站][向对将与由经报把]")
"""The end of one name and a preposition that the segmenter took for a word (医保|局向|市医院)."""
_GLUED_INSIDE = re.compile("[由经报待](?:省|市|县|区|州|国家)$")
"""A preposition and a level that the segmenter took for the end of a word (厂由市|热力总公司)."""
_LEVEL_GLUE = (
    "市",
    "省",
    "区",
    "县",
    "国家",
    "中央",
    "市委",
    "省委",
    "县委",
    "区委",
    "市政府",
    "省政府",
)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    stops: frozenset[str]
    inner_verbs: frozenset[str]
    generic: frozenset[str]
    generic_services: frozenset[str]
    not_units: frozenset[str]
    not_unit_endings: tuple[str, ...]
    levels: tuple[str, ...]
    proper_levels: frozenset[str]


@cache
def vocabulary() -> _Vocabulary:
    """Return the word lists that bound names, read once."""
    levels = table("ontology", "lexicons", "levels.tsv")
    none = table("ontology", "lexicons", "not_units.tsv")
    return _Vocabulary(
        stops=frozenset(
            row["word"] for row in table("ontology", "lexicons", "unit_left_stops.tsv")
        ),
        inner_verbs=frozenset(
            row["word"] for row in table("ontology", "lexicons", "unit_name_verbs.tsv")
        ),
        generic=frozenset(
            row["word"] for row in table("ontology", "lexicons", "generic_units.tsv")
        ),
        generic_services=frozenset({"级", "属", "区", "重点"}),
        not_units=frozenset(row["word"] for row in none if row["how"] == "whole"),
        not_unit_endings=tuple(row["word"] for row in none if row["how"] == "ending"),
        levels=tuple(
            sorted((row["level"] for row in levels), key=lambda level: (-len(level), level))
        ),
        proper_levels=frozenset(row["level"] for row in levels if row["proper"] == "yes"),
    )


def name_start(segmented: Segmented, end: int, *, coined: bool = False) -> int:
    """Return where the name begins that runs up to `end`; `end` itself if there is none.

    The walk takes nouns, proper names and the verbs that names contain (投资, 建设) and stops at
    prepositions, conjunctions, other verbs, numbers and marks. A `coined` name, made for one task
    (“专精特新”专班, 保畅通工作专班), may hold quoted words, numbers and any verb that starts none.

    >>> from kg.model.text import Span
    >>> from kg.text.segmentation import segment_words
    >>> text = "委托云河正衡会计师事务所开展清查"
    >>> text[name_start(segment_words(text, Span(0, len(text))), 8):12]
    '云河正衡会计师事务所'
    """
    start, quoted = end, False
    for word in segmented.leftward(end):
        if end - word.start > MAX_NAME:
            break
        if coined and word.text in _QUOTES:
            quoted = word.text in "”’" or (word.text == '"' and not quoted)
            start = word.start
            continue
        kept = 0 if quoted else _kept(word.text, word.tag, coined)
        if kept < 0:
            break
        start = word.start + kept
        if kept:
            break
    if start < end and _is_day_reported(segmented, start):
        start += len(_DAY_REPORTED)
    return start + 1 if _splits_stop(segmented, start, end) else start


def _is_day_reported(segmented: Segmented, start: int) -> bool:
    """Tell whether a name seems to begin with the last words of a date: 6月27|日报省厅."""
    place = start - segmented.starts[0]
    return (
        segmented.text.startswith(_DAY_REPORTED, place)
        and segmented.text[max(0, place - 1) : place].isdecimal()
    )


def _splits_stop(segmented: Segmented, start: int, end: int) -> bool:
    """Tell whether the segmenter gave a verb's second half to the name (约|谈青岚集团)."""
    if end - start <= _SHORTEST_CUT:
        return False
    before = next(segmented.leftward(start), None)
    if before is None or len(before.text) != 1:
        return False
    return before.text + segmented.text_at(start) in vocabulary().stops


@lru_cache(maxsize=1 << 16)
def _kept(text: str, tag: str, coined: bool) -> int:
    """Return how many characters to cut off a word's front: 0 keeps it all, -1 refuses it."""
    known = vocabulary()
    if _LETTERS_AND_DIGITS.fullmatch(text):
        return 0
    if text in known.stops and not (coined and text in known.inner_verbs):
        return -1
    if text in known.inner_verbs:
        return 0
    return _glued(text) or (-1 if _ends_name(text, tag, coined) else 0)


def _glued(text: str) -> int:
    """Return how many characters before a name the word holds: a preposition and what is before."""
    if _GLUED_BEHIND.fullmatch(text):
        return len(text)
    inside = _GLUED_INSIDE.search(text)
    if inside and len(text) > len(inside[0]):
        return inside.start() + 1
    if text.startswith(_GLUED_BY) and len(text) > len(_GLUED_BY[0]):
        return len(_GLUED_BY[0])
    return int(_is_glued(text))


def _is_glued(text: str) -> bool:
    """Tell whether the segmenter glued a preposition to what follows it (报市, 由望)."""
    first, rest = text[0], text[1:]
    if first in vocabulary().stops and rest in _LEVEL_GLUE:
        return True
    return first in _GLUED and bool(rest) and text not in words("not_glued.tsv")


def _ends_name(text: str, tag: str, coined: bool) -> bool:
    """Tell whether a word's part of speech ends a name."""
    if _MEASURE_ORDINAL.fullmatch(text):
        return True
    if tag in {"m", "q", "mq"}:
        ordinal = text[0] == "第" and _ORDINAL.fullmatch(text)
        return not ordinal and (not coined or bool(_YEAR.match(text)))
    if tag == "t" and len(text) > 1 and not _TELLS_TIME.search(text):
        return False
    if (tag in _MISTAKEN and text in division_stems()) or (coined and tag == "f" and text[1:]):
        return False
    if tag in _ENDING_TAGS or (tag == "x" and not _HAN.fullmatch(text)):
        return True
    guessed = len(text) > 1 and (tag == "vg" or _LEVEL_AND_MORE.fullmatch(text) is not None)
    return tag.startswith("v") and tag != "vn" and not guessed and not coined


def is_proper(segmented: Segmented, start: int, end: int) -> bool:
    """Tell whether words look like a proper name: a known one, or characters that form no word."""
    words = segmented.words_between(start, end)
    if not words or words[-1].tag.startswith("v"):
        return False
    lone = sum(len(word.text) == 1 for word in words)
    return any(word.tag in PROPER_TAGS for word in words) or lone > 1


def is_generic(stem: str, segmented: Segmented, start: int, end: int) -> bool:
    """Tell whether words name nobody in particular (第三方专业, before 公司)."""
    known = vocabulary()
    if stem in known.generic:
        return True
    if stem[:1] in _LEVELS and len(stem) > 1 and stem[1:] not in known.generic_services:
        return False
    inside = segmented.words_between(start, end)
    opens = bool(inside) and inside[0].start == start
    return opens and all(word.text in known.generic for word in inside)
