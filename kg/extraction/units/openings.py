"""First words of company names that grammar takes for others: 北方 in 北方农机公司, 国能, 中煤."""

import re

from kg.extraction.units.boundaries import vocabulary
from kg.extraction.units.coined import is_coined
from kg.text.segmentation import Segmented

_DIRECTION = re.compile("[东南西北]方")
_OF_THE_NATION = "中"
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
    words = segmented.leftward(start)
    last = next(words, None)
    if last is None or last.start + len(last.text) != start or last.text in vocabulary().stops:
        return start
    if _DIRECTION.fullmatch(last.text):
        return last.start if _opens_name(segmented, last.start) else start
    if len(last.text) != 1:
        return start
    if last.text == _OF_THE_NATION:
        following = segmented.text_at(start)
        is_brand = len(following) == 1 and is_coined(last.text + following)
        return last.start if is_brand and _opens_name(segmented, last.start) else start
    first = next(words, None)
    if first is None or len(first.text) != 1 or not is_coined(first.text + last.text):
        return start
    return first.start if _opens_name(segmented, first.start) else start


def _opens_name(segmented: Segmented, start: int) -> bool:
    """Tell whether the word before `start` can belong to no name."""
    before = next(segmented.leftward(start), None)
    if before is None or before.start + len(before.text) < start:
        return True
    return before.text in vocabulary().stops or before.tag.startswith(_BEFORE_TAGS)
