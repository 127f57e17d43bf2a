"""Figures as terse reports tell them: what remains, what is missing, how far two lie apart."""

import pytest

from kg.extraction.observations import relate_observations
from kg.extraction.recognise import recognise
from kg.text.read import make_report


def told(text: str) -> list[str]:
    facts = relate_observations(recognise(make_report("a", text), date="2024-10"))
    return [f"{fact.indicator.text} {fact.value}{fact.unit}" for fact in facts]


def kinds(text: str) -> list[str]:
    facts = relate_observations(recognise(make_report("a", text), date="2024-10"))
    return [fact.kind for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新购公交车80辆,还差20辆没到位。", ["新购公交车 80辆", "新购公交车 20辆"]),
        ("公租房320套,盘活265套,余47套待装修。", ["公租房 320套", "盘活 265套", "公租房 47套"]),
        ("南湾村剩余1.8公里受征地影响。", ["剩余 1.8公里"]),
        ("收回资金900万元,其余120万元上缴国库。", ["收回资金 900万元", "上缴国库 120万元"]),
        ("泵站12座、水闸9座、其他3座。", ["泵站 12座", "水闸 9座", "其他 3座"]),
        ("库房24处,已腾退19处,其余5处须先行测绘。", ["库房 24处", "已腾退 19处", "库房 5处"]),
    ],
)
def test_what_remains(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "完成率最高的北县达97%,最低的南县仅61%,相差36个百分点。",
            ["完成率 97%", "完成率 61%", "完成率 36个百分点"],
        ),
        (
            "收集率66%,距2026年70%的目标还差4个百分点。",
            ["收集率 66%", "收集率 70%", "收集率 4个百分点"],
        ),
        ("平均产值30亿元,比预期多出两成。", ["平均产值 30亿元", "平均产值 2成"]),
        ("达标率58.6%,北岭镇为52.6%。", ["达标率 58.6%", "达标率 52.6%"]),
    ],
)
def test_how_far_two_lie_apart(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_distance_is_a_change() -> None:
    assert kinds("平均产值30亿元,比预期多出两成。") == ["amount", "growth"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("造价由每平方米3200元降到2850元。", ["造价 3200元", "造价 2850元"]),
        (
            "收费由每立方米0.8元至0.9元调整到1.1元至1.3元。",
            ["收费 0.8元", "收费 0.9元", "收费 1.1元", "收费 1.3元"],
        ),
        ("单价约在每吨180元至220元。", ["单价 180元", "单价 220元"]),
        ("每亩补贴150元。", ["每亩补贴 150元"]),
        ("日供水能力由5万吨/日提高到8万吨/日。", ["日供水能力 5万吨/日", "日供水能力 8万吨/日"]),
    ],
)
def test_prices_and_changes(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12个镇设备老化。", ["镇 12个"]),
        ("12个镇街道路灯。", ["镇街道路灯 12个"]),
        ("14市开展评估,涉及3县。", ["市 14市", "县 3县"]),
        ("抽调15人集中办公。", ["抽调 15人"]),
        ("督查组每月会商4次。", ["会商 4次"]),
        ("8个项目中,3个卡在用地,2个卡在环评。", ["项目 8个", "卡在用地 3个", "卡在环评 2个"]),
        ("6所学校中2所不符合条件。", ["学校 6所", "不符合条件 2所"]),
        ("北岭村、南岭村等3个仍在整改。", ["仍在整改 3个"]),
        ("处理厂63座投运27座、在建22座。", ["处理厂 63座", "投运 27座", "在建 22座"]),
        ("9家药店罚款21.3万元。", ["药店 9家", "罚款 21.3万元"]),
        ("合格率达到95%以上的19个。", ["合格率 95%", "合格率达到95%以上 19个"]),
        ("面积超过500平方米的商场12家。", ["面积 500平方米", "商场 12家"]),
        ("全省新建管网186公里,三年累计953公里。", ["新建管网 186公里", "新建管网 953公里"]),
    ],
)
def test_what_is_counted(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("对甲水务有限公司罚款28万元。", ["甲水务有限公司"]),
        ("工程由甲水务有限公司投资2.3亿元。", ["甲水务有限公司"]),
        ("追缴补贴73万元,其中县水利局28万元、城北镇19万元。", ["", "县水利局", "城北镇"]),
        ("完成率最高的北县达97%,最低的南县仅61%。", ["北县", "南县"]),
    ],
)
def test_whose_it_is(text: str, subjects: list[str]) -> None:
    facts = relate_observations(recognise(make_report("a", text), date="2024-10"))
    assert [fact.subject.text if fact.subject else "" for fact in facts] == subjects


def test_respectively_without_a_list() -> None:
    assert told("三县先后入选,中央补助分别为4亿元、3亿元和2亿元,共计9亿元。") == [
        "中央补助 4亿元",
        "中央补助 3亿元",
        "中央补助 2亿元",
        "中央补助 9亿元",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "三家湾隧道贯通。",
        "费用按4:6分担。",
        "设备三个月后进场。",
        "后3名的县约谈。",
        "比第一名落后。",
    ],
)
def test_no_figure(text: str) -> None:
    assert told(text) == []


def test_the_number_of_an_item_is_no_part_of_its_figure() -> None:
    assert told("进展:1.23个排口已封堵;2.清淤5公里。") == ["排口 23个", "清淤 5公里"]
    assert told("投入1.23亿元。") == ["投入 1.23亿元"]
    assert told("前8个月完成投资30亿元。") == ["完成投资 30亿元"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("约1.9公里路段无法施工。", ["路段 1.9公里"]),
        ("对15个项目终止协议。", ["项目 15个"]),
        ("向3个部门制发建议书。", ["部门 3个"]),
        ("5个问题重新制定措施。", ["问题 5个"]),
        ("达产后预计年新增产值75亿元。", ["年新增产值 75亿元"]),
        ("月均增加成本28万元。", ["增加成本 28万元"]),
        ("发现程序不规范、验收走过场等问题47个。", ["问题 47个"]),
        (
            "老旧小区116个,涉及居民1.8万户,其中东区48个、南区39个。",
            ["老旧小区 116个", "涉及居民 1.8万户", "老旧小区 48个", "老旧小区 39个"],
        ),
    ],
)
def test_the_noun_ends_where_something_is_told_of_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected
