"""Families of wordings by which officials say that something was needed or is waited for."""

import pytest

from kg.extraction.dependencies.prerequisites import find_prerequisites
from kg.model.text import Span
from tests.depending import Row, dependencies

PAPERS = [
    ("丙桥项目消防验收手续正在办理。", "消防验收手续", "approval", "pending"),
    ("丙桥项目施工许可证尚未取得。", "施工许可证", "approval", "pending"),
    ("丙桥项目节能审查意见尚未取得。", "节能审查意见", "approval", "pending"),
    ("丙桥项目环评已批复。", "环评已批复", "approval", "met"),
    ("丙桥项目选址意见书已核发。", "选址意见书", "approval", "met"),
    ("丙桥项目预算评审已完成。", "预算评审", "approval", "met"),
    ("丙桥项目能评已报省发展改革委。", "能评已报省发展改革委", "approval", "pending"),
    ("丙桥项目取水许可申请材料正在准备。", "取水许可", "approval", "pending"),
    ("丙桥项目通过省林业局评估验收。", "省林业局评估验收", "approval", "met"),
    ("丙桥项目须经县人大常委会审议。", "县人大常委会审议", "approval", "pending"),
    ("丙桥项目经县政府常务会议研究通过。", "县政府常务会议研究通过", "approval", "met"),
]
MONEY = [
    ("丙桥项目配套资金缺口800万元。", "配套资金", "funding", "pending"),
    ("丙桥项目已申请省级补助资金200万元。", "省级补助资金", "funding", "pending"),
    ("丙桥项目专项债券3.5亿元已到账。", "专项债券", "funding", "met"),
    ("丙桥项目省级资金尚未下达。", "省级资金", "funding", "pending"),
    ("丙桥项目征地补偿款未兑付到位。", "征地补偿款", "funding", "pending"),
]
LAND = [
    ("丙桥项目用地尚未完成征收。", "用地", "land", "pending"),
    ("丙桥项目开工,地块未能净地交付。", "地块", "land", "pending"),
    ("丙桥项目用地已划拨。", "用地已划拨", "land", "met"),
    ("丙桥项目27户房屋征收尚有4户未签约。", "房屋征收", "land", "pending"),
]
OTHERS = [
    ("丙桥项目暂缓设备招标。", "设备招标", "procurement", "pending"),
    ("丙桥项目社会资本方尚未确定。", "社会资本方", "partner", "pending"),
    ("丙桥项目双方就租金标准尚未达成一致。", "租金标准", "partner", "pending"),
    ("丙桥项目因进口设备到货延迟。", "进口设备到货", "sequence", "pending"),
    ("丙桥项目因燃气管线迁改未完成进度滞后。", "燃气管线迁改", "sequence", "pending"),
    ("丙桥项目因水源协议未签订,至今未通水。", "水源协议", "partner", "pending"),
]


@pytest.mark.parametrize(("text", "on", "kind", "state"), [*PAPERS, *MONEY, *LAND, *OTHERS])
def test_what_a_project_needs(text: str, on: str, kind: str, state: str) -> None:
    assert ("丙桥项目", on, kind, state) in dependencies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("危房改造补助资金已全部拨付到位。", ("危房改造", "补助资金", "funding", "met")),
        (
            "移交工作需经县政府常务会议审定后实施。",
            ("移交工作", "县政府常务会议审定", "approval", "pending"),
        ),
        (
            "安置户房产证因规划验收未通过,暂时无法办理。",
            ("安置户房产证", "规划验收", "approval", "pending"),
        ),
        (
            "北隧道工程须在完成文物勘探后方可施工。",
            ("北隧道工程施工", "完成文物勘探", "sequence", "pending"),
        ),
        (
            "丁厂项目在建,待10千伏专线接通后试车。",
            ("丁厂项目试车", "10千伏专线接通", "sequence", "pending"),
        ),
    ],
)
def test_what_needs_it_without_a_project_beside_it(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    "text",
    [
        "丙桥项目受连续降雨影响进展缓慢。",
        "丙桥项目征收土地出让金3宗。",
        "关于转移支付资金下达不及时的问题。",
        "将专项债券资金拨付到位。",
    ],
)
def test_weather_revenue_and_blame_are_no_prerequisites(text: str) -> None:
    assert dependencies(text) == []


def test_two_cues_may_share_a_character() -> None:
    text = "取得市局批复和用地预审意见"

    found = [each.on.cut(text) for each in find_prerequisites(text, Span(0, len(text)))]

    assert found == ["市局批复", "用地预审意见"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乙桥项目静态验收已完成。", ("乙桥项目", "静态验收", "approval", "met")),
        ("乙桥项目消防验收已合格。", ("乙桥项目", "消防验收", "approval", "met")),
        ("乙桥项目施工许可证已办结。", ("乙桥项目", "施工许可证", "approval", "met")),
        ("乙桥项目设备正在评标。", ("乙桥项目", "评标", "procurement", "pending")),
        (
            "乙桥项目开工,县水务局正在组织采购谈判。",
            ("乙桥项目", "采购谈判", "procurement", "pending"),
        ),
        ("乙桥项目完成系统设计。", ("乙桥项目", "系统设计", "planning", "met")),
        ("乙桥项目技术方案比选尚未确定。", ("乙桥项目", "技术方案比选", "planning", "pending")),
        ("乙桥项目线位方案仍未稳定。", ("乙桥项目", "线位方案", "planning", "pending")),
        ("乙桥项目正在洽谈。", ("乙桥项目", "洽谈", "partner", "pending")),
        (
            "县政府与青岛海关洽谈设立指定监管场地事宜。",
            ("指定监管场地", "青岛海关", "partner", "pending"),
        ),
        (
            "乙桥项目资本金3亿元由市交投集团承担,已到位2亿元。",
            ("乙桥项目", "资本金", "funding", "met"),
        ),
    ],
)
def test_signs_in_other_words(text: str, expected: Row) -> None:
    assert dependencies(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["县海洋局办理用海手续14宗。", "乙桥项目自然条件较好,自来水已接通。"],
)
def test_work_of_offices_and_nature_wait_for_nothing(text: str) -> None:
    assert dependencies(text) == []
