import time

import pytest

from kg.text.figures import find_figures
from kg.text.outline import read_outline
from kg.text.read import make_report


def figures(text: str) -> list[str]:
    found = find_figures(read_outline(make_report("a", text)))
    return [f"{figure.value}{figure.unit}" for figure in found]


def test_no_figure_spans_two_cells() -> None:
    assert figures("12\t项目一\t3个\n") == ["3个"]


def test_unit_above_a_table_holds_for_money_alone() -> None:
    assert figures("支出表(单位:万元)\n序号\t县区\t拨付资金\t户数\n1\t甲县\t300\t40\n") == [
        "300万元"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("修缮祠堂17座,总造价6.4亿元。", ["17座", "6.4亿元"]),
        ("资产700多亿元,存单6亿多元,包裹82万余件。", ["700亿元", "6亿元", "82万件"]),
        ("招募志愿者1,234人次,清淤38万立方米。", ["1234人次", "38万立方米"]),
        ("总投资３５．６亿元，增长５％。", ["35.6亿元", "5%"]),
        ("六个方面、十大服务、两家国企、二十项任务。", ["6个", "10大", "2家", "20项"]),
        ("下降0.05个百分点,增长13.2倍。", ["0.05个百分点", "13.2倍"]),
        ("水耗16.7立方米/万元,日进水10万方/日。", ["16.7立方米/万元", "10万方/日"]),
        ("完成60%至80%,授信3亿~5亿元,惠及3至5个村。", ["60%", "80%", "3亿", "5亿元", "3个", "5个"]),
        ("完成近八成,三成以上未动工,占比超9成。", ["8成", "3成", "9成"]),
        ("一成不变,三成员到会,二〇二三成立。", []),
        ("平均年龄42.5岁,货运412列,空气20微克/立方米。", ["42.5岁", "412列", "20微克/立方米"]),
        ("达10家、2家和35家。", ["10家", "2家", "35家"]),
        ("共有 30 个项目。", ["30个"]),
        ("划转51.6亿公益性资产,观看40万。", ["51.6亿", "40万"]),
        ("完成率达百分之九十五。", ["95%"]),
        ("同比增长-3.2%。", ["-3.2%"]),
        ("提前一个月完成,至少一名成员,每周调度一次。", ["1个月", "1名", "1次"]),
        ("目前14名干部到岗。", ["14名"]),
        ("新建110千伏松岭输变电工程、35千伏线路9公里,电压35千伏。", ["9公里", "35千伏"]),
    ],
)
def test_numbers_with_a_unit_are_figures(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月11日至5月24日,1至9月份,20日18:00前。",
        "按照(某政发〔2021〕17号)第3条要求。",
        "推行“4+M”做法和“五个到位”要求,推广“三次上门、四次回访”。",
        "引进世界500强和5G企业,建设10万吨级码头。",
        "某公司年产8万吨纸浆项目、60兆瓦风电项目、45万吨/年PVC装置。",
        "《三年行动计划(2023—2025年)》《推进10项措施》。",
        "第三医院和第二小学,第一、第二、三批次,第六期名单。",
        "三年行动计划、一企一策、三重一大、二十大精神、八项规定。",
        "一户不少、一人不落,成熟一个推进一个,画好一张图。",
        "东四路至南二路,S315线,打造15分钟生活圈,24小时值守。",
    ],
)
def test_dates_ordinals_names_and_slogans_are_none(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增速居全省第4位。", "4位"),
        ("总量排名全国第77位。", "77位"),
        ("完成量居全省第一位。", "1位"),
        ("考核列全市第二名。", "2名"),
        ("增速位居全市第一。", "1"),
        ("综合成绩进入全省前3位。", "3位"),
    ],
)
def test_ranks(text: str, expected: str) -> None:
    (figure,) = find_figures(read_outline(make_report("a", text)))

    assert f"{figure.value}{figure.unit}" == expected
    assert figure.rank


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("完成8个。", "exact"),
        ("完成约8个。", "about"),
        ("完成8个左右。", "about"),
        ("完成超过8个。", "more-than"),
        ("完成80余个。", "more-than"),
        ("完成8个以上。", "at-least"),
        ("完成不少于8个。", "at-least"),
        ("完成不超过8个。", "at-most"),
        ("完成8个以内。", "at-most"),
        ("完成8个至9个。", "range"),
        ("签约8户。", "exact"),
        ("履约8户。", "exact"),
        ("节约8万元。", "exact"),
        ("经过8个月。", "exact"),
        ("产值过8亿元。", "more-than"),
        ("附近8户。", "exact"),
    ],
)
def test_qualifier(text: str, qualifier: str) -> None:
    found = find_figures(read_outline(make_report("a", text)))

    assert found[0].qualifier == qualifier


def test_a_figure_in_a_quoted_statement_counts() -> None:
    assert figures("通报所列“累计盘活标准厂房8.6万平方米”更正为6.8万平方米。") == [
        "8.6万平方米",
        "6.8万平方米",
    ]


def test_table_columns_give_their_unit_to_plain_numbers() -> None:
    assert figures("区县\t投资(亿元)\n甲县\t3.5\n乙县\t2") == ["3.5亿元", "2亿元"]


def test_span_covers_number_and_unit_alone() -> None:
    text = "完成约400多亿元以上。"
    (figure,) = find_figures(read_outline(make_report("a", text)))

    assert figure.span.cut(text) == "400多亿元"
    assert figure.number.cut(text) == "400"


@pytest.mark.parametrize("piece", ["《", "“", "1", "一", "1,", "第", "百分之", "1至"])
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    outline = read_outline(make_report("a", piece * 20_000))

    before = time.perf_counter()
    find_figures(outline)

    assert time.perf_counter() - before < 5
