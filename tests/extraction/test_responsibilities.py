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
            "由市水务局牵头、市财政局配合,实施河道清淤工程。",
            [("市水务局", "lead", "河道清淤工程"), ("市财政局", "support", "河道清淤工程")],
        ),
        (
            "校舍改造工程由市教育局牵头,市财政局、市住建局配合。",
            [
                ("市教育局", "lead", "校舍改造工程"),
                ("市财政局", "support", "校舍改造工程"),
                ("市住建局", "support", "校舍改造工程"),
            ],
        ),
        (
            "市水务局会同市生态环境局编制完成水系规划。",
            [("市水务局", "implement", "水系规划"), ("市生态环境局", "support", "水系规划")],
        ),
        (
            "白石桥改造工程由青岚建工集团有限公司承建。",
            [("青岚建工集团有限公司", "implement", "白石桥改造工程")],
        ),
        (
            "由省交通投资集团援建的敬老院项目竣工。",
            [("省交通投资集团", "implement", "敬老院项目")],
        ),
        (
            "县农业农村局负责高标准农田建设。",
            [("县农业农村局", "lead", "高标准农田建设")],
        ),
        ("市水务局将按设计标准进行管网改造。", [("市水务局", "implement", "管网改造")]),
        ("县纪委监委约谈3名责任人。", [("县纪委监委", "supervise", "责任人")]),
        (
            "方案已报市规划和自然资源局审定。",
            [("市规划和自然资源局", "approve", "方案")],
        ),
        ("经省发展改革委批准,由市交通运输局组织实施。", []),
        ("市财政局拨付专项资金300万元。", [("市财政局", "fund", "专项资金")]),
        ("市委宣传部印发《文明创建方案》。", [("市委宣传部", "publish", "文明创建方案")]),
        (
            "县住建局与青岚水务集团签署供水协议。",
            [("县住建局", "implement", "供水协议"), ("青岚水务集团", "support", "供水协议")],
        ),
        (
            "市水务局开展联合检查,查封违法场所7处。",
            [("市水务局", "supervise", "联合检查"), ("市水务局", "implement", "违法场所")],
        ),
        ("县卫生健康局积极开展义诊活动。", [("县卫生健康局", "implement", "义诊活动")]),
        ("《市水务局管理办法》提出要求。", []),
        (
            "市教育局牵头,会同市卫生健康局排查校医室。",
            [("市教育局", "lead", "校医室"), ("市卫生健康局", "support", "校医室")],
        ),
        (
            "市水务局责令青岚供水有限公司(以下简称青岚供水)更换老旧水表。",
            [
                ("市水务局", "supervise", "更换老旧水表"),
                ("青岚供水有限公司", "implement", "老旧水表"),
            ],
        ),
        (
            "县财政局5月10日前将水毁修复资金拨付到位。",
            [("县财政局", "fund", "水毁修复资金")],
        ),
        (
            "县民政局要在9月底前完成敬老院消防改造。",
            [("县民政局", "implement", "敬老院消防改造")],
        ),
        (
            "县审计局将于3月中旬开展专项检查。",
            [("县审计局", "supervise", "专项检查")],
        ),
        (
            "市交通运输局先后召开调度会议3次、现场会议2次。",
            [
                ("市交通运输局", "implement", "调度会议"),
                ("市交通运输局", "implement", "现场会议"),
            ],
        ),
        (
            "市民政局商9个主管部门建立救助机制。",
            [("市民政局", "implement", "救助机制")],
        ),
        (
            "乡镇卫生院于4月底前将改造方案报县卫生健康局备案。",
            [("县卫生健康局", "approve", "改造方案")],
        ),
        (
            "对连续排名末位的街道,由市委督查室约谈。",
            [("市委督查室", "supervise", "连续排名末位的街道")],
        ),
        (
            "1.县水利局清理河道垃圾,针对淤积严重的河段,修订《清淤方案》。",
            [
                ("县水利局", "implement", "河道垃圾"),
                ("县水利局", "implement", "清淤方案"),
            ],
        ),
        ("县水利局投资900万元实施管网改造工程。", [("县水利局", "implement", "管网改造工程")]),
        ("市林业局设立森林防火指导站。", [("市林业局", "implement", "森林防火指导站")]),
        ("设备安装完成70%,整改率96%。", []),
    ],
)
def test_sentences_give_roles(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、河道整治(牵头单位:市水务局,配合单位:市财政局,各区县)\n1.清淤。",
            [("市水务局", "lead", "河道整治"), ("市财政局", "support", "河道整治")],
        ),
        (
            "一、任务分工\n1.改造管网。责任单位:市住建局。2.新建泵站。责任单位:市水务局。",
            [("市住建局", "lead", "改造管网"), ("市水务局", "lead", "新建泵站")],
        ),
        (
            "一、河道整治\n牵头单位:市水务局\n责任单位:市财政局\n督导单位:市纪委\n完成时限:5月",
            [
                ("市水务局", "lead", "河道整治"),
                ("市财政局", "implement", "河道整治"),
                ("市纪委", "supervise", "河道整治"),
            ],
        ),
        (
            "一、碧水行动(市水务局牵头,市财政局、市林业局配合)\n清淤。",
            [
                ("市水务局", "lead", "碧水行动"),
                ("市财政局", "support", "碧水行动"),
                ("市林业局", "support", "碧水行动"),
            ],
        ),
        (
            "一、碧水行动\n该行动由市水务局牵头,市财政局配合。清淤。",
            [("市水务局", "lead", "碧水行动"), ("市财政局", "support", "碧水行动")],
        ),
        (
            "一、碧水行动【市水务局】\n清淤。",
            [("市水务局", "lead", "碧水行动")],
        ),
        (
            "一、河道整治\n【牵头单位】市水务局 【责任单位】市财政局,市林业局",
            [
                ("市水务局", "lead", "河道整治"),
                ("市财政局", "implement", "河道整治"),
                ("市林业局", "implement", "河道整治"),
            ],
        ),
        (
            "巡察整改通报\n问题1:河道淤积。\n整改措施:清淤。\n责任单位:县水利局",
            [("县水利局", "lead", "河道淤积")],
        ),
    ],
)
def test_labels_give_roles(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert roles(text) == expected


def test_a_label_below_an_issue_is_for_the_issue() -> None:
    text = "巡察整改通报\n一、关于河道淤积的问题\n整改措施:清淤。\n责任单位:县水利局"
    facts = extract(make_report("a", text))[1]

    assert [one.target_kind for one in facts.responsibilities] == ["issue"]
    assert facts.responsibilities[0].target == facts.issues[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "市教育局会同市审计局对全市12所学校开展资金清理。",
            [("市教育局", "implement", "资金清理"), ("市审计局", "support", "资金清理")],
        ),
        (
            "县教育局印发《校车办法》,按月报县审计局备案。",
            [("县教育局", "publish", "校车办法"), ("县审计局", "approve", "校车办法")],
        ),
        ("市水务局编制方案,确保年底前完成。", [("市水务局", "implement", "方案")]),
    ],
)
def test_what_is_done_not_the_money_or_the_date(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县数据局会同县教育局印发《校车指引》。",
            [
                ("县数据局", "publish", "校车指引"),
                ("县教育局", "publish", "校车指引"),
                ("县教育局", "support", "校车指引"),
            ],
        ),
        (
            "县住建局正与青岚水务集团就水价调整机制进行谈判。",
            [
                ("县住建局", "implement", "水价调整机制"),
                ("青岚水务集团", "support", "水价调整机制"),
            ],
        ),
        (
            "县住建局正与青岚水务集团商谈供水条款。",
            [("县住建局", "implement", "供水条款"), ("青岚水务集团", "support", "供水条款")],
        ),
        (
            "县林业局委托省林业规划院开展资源清查。",
            [("县林业局", "implement", "资源清查"), ("省林业规划院", "support", "资源清查")],
        ),
    ],
)
def test_partners_share_what_is_done(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("返工工程5月底通过县自然资源局复验。", [("县自然资源局", "approve", "返工工程")]),
        ("3家企业完成炉窑改造并通过省生态环境厅评估。", [("省生态环境厅", "approve", "炉窑改造")]),
        ("经营方案经县政府常务会议研究通过。", [("县政府", "approve", "经营方案")]),
        (
            "县人民政府常务会议审议通过《供水办法》。",
            [("县人民政府", "approve", "供水办法")],
        ),
        ("修缮待省文物局批复勘探报告后恢复。", [("省文物局", "approve", "勘探报告")]),
        (
            "县林业局编制造林方案,并报州林草局审批。",
            [("县林业局", "implement", "造林方案"), ("州林草局", "approve", "造林方案")],
        ),
        (
            "奖补资金1800万元尚未到位,由县财政局负责跟踪争取。",
            [("县财政局", "lead", "奖补资金")],
        ),
    ],
)
def test_who_approves_and_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市财政局兑现技改奖补资金680万元。", [("市财政局", "fund", "技改奖补资金")]),
        ("青岚银行发放贷款42亿元。", [("青岚银行", "fund", "贷款")]),
        ("县公安局开展夜查96次。", [("县公安局", "supervise", "夜查")]),
        ("县纪委监委对5名责任人立案审查。", [("县纪委监委", "implement", "责任人")]),
        ("县住建局对23项滞后任务实行挂牌督办。", [("县住建局", "supervise", "滞后任务")]),
        (
            "县水利局对已销号任务按不低于30%的比例开展抽查。",
            [("县水利局", "supervise", "已销号任务")],
        ),
        ("县检察院向县水利局发出检察建议2份。", [("县检察院", "publish", "检察建议")]),
        (
            "县水务局联合各乡镇对违规取水点逐一核查。",
            [("县水务局", "supervise", "违规取水点")],
        ),
        ("县人社局组织技能培训1.2万人次。", [("县人社局", "implement", "技能培训")]),
        (
            "县水利局召开会议3次,10月底前完成现场核查。",
            [("县水利局", "implement", "会议"), ("县水利局", "supervise", "现场核查")],
        ),
        (
            "县供水公司更换管网28公里,漏损率由26%降至14%。",
            [("县供水公司", "implement", "管网")],
        ),
        ("市审计局制发整改通知46份。", [("市审计局", "publish", "整改通知")]),
        (
            "市财政局将制定《预算挂钩办法》,6月底前印发执行。",
            [("市财政局", "implement", "预算挂钩办法"), ("市财政局", "publish", "预算挂钩办法")],
        ),
        ("县水务局签订合同但未付款。", [("县水务局", "implement", "合同")]),
        (
            "县水务局召开会议2次,装修工程完成40%,改造项目6月起停工,覆盖7个乡镇。",
            [("县水务局", "implement", "会议")],
        ),
    ],
)
def test_the_act_tells_the_role(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert roles(text) == expected
