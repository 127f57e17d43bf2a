import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.text import Metadata, Span, Stated
from kg.names.divisions import code_of, division_ending, division_names, province_of
from kg.names.offices import offices
from kg.names.places import place_opening
from kg.names.zones import Surroundings, surroundings, zone_in


@pytest.mark.parametrize(
    ("text", "end", "length"),
    [
        ("永川区教委", 3, 3),
        ("恩施土家族苗族自治州水利局", 10, 10),
        ("由济南市市中区牵头", 7, 3),
        ("县水务局和县林业局", 6, 0),
        ("安徽省和县林业局", 5, 2),
        ("责成县住建局", 3, 0),
        ("水", 1, 0),
        ("", 0, 0),
    ],
)
def test_the_longest_division_before_an_offset(text: str, end: int, length: int) -> None:
    assert division_ending(text, end) == length


def test_codes_need_one_fitting_division() -> None:
    assert code_of("鼓楼区") == ""
    assert code_of("鼓楼区", within=code_of("南京市")) == "320106"
    assert code_of("青岚市") == ""
    assert province_of("x-青岚市") == ("", "")
    assert "西藏自治区" in division_names()


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("济南市市中区人民政府", "济南市市中区"),
        ("中共江苏省南京市鼓楼区委员会", "南京市鼓楼区"),
        ("浙江省水利厅", "浙江省"),
        ("青岚市2024年工作情况", "青岚市"),
        ("青岚市临溪区卫生健康局", "青岚市临溪区"),
        ("青岚市高新区管委会", "青岚市"),
        ("鄂伦春自治旗人民政府", "鄂伦春自治旗"),
        ("临溪县人民政府办公室", "临溪县"),
        ("永州市江华瑶族自治县人民政府", "永州市江华瑶族自治县"),
        ("关于灌区配套改造的报告", ""),
        ("长陵交通集团有限公司", ""),
        ("全区重点工作情况", ""),
        ("", ""),
    ],
)
def test_the_area_that_opens_a_name(name: str, place: str) -> None:
    assert place_opening(name) == place


@given(st.text(alphabet="中共省市县区旗州青岚临溪关于委局", max_size=20))
def test_an_area_is_part_of_the_name(name: str) -> None:
    assert place_opening(name) in name


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("青岚高新技术产业开发区管理委员会", "青岚高新技术产业开发区"),
        ("中共青岚市委临港经济开发区工作委员会", "青岚临港经济开发区"),
        ("青岚市水务局", ""),
        ("", ""),
    ],
)
def test_the_zone_in_a_name(name: str, zone: str) -> None:
    assert zone_in(name) == zone


def test_a_zone_is_known_under_its_short_names() -> None:
    issuer = Stated("青岚经济技术开发区管理委员会", Span(0, 4), "issuer-in-title")
    place = Stated("青岚市", None, "supplied-by-caller")

    home = surroundings(Metadata(None, issuer, None, place, None, None))

    assert home.zone == "青岚经济技术开发区"
    assert {"青岚经开区", "青岚开发区", "经开区"} <= set(home.zone_names)
    assert home.is_home("青岚市")
    assert not home.is_home("临溪县")


@pytest.mark.parametrize(
    ("area", "level", "stem"),
    [("青岚市", "市", "青岚"), ("临溪县", "县", "临溪"), ("浙江省", "省", "浙江"), ("", "", "")],
)
def test_the_level_of_the_report(area: str, level: str, stem: str) -> None:
    home = Surroundings(area, "", ())

    assert (home.level, home.stem) == (level, stem)


def test_offices_say_what_their_short_forms_stand_for() -> None:
    known = offices()

    assert known["住建局"].function == known["住房和城乡建设委员会"].function
    assert known["教委"].level == "needed"
    assert {office.official for office in known.values()} - known.keys() == set()
