"""Words of a report that can neither hide, nor steer a terminal, nor turn the text around them.

What these functions return is for eyes; graph, JSON and offsets keep the exact text.
"""

import unicodedata
from typing import TypeVar

T = TypeVar("T")

_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""Categories of characters that nobody sees: control, format, private, broken, separators.

Characters that Unicode has not assigned yet are none of them: the next version may make them rare
Chinese characters, as they stand in names of people.
"""


def visible(text: str) -> str:
    r"""Return `text` with every invisible or control character made visible as `�`.

    A line break becomes a space.

    >>> visible("项目\x1b[31m一")
    '项目�[31m一'
    """
    spaced = " ".join(text.splitlines())
    return "".join("�" if _is_hidden(char) else char for char in spaced)


def revealed(value: T) -> T | str:
    r"""Return `value`, if it is plain words, with every hidden character in them as `�`.

    Lines and tabs stay. It is what templates and files do to the words of a report; what is known
    to be HTML is left alone.

    >>> revealed("甲\u202e乙\n丙"), revealed(7)
    ('甲�乙\n丙', 7)
    """
    if not isinstance(value, str) or value.isprintable() or hasattr(value, "__html__"):
        return value
    return "".join("�" if _is_hidden(char) and char not in "\n\r\t" else char for char in value)


def shortened(text: str, longest: int) -> str:
    """Return at most `longest` characters of a text; one that is cut ends in `…`.

    >>> shortened("云河市水利局", 4), shortened("云河市", 4)
    ('云河市…', '云河市')
    """
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in _HIDDEN
