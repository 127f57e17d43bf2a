"""A key of an issue's words that survives rewording of the frame around them."""

import hashlib
import re

from kg.text.fold import fold

_FRAME = re.compile(r"^(?:关于|针对|对于|反馈指出的)|(?:的|等)?(?:问题|情况|方面|现象)+$")
_NOT_WORDS = re.compile(r"[\W_]+")
_DIGITS = 16


def title_key(text: str) -> str:
    """Return 16 hexadecimal digits that two headings of one issue share.

    Set phrases (关于…的问题), spaces and punctuation do not count.

    >>> title_key("关于河湖巡查不到位的问题。") == title_key("河湖巡查 不到位")
    True
    """
    return hashlib.sha256(bare_words(text).encode()).hexdigest()[:_DIGITS]


def bare_words(text: str) -> str:
    """Return the words of a heading without set phrases, spaces and punctuation.

    >>> bare_words("关于河湖巡查 不到位的问题。")
    '河湖巡查不到位'
    """
    plain = _NOT_WORDS.sub("", fold(text))
    return _FRAME.sub("", plain) or plain
