import pytest

from kg.extraction.dependencies import relate_dependencies
from kg.extraction.projects import relate_projects
from kg.extraction.projects.rows import project_rows, row_at
from kg.extraction.recognise import recognise
from kg.text.read import make_report

TABLE = (
    "序号|项目名称|建设单位|总投资(亿元)|形象进度|存在问题\n"
    "1|滨江公园二期||0.8|已交付使用|无\n"
    "2|环城西路拓宽|嘉禾县交通局|2.1|完成路基工程|5户未搬迁\n"
    "3|绿源热电联产项目||9.5|设备厂房建成,管道安装完成30%|用地待省自然资源厅审批\n"
    "合计|||12.4||\n"
)


@pytest.mark.parametrize("mark", ["|", "\t"])
def test_a_row_is_a_project_with_the_stage_of_its_progress(mark: str) -> None:
    reading = recognise(make_report("a", TABLE.replace("|", mark)))

    assert [(fact.name.text, fact.stage) for fact in relate_projects(reading)] == [
        ("滨江公园二期", "completed"),
        ("环城西路拓宽", "construction"),
        ("绿源热电联产项目", "construction"),
    ]


def test_the_column_of_builders_names_the_unit() -> None:
    facts = relate_projects(recognise(make_report("a", TABLE)))

    assert [fact.unit.name if fact.unit else "" for fact in facts] == ["", "嘉禾县交通局", ""]


def test_the_column_of_problems_tells_what_a_project_waits_for() -> None:
    reading = recognise(make_report("a", TABLE))
    facts = relate_dependencies(reading, relate_projects(reading))

    assert [(fact.dependent.text, fact.kind, fact.state) for fact in facts] == [
        ("环城西路拓宽", "land", "pending"),
        ("绿源热电联产项目", "approval", "pending"),
    ]


def test_markdown_strokes_and_rules_are_no_cells() -> None:
    report = make_report("a", "| 项目名称 | 进度 |\n|---|---|\n| 甲河治理 | 完工 |\n")

    assert [row.name.cut(report.text) for row in project_rows(report)] == ["甲河治理"]


def test_a_table_without_progress_is_no_table_of_projects() -> None:
    report = make_report("a", "项目|数值\n营业收入|3.5\n")

    assert project_rows(report) == ()
    assert row_at(report, 8) is None
