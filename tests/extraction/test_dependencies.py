import time
from dataclasses import replace

import pytest

from kg.extraction.dependencies import relate_dependencies
from kg.extraction.documents import find_documents
from kg.extraction.projects import find_projects, relate_projects
from kg.extraction.recognise import recognise
from kg.model.mentions import Reading
from kg.model.text import Metadata
from kg.text.figures import find_figures
from kg.text.outline import read_outline
from kg.text.read import make_report
from tests.depending import Row, dependencies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乙桥项目环评获市生态环境局批复。", ("乙桥项目", "市生态环境局批复", "approval", "met")),
        (
            "乙桥项目环评未获市生态环境局批复。",
            ("乙桥项目", "市生态环境局批复", "approval", "pending"),
        ),
        ("乙桥项目已报省水利厅审批。", ("乙桥项目", "省水利厅审批", "approval", "pending")),
        ("乙桥项目有望下半年立项批复。", ("乙桥项目", "立项批复", "approval", "pending")),
        ("乙桥项目取得用地预审意见。", ("乙桥项目", "用地预审意见", "land", "met")),
        ("乙桥项目正在办理土地出让手续。", ("乙桥项目", "土地出让手续", "land", "pending")),
        ("乙桥项目征地拆迁已完成。", ("乙桥项目", "征地拆迁", "land", "met")),
        ("乙桥项目征地拆迁完成92%。", ("乙桥项目", "征地拆迁", "land", "pending")),
        ("乙桥项目资本金3亿元到位。", ("乙桥项目", "资本金", "funding", "met")),
        ("乙桥项目因资金链断裂停工。", ("乙桥项目", "资金链断裂", "funding", "pending")),
        ("乙桥项目已完成施工招标。", ("乙桥项目", "施工招标", "procurement", "met")),
        ("乙桥项目正在开展施工招标。", ("乙桥项目", "施工招标", "procurement", "pending")),
        ("乙桥项目初步设计正在编制。", ("乙桥项目", "初步设计", "planning", "pending")),
        ("待验收通过后转入试生产。", ("转入试生产", "验收通过", "sequence", "pending")),
        (
            "省方案出台后,及时制定配套措施。",
            ("及时制定配套措施", "省方案出台", "sequence", "pending"),
        ),
        ("在实地调研基础上编制规划。", ("编制规划", "实地调研", "sequence", "met")),
    ],
)
def test_signs(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    "text",
    [
        "进一步提高服务水平。",
        "加强与各部门沟通。",
        "今后将持续推进。",
        "优化审批流程,压减办理时限。",
        "待遇落实到位。",
    ],
)
def test_no_sign_no_dependency(text: str) -> None:
    assert dependencies(text) == []


def test_the_running_topic_is_the_project_of_an_earlier_clause() -> None:
    found = dependencies("甲水厂项目可研报告编制完成,正与省水务集团就合作运营进行洽谈。")

    assert ("甲水厂项目", "省水务集团", "partner", "pending") in found


def test_a_semicolon_ends_the_topic() -> None:
    found = dependencies("甲水厂项目已开工;移民规划获省水利厅批复。")

    assert [dependent for dependent, *_ in found] == ["移民规划"]


def test_a_list_gives_one_dependency_each() -> None:
    found = dependencies("南湖医院、北湖医院项目迁占任务全部完成。")

    assert [(dependent, kind) for dependent, _, kind, _ in found] == [
        ("南湖医院", "land"),
        ("北湖医院项目", "land"),
    ]


def test_a_bare_act_is_told_of_its_project() -> None:
    found = dependencies("甲场馆项目因设计变更停工,待审查完成后复工。")

    assert ("甲场馆项目复工", "审查完成", "sequence", "pending") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲桥项目用地待省林业局审批。", ("甲桥项目", "省林业局审批", "approval", "pending")),
        ("甲桥项目工可报告仍未批复。", ("甲桥项目", "工可报告", "approval", "pending")),
        ("甲桥项目尚未完成用地报批。", ("甲桥项目", "用地报批", "land", "pending")),
        ("甲桥项目拆迁补偿协议未签订。", ("甲桥项目", "拆迁补偿协议", "partner", "pending")),
        ("甲桥项目贷款资金尚未落实。", ("甲桥项目", "贷款资金", "funding", "pending")),
        ("因环保手续不全,甲桥项目推进缓慢。", ("甲桥项目", "环保手续不全", "approval", "pending")),
        ("腾退土地12亩,用于甲桥项目建设。", ("甲桥项目建设", "腾退土地", "land", "met")),
        (
            "甲桥项目待初设批复后启动施工招标。",
            ("甲桥项目施工招标", "初设批复", "sequence", "pending"),
        ),
    ],
)
def test_what_is_still_missing(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in dependencies(text)


def test_a_heading_owns_what_its_section_needs() -> None:
    text = "一、交通\n1.甲桥至乙镇公路改建工程。路基完成三成;初步设计已获市交通局批复。"
    dependents = {dependent for dependent, *_ in dependencies(text)}

    assert dependents == {"甲桥至乙镇公路改建工程"}


def test_a_doer_and_a_date_are_no_dependent() -> None:
    assert dependencies("县财政局6月底前将专项债券资金拨付到位。") == []


def test_evidence_quotes_both_ends() -> None:
    text = "乙桥项目已开工,待审查意见下达后,启动桥面施工。"
    reading = recognise(make_report("a", text))
    fact = relate_dependencies(reading, relate_projects(reading))[0]

    assert fact.evidence.cut(text) == "待审查意见下达后,启动桥面施工"


def bare_reading(text: str) -> Reading:
    """Return what these extractors need of a text, without its units."""
    outline = read_outline(make_report("a", text))
    reading = Reading(
        outline, Metadata(None, None, None, None, None, None), figures=find_figures(outline)
    )
    reading = replace(reading, documents=find_documents(reading))
    return replace(reading, projects=find_projects(reading))


@pytest.mark.parametrize(
    "text", ["待批复后开工," * 5_000, "乙桥项目经审批" * 5_000, "与甲" * 15_000]
)
def test_hostile_text_costs_linear_time(text: str) -> None:
    reading = bare_reading(text)
    start = time.perf_counter()
    relate_dependencies(reading, relate_projects(reading))

    assert time.perf_counter() - start < 5
