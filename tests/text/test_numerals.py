from decimal import Decimal

import pytest

from kg.text.numerals import parse_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6", "6"),
        ("1,234", "1234"),
        ("3.50", "3.5"),
        ("-3.2", "-3.2"),
        ("六", "6"),
        ("两", "2"),
        ("〇", "0"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("三千二百", "3200"),
        ("一万二千亿", "1200000000000"),
        ("5.5万亿", "5500000000000"),
    ],
)
def test_numeral(text: str, value: str) -> None:
    assert parse_numeral(text) == Decimal(value)


@pytest.mark.parametrize("text", ["几", "3个", "abc"])
def test_other_characters_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no part of a number"):
        parse_numeral(text)
