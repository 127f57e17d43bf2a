"""First words of company names that grammar takes for others: 北方 in 北方农机公司, 国能, 中煤."""

import re

from kg.extraction.units.boundaries import vocabulary
from kg.extraction.units.coined import is_coined
from kg.names.divisions import division_stems
from kg.text.segmentation import Segmented
from kg.text.wordlists import words

_DIRECTION = re.compile("[东南西北]方")
_OF_THE_NATION = "中"
_BRAND_LAST = "正"
"""An adverb of which brands are made too (岑正工程咨询公司)."""
_COINED, _PLACES = (3, 2), (4, 3, 2)
_BEFORE_TAGS = ("v", "p", "c", "u", "x", "d", "m", "r")


def with_opening(segmented: Segmented, start: int) -> int:
    """Return where a company's name begins whose walk to the left ended at `start`.

    The walk stops at words of place and verbs, of which brands are made too.

    >>> from kg.model.text import Span
    >>> from kg.text.segmentation import segment_words
    >>> text = "由北方农机公司供货"
    >>> with_opening(segment_words(text, Span(0, len(text))), 3)
    1
    """
    leftward = segmented.leftward(start)
    last = next(leftward, None)
    if last is None or last.start + len(last.text) != start or _ends_name(last.text):
        return start
    if _DIRECTION.fullmatch(last.text):
        return last.start if _opens_name(segmented, last.start) else start
    if len(last.text) != 1:
        return start
    if last.text == _OF_THE_NATION:
        following = segmented.text_at(start)
        is_brand = len(following) == 1 and is_coined(last.text + following)
        is_brand = is_brand or _follows_verb(segmented, last.start)
        return last.start if is_brand and _opens_name(segmented, last.start) else start
    first = next(leftward, None)
    if first is None or len(first.text) != 1 or not is_coined(first.text + last.text):
        return start
    return first.start if _opens_name(segmented, first.start) else start


def _ends_name(word: str) -> bool:
    return word in vocabulary().stops and word != _BRAND_LAST


def coined_start(text: str, segmented: Segmented, end: int) -> int:
    """Return where the coined word before `end` begins, with the place before it; else `end`.

    The walk to the left stops at the verbs of which brands are made (天水|秦锻|机床厂).

    >>> from kg.model.text import Span
    >>> from kg.text.segmentation import segment_words
    >>> text = "聘请陇信达会计师事务所"
    >>> coined_start(text, segment_words(text, Span(0, len(text))), 5)
    2
    """
    for length in _COINED:
        start = end - length
        if start < segmented.starts[0] or not is_coined(text[start:end]):
            continue
        if vocabulary().stops.intersection(text[start:end]):
            continue
        place = next((n for n in _PLACES if text[start - n : start] in division_stems()), 0)
        if place or _opens_name(segmented, start):
            return start - place
    return end


def _follows_verb(segmented: Segmented, start: int) -> bool:
    """Tell whether a verb that takes a doer stands right before `start` (聘请|中正会计所)."""
    before = next(segmented.leftward(start), None)
    return (
        before is not None
        and before.start + len(before.text) == start
        and before.text in words("hiring_verbs.tsv")
    )


def _opens_name(segmented: Segmented, start: int) -> bool:
    """Tell whether the word before `start` can belong to no name."""
    before = next(segmented.leftward(start), None)
    if before is None or before.start + len(before.text) < start:
        return True
    return before.text in vocabulary().stops or before.tag.startswith(_BEFORE_TAGS)
