"""Standings without a number."""

import pytest

from kg.extraction.extract import extract
from kg.text.read import make_report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市项目开工率、完工率分别达76%、29%,居全省前列。",
            [("开工率", "前列", "全省"), ("完工率", "前列", "全省")],
        ),
        ("粮食单产增长4.2%,位居全省第一方阵。", [("粮食单产", "第一方阵", "全省")]),
        ("新签约项目32个,走在前列。", [("新签约项目", "前列", None)]),
        ("投资增长8.1%,力争全年居全省前列。", []),
        ("各项工作走在前列。", []),
        ("投资增长8.1%,居全省第3位。", []),
    ],
)
def test_standings(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    _, facts = extract(make_report("a", text))

    found = facts.standings
    assert [
        (one.indicator.text, one.words.text, one.scope and one.scope.text) for one in found
    ] == expected
