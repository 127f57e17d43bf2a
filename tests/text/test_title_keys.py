"""An issue keeps its key in a follow-up report that frames it anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.title_keys import title_key


@pytest.mark.parametrize(
    "text",
    [
        "关于河湖巡查不到位的问题。",
        "河湖巡查不到位",
        "河湖巡查不到位问题",
        "针对河湖 巡查不到位的问题:",
        "“河湖巡查”不到位的情况",
    ],
)
def test_the_frame_does_not_count(text: str) -> None:
    assert title_key(text) == title_key("关于河湖巡查不到位的问题")


def test_other_words_have_another_key() -> None:
    assert title_key("关于河湖巡查不到位的问题") != title_key("关于河湖保洁不到位的问题")


@given(st.text(max_size=30))
def test_a_key_is_sixteen_digits(text: str) -> None:
    assert len(title_key(text)) == len("0123456789abcdef")
    assert int(title_key(text), 16) >= 0
