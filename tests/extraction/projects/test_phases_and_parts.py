"""Phases without a name, parts below a title, examples that are told again, shares of a set."""

import pytest

from kg.extraction.projects import relate_projects
from kg.extraction.recognise import recognise
from kg.text.read import make_report

CARD = (
    "(一)产业项目\n1.岑拓磷酸铁锂正极材料项目\n项目:总投资3亿元。\n"
    "进展:一期2条生产线4月投产;二期4栋厂房封顶。\n"
    "2.城东客运枢纽工程\n项目:总投资5亿元。\n进展:主体结构完成65%,候车楼完工。\n"
    "存在问题:因资金链断裂,项目自3月起停工。\n"
)


def stages(text: str) -> dict[str, str]:
    return {
        fact.name.text: fact.stage for fact in relate_projects(recognise(make_report("a", text)))
    }


def test_phases_below_a_title_bear_its_name() -> None:
    told = stages(CARD)

    assert told["岑拓磷酸铁锂正极材料项目一期"] == "operating"
    assert told["岑拓磷酸铁锂正极材料项目二期"] == "construction"


def test_a_project_of_which_problems_say_that_it_stands_still_is_stalled() -> None:
    assert stages(CARD)["城东客运枢纽工程"] == "stalled"


def test_buildings_below_a_title_are_parts() -> None:
    assert "候车楼" not in stages(CARD)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "青岚物流园一期仓储主体完工,二期正在招标。",
            {"青岚物流园一期": "construction", "青岚物流园二期": "preparation"},
        ),
        ("中央大道北延、经六路2条已通车。", {"经六路": "operating"}),
        ("新建口袋公园16个。", {"口袋公园": "construction"}),
        ("10个省级示范点全部开工。", {"省级示范点": "construction"}),
        ("1至9月新签约项目开工38个,到位资金9亿元。", {"新签约项目": "construction"}),
        ("县财政局牵头建立惠民补贴资金公示平台。", {"惠民补贴资金公示平台": "completed"}),
        ("青岚锂电项目因指标未落实,至今没有开工。", {"青岚锂电项目": "stalled"}),
        ("青岚古镇修缮工程完成加固43栋。", {"青岚古镇修缮工程": "construction"}),
        ("岑石泵站改造、岑卢连接线改造2个项目在建。", {"岑石泵站改造": "construction"}),
    ],
)
def test_stages(text: str, expected: dict[str, str]) -> None:
    told = stages(text)

    assert {name: told.get(name) for name in expected} == expected


def test_a_set_of_which_a_further_sentence_tells_is_under_construction() -> None:
    text = "今年共安排水利项目68个,总投资21亿元。截至6月底,已开工51个。"

    assert stages(text)["水利项目"] == "construction"


def test_examples_are_told_again_by_their_short_names() -> None:
    text = "恒沄、佑岑2个医药项目落户园区,恒沄项目竣工投产,佑岑项目正在装修。"
    told = stages(text)

    assert "恒沄项目" not in told
    assert told["恒沄"] == "operating"


@pytest.mark.parametrize(
    "text",
    [
        "全市上下坚持项目为王,推动要素跟着项目走、服务围着项目转。",
        "办结重点项目环评124件。",
        "3条生产线已投产。",
        "二、重点项目进展及存在问题\n进展顺利。",
    ],
)
def test_slogans_and_parts_are_no_projects(text: str) -> None:
    assert stages(text) == {}
