"""What a growth or a share is measured against."""

import pytest

from kg.text.comparisons import comparison_in


@pytest.mark.parametrize(
    ("words", "kind", "basis"),
    [
        ("同比增长", "growth", "year-on-year"),
        ("比上年提高", "growth", "year-on-year"),
        ("较2023年下降", "growth", "year-on-year"),
        ("较去年同期增加", "growth", "year-on-year"),
        ("环比下降", "growth", "previous-period"),
        ("较上季度回落", "growth", "previous-period"),
        ("比上半年提高", "growth", "previous-period"),
        ("较年初增加", "growth", "year-start"),
        ("低于时序进度", "growth", "schedule"),
        ("高于全省平均水平", "growth", "average"),
        ("占年度计划的", "rate", "plan-share"),
        ("占计划的", "rate", "plan-share"),
        ("占全市总量的", "rate", "total-share"),
        ("制造业占比达", "rate", "total-share"),
        ("位次提升", "growth", "places"),
        ("固定资产投资增长", "growth", "unstated"),
        ("开工率", "rate", ""),
        ("同比增长", "count", ""),
    ],
)
def test_basis(words: str, kind: str, basis: str) -> None:
    assert comparison_in(words, kind) == basis
