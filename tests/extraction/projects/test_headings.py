import pytest

from kg.extraction.projects import relate_projects
from kg.extraction.recognise import recognise
from kg.text.read import make_report


def told(text: str) -> list[tuple[str, str]]:
    return [
        (fact.name.text, fact.stage) for fact in relate_projects(recognise(make_report("a", text)))
    ]


def test_a_heading_names_what_its_section_tells_of() -> None:
    text = "一、产业\n1.瑞峰电池片生产基地项目。总投资22亿元。一号车间主体封顶;力争年底投产。"

    assert told(text) == [("瑞峰电池片生产基地项目", "construction")]


@pytest.mark.parametrize("title", ["水利工程", "重点项目", "加快推进新城水厂二期项目"])
def test_a_subject_or_a_task_is_no_project(title: str) -> None:
    assert told(f"一、任务\n1.{title}。各地工作有序。") == []


def test_a_heading_whose_section_tells_no_stage_is_no_fact() -> None:
    assert told("一、产业\n1.瑞峰电池片生产基地项目。由县工信局负责。") == []


def test_a_numbered_line_may_state_a_stage_itself() -> None:
    text = "二、水利\n1、白石水库除险加固工程,已于9月底完工并通过验收。\n2、水闸改造工程:尚未开工。"

    assert told(text) == [("白石水库除险加固工程", "completed"), ("水闸改造工程", "stalled")]


def test_the_title_of_a_report_names_no_project() -> None:
    assert told("嘉禾县2025年上半年重点项目进展情况通报\n一、总体情况\n进展有序。") == []


def test_a_title_among_titles_of_projects_names_one_too() -> None:
    text = (
        "二、在建类\n1.甲河水厂项目。已开工。\n2.乙山隧道工程。已开工。\n"
        "3.锐腾薄膜。设备安装完成85%。\n4.其他情况。正在施工。"
    )

    assert told(text)[2:] == [("锐腾薄膜", "construction")]


def test_a_list_of_titles_names_several_and_takes_the_stage_of_its_chapter() -> None:
    text = (
        "三、拟开工类\n①甲河水厂项目。已开工。\n②乙山隧道工程。已开工。\n"
        "③锐腾光电镜头二期、诺科电子线路板扩能。共用一块地。"
    )

    assert told(text)[2:] == [
        ("锐腾光电镜头二期", "preparation"),
        ("诺科电子线路板扩能", "preparation"),
    ]
