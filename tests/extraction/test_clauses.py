from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.clauses import clauses
from kg.model.text import Span
from kg.text.read import make_report


def cut(text: str) -> list[str]:
    return [one.cut(text) for one in clauses(make_report("a", text), Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("清淤3公里,植树200棵;验收完成。", ["清淤3公里", "植树200棵", "验收完成"]),
        ("完成1,200亩,投资3,400.5万元。", ["完成1,200亩", "投资3,400.5万元"]),
        ("新建泵站(一期,二期),已完工。", ["新建泵站(一期,二期)", "已完工"]),
        ("印发《关于清淤,植树的通知》,已落实。", ["印发《关于清淤,植树的通知》", "已落实"]),
        ("14:30开会,20:15结束。", ["14:30开会", "20:15结束"]),
        ("整改措施：清淤，植树。", ["整改措施", "清淤", "植树"]),
        (",,;。", []),
        ("甲)乙,丙", ["甲)乙", "丙"]),
    ],
)
def test_marks_part_clauses(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet="甲1,;:。()《》“” \n", min_size=1, max_size=40))
def test_clauses_are_in_order_and_trimmed(text: str) -> None:
    found = list(clauses(make_report("a", text), Span(0, len(text))))

    assert all(one.cut(text) == one.cut(text).strip() for one in found)
    for earlier, later in pairwise(found):
        assert earlier.end < later.start
