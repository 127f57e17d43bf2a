"""Who pays, who agrees, and what else is told right after the names of units."""

import pytest

from kg.extraction.extract import extract
from kg.text.read import make_report


def roles(text: str) -> list[tuple[str, str, str]]:
    facts = extract(make_report("a", text))[1]
    return [(one.unit.name, one.role, one.target.text) for one in facts.responsibilities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新城水厂项目资本金3.1亿元由市交通投资集团承担。",
            [("市交通投资集团", "fund", "新城水厂项目")],
        ),
        (
            "新城水厂项目开工,配套资金800万元由市财政局筹措。",
            [("市财政局", "fund", "新城水厂项目")],
        ),
        (
            "新城水厂项目封顶,省农业投资集团出资5000万元。",
            [("省农业投资集团", "fund", "新城水厂项目")],
        ),
        (
            "新城水厂项目开工,省财政厅补助资金2亿元已到位1亿元。",
            [("省财政厅", "fund", "新城水厂项目")],
        ),
        ("市国控集团投资的新城冷链物流项目竣工。", [("市国控集团", "fund", "新城冷链物流项目")]),
        ("青岚银行投放春耕贷款18亿元。", [("青岚银行", "fund", "春耕贷款")]),
    ],
)
def test_who_pays(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "市应急管理局、市水务局联合对关闭矿井逐处验收。",
            [("市应急管理局", "approve", "关闭矿井"), ("市水务局", "approve", "关闭矿井")],
        ),
        ("市水务局对病险水库逐座核查。", [("市水务局", "supervise", "病险水库")]),
        (
            "《清淤方案》已征求意见,待市政府常务会议审定后印发。",
            [("市政府", "approve", "清淤方案")],
        ),
        (
            "新城码头项目待自然资源部批复用海后开工。",
            [("自然资源部", "approve", "新城码头项目")],
        ),
    ],
)
def test_who_agrees(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "青岚港务公司与望岳技术公司合作开发智慧调度平台。",
            [
                ("青岚港务公司", "implement", "智慧调度平台"),
                ("望岳技术公司", "support", "智慧调度平台"),
            ],
        ),
        (
            "青岚粮油公司、望岳粮油公司2家业主单位正与市水务局协商股权比例。",
            [
                ("青岚粮油公司", "implement", "股权比例"),
                ("望岳粮油公司", "implement", "股权比例"),
                ("市水务局", "support", "股权比例"),
            ],
        ),
    ],
)
def test_partners_share_the_act(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "outcome",
    ["示范面积3.8万亩", "压缩办理时限58%", "核准事项办理时限由45天压减至18天", "降低运营成本12%"],
)
def test_an_outcome_is_no_act_of_its_own(outcome: str) -> None:
    assert roles(f"市水务局印发《节水规程》,{outcome}。") == [("市水务局", "publish", "节水规程")]
