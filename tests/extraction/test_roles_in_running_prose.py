"""Roles told in running prose: help that is needed, answers, shares beside a title, leave."""

import pytest

from kg.extraction.extract import extract
from kg.text.read import make_report

Roles = set[tuple[str, str, str]]


def roles(text: str) -> Roles:
    facts = extract(make_report("a", text))[1]
    return {(one.unit.name, one.role, one.target.text) for one in facts.responsibilities}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("调试需国网宜昌供电公司增容送电。", ("国网宜昌供电公司", "support", "调试")),
        ("管网迁改需市交通局支持。", ("市交通局", "support", "管网迁改")),
        ("需市水务局配合开展竣工验收。", ("市水务局", "support", "竣工验收")),
        ("结算尚需望岳设计院补出图纸。", ("望岳设计院", "support", "图纸")),
        ("清表仍需柳河镇政府协助。", ("柳河镇政府", "support", "清表")),
        ("接入方案国网宜昌供电公司没批。", ("国网宜昌供电公司", "approve", "接入方案")),
        ("环评报告表市生态环境局还在审。", ("市生态环境局", "approve", "环评报告表")),
        ("直供方案省能源局点头。", ("省能源局", "approve", "直供方案")),
        ("取水许可要省水利厅批。", ("省水利厅", "approve", "取水许可")),
        ("场址报告省交通厅提了9条意见。", ("省交通厅", "approve", "场址报告")),
        ("冷库因排污方案市生态环境局没批。", ("市生态环境局", "approve", "排污方案")),
        ("施工许可证由市住建局10月补发。", ("市住建局", "approve", "施工许可证")),
        (
            "玻璃栈桥改造完工,待市文旅局、市应急局联合验收后开放。",
            ("市文旅局", "approve", "玻璃栈桥改造"),
        ),
        ("编制完成《清河保护规划》,送省水利厅评审。", ("省水利厅", "approve", "清河保护规划")),
        ("须取得市铁路局许可后方可开挖。", ("市铁路局", "approve", "开挖")),
        ("清河高速北段待自然资源部批复用地后铺开。", ("自然资源部", "approve", "清河高速北段")),
        ("经县政府研究同意,自7月起按实际水量付费。", ("县政府", "approve", "按实际水量付费")),
    ],
)
def test_help_and_answers_that_something_needs(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "二、清河规划【牵头：市水务局；责任：岚溪县、市财政局】\n排定项目31个。",
            {
                ("市水务局", "lead", "清河规划"),
                ("岚溪县", "implement", "清河规划"),
                ("市财政局", "implement", "清河规划"),
            },
        ),
        (
            "二、清河规划(市水务局牵头，岚溪县、云溪县分头落实)\n排定项目31个。",
            {
                ("市水务局", "lead", "清河规划"),
                ("岚溪县", "implement", "清河规划"),
                ("云溪县", "implement", "清河规划"),
            },
        ),
        ("二、清河规划(责任:市水务局)\n排定项目31个。", {("市水务局", "lead", "清河规划")}),
        ("二、清河规划(市水务局落实)\n排定项目31个。", {("市水务局", "lead", "清河规划")}),
        (
            "二、清河规划(牵头:市水务局,配合:市财政局、市统计局)\n排定项目31个。",
            {
                ("市水务局", "lead", "清河规划"),
                ("市财政局", "support", "清河规划"),
                ("市统计局", "support", "清河规划"),
            },
        ),
    ],
)
def test_shares_beside_a_title(text: str, expected: Roles) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "成立蓝藻治理专班,负责统筹打捞工作,定期通报。",
            {("蓝藻治理专班", "lead", "统筹打捞工作")},
        ),
        (
            "成立项目谋划专班,谋划水利项目12个。",
            {("项目谋划专班", "implement", "水利项目")},
        ),
        ("成立整改小组,制定整改方案。", set()),
        (
            "市水务局召开调度会3次、推进会7次。",
            {("市水务局", "implement", "调度会"), ("市水务局", "implement", "推进会")},
        ),
        (
            "修复费用1.9亿元由云溪区和市财政局各担一半。",
            {("云溪区", "fund", "修复费用1.9亿元"), ("市财政局", "fund", "修复费用1.9亿元")},
        ),
        (
            "岑拓、鑫泽达已签投资协议。",
            {("岑拓", "support", "投资协议"), ("鑫泽达", "support", "投资协议")},
        ),
        ("市停车公司与交行签了5亿元授信。", {("交行", "support", "授信")}),
        ("正与岑拓集团对接算力合作。", {("岑拓集团", "support", "算力合作")}),
        (
            "市水务局每月会同市财政局通报一次。",
            {("市水务局", "supervise", "通报"), ("市财政局", "support", "通报")},
        ),
        (
            "旧厂83.6亩闲置地块,由市土地储备中心收储。",
            {("市土地储备中心", "implement", "闲置地块")},
        ),
        ("柳河镇政府欠缴水费415万元。", set()),
        ("市国资委将整改情况列入企业负责人业绩考核。", {("市国资委", "supervise", "整改情况")}),
        ("市审计局出具《审计报告》。", {("市审计局", "publish", "审计报告")}),
    ],
)
def test_what_short_statements_say(text: str, expected: Roles) -> None:
    assert roles(text) >= expected if expected else roles(text) == set()
