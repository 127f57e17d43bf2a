"""What is done of a counted set, where no rate is stated."""

import pytest

from kg.extraction.extract import extract
from kg.text.read import make_report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共涉及18项年度任务,已按时完成5项。", [("年度任务", 18, 5)]),
        ("全年确定40项民生实事。截至目前,已完成22项,其中提前完成3项。", [("民生实事", 40, 22)]),
        ("12个方面的30项重点任务,有8项已完成,22项正在推进。", [("重点任务", 30, 8)]),
        ("36个拟建项目中,已开工12个。", [("拟建项目", 36, 12)]),
        (
            "74个储能项目全部达到计划进度。储能项目已开工39个(其中已完工6个)。",
            [("储能项目", 74, 39)],
        ),
        (
            "对50家重点化工企业及仓储企业开展普查,提升管理水平。目前,已对县域41家重点化工企业"
            "及仓储企业完成普查。",
            [("重点化工企业及仓储企业", 50, 41)],
        ),
        ("共排查问题企业65家,已完成整治48家。", [("问题企业", 65, 48)]),
    ],
)
def test_what_is_done_of_a_set(text: str, expected: list[tuple[str, int, int]]) -> None:
    _, facts = extract(make_report("a", text))

    told = [one for one in facts.tallies if one.rate is None]
    assert [
        (one.what and one.what.text, one.total and one.total.size, one.done and one.done.size)
        for one in told
    ] == expected


@pytest.mark.parametrize(
    "text",
    [
        "60个项目已开工45个,开工率75%。",
        "检查企业50家,已整改问题12处。",
        "项目40个,计划年内完成20个。",
        "已建成公园3个,已建成泵站2个。",
        "走访企业20家,已培训企业35家。",
        "新建学校5所。\n二、医疗\n已完成2所。",
    ],
)
def test_what_has_a_rate_or_is_of_something_else_is_none(text: str) -> None:
    _, facts = extract(make_report("a", text))

    assert [one for one in facts.tallies if one.rate is None] == []
