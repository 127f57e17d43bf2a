"""Units told more freely: heads of projects, offices by tasks, towns behind counties, railways."""

import pytest

from kg.extraction.recognise import recognise
from kg.text.read import make_report


def named(text: str) -> list[str]:
    return [unit.name for unit in recognise(make_report("a", text)).units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昆岑6G雷达锂电池项目正在装修。", ["昆岑"]),
        ("旭岑智能家居玻璃项目二期正在安装设备。", ["旭岑"]),
        ("岑安锻造公司扩能项目完成90%。", ["岑安锻造公司"]),
        ("特许经营权由绿岑环境联合体中标取得。", ["绿岑环境联合体"]),
        ("责成承建单位信阳润沄水利返工。", ["信阳润沄水利"]),
        ("天沄染料、北方助剂更换活性炭。", ["天沄染料", "北方助剂"]),
        ("东方电气、天沄力争年内投产。", ["东方电气", "天沄"]),
        (
            "县商务局对接中原岑资、洛阳国沄两家国资平台。",
            ["县商务局", "中原岑资", "洛阳国沄"],
        ),
        ("施工图设计已通过国铁成都局审查。", ["国铁成都局"]),
        ("管线须经京沈高铁沈阳局集团审批。", ["沈阳局集团"]),
        ("市发展改革委会同市重点项目推进中心核查。", ["市发展改革委", "市重点项目推进中心"]),
        ("县清欠办核查账款2亿元。", ["县清欠办"]),
        ("县委巡视整改办公室督办。", ["县委巡视整改办公室"]),
        ("县第四小学教学楼交付。", ["县第四小学"]),
        (
            "恒岳、佑康均落户青岚县生物医药产业园。",
            ["恒岳", "佑康", "青岚县生物医药产业园"],
        ),
        ("其中镇宁县9个,紫云县3个。", ["镇宁县", "紫云县"]),
    ],
)
def test_names_that_no_suffix_shows(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "走访长三角、粤港澳大湾区企业268家。",
        "建设宜居宜业和美乡村。",
        "关于“园区事园区办”授权不到位的问题。",
        "二期图书馆正在编制设计。",
        "施工中通过验收,巡察中核查出问题。",
        "新型电池项目落地,高端装备项目开工。",
    ],
)
def test_words_that_only_look_like_names(text: str) -> None:
    assert named(text) == []


def test_a_zone_names_its_departments_by_their_tasks() -> None:
    text = "云河经济技术开发区管理委员会\n由经开区组织人事部牵头,经开区招商合作部配合。"

    assert named(text)[1:] == ["经开区组织人事部", "经开区招商合作部"]


def test_a_county_says_where_a_town_lies() -> None:
    units = recognise(make_report("a", "修武县周庄镇拆迁,山阳区青石镇配合。")).units

    assert [(unit.name, unit.fullest) for unit in units] == [
        ("周庄镇", "修武县周庄镇"),
        ("青石镇", "山阳区青石镇"),
    ]


def test_towns_of_one_name_keep_their_county() -> None:
    units = recognise(make_report("a", "修武县城关镇拆迁,武陟县城关镇配合。")).units

    assert [unit.name for unit in units] == ["修武县城关镇", "武陟县城关镇"]


def test_two_known_companies_are_two() -> None:
    units = recognise(make_report("a", "国电项目开工,与国电投合作。")).units

    assert {unit.fullest for unit in units} == {"国电", "国电投"}
