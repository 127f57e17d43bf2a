"""Projects told under labels and in tables of matters."""

import pytest

from kg.extraction.projects import relate_projects
from kg.extraction.projects.matters import projects_of_matter
from kg.extraction.projects.progress import stage_in_field
from kg.extraction.recognise import recognise
from kg.model.text import Span
from kg.text.read import make_report
from tests.depending import dependencies

CARDS = (
    "一、重点项目\n"
    "1.项目名称:白鹭湖环湖路二期\n"
    "建设单位:岑拓\n"
    "责任单位:县交通运输局\n"
    "进展情况:路基成型,鹭桥墩柱浇筑完成。\n"
    "存在问题:林地手续还没批。\n"
    "2.项目名称:青岚冷链园\n"
    "建设单位:县供销集团\n"
    "进展情况:5月8日竣工验收,6月1日投入运营。\n"
    "存在问题:无。"
)
MATTERS = (
    "序号｜事项｜责任单位｜9月20日进度｜完成时限\n"
    "1｜新建改建农村公路80公里｜县交通运输局｜已完成91公里,超额完成｜已办结\n"
    "2｜改造乡镇敬老院4所｜县民政局｜3所完工｜10月底\n"
    "3｜城镇新增就业3800人｜县人社局｜完成3240人｜年底前\n"
    "4｜第五幼儿园、第三小学教学楼投入使用｜县教体局"
    "｜第五幼儿园9月1日开园;第三小学教学楼外墙施工中｜12月底\n"
)


def told(text: str) -> list[tuple[str, str]]:
    facts = relate_projects(recognise(make_report("a", text), date="2024-09"))
    return [(fact.name.text, fact.stage) for fact in facts]


def test_the_name_on_a_card_is_a_project_with_the_stage_of_its_progress() -> None:
    assert told(CARDS) == [("白鹭湖环湖路二期", "construction"), ("青岚冷链园", "operating")]


def test_the_builder_on_a_card_carries_its_project() -> None:
    facts = relate_projects(recognise(make_report("a", CARDS)))

    assert [fact.unit.name for fact in facts if fact.unit] == ["岑拓", "县供销集团"]


def test_what_a_card_waits_for_is_told_of_its_project() -> None:
    assert [dependent for dependent, *_ in dependencies(CARDS)] == [
        "白鹭湖环湖路二期",
        "青岚冷链园",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "项目名称:白鹭湖环湖路\n建设单位:县交投集团\n进展情况:已开工。",
        "【项目名称】白鹭湖环湖路\n【建设单位】县交投集团\n【进展情况】已开工。",
        "(一)项目名称:白鹭湖环湖路。建设单位:县交投集团。进展情况:已开工。",
        "1.白鹭湖环湖路\n建设单位:县交投集团\n工程进度:已开工。",
    ],
)
def test_cards_are_written_in_many_ways(text: str) -> None:
    assert told(f"一、重点项目\n{text}") == [("白鹭湖环湖路", "construction")]


def test_labels_of_an_issue_make_no_card() -> None:
    assert told("一、问题\n1.整改不到位问题\n存在问题:台账不全。\n进展情况:正在补录。") == []


@pytest.mark.parametrize("mark", ["｜", "|", "\t", "│"])
def test_matters_of_a_table_that_are_projects(mark: str) -> None:
    assert told(MATTERS.replace("｜", mark)) == [
        ("新建改建农村公路", "completed"),
        ("改造乡镇敬老院", "construction"),
        ("第五幼儿园", "operating"),
        ("第三小学教学楼", "construction"),
    ]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("新增城区停车位600个", [("新增城区停车位", 600)]),
        ("公办养老床位改造,新增护理床位260张", [("公办养老床位改造", None)]),
        ("县医院介入中心建成启用", [("县医院介入中心", None)]),
        ("适龄妇女免费筛查6000人", []),
        ("技能培训2600人次", []),
        ("卫生室达标行动", []),
        ("山区补点基站36座", [("山区补点基站", 36)]),
    ],
)
def test_names_of_matters(cell: str, names: list[tuple[str, int | None]]) -> None:
    report = make_report("a", cell)
    found = projects_of_matter(report, Span(0, len(cell)))

    assert [(one.name, one.count) for one in found] == names


@pytest.mark.parametrize(
    ("field", "stage"),
    [
        ("主楼封顶,停车楼已启用", "construction"),
        ("换热站14座建成12座", "construction"),
        ("7月竣工验收,8月1日投入运营", "operating"),
        ("安装142张", "construction"),
        ("设备到货", "construction"),
        ("超额完成", "completed"),
        ("环评公示,施工招标", "preparation"),
        ("停工", "stalled"),
        ("无", "unknown"),
    ],
)
def test_stage_of_a_field(field: str, stage: str) -> None:
    text = f"甲。{field}"

    assert stage_in_field(text, Span(0, 1), Span(2, len(text))) == stage
