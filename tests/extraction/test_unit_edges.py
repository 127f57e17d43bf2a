"""Where names of units begin and end in the answers of counties and towns."""

import pytest

from kg.extraction.recognise import recognise
from kg.text.read import make_report


def names(text: str) -> list[str]:
    return [unit.name for unit in recognise(make_report("a", text)).units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("毛集镇、大河镇修复矿山15处。", ["毛集镇", "大河镇"]),
        ("城郊乡、大河镇清理杂物。", ["城郊乡", "大河镇"]),
        ("十里街道、五里街道清理杂物。", ["十里街道", "五里街道"]),
        ("二是三塘镇清理杂物。", ["三塘镇"]),
        ("两个乡镇、3个街道完成整治。", []),
        ("县农商行止付账户,待省农信联社同意。", ["县农商行", "省农信联社"]),
        ("平溪镇民政所发放补贴。", ["平溪镇民政所"]),
        ("选人用人专项组倒查档案。", ["选人用人专项组"]),
        ("县委县政府督查局开展督查。", ["县委县政府督查局"]),
        ("市委审计委员会召开会议。", ["市委审计委员会"]),
        ("报市委农村工作领导小组审议。", ["市委农村工作领导小组"]),
        ("县委副书记任组长。", []),
        ("各县(市)区政府限期整改。", []),
        ("正在征求省农科院意见。", ["省农科院"]),
        ("争取中央水污染防治资金6800万元。", []),
        ("委托江西信合会计师事务所评价。", ["江西信合会计师事务所"]),
        ("青岚养老公司运营区社会福利中心。", ["青岚养老公司", "区社会福利中心"]),
        ("北部热源厂由市热力总公司新建。", ["市热力总公司"]),
        ("由县建投公司代建。", ["县建投公司"]),
        ("市医保局向清河县人民医院追回基金。", ["市医保局", "清河县人民医院"]),
    ],
)
def test_names_begin_and_end_where_they_should(text: str, expected: list[str]) -> None:
    assert names(text) == expected
