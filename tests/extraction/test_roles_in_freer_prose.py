"""Roles told more freely: cases and loans by their count, papers on their way, words left out."""

import pytest

from kg.extraction.extract import extract
from kg.text.read import make_report

Role = tuple[str, str, str]


def roles(text: str) -> list[Role]:
    facts = extract(make_report("a", text))[1]
    return [(one.unit.name, one.role, one.target.text) for one in facts.responsibilities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "市城管局检查工地212处,立案查处无证运输等案件9件。",
            ("市城管局", "implement", "无证运输等案件"),
        ),
        (
            "区应急管理局检查企业56家,发现隐患130处,整改率90.8%,立案处罚违法企业4家。",
            ("区应急管理局", "implement", "违法企业"),
        ),
        ("市医保局飞行检查医疗机构12家。", ("市医保局", "supervise", "医疗机构")),
        (
            "县财政局制定化解方案,1至8月化解存量债务3.2亿元。",
            ("县财政局", "implement", "存量债务"),
        ),
        ("市人社局负责督办欠薪问题。", ("市人社局", "supervise", "欠薪问题")),
        ("县纪委监委对敷衍整改的,严肃追责问责。", ("县纪委监委", "supervise", "敷衍整改")),
        ("县发展改革局新谋划储备项目126个。", ("县发展改革局", "implement", "储备项目")),
        (
            "县纪委采取查阅资料、走访群众等方式开展督导3轮。",
            ("县纪委", "supervise", "督导"),
        ),
        ("县财政局对望岳镇、青石镇等5个镇开展延伸检查。", ("县财政局", "supervise", "5个镇")),
    ],
)
def test_cases_and_checks(text: str, expected: Role) -> None:
    assert expected in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "云河农商行、云河银行等5家金融机构向小微企业授信6.5亿元。",
            ("云河银行", "fund", "小微企业"),
        ),
        ("云河农商行等6家金融机构向117户企业发放“园区贷”8亿元。", ("云河农商行", "fund", "企业")),
        ("云河银行向种植大户发放贷款3200万元。", ("云河银行", "fund", "种植大户")),
        ("云河水投集团正在向省水利厅争取补助。", ("省水利厅", "fund", "补助")),
        ("云河水投集团正在向省水利厅争取补助。", ("云河水投集团", "implement", "补助")),
    ],
)
def test_loans_and_grants(text: str, expected: Role) -> None:
    assert expected in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "环城公路改线工程已开工,环评已获市生态环境局批复。",
            ("市生态环境局", "approve", "环城公路改线工程"),
        ),
        ("县林业局林地许可尚未办结。", ("县林业局", "approve", "林地许可")),
        (
            "港区总体规划已上报省交通运输厅,待批准后开工。",
            ("省交通运输厅", "approve", "港区总体规划"),
        ),
        ("青岚蓝莓基地正在申请省农业农村厅验收。", ("省农业农村厅", "approve", "青岚蓝莓基地")),
        (
            "甲水集团与乙城投集团的资产重组方案已报市国资委审核。",
            ("市国资委", "approve", "资产重组方案"),
        ),
    ],
)
def test_papers_on_their_way(text: str, expected: Role) -> None:
    assert expected in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与云河银行协商一致,置换高息债务5.6亿元。", ("云河银行", "support", "高息债务")),
        (
            "再次对接云河建设集团,要求其尽快确定重整方案。",
            ("云河建设集团", "implement", "重整方案"),
        ),
        (
            "筛选意向企业148家,已经对接岑源集团、沄山集团等91家。",
            ("岑源集团", "support", "意向企业"),
        ),
        (
            "关于新城水厂项目问题。与岑源集团等意向投资人深入对接,形成报告。",
            ("岑源集团", "support", "新城水厂项目"),
        ),
        ("联合市人才中心走进产业园区,讲解优惠政策。", ("市人才中心", "support", "优惠政策")),
        (
            "县民政局与县公安局、县残联建立数据共享机制。",
            ("县民政局", "implement", "数据共享机制"),
        ),
    ],
)
def test_partners(text: str, expected: Role) -> None:
    assert expected in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市政府下放权限86项,行政审批局已承接74项。", ("行政审批局", "implement", "权限")),
        (
            "新城安置小区停工,县住建局协调望岳建工集团接续施工。",
            ("县住建局", "implement", "新城安置小区"),
        ),
        ("县委将把巡察整改与乡村振兴结合起来。", ("县委", "implement", "巡察整改")),
        ("县水利局9月底前把移民尾户谈完。", ("县水利局", "implement", "移民尾户")),
        (
            "县行政审批局将开办时间压缩至1个工作日以内。",
            ("县行政审批局", "implement", "开办时间"),
        ),
        (
            "对未落地的岑拓终端项目,由望岳区政府牵头,待企业注册后办理预审。",
            ("望岳区政府", "lead", "岑拓终端项目"),
        ),
        (
            "1.新城医院东院区\n总投资11亿元,由市卫健委牵头推进,市二院组织实施。",
            ("市卫健委", "lead", "新城医院东院区"),
        ),
        (
            "二、清河行动方案\n该方案由市水务局牵头,市财政局配合。清淤9公里。",
            ("市财政局", "support", "清河行动方案"),
        ),
        (
            "污水厂扩建项目采取特许经营模式,分别由岑源水务、沄山水务中标。",
            ("岑源水务", "implement", "污水厂扩建项目"),
        ),
        (
            "《水利发展规划》初稿形成,云河设计院承担编制。",
            ("云河设计院", "implement", "水利发展规划"),
        ),
        ("县自然资源局对9家企业开辟审批绿色通道。", ("县自然资源局", "implement", "审批绿色通道")),
        (
            "市水务局制定《考核办法》,已经省水利厅备案,起草《管理细则》。",
            ("市水务局", "implement", "管理细则"),
        ),
        ("实行县委班子全过程监管,对整改进度进行督查。", ("县委", "supervise", "整改进度")),
    ],
)
def test_what_is_left_out(text: str, expected: Role) -> None:
    assert expected in roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "县委照单全收,目前整改工作已基本完成。",
        "武岳县受到省政府通报表扬。",
        "望岳区投资完成率仅为38.4%。",
        "市水务局扎实推进各项工作。",
        "岑源集团争取11月底前恢复施工。",
    ],
)
def test_states_and_hopes_are_no_roles(text: str) -> None:
    assert [one for one in roles(text) if one[1] != "approve"] == []
