import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("（一）完成３．５亿元", "(一)完成3.5亿元"),
        ("牵头单位：市水务局；", "牵头单位:市水务局;"),
        ("Ａ级\u3000景区\u00a0三处", "A级 景区 三处"),
        ("甲\t乙\r\n丙", "甲 乙 \n丙"),
        ("《办法》“三清”、。", "《办法》“三清”、。"),
        ("", ""),
    ],
)
def test_widths_and_spaces_are_made_equal(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_no_character_moves(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(text).count("\n") == text.count("\n")
    assert fold(fold(text)) == fold(text)
