"""Wordings of answers to inspections and audits, family by family: who did what."""

import pytest

from kg.extraction.extract import extract
from kg.text.read import make_report

Roles = list[tuple[str, str, str]]


def roles(text: str) -> Roles:
    facts = extract(make_report("a", text))[1]
    return [(one.unit.name, one.role, one.target.text) for one in facts.responsibilities]


def last(text: str) -> tuple[str, str, str]:
    return roles(text)[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县审计局对2019年以来提拔的217名科级干部逐一倒查。",
            ("县审计局", "supervise", "科级干部"),
        ),
        (
            "县审计局对滨河路改造等7个项目结算复审。",
            ("县审计局", "supervise", "滨河路改造等7个项目结算"),
        ),
        ("市教育局对2021年以来实施的改薄项目逐项核对。", ("市教育局", "implement", "改薄项目")),
        ("县委将对未完成的9项措施实行周调度。", ("县委", "supervise", "未完成的9项措施")),
        (
            "县水利局党组将反馈的5个问题细化为32条整改措施。",
            ("县水利局党组", "implement", "整改措施"),
        ),
        ("市财政局正就补助额度与省财政厅对接。", ("省财政厅", "support", "补助额度")),
        ("市审计局向相关单位发出督办函12份。", ("市审计局", "publish", "督办函")),
        ("县公安局对责任人采取强制措施。", ("县公安局", "implement", "强制措施")),
        ("县委巡察办对上轮巡察反馈的63个问题重新评估。", ("县委巡察办", "supervise", "63个问题")),
        ("县财政局将滞留的专项资金820万元拨付到村。", ("县财政局", "fund", "滞留的专项资金")),
    ],
)
def test_the_object_stands_before_the_verb(text: str, expected: tuple[str, str, str]) -> None:
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("清河农商银行为26家合作社发放贷款2100万元。", ("清河农商银行", "fund", "合作社")),
        ("县担保公司为83家企业担保2.6亿元。", ("县担保公司", "fund", "企业")),
        (
            "发放春耕贷款3.1亿元,其中清河农商银行发放0.9亿元。",
            ("清河农商银行", "fund", "春耕贷款"),
        ),
        ("县财政局统筹资金6300万元。", ("县财政局", "fund", "资金")),
        ("省财政厅下达转移支付2亿元。", ("省财政厅", "fund", "转移支付")),
    ],
)
def test_who_pays_and_lends(text: str, expected: tuple[str, str, str]) -> None:
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县委组织部从县直机关选派第一书记17名。", ("县委组织部", "implement", "第一书记")),
        ("县商务局赴青岚、白石等地开展招商活动11次。", ("县商务局", "implement", "招商活动")),
        ("县卫健局以县医院为龙头组建2个医共体。", ("县卫健局", "implement", "医共体")),
        ("县档案局数字化扫描档案1900卷。", ("县档案局", "implement", "档案")),
        ("县财政局分两批下达奖补资金。", ("县财政局", "fund", "奖补资金")),
        ("县粮食局抽调18人组建督导专班。", ("县粮食局", "implement", "督导专班")),
        ("市司法局组织旁听庭审3场。", ("市司法局", "implement", "庭审")),
        ("县民政局比对补贴数据21万条。", ("县民政局", "implement", "补贴数据")),
        (
            "县教育局引进语文、数学教师分别为12名、9名。",
            ("县教育局", "implement", "语文、数学教师"),
        ),
    ],
)
def test_the_verb_comes_late_or_is_rare(text: str, expected: tuple[str, str, str]) -> None:
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "区市场监管局检查药店33家,立案5件、罚没21万元,公布《检查事项目录》。",
            ("区市场监管局", "publish", "检查事项目录"),
        ),
        ("县教育局检查食堂214家,发现问题96个,约谈校长9人。", ("县教育局", "supervise", "校长")),
        (
            "县粮食局清查库点8个,其中租赁库点3个,封存账册12本。",
            ("县粮食局", "implement", "账册"),
        ),
        (
            "县委成立由县委书记任组长的整改工作领导小组,印发《清河县整改方案》。",
            ("县委", "publish", "清河县整改方案"),
        ),
    ],
)
def test_a_subject_is_carried_over_what_names_no_thing(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "白石河治理工程由县水利局组织实施,已建管网18公里。",
            [("县水利局", "implement", "白石河治理工程")],
        ),
        ("市水务局召开会议2次;班子成员开展谈心谈话63人次。", [("市水务局", "implement", "会议")]),
        ("县审计局副局长受到警告处分。", []),
        ("县残联下属6家单位出租的门面房空置。", []),
        ("县委将持续压实整改责任。", []),
        ("市城投集团发行债券申请已获省发改委受理。", []),
        ("县民政局全面清查养老站61处,恢复运营47处。", [("县民政局", "implement", "养老站")]),
        (
            "一是由县教育局改造校舍;二是资金缺口较大。",
            [("县教育局", "implement", "校舍")],
        ),
    ],
)
def test_a_subject_ends_where_something_else_is_told(text: str, expected: Roles) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "12处闲置校舍已盘活8处,剩余4处由白马镇、青石镇对外出租。",
            [("白马镇", "implement", "闲置校舍"), ("青石镇", "implement", "闲置校舍")],
        ),
        (
            "对16个薄弱村党组织逐一整顿,已有9个通过市委组织部验收。",
            [("市委组织部", "approve", "薄弱村党组织")],
        ),
        (
            "市司法局起草《调解工作办法》,文稿已报市委改革办审核。",
            [
                ("市司法局", "implement", "调解工作办法"),
                ("市委改革办", "approve", "调解工作办法"),
            ],
        ),
        (
            "对未办结的5件线索,县纪委监委确保上半年全部办结。",
            [("县纪委监委", "implement", "未办结的5件线索")],
        ),
        (
            "对电梯停运等具体问题,由区市场监管局会同区消防救援大队现场指导。",
            [
                ("区市场监管局", "implement", "电梯停运等具体问题"),
                ("区消防救援大队", "support", "电梯停运等具体问题"),
            ],
        ),
        (
            "县信访局会同县人社局上门走访。",
            [("县信访局", "implement", "上门走访"), ("县人社局", "support", "上门走访")],
        ),
        (
            "县公安局、县交通局协同配合,吊销证照3家。",
            [("县公安局", "support", "证照"), ("县交通局", "support", "证照")],
        ),
        (
            "县财政局对接国开行清河分行,争取管网工程贷款2亿元。",
            [
                ("县财政局", "implement", "管网工程贷款"),
                ("国开行清河分行", "support", "管网工程贷款"),
            ],
        ),
    ],
)
def test_what_a_clause_leaves_out_is_found_before_or_behind(text: str, expected: Roles) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安全评价报告尚在市应急管理局评审。", ("市应急管理局", "approve", "安全评价报告")),
        ("渣土场因林地占用手续市林业局未批,尚未开工。", ("市林业局", "approve", "林地占用手续")),
        ("概算3480万元获市发展改革委批复。", ("市发展改革委", "approve", "概算")),
        ("经市水务局同意,延期至明年6月。", ("市水务局", "approve", "延期至明年6月")),
        ("经县政府研究暂缓拆除。", ("县政府", "approve", "暂缓拆除")),
        ("变更设计经市住建局审查后报省水利厅备案。", ("省水利厅", "approve", "变更设计")),
        ("食堂改造完成后通过市市场监管局验收。", ("市市场监管局", "approve", "食堂改造")),
        ("超概算部分经县政府常务会议研究,同意追加投资。", ("县政府", "approve", "超概算部分")),
        ("调规手续已由区政府上报市政府审批。", ("市政府", "approve", "调规手续")),
        ("省财政厅已批复同意调整债券用途。", ("省财政厅", "approve", "调整债券用途")),
        (
            "污水管网项目申请调整实施内容,省发改委正在审核。",
            ("省发改委", "approve", "污水管网项目"),
        ),
        (
            "市城投集团发行债券申请获省发改委核准。",
            ("省发改委", "approve", "市城投集团发行债券申请"),
        ),
        ("市水务局将水土保持方案报省水利厅审批。", ("省水利厅", "approve", "水土保持方案")),
        ("省政府用地批复未下,水库停工。", ("省政府", "approve", "用地批复")),
        ("林地占用等县林业局审批。", ("县林业局", "approve", "林地占用")),
        ("请市发展改革委尽快批复管网工程立项。", ("市发展改革委", "approve", "管网工程立项")),
        ("对整改不力的单位,提请市纪委监委问责。", ("市纪委监委", "supervise", "整改不力的单位")),
    ],
)
def test_who_must_agree(text: str, expected: tuple[str, str, str]) -> None:
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "下设案件查办、选人用人2个专项组,分别由县纪委监委、县委组织部牵头。",
            [("县纪委监委", "lead", "案件查办"), ("县委组织部", "lead", "选人用人")],
        ),
        (
            "东片、西片管网改造分别由清河水务集团、青岚建工集团承建。",
            [("清河水务集团", "implement", "东片"), ("青岚建工集团", "implement", "西片管网改造")],
        ),
        ("堤防工程中标单位为青岚建工集团。", [("青岚建工集团", "implement", "堤防工程")]),
        (
            "按照市委印发的《整改方案》,市水务局清理河道垃圾。",
            [("市委", "publish", "整改方案"), ("市水务局", "implement", "河道垃圾")],
        ),
        (
            "由县政府主要领导任组长的防汛工作专班成立。",
            [("县政府", "lead", "防汛工作专班")],
        ),
    ],
)
def test_lists_builders_and_heads(text: str, expected: Roles) -> None:
    assert roles(text) == expected


def test_shares_stand_beside_the_names_of_a_label() -> None:
    text = "一、节水工程\n推进缓慢。\n责任单位:县水利局(牵头)、县发改局、庙岭镇(配合)"

    assert [(unit, role) for unit, role, _ in roles(text)] == [
        ("县水利局", "lead"),
        ("县发改局", "support"),
        ("庙岭镇", "support"),
    ]


def test_the_cells_of_a_row_tell_for_themselves() -> None:
    text = "序号｜反馈问题｜整改进展｜责任单位\n1｜河道淤积｜县水利局清理河道垃圾。｜县水利局"

    assert roles(text) == [("县水利局", "implement", "河道垃圾"), ("县水利局", "lead", "河道淤积")]
