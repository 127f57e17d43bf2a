"""Short and full names of one thing meet, in one report and in its graph."""

import pytest

from kg.extraction.extract import extract
from kg.identity.resolve import resolve
from kg.model.entities import Resolution
from kg.rdf.assertion import assert_report
from kg.rdf.namespaces import GPR, PREF_LABEL
from kg.text.read import make_report


def read(text: str) -> Resolution:
    return resolve(*extract(make_report("a", text), place="云河市"))


def related(resolution: Resolution, name: str) -> set[tuple[str, str]]:
    """Return the labels of what a property of the ontology joins."""
    quads = assert_report(resolution)
    labels = {quad.subject: quad.object.value for quad in quads if quad.predicate == PREF_LABEL}
    return {
        (labels.get(quad.subject, ""), labels.get(quad.object, ""))
        for quad in quads
        if quad.predicate.value == GPR + name
    }


def claims(resolution: Resolution) -> dict[str, dict[str, str]]:
    """Return the words of each claim, things by their labels."""
    quads = assert_report(resolution)
    labels = {quad.subject: quad.object.value for quad in quads if quad.predicate == PREF_LABEL}
    found: dict[str, dict[str, str]] = {}
    for quad in quads:
        value = labels.get(quad.object) or getattr(quad.object, "value", "")
        found.setdefault(str(quad.subject), {})[quad.predicate.value.removeprefix(GPR)] = value
    return found


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "县级要点出台后,配套出台园区普法清单。已起草园区2024年普法清单。",
            [("园区2024年普法清单", "县级要点")],
        ),
        (
            "正在办理云溪小学设计方案报批工作。正在办理配套学校(云溪小学)建设用地预审手续。",
            [("云溪小学", "设计方案报批"), ("云溪小学", "用地预审手续")],
        ),
    ],
)
def test_what_waits_is_one_thing_under_its_names(text: str, chain: list[tuple[str, str]]) -> None:
    waiting = related(read(text), "directlyDependsOn")

    assert set(chain) <= waiting


def test_a_stretch_is_part_of_the_road() -> None:
    resolution = read("云溪大道工程已开工建设。云溪大道(城区段)工程全面施工。")

    assert ("云溪大道(城区段)工程", "云溪大道工程") in related(resolution, "isPartOf")


@pytest.mark.parametrize(
    ("text", "approval", "unit"),
    [
        ("云溪水库项目通过省水利厅批复。", "省水利厅批复", "省水利厅"),
        ("云溪水库项目已通过市水务局评审,报省水利厅审查。", "省水利厅审查", "省水利厅"),
        ("云溪水库项目已通过市水务局评审,报省水利厅审查。", "市水务局评审", "市水务局"),
        (
            "云溪铁路项目可研报告已编成,省铁路集团正在出具审查意见,预计10月开工。",
            "审查意见",
            "省铁路集团",
        ),
    ],
)
def test_an_approval_knows_who_gives_it(text: str, approval: str, unit: str) -> None:
    told = [
        values
        for values in claims(read(text)).values()
        if approval in values.get("prerequisiteText", "")
    ]

    assert [values["approver"].endswith(unit[1:]) for values in told] == [True]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("白河管理局会同市水务局核查。", "白河管理局"),
        ("财政金融部会同市水务局核查。", "云河高新技术产业开发区财政金融部"),
        ("市水务局、综合部共同核查。会同综合执法部研究。", "云河高新技术产业开发区综合部"),
    ],
)
def test_an_authority_of_a_river_is_no_department_of_the_zone(text: str, label: str) -> None:
    title = "中共云河高新技术产业开发区工作委员会关于整改情况的通报\n一、整改\n"

    assert label in {unit.entity.label for unit in read(title + text).units}
