"""Units that a report names shortly: by a label, in a list, by a nation-wide name, as its own."""

import pytest

from kg.extraction.recognise import recognise
from kg.text.read import make_report


def named(text: str, place: str | None = None) -> list[str]:
    return [unit.name for unit in recognise(make_report("a", text), place=place).units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设单位:岑拓\n进度:主体封顶。", ["岑拓"]),
        ("建设单位:县水投公司(代建:沄洄建工)", ["县水投公司", "沄洄建工"]),
        ("施工单位:岑拓、鑫泽达", ["岑拓", "鑫泽达"]),
        ("【项目业主】岑拓", ["岑拓"]),
        ("建设单位:待定", []),
        ("建设单位:无", []),
        ("序号|工程名称|建设单位\n1|新城大桥|岑拓\n", ["岑拓"]),
        ("建设单位:岑拓\n目前岑拓二期停工。", ["岑拓", "岑拓"]),
    ],
)
def test_a_label_declares_a_unit(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("华为、京东方签约。", ["华为", "京东方"]),
        ("三一重工扩产项目开工。", ["三一重工"]),
        ("移动、联通、铁塔建成基站36座。", ["移动", "联通", "铁塔"]),
        ("推进移动支付。", []),
        ("因为华润路改造。", []),
        ("五金铁塔倒塌。", []),
        ("建行、农行放款。", ["建行", "农行"]),
    ],
)
def test_names_known_all_over_the_country(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("烟台、威海、日照开工率较高。", ["烟台", "威海", "日照"]),
        ("烟台、威海和日照均未达标。", ["烟台", "威海", "日照"]),
        ("烟台葡萄酒产业提质。", []),
        ("沈阳、大连来考察。", []),
    ],
)
def test_cities_of_the_own_province_in_a_list(text: str, expected: list[str]) -> None:
    areas = [name for name in named(f"进展\n{text}", place="山东省") if name != "山东省"]

    assert areas == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由厅村镇建设处牵头。", ["厅村镇建设处"]),
        ("交县人大财经工委、县政协经济委审议。", ["县人大财经工委", "县政协经济委"]),
        ("市委政研室、市委财经办参与。", ["市委政研室", "市委财经办"]),
        ("万家镇、塔山屯镇、高台镇抽调147人。", ["万家镇", "塔山屯镇", "高台镇"]),
        ("聘请中正华会计师事务所审计。", ["中正华会计师事务所"]),
        ("由中铁上海工程局施工。", ["中铁上海工程局"]),
        ("中交二航局承建。", ["中交二航局"]),
        ("济南城控、青岛路桥中标。", ["济南城控", "青岛路桥"]),
        ("生态环保和“清河”专班发挥牵头作用。", ["生态环保和“清河”专班"]),
        ("市水务局和防汛专班值守。", ["市水务局", "防汛专班"]),
        ("争取中央水污染防治资金。", []),
        ("县林业局盯办。", ["县林业局"]),
        ("“一老一小”关爱行动。", []),
        ("新增城区停车位600个。", []),
    ],
)
def test_bodies_and_firms_under_short_names(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("岑拓石灰石、鑫泽达农药等5家企业停产。", ["岑拓石灰石", "鑫泽达农药"]),
        ("岑拓光伏组件二期投产。", ["岑拓光伏"]),
        ("岑拓控股签约。", ["岑拓控股"]),
        ("岑拓碱业破产重整。", ["岑拓碱业"]),
    ],
)
def test_what_is_made_closes_a_name_only_at_its_end(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_the_own_office() -> None:
    text = "山东省财政厅关于资金情况的报告\n我厅会同省教育厅实施。"

    assert named(text) == ["山东省财政厅", "山东省财政厅", "省教育厅"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("章丘区青岚河治理工程完工。", []),
        ("章丘区开工3个项目,章丘区青岚河治理工程完工。", ["章丘区", "章丘区"]),
    ],
)
def test_where_a_project_lies_is_no_unit(text: str, expected: list[str]) -> None:
    assert named(text) == expected
