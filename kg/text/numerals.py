"""What a number that is written in digits or in Chinese characters is worth."""

import re
from decimal import Decimal

_DIGITS = dict(zip("〇一二三四五六七八九", range(10), strict=True)) | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_ARABIC = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|.")

HAN = "一二三四五六七八九十两百千零〇"
"""The characters of a Chinese numeral below 万."""


def parse_numeral(text: str) -> Decimal:
    """Return the value of a number in digits, in Chinese characters or in both.

    万 counts what follows the last 亿, but 亿 counts everything before it.

    >>> parse_numeral("1,230.5"), parse_numeral("六"), parse_numeral("三亿二千万")
    (Decimal('1230.5'), Decimal('6'), Decimal('320000000'))

    Raises ValueError when a character is no part of a number.
    """
    if _ARABIC.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if text in _DIGITS:
        return Decimal(_DIGITS[text])
    total = group = Decimal(0)
    number: Decimal | None = None
    for token in _TOKEN.findall(text):
        if token in _TENS:
            group, number = group + (1 if number is None else number) * _TENS[token], None
        elif token == "万":
            total, group, number = total + (group + (number or 0)) * 10**4, Decimal(0), None
        elif token == "亿":
            total, group, number = (total + group + (number or 0)) * 10**8, Decimal(0), None
        elif token in _DIGITS or token[0].isdecimal():
            number = Decimal(_DIGITS.get(token, token))
        else:
            raise ValueError(
                f"{token!r} is no part of a number; write digits or 一 to 亿: {text!r}"
            )
    return total + group + (number or 0)
