"""Roles told in more ways: the told act, bodies refuse, partners stand behind a comma."""

import pytest

from kg.extraction.extract import extract
from kg.text.read import make_report

Role = tuple[str, str, str]


def roles(text: str) -> list[Role]:
    facts = extract(make_report("a", text), date="2024-09")[1]
    return [(one.unit.name, one.role, one.target.text) for one in facts.responsibilities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市林业局责令云岭文旅公司拆除违建民宿9栋。", ("云岭文旅公司", "implement", "违建民宿")),
        ("县政府协调岑拓热力公司铺设蒸汽管线3.8公里。", ("岑拓热力公司", "implement", "蒸汽管线")),
        ("市住建局督促岑拓建设公司增配塔吊2台。", ("岑拓建设公司", "implement", "塔吊")),
        ("县交通局要求岭南公交公司加密班次30个。", ("岭南公交公司", "implement", "班次")),
        ("市交通局责成岑拓路桥公司更换伸缩缝12道。", ("岑拓路桥公司", "implement", "伸缩缝")),
        ("区城管局督促岑岭环卫公司购置清扫车6台。", ("岑岭环卫公司", "implement", "清扫车")),
        ("区政府协调岑岭燃气公司架设管线2公里。", ("岑岭燃气公司", "implement", "管线")),
        (
            "市工信局督促岑拓公司、岭南公司2家企业完成环保改造。",
            ("岭南公司", "implement", "环保改造"),
        ),
        (
            "岑岭小区工程停工,管委会协调岑拓建工集团接续施工。",
            ("岑拓建工集团", "implement", "岑岭小区工程"),
        ),
    ],
)
def test_a_company_that_is_told_to_do_something_does_it(text: str, expected: Role) -> None:
    assert expected in roles(text)


def test_offices_that_are_told_stand_for_no_act_of_theirs() -> None:
    assert [unit for unit, _, _ in roles("县审计局督促县卫健局整改问题61个。")] == ["县审计局"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "岑岭养殖项目占地超标,市自然资源局不予预审。",
            ("市自然资源局", "approve", "岑岭养殖项目"),
        ),
        ("城东工程由市林业局组织的竣工验收定于11月进行。", ("市林业局", "approve", "城东工程")),
        ("能评报告于8月报送省发展改革委。", ("省发展改革委", "approve", "能评报告")),
        ("论证报告没有拿到省水利厅的同意。", ("省水利厅", "approve", "论证报告")),
        (
            "《养老服务实施细则》已形成草案,正由市司法局开展合法性审查。",
            ("市司法局", "approve", "养老服务实施细则"),
        ),
        ("可研报告委托岑岭大学编写。", ("岑岭大学", "support", "可研报告")),
        (
            "聘请岑拓环境科技有限公司(以下简称岑拓环境)对118个排污口开展溯源。",
            ("岑拓环境科技有限公司", "support", "排污口"),
        ),
        (
            "岑岭水生生物研究所受聘开展湖泊健康评价。",
            ("岑岭水生生物研究所", "support", "湖泊健康评价"),
        ),
        ("市人社局携手岑岭学院开设订单班4个。", ("岑岭学院", "support", "订单班")),
        ("市应急局会同市交通局,对12座危桥开展整治。", ("市应急局", "implement", "危桥")),
        ("市住建局联合市城管局,先后查处违法建设7处。", ("市城管局", "support", "违法建设")),
        ("市教育局会同市卫健委两次组织听证。", ("市教育局", "implement", "听证")),
        ("市教育局会同市卫健委两次组织听证。", ("市卫健委", "support", "听证")),
        ("岑岭农商银行推出“芯链贷”。", ("岑岭农商银行", "fund", "“芯链贷”")),
        ("城东水厂工程主体封顶,市财政局按进度拨款430万元。", ("市财政局", "fund", "城东水厂工程")),
        ("市财政局统筹安排整改资金2.36亿元。", ("市财政局", "fund", "整改资金")),
        ("市财政局继续向上争取资金。", ("市财政局", "implement", "资金")),
        ("市农业农村局对3个县区下发了督办函。", ("市农业农村局", "publish", "督办函")),
        ("市人大常委会听取专题报告2次。", ("市人大常委会", "supervise", "专题报告")),
        ("市审计局对储备粮逐仓过磅。", ("市审计局", "supervise", "储备粮")),
        ("县林业局对全县矿山进行拉网式排查。", ("县林业局", "supervise", "全县矿山")),
        ("县财政局、县文旅局各自编制旅游规划。", ("县文旅局", "implement", "旅游规划")),
        ("市委党校把法治思想列为必修课程。", ("市委党校", "implement", "法治思想")),
        (
            "新安街道养老综合体由国企岑岭康养集团运营。",
            ("岑岭康养集团", "implement", "新安街道养老综合体"),
        ),
    ],
)
def test_roles(text: str, expected: Role) -> None:
    assert expected in roles(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("上饶市玉山生态环境局开展巡查36次。", "上饶市玉山生态环境局"),
        ("责任单位:赣州市于都生态环境局。", "赣州市于都生态环境局"),
        ("县近海养殖清理整治专班已拆除网箱200口。", "县近海养殖清理整治专班"),
        ("拟通过省慈善总会募捐解决。", "省慈善总会"),
        ("沿湖双溪村、下畈村污水收集率只有46%。", "下畈村"),
        ("由国企岑岭康养集团运营。", "岑岭康养集团"),
        ("住房城乡建设部印发通知。", "住房城乡建设部"),
    ],
)
def test_names_of_units(text: str, name: str) -> None:
    assert name in [unit.name for unit in extract(make_report("a", text))[0].units]
