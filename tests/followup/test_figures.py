"""Figures that changed, and those that only seem to."""

import pytest

from tests.following import EARLIER, LATER, report, told

CASES = [
    ("整改河道隐患46处。", "整改河道隐患52处。", [("46", "52", "same-indicator")]),
    ("整改河道隐患46处。", "整改河道隐患46处。", []),
    ("整改河道隐患46处。", "整改河道隐患52条。", []),
    ("整改河道隐患46处。", "新增巡河人员52名。", []),
    ("巡河里程同比增长5%。", "巡河里程同比增长8%。", []),
    ("河长联盟吸纳成员单位16家。", "河长联盟成员单位由16家增至28家。", [("16", "28", "any")]),
    ("抽调干部18名。", "入库干部76名。", []),
]


@pytest.mark.parametrize(("before", "after", "changes"), CASES)
def test_changes(before: str, after: str, changes: list[tuple[str, str, str]]) -> None:
    comparison = told(
        report(EARLIER, f"巡河台账不全|一是{before}"), report(LATER, f"巡河台账不全|一是{after}")
    )
    found = [(str(one.earlier.value), str(one.later.value)) for one in comparison.changes]

    assert found == [(old, new) for old, new, _ in changes]
    for one, (_, _, rule) in zip(comparison.changes, changes, strict=True):
        assert rule in ("any", one.rule)


def test_a_correction_is_told_of_the_figure_in_the_same_issue() -> None:
    before = report(EARLIER, "巡河台账不全|一是累计清理淤泥8.6万立方米。")
    after = report(
        LATER, "巡河台账不全|一是通报所列清理淤泥8.6万立方米系录入错误，更正为6.8万立方米。"
    )
    (change,) = told(before, after).changes

    assert (str(change.earlier.value), str(change.later.value)) == ("8.6", "6.8")
    assert change.rule == "corrected-figure"


def test_figures_of_other_issues_are_not_compared() -> None:
    before = report(EARLIER, "巡河台账不全|一是整改河道隐患46处。")
    after = report(LATER, "公务接待超标准|一是整改河道隐患52处。")

    assert not told(before, after).changes
