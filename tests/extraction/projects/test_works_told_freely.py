"""Works named in freer prose: by who carries them, what they cost, what they lack, by a count."""

import pytest

from kg.extraction.projects import relate_projects
from kg.extraction.recognise import recognise
from kg.text.read import make_report


def told(text: str) -> list[tuple[str, int | None, str]]:
    facts = relate_projects(recognise(make_report("a", text)))
    return [(fact.name.text, fact.count, fact.stage) for fact in facts]


@pytest.mark.parametrize(
    ("text", "name", "stage"),
    [
        (
            "岑拓水务有限公司投资1.15亿元建设岭南污水处理厂二期工程,已完工。",
            "岭南污水处理厂二期工程",
            "completed",
        ),
        ("岑拓集团斥资3亿元打造青岚冷链物流园,主体封顶。", "青岚冷链物流园", "construction"),
        (
            "由市残联承接的残疾儿童康复中心扩建还有260万元资金缺口。",
            "残疾儿童康复中心扩建",
            "unknown",
        ),
        ("岑拓文旅集团投资的青岚国际露营基地营收860万元。", "青岚国际露营基地", "unknown"),
        ("县供销社与岑拓公司合建的硒茶检测中心缺少仪器。", "硒茶检测中心", "unknown"),
        ("岭南水泥窑协同处置危险废物项目投入运行。", "岭南水泥窑协同处置危险废物项目", "operating"),
        ("配套的12.8公里尾水排江管道一直搁置。", "尾水排江管道", "stalled"),
        ("新安街道养老综合体由国企岑岭康养集团运营。", "新安街道养老综合体", "unknown"),
        ("市妇幼保健院附属托育园计划设置托位150个。", "市妇幼保健院附属托育园", "unknown"),
        ("省集成电路设计服务平台通过省科技厅认定。", "省集成电路设计服务平台", "unknown"),
        (
            "南湖小学扩建因居民提出异议,未形成一致意见,9月开工目标没有实现。",
            "南湖小学扩建",
            "stalled",
        ),
        ("岑岭第二污水厂扩建正在办理用地手续。", "岑岭第二污水厂扩建", "preparation"),
        ("“数字三农”一张图上线。", "“数字三农”一张图", "operating"),
        (
            "岑岭机场至核心景区轨道旅游线前期工作启动。",
            "岑岭机场至核心景区轨道旅游线",
            "preparation",
        ),
        ("小微企业危废集中收集点选址已经市政府同意。", "小微企业危废集中收集点", "preparation"),
        ("青岚老街夜游二期正在安装灯具。", "青岚老街夜游二期", "construction"),
        ("岑岭水库旅游线已交付成果5个,正在选址。", "岑岭水库旅游线", "preparation"),
        ("岑岭康养小镇项目取得批复之前不得动工。", "岑岭康养小镇项目", "preparation"),
    ],
)
def test_single_works(text: str, name: str, stage: str) -> None:
    assert told(text) == [(name, None, stage)]


def test_a_count_with_its_shares_is_a_set() -> None:
    assert told("沿线6个驿站建成4个。") == [("驿站", 6, "construction")]


@pytest.mark.parametrize(
    "text",
    [
        "三河镇3座矿山因林权纠纷无法进场。",
        "城区段18.2公里清淤和岸坡整治全部完成。",
        "土建部分全部完工。",
        "水库管理所负责的水库安全运行。",
        "岑岭街道8个小区因方案调整暂未开工。",
    ],
)
def test_things_at_a_place_are_no_single_project(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "青岚半导体(云河)有限公司(以下简称青岚半导体)车规级器件封测基地完成厂房装修。",
        "由岑拓建工集团承接的青岚冷链物流园已完工。",
    ],
)
def test_the_unit_before_a_name_carries_it(text: str) -> None:
    facts = relate_projects(recognise(make_report("a", text)))

    assert [fact.unit is not None for fact in facts] == [True]
