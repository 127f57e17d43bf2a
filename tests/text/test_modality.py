"""What is hoped for is never taken for what was done."""

import pytest

from kg.model.text import Span
from kg.text.modality import modality_at


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("青石水厂已开工建设", "done"),
        ("青石水厂主体完成", "done"),
        ("青石水厂通过竣工验收", "done"),
        ("青石水厂正在铺设管网", "ongoing"),
        ("青石水厂扎实推进", "ongoing"),
        ("青石水厂拟于明年开工", "planned"),
        ("青石水厂计划6月份开工", "planned"),
        ("青石水厂将于年底投用", "planned"),
        ("力争青石水厂年底前完成主体", "expected"),
        ("青石水厂有望上半年获批", "expected"),
        ("确保青石水厂6月底完成", "required"),
        ("青石水厂预计已无变更", "expected"),
        ("青石水厂完成率", ""),
        ("青石水厂正式启用", "done"),
        ("青石水厂正常运行", ""),
        ("青石水厂占年度计划投资", ""),
        ("青石水厂通过网络宣传", ""),
        ("青石水厂", ""),
    ],
)
def test_modality_of_a_clause(words: str, modality: str) -> None:
    assert modality_at(words, Span(0, len(words))) == modality


def test_the_clause_before_the_words_counts_and_its_neighbour_does_not() -> None:
    text = "一号泵站已完工,有望上半年立项批复"

    assert modality_at(text, Span(text.index("望"), len(text))) == "expected"
    assert modality_at(text, Span(0, 7)) == "done"
