"""Companies that a list names by bare words: 岑拓、鑫泽达已签投资协议, 由岑拓、沄能分别投建."""

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from kg.extraction.units.boundaries import vocabulary
from kg.extraction.units.candidates import Candidate, Sentences
from kg.extraction.units.coined import is_coined
from kg.model.text import Span
from kg.names.divisions import division_names, division_stems
from kg.text.wordlists import alternatives, words

RULE = "unit-bare-name-in-list"
RULE_AGAIN = "unit-bare-name-elsewhere"

_ITEM = "[\u4e00-\u9fff]{2,4}?"
_MARKS = frozenset(",。;:( \n")
_SIGNS = ("由", "与", "和", "同", "对接", "会同", "联合")
_SHORT_SIGNS = ("由", "与", "和", "同")
_FIRMS = (
    r"等?(?:[0-9]+|[一二两三四五六七八九十]+)(?:家|大)(?:[^,。;、0-9]{0,6}?(?:企业|龙头|公司|厂家|厂商|集团|品牌))?"
    r"|等(?:龙头|重点|知名|头部|上下游)?(?:企业|公司|厂家|厂商)"
)
_LENGTHS = (4, 3, 2)
_LONGEST_LIST = 8
_LONGEST_NAME = 4
_COMMON = 400
"""How often the dictionary saw a word from which on no member of a list is a name."""
_SHORTEST_ANYWHERE = 3
_GROUP = "系"
"""What a group of companies ends with (岑拓系、恒润系两家)."""


def find_bare_lists(sentences: Sentences) -> Iterator[Candidate]:
    """Yield the members of lists of which something is said that only companies do.

    At least half of them must be words that only names can be, and none the name of a place.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "岑拓、沄能已签投资协议,由鑫泽达、恒沄分别投建。")
    >>> [unit.name for unit in recognise(report).units]
    ['岑拓', '沄能', '鑫泽达', '恒沄']
    """
    again: dict[str, None] = {}
    text = sentences.text
    for match in _rest_of_list().finditer(text):
        first = _first(text, match.start())
        spans = tuple(_items(text, first, match.end("rest"))) if first < match.start() else ()
        names = [span.cut(text) for span in spans]
        if names and _are_firms(names):
            yield from (Candidate(span, "enterprise", RULE, is_guess=True) for span in spans)
            again.update(dict.fromkeys(name for name in names if _is_telling(name)))
    for name in again:
        for place in re.finditer(re.escape(name), text):
            yield Candidate(Span(*place.span()), "enterprise", RULE_AGAIN, is_guess=True)


def _first(text: str, end: int) -> int:
    """Return where the first member of a list begins that ends at `end`; `end` if none does."""
    starts = [end - length for length in _LENGTHS if end >= length]
    for start in starts:
        if start == 0 or text[start - 1] in _MARKS:
            begin = start + text.startswith(_SHORT_SIGNS, start, end - 1)
            return begin if _is_han(text[begin:end]) else end
    signs = (start for start in reversed(starts) if text.endswith(_SIGNS, 0, start))
    return next(signs, end)


def _is_han(words_: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in words_)


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    for name in re.split("[、和]", text[start:end]):
        stop = start + len(name)
        yield Span(start, stop - name.endswith(_GROUP))
        start = stop + 1


def _are_firms(names: list[str]) -> bool:
    """Tell whether a list may be one of companies."""
    if any(name in division_stems() or name in division_names() for name in names):
        return False
    coined = sum(is_coined(name) or name in words("known_companies.tsv") for name in names)
    return 2 * coined >= len(names) and all(_may_be_name(name) for name in names)


def _may_be_name(name: str) -> bool:
    if not 1 < len(name) <= _LONGEST_NAME or name in vocabulary().generic:
        return False
    known = name in words("known_companies.tsv")
    return known or (
        rjieba.suggest_freq(name) < _COMMON and not name.endswith(words("not_companies.tsv"))
    )


def _is_telling(name: str) -> bool:
    """Tell whether a name stands for the company wherever it is read."""
    return is_coined(name) or len(name) >= _SHORTEST_ANYWHERE


@cache
def _rest_of_list() -> re.Pattern[str]:
    """Match what follows the first member of a list, up to what tells that it is one of firms."""
    acts = alternatives(words("firm_acts.tsv", "act"))
    return re.compile(
        rf"[、和](?P<rest>(?:{_ITEM}[、和]){{0,{_LONGEST_LIST}}}?{_ITEM})"
        rf"(?={_FIRMS}|(?:已|均|都|已经|先后|正|分别|共同|相继|陆续|也)*{acts})"
    )
