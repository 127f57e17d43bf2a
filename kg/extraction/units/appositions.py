"""What stands before a company's name and is none of it: 监理单位|恒信公司, 清查|云河供水公司."""

import re
from functools import cache

from kg.names.divisions import division_stems
from kg.text.segmentation import Segmented
from kg.text.wordlists import alternatives, words

_SHORTEST = 4
"""Characters of a name and its suffix that must be left."""
_PLACES = (2, 3, 4)
_LONGEST_CALLING = 8
_FEWEST_WORDS = 3
_VERBS = frozenset({"v", "vn"})
_OPENING = re.compile(
    r"国网(?=[\u4e00-\u9fff]{2,}公司)|中国(?=移动|联通|电信|铁塔|铁路|石油|石化|邮政|[\u4e00-\u9fff]{2}银行)"
)
"""Words that open the name of a company of the whole nation."""


def behind_calling(segmented: Segmented, start: int, end: int) -> int:
    """Return where a company's name begins behind what it is for the works, or behind a verb.

    >>> from kg.model.text import Span
    >>> from kg.text.segmentation import segment_words
    >>> text = "监理单位恒信监理公司"
    >>> behind_calling(segment_words(text, Span(0, len(text))), 0, len(text))
    4
    """
    text, offset = segmented.text, segmented.starts[0]
    begin, stop = start - offset, end - offset
    called = _called().match(text, begin, stop)
    if called and stop - called.end() >= _SHORTEST:
        begin = called.end()
    opening = _OPENING.search(text, begin + 1, stop)
    if opening:
        return opening.start() + offset
    return _behind_verb(segmented, begin + offset, stop + offset)


def is_called(text: str, end: int) -> bool:
    """Tell whether the words that end at `end` say what the next name is for the works.

    >>> is_called("中标人岑拓建设", 3), is_called("新城岑拓建设", 2)
    (True, False)
    """
    return any(
        _called().fullmatch(text, start, end)
        for start in range(max(0, end - _LONGEST_CALLING), end - 2)
    )


def _behind_verb(segmented: Segmented, start: int, end: int) -> int:
    """Return where a place begins behind the verb of which the name is the object."""
    inside = segmented.words_between(start, end)
    if len(inside) < _FEWEST_WORDS or inside[0].tag not in _VERBS:
        return start
    begin, place = start + len(inside[0].text), inside[1]
    if place.start != begin or end - begin < _SHORTEST:
        return start
    first = begin - segmented.starts[0]
    stems = (segmented.text[first : first + length] for length in _PLACES)
    known = place.tag == "ns" or any(stem in division_stems() for stem in stems)
    return begin if known or (place.tag == "nr" and len(place.text) == 1) else start


@cache
def _called() -> re.Pattern[str]:
    callings = alternatives(words("unit_callings.tsv"))
    enterprises = "(?:[省市县区州]属)?(?:国企|央企|民企)"
    return re.compile(
        rf"[需须由经及和与待原新]*?(?:{callings}(?:单位|企业|方|人|主体|机构|银行)|{enterprises})"
    )
