"""Half-width and full-width writing made equal without moving a character."""

import re

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\r\t\v\f", " ")
_STROKES = {"\u2502": "|", "\u2503": "|", "\uffe8": "|"}
_DASHES = {"\u2015": "—", "\u2500": "—", "\u301c": "~", "\u2f00": "一"}
_TABLE = {**_FULL_WIDTH, **_SPACES, **_DASHES, **_STROKES}
_UPRIGHT = ("\uff5c", *_STROKES)
_FOLDED = re.compile(f"[{''.join(_TABLE)}]")


def fold(text: str) -> str:
    """Return `text` in half-width punctuation, digits and letters, and plain spaces.

    Every character is replaced by one character, so offsets stay valid; 。、《》“” stay.

    >>> fold("（一）完成３．５亿元，增长１０％；")
    '(一)完成3.5亿元,增长10%;'
    """
    return _FOLDED.sub(lambda match: _TABLE[match[0]], text)


def upright(text: str) -> str:
    """Return `text` with all strokes that part the cells of a table written alike, tabs kept.

    >>> upright("序号｜事项│进度")
    '序号|事项|进度'
    """
    for stroke in _UPRIGHT:
        text = text.replace(stroke, "|")
    return text
