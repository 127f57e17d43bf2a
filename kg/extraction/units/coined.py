"""Coined words: what companies are called before they say their trade (岑拓 in 岑拓储能)."""

import re
from functools import cache, lru_cache

import rjieba

from kg.text.wordlists import alternatives, words

_SHORTEST, _LONGEST = 2, 4
_RARE = 20
"""How often the dictionary saw a word at most that is as good as unknown to it."""

_RARE_NAME = 400
"""The same for words that the dictionary itself takes for names."""

_NAME_TAGS = frozenset({"nr", "nrt", "nz", "nt"})
_SET_PHRASES = frozenset({"i", "l"})
"""Tags of idioms and set phrases (积极开展): rare words in the dictionary, but no names."""

_TIME = re.compile("[年月日天季旬周晚早午今昨明前后初末底期代朝世时刻夜秋春冬夏古近]")
"""What a word of time is made of; the name of an age (大汉) tells no time in a company's name."""
_HAN = re.compile(r"[\u3400-\u9fff]+")
_REMEMBERED = 1 << 14


@lru_cache(maxsize=_REMEMBERED)
def is_coined(word: str) -> bool:
    """Tell whether two to four characters form a word that only a name can be.

    The dictionary does not know it, or hardly; nor is it a word newer than the dictionary.

    >>> [is_coined(word) for word in ("岑拓", "鑫泽达", "白酒", "绿色", "低碳")]
    [True, True, False, False, False]
    """
    if not _SHORTEST <= len(word) <= _LONGEST or not _HAN.fullmatch(word):
        return False
    if _plain().search(word):
        return False
    pieces = rjieba.tag(word, False)
    if len(pieces) > 1:
        return all(len(piece) == 1 for piece, _ in pieces)
    tag, often = pieces[0][1], rjieba.suggest_freq(word)
    if tag in _SET_PHRASES:
        return False
    named = tag in _NAME_TAGS or (tag == "t" and not _TIME.search(word))
    return often < _RARE or (named and often < _RARE_NAME)


@cache
def _plain() -> re.Pattern[str]:
    lexicons = (("not_coined.tsv", "word"), ("company_trades.tsv", "word"))
    return re.compile("|".join(alternatives(words(*lexicon)) for lexicon in lexicons))
