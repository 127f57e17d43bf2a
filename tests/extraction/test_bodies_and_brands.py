"""Names that grammar hides: brands made of verbs, lists of partners, branches of bureaus."""

import pytest

from kg.extraction.recognise import recognise
from kg.extraction.units.aliases import Name, fullest_names
from kg.names.zones import Surroundings
from kg.text.read import make_report


def named(text: str) -> list[tuple[str, str]]:
    return [(unit.name, unit.kind) for unit in recognise(make_report("a", text)).units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("北方农机公司扩建车间。", ["北方农机公司"]),
        ("设备由南方泵阀公司供货。", ["南方泵阀公司"]),
        ("中标单位为中煤建工集团。", ["中煤建工集团"]),
        ("华能青岛公司机组并网。", ["华能青岛公司"]),
        ("由中铁九局集团施工。", ["中铁九局集团"]),
        ("中铁大桥局承建跨江大桥。", ["中铁大桥局"]),
        ("中交第三航务工程局有限公司中标。", ["中交第三航务工程局有限公司"]),
        ("望岳粮油公司、青岚粮油公司2家业主单位出资。", ["望岳粮油公司", "青岚粮油公司"]),
        ("骨干公司2家投产。", []),
    ],
)
def test_a_company_begins_with_its_brand(text: str, expected: list[str]) -> None:
    assert [name for name, _ in named(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与岑拓、鑫泽达签订合作协议。", ["岑拓", "鑫泽达"]),
        ("与合肥、南京签署框架协议。", []),
        ("与村民、农户签订协议。", []),
        ("岑拓木业、正大农业、恒润水产等5家投产。", ["岑拓木业", "正大农业", "恒润水产"]),
        ("岑拓石墨负极材料、鑫泽达钒钛管材2个项目竣工。", ["岑拓石墨", "鑫泽达钒钛"]),
        ("引入岑拓速运、恒沄国际物流2家企业。", ["岑拓速运", "恒沄国际物流"]),
        ("现代农业、绿色水产等5家示范点。", []),
    ],
)
def test_members_of_lists_are_companies(text: str, expected: list[str]) -> None:
    assert [name for name, _ in named(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国家矿山安全监察局山东局检查企业。", [("国家矿山安全监察局山东局", "government")]),
        ("青岛海事局发布通告。", [("青岛海事局", "government")]),
        ("报珠江水利委员会审批。", [("珠江水利委员会", "government")]),
        ("青岚矿山救护队参加演练。", [("青岚矿山救护队", "institution")]),
        ("市生态环境局城东分局巡查。", [("市生态环境局城东分局", "government")]),
    ],
)
def test_bodies_of_the_nation_and_their_branches(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "望岳精深加工产业园二期通过规划审查。",
        "望岳冷链中心主体封顶。",
        "望岳会展中心已竣工。",
        "青龙河灌区续建配套工程完工。",
        "仓储罐区正在安装设备。",
    ],
)
def test_what_is_being_built_is_no_unit(text: str) -> None:
    assert named(text) == []


def test_a_citys_own_government_is_not_that_of_another_city() -> None:
    home = Surroundings("济南市", "", ())
    names = [
        Name("市政府", "government", 0, 3),
        Name("济南市政府", "government", 10, 15),
        Name("青岛市政府", "government", 20, 25),
    ]

    assert fullest_names(names, "", home) == {
        "市政府": "济南市政府",
        "济南市政府": "济南市政府",
        "青岛市政府": "青岛市政府",
    }
    assert fullest_names([names[0], names[2]], "", home)["市政府"] == "市政府"


def test_a_branch_is_no_longer_name_of_its_bureau() -> None:
    names = [
        Name("市水务局", "government", 0, 4),
        Name("市水务局城东分局", "government", 10, 18),
    ]
    home = Surroundings("济南市", "", ())

    assert fullest_names(names, "", home)["市水务局"] == "市水务局"
