"""Families of wordings that tell what it is that a prerequisite is needed for."""

import pytest

from tests.depending import dependencies

CAUSES = [
    ("丙桥项目已开工,东湾中学因消防验收未通过停工。", "东湾中学", "消防验收"),
    ("丙桥项目已开工,沿河路因燃气管线迁改未完成进度滞后。", "沿河路", "燃气管线迁改"),
    ("丙桥项目已开工,碧湖公园却因土地租赁合同纠纷未能启用。", "碧湖公园", "土地租赁合同纠纷"),
    ("因消防设计变更未获县住建局审批,门诊楼装修暂停。", "门诊楼装修", "县住建局审批"),
    ("受外籍工程师不能到场影响,膜系统调试推迟。", "膜系统调试", "外籍工程师"),
]
PAPERS = [
    ("丙桥项目主体封顶,配套幼儿园正在办理施工许可。", "配套幼儿园", "施工许可"),
    ("丙桥项目主体封顶,东关站房施工图设计已通过省厅审查。", "东关站房", "省厅审查"),
    ("管线路由须经沈河集团审批。", "管线路由", "沈河集团审批"),
    ("贷款置换须待上级行审批。", "贷款置换", "上级行审批"),
]
TALKS = [
    ("县城投与甲建工集团协商解除合同。", "解除合同", "甲建工集团"),
    ("县财政局与乙银行洽谈设备更新贷款。", "设备更新贷款", "乙银行"),
    ("正与丙科技公司对接算力合作。", "算力合作", "丙科技公司"),
    ("目前正与石梁县政府协商分期缴纳。", "分期缴纳", "石梁县政府"),
    ("丙桥项目正与丁集团协商引资方案。", "丙桥项目", "丁集团"),
    ("由欠款单位与企业协商签订分期还款协议。", "分期还款协议", "企业"),
]
AGREEMENTS = [
    ("县政府与省农科院签订合作协议,共建柑橘苗圃。", "柑橘苗圃", "省农科院签订合作协议"),
    ("县文旅局与携程签署旅游营销协议。", "旅游营销", "携程签署旅游营销协议"),
    ("县交投与港航集团签署备忘录,共同开发东湾港区。", "东湾港区", "港航集团签署备忘录"),
    ("茶业公司与省农业大学合作共建茶叶中试基地。", "茶叶中试基地", "省农业大学合作"),
]
PROBLEMS = [
    ("针对旧茶市长期空置问题,县国资中心与甲公司就整体租赁进行了多轮洽谈。", "旧茶市", "甲公司"),
    ("一、关于渭北泵站工程未批先建的问题\n正式批复尚未下达。", "渭北泵站工程", "正式批复"),
]


@pytest.mark.parametrize(
    ("text", "dependent", "on"), [*CAUSES, *PAPERS, *TALKS, *AGREEMENTS, *PROBLEMS]
)
def test_what_needs_the_prerequisite(text: str, dependent: str, on: str) -> None:
    found = [(row[0], row[1]) for row in dependencies(text)]

    assert [one for one in found if dependent in one[0] and on in one[1]], found


@pytest.mark.parametrize(
    ("text", "on", "kind", "state"),
    [
        ("丙桥项目二期房屋征收签约率91%。", "房屋征收", "land", "pending"),
        ("丙桥项目应征收房屋860户,已签约774户。", "征收房屋", "land", "pending"),
        ("丙桥项目仍有7户村民没有签约。", "仍有7户村民没有签约", "land", "pending"),
        ("丙桥项目10千伏线路没有迁移。", "10千伏线路", "land", "pending"),
        ("丙桥项目土地5月完成摘牌。", "土地", "land", "met"),
        ("丙桥项目站址用地征拆尚未完成。", "站址用地征拆", "land", "pending"),
        ("丙桥项目设备购置资金1.4亿元没有来源。", "设备购置资金", "funding", "pending"),
        ("丙桥项目争取省级补助5300万元到位2000万元。", "省级补助", "funding", "met"),
        ("丙桥项目拟由县国投公司落实过桥资金。", "过桥资金", "funding", "pending"),
        ("丙桥项目未通过市自然资源局用地预审。", "市自然资源局用地预审", "approval", "pending"),
        ("丙桥项目县消防大队复验未通过。", "县消防大队复验", "approval", "pending"),
        ("丙桥项目初步设计批复。", "初步设计批复", "approval", "met"),
        ("丙桥项目全部竣工验收。", "竣工验收", "approval", "met"),
        ("丙桥项目争取12月核准。", "核准", "approval", "pending"),
        ("丙桥项目环评报告书正在市生态环境局审查。", "市生态环境局审查", "approval", "pending"),
        ("丙桥项目办法经县政府第3次常务会议通过。", "县政府第3次常务会议通过", "approval", "met"),
        ("丙桥项目已完成施工招标。", "施工招标", "procurement", "met"),
        ("丙桥项目由甲水务公司中标。", "甲水务公司中标", "procurement", "met"),
    ],
)
def test_signs_of_a_prerequisite(text: str, on: str, kind: str, state: str) -> None:
    assert (on, kind, state) in [row[1:] for row in dependencies(text)]


@pytest.mark.parametrize(
    "text",
    [
        "下一步:丙桥项目取得环评批复。",
        "丙桥项目争取7月底前取得环评批复。",
        "丙桥项目8月底前完成征地拆迁。",
        "丙桥项目年内取得用地批复。",
    ],
)
def test_what_is_to_come_is_not_met(text: str) -> None:
    assert {row[3] for row in dependencies(text)} == {"pending"}


@pytest.mark.parametrize(
    "text",
    [
        "正在编制招标文件。",
        "云河银行、东湾农商行向园区企业授信12亿元。",
        "受市场预期转弱、地方财力紧张等因素影响。",
        "目前尚有6个问题正在整改、1个问题因诉讼暂缓。",
    ],
)
def test_what_needs_nothing(text: str) -> None:
    assert dependencies(text) == []
