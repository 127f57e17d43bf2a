import pytest

from kg.extraction.extract import extract
from kg.extraction.ledgers import ledger_rows
from kg.text.read import make_report

TABS = (
    "临溪县巡察整改台账\n"
    "序号\t反馈问题\t整改措施\t责任单位\t整改时限\t完成情况\n"
    "1\t关于河道淤积的问题\t1.清淤3公里;2.加强巡查\t县水利局、临溪镇\t2024年6月\t已完成\n"
    "2\t台账不清\t补建台账\t县财政局\t2024年7月\t正在推进\n"
    "\t\t\t县审计局\t\t\n"
)
STROKES = TABS.replace("\t", "|")
MARKDOWN = (
    "| 重点任务 | 牵头单位 | 责任单位 |\n| --- | --- | --- |\n"
    "| 城北快速路工程 | 市住建局 | 市财政局 |\n"
    "| 节水宣传 | 市水务局 | |\n"
)


@pytest.mark.parametrize("text", [TABS, STROKES])
def test_rows_become_issues_measures_and_roles(text: str) -> None:
    facts = extract(make_report("a", text))[1]

    assert [(one.number, one.text.text, one.measures) for one in facts.issues] == [
        ("1", "河道淤积", 2),
        ("2", "台账不清", 1),
    ]
    assert [(one.issue, one.ordinal, one.state) for one in facts.measures] == [
        ("1", 1, "done"),
        ("1", 2, "done"),
        ("2", 1, "ongoing"),
    ]
    found = {(one.unit.name, one.role, one.target.text) for one in facts.responsibilities}
    assert found >= {
        ("县水利局", "lead", "河道淤积"),
        ("临溪镇", "lead", "河道淤积"),
        ("县财政局", "lead", "台账不清"),
        ("县审计局", "lead", "台账不清"),
    }


def test_a_schedule_of_tasks_gives_roles() -> None:
    facts = extract(make_report("a", MARKDOWN))[1]
    rows = [one for one in facts.responsibilities if one.rule == "role-ledger-row"]

    assert [(one.unit.name, one.role, one.target.text, one.target_kind) for one in rows] == [
        ("市住建局", "lead", "城北快速路工程", "project"),
        ("市财政局", "implement", "城北快速路工程", "project"),
        ("市水务局", "lead", "节水宣传", "other"),
    ]


PROJECTS = (
    "临溪县重点项目督查通报\n"
    "序号|项目名称|建设单位|责任单位|进度|存在问题\n"
    "1|临溪二桥工程|临溪路桥有限公司|县交通运输局、临溪镇|完成60%|征地滞后\n"
    "2|临溪河清淤工程|||初步设计获市水务局批复|无\n"
    "3|县文化馆项目|县文旅局|县文旅局|停工|资金不足\n"
    "合计|||||\n"
)


def test_a_table_of_projects_gives_the_roles_of_its_columns() -> None:
    facts = extract(make_report("a", PROJECTS))[1]
    rows = [one for one in facts.responsibilities if one.rule == "role-ledger-row"]

    assert sorted((one.target.text, one.role, one.unit.name) for one in rows) == sorted(
        [
            ("临溪二桥工程", "implement", "临溪路桥有限公司"),
            ("临溪二桥工程", "lead", "县交通运输局"),
            ("临溪二桥工程", "lead", "临溪镇"),
            ("临溪河清淤工程", "implement", "临溪路桥有限公司"),
            ("临溪河清淤工程", "lead", "县交通运输局"),
            ("临溪河清淤工程", "lead", "临溪镇"),
            ("县文化馆项目", "implement", "县文旅局"),
            ("县文化馆项目", "lead", "县文旅局"),
        ]
    )


def test_a_cell_speaks_for_itself() -> None:
    facts = extract(make_report("a", PROJECTS))[1]
    approved = [one for one in facts.responsibilities if one.role == "approve"]

    assert [(one.unit.name, one.target.text) for one in approved] == [("市水务局", "初步设计")]


@pytest.mark.parametrize(
    "text",
    [
        "县区\t投资\n甲县\t3",
        "序号\t问题\n正文。\n1\t甲",
        "问题|",
        "|",
        "\t",
        "问题\t责任单位",
        "||\n||",
    ],
)
def test_other_tables_are_no_ledgers(text: str) -> None:
    assert list(ledger_rows(make_report("a", text))) == []
