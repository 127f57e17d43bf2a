import time

import pytest

from kg.extraction.projects import find_projects, relate_projects
from kg.extraction.recognise import recognise
from kg.model.facts import Project
from kg.model.mentions import Reading
from kg.model.text import Metadata
from kg.text.figures import find_figures
from kg.text.outline import read_outline
from kg.text.read import make_report


def projects(text: str) -> tuple[Project, ...]:
    return relate_projects(recognise(make_report("a", text)))


def names(text: str) -> list[str]:
    return [project.name.text for project in projects(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("目前平湖水库除险加固工程已开工。", ["平湖水库除险加固工程"]),
        ("市妇幼保健院门诊楼投入使用。", ["市妇幼保健院门诊楼"]),
        ("白鹭大桥合龙,城东小学启用。", ["白鹭大桥", "城东小学"]),
        ("智慧水务平台一期上线运行,二期正在招标。", ["智慧水务平台一期", "智慧水务平台二期"]),
        ("建成游客服务中心。", ["游客服务中心"]),
        ("启动建设云顶游客服务中心。", ["云顶游客服务中心"]),
        ("甲河水环境综合治理已完成清淤3公里。", ["甲河水环境综合治理"]),
        ("建成县博物馆、县图书馆。", ["县博物馆", "县图书馆"]),
        ("南湖医院、北湖医院项目迁占任务全部完成。", ["南湖医院", "北湖医院项目"]),
        ("甲镇、乙镇国家卫生强镇建设扎实推进。", ["国家卫生强镇建设", "国家卫生强镇建设"]),
        ("《智慧教育信息平台升级方案》印发。", ["智慧教育信息平台"]),
        ("城北消防站由县消防救援大队负责建设。", ["城北消防站"]),
        ("甲河实训基地6月通过市局组织的竣工验收。", ["甲河实训基地"]),
        ("白鹭安置区4栋住宅楼主体封顶。", ["白鹭安置区"]),
        ("甲河处理站采用特许经营模式。", ["甲河处理站"]),
        ("南岭高速公路资本金9亿元已到位。", ["南岭高速公路"]),
        ("南岭客运站因规划调整,暂停建设。", ["南岭客运站"]),
        ("南岭隧道单洞掘进2公里。", ["南岭隧道"]),
        ("白鹭敬老院消防验收手续正在办理。", ["白鹭敬老院"]),
        ("“白鹭云”智慧农业平台完成系统设计。", ["“白鹭云”智慧农业平台"]),
        ("智慧水务平台7月份上线。", ["智慧水务平台"]),
        ("甲公司与乙公司合作开发智慧调度平台。", ["智慧调度平台"]),
        ("南岭至北湾高速公路扩建工程8个标段全部进场。", ["南岭至北湾高速公路扩建工程"]),
        ("南岭公路因涉及保护区,选址论证未获省局同意,尚未开工。", ["南岭公路"]),
        ("赤岭疏港铁路环境影响报告书正在编制。", ["赤岭疏港铁路"]),
        ("甲钢铁冷轧二期、乙新材料铝材二期建成投产。", ["甲钢铁冷轧二期", "乙新材料铝材二期"]),
        ("白鹭核电4号机组完成热态试验。", ["白鹭核电4号机组"]),
        ("白鹭老街改造全部完工、北岭公路路基贯通。", ["白鹭老街改造", "北岭公路"]),
        ("力争年底前南桥工程完工。", ["南桥工程"]),
        ("白鹭市2024年港口和交通项目推进情况\n南桥工程已开工。", ["南桥工程"]),
    ],
)
def test_single_projects(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "重点项目进展顺利。",
        "完善项目库,落实项目法人责任制。",
        "(一)公路项目\n",
        "不断提升社会治理水平。",
        "加快产业转型升级。",
        "落实“项目跟着规划走”机制。",
        "形成更多实物工程量。",
        "已经云河省工程咨询研究院评审。",
        "生产线设备安装完成80%。",
        "个别工程弄虚作假。",
    ],
)
def test_no_project(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12项农村供水工程均已开工。", [("农村供水工程", 12)]),
        ("在建项目99个。", [("在建项目", 99)]),
        ("医疗项目已开工18个。", [("医疗项目", 18)]),
        ("建成文化广场5处。", [("文化广场", 5)]),
        ("改造老旧小区30个。", [("改造老旧小区", 30)]),
        ("其中续建项目9个、新建项目4个。", [("续建项目", 9), ("新建项目", 4)]),
        ("申报8个省级示范村、3个市级示范村。", [("省级示范村", 8), ("市级示范村", 3)]),
        ("文旅产业方面,古街改造等6个项目投产。", [("古街改造", None), ("文旅产业项目", 6)]),
        ("甲路改造等3项道路工程全面开工。", [("甲路改造", None), ("道路工程", 3)]),
        ("92个水利项目推进。水利项目已开工53个。", [("水利项目", 92)]),
        ("走访企业30家,检查学校12所。", []),
        ("其中续建类9个、拟开工类4个。", [("续建类", 9), ("拟开工类", 4)]),
        ("安排5000万元以上重点项目68个。", [("重点项目", 68)]),
        ("分解任务146项、重点项目212个。", [("重点项目", 212)]),
        ("9条续建道路中,2条已通车。", [("续建道路", 9)]),
    ],
)
def test_sets_given_by_a_number(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(fact.name.text, fact.count) for fact in projects(text)] == expected


def test_a_set_without_a_number_is_no_set() -> None:
    assert [fact.is_set for fact in projects("甲路改造等3项道路工程全面开工。")] == [False, True]


def test_one_fact_for_a_name_in_a_section() -> None:
    found = projects("新城水厂工程已开工。新城水厂工程通过竣工验收。")

    assert [(fact.name.text, fact.stage) for fact in found] == [("新城水厂工程", "completed")]


def test_cells_of_a_table_stay_apart() -> None:
    text = "城北热电项目\t市能源局\t正在招标\n|石桥公路改建工程|市交通局|路基完成70%|\n"

    assert names(text) == ["城北热电项目", "石桥公路改建工程"]


def test_carrier() -> None:
    found = projects("新城水厂工程由云河水务集团有限公司实施,已开工。")

    assert [fact.unit.name for fact in found if fact.unit] == ["云河水务集团有限公司"]


def test_evidence_holds_the_name() -> None:
    text = "一是加快建设。新城水厂工程已完成主体施工,计划年底通水。"
    fact = projects(text)[0]

    assert fact.evidence.cut(text) == "新城水厂工程已完成主体施工"


def bare_reading(text: str) -> Reading:
    """Return what these extractors need of a text, without its units."""
    outline = read_outline(make_report("a", text))
    return Reading(
        outline, Metadata(None, None, None, None, None, None), figures=find_figures(outline)
    )


@pytest.mark.parametrize(
    "text", ["甲水厂工程、" * 5_000, "改造、" * 10_000, "12个项目、" * 5_000, "(" * 30_000 + "项目"]
)
def test_hostile_text_costs_linear_time(text: str) -> None:
    reading = bare_reading(text)
    start = time.perf_counter()
    find_projects(reading)

    assert time.perf_counter() - start < 5
