"""What sort of money an amount is, and how far it has come."""

import pytest

from kg.text.funds import Money, money_in


@pytest.mark.parametrize(
    ("indicator", "clause", "sort", "state"),
    [
        ("专项债资金", "今年已获批专项债资金", "special-bond", "approved"),
        ("中央预算内资金", "争取中央预算内资金", "central", "sought"),
        ("省级资金", "下达省级资金", "provincial", "approved"),
        ("奖补资金", "已兑现奖补资金", "subsidy", "paid"),
        ("奖补资金", "拟为泵站企业兑现奖补资金", "subsidy", "to-pay"),
        ("贷款", "银行发放贷款", "loan", "paid"),
        ("外资", "实际使用外资", "foreign", "in-place"),
        ("资本金", "资本金到位", "capital", "in-place"),
        ("一般公共预算收入", "实现一般公共预算收入", "tax", "completed"),
        ("财政资金", "投入财政资金", "fiscal", ""),
        ("总投资", "计划总投资", "investment", "planned"),
        ("投资", "累计完成投资", "investment", "completed"),
        ("合同金额", "签订合同金额", "", "signed"),
        ("产值", "新增产值", "", ""),
    ],
)
def test_money(indicator: str, clause: str, sort: str, state: str) -> None:
    assert money_in(indicator, clause) == Money(sort, state)
