import pytest

from kg.extraction.recognise import recognise
from kg.identity.places import report_place
from kg.identity.registry import NO_REGISTRY, Registry
from kg.identity.units import resolve_units
from kg.model.entities import ResolvedUnit
from kg.text.read import make_report


def resolved(
    text: str, place: str | None = None, registry: Registry = NO_REGISTRY
) -> tuple[ResolvedUnit, ...]:
    reading = recognise(make_report("r", text), place=place)
    return resolve_units(reading, report_place(reading.metadata), registry)


def labels(text: str, place: str | None = None) -> list[tuple[str, str]]:
    return [(one.entity.label, one.entity.path[1]) for one in resolved(text, place)]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("市水务局清淤。", "济南市", [("济南市水务局", "370100")]),
        ("市水务局清淤。", "青岚市", [("青岚市水务局", "x-青岚市")]),
        ("我市财政局拨款。", "济南市", [("济南市财政局", "370100")]),
        ("省水利厅批复。", "济南市", [("山东省水利厅", "370000")]),
        ("省水利厅批复。", "浙江省", [("浙江省水利厅", "330000")]),
        ("县水利局清淤。", "临溪县", [("临溪县水利局", "x-临溪县")]),
        ("区财政局拨款。", "济南市市中区", [("济南市市中区财政局", "370103")]),
        ("市财政局拨款。", "济南市市中区", [("济南市财政局", "370100")]),
        ("国家发展改革委批复。", "济南市", [("国家发展和改革委员会", "100000")]),
        ("教育部批复。", "济南市", [("教育部", "100000")]),
        ("杭州市水务局来访。", "济南市", [("杭州市水务局", "330100")]),
        ("市住建局检查。", "济南市", [("济南市住房和城乡建设局", "370100")]),
        ("市水务局清淤。", None, [("市水务局", "x-r")]),
    ],
)
def test_level_words_are_read_against_the_report(
    text: str, place: str | None, expected: list[tuple[str, str]]
) -> None:
    assert labels(text, place) == expected


def test_names_of_one_unit_become_one() -> None:
    unit, *others = resolved("市科技局牵头。济南市科学技术局检查。市科学技术局通报。", "济南市")

    assert not others
    assert unit.fullest == "济南市科学技术局"
    assert unit.aliases == ("市科技局", "市科学技术局")
    assert len(unit.mentions) == 3


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("市科技局检查。", "济南市"), ("济南市科学技术局通报。", "济南市"), True),
        (("市科技局检查。", "济南市"), ("济南市科学技术局通报。", "青岛市"), True),
        (("市生态环境局检查。", "济南市"), ("市生态环境局检查。", "青岛市"), False),
        (("省财政厅拨款。", "济南市"), ("省财政厅拨款。", "青岛市"), True),
        (("省财政厅拨款。", "济南市"), ("省财政厅拨款。", "杭州市"), False),
        (("应急管理部通报。", "济南市"), ("应急管理部通报。", "杭州市"), True),
    ],
)
def test_units_of_two_reports(first: tuple[str, str], second: tuple[str, str], same: bool) -> None:
    (one,), (other,) = resolved(*first), resolved(*second)

    assert (one.entity == other.entity) is same


def test_a_party_committee_has_its_full_name() -> None:
    assert labels("市委组织部印发办法。", "济南市") == [("中共济南市委组织部", "370100")]


def test_a_line_of_the_registry_parts_what_a_rule_merged() -> None:
    text = "市住房和城乡建设局牵头。市住建局检查。"
    registry = Registry({("市住建局", "济南市"): "济南市住建局"})

    assert [one.entity.label for one in resolved(text, "济南市")] == ["济南市住房和城乡建设局"]
    parted = resolved(text, "济南市", registry)
    assert [one.entity.label for one in parted] == ["济南市住房和城乡建设局", "济南市住建局"]
    assert parted[1].rule == "identity-registry"
    assert [one.entity.label for one in resolved(text, "青岛市", registry)] == [
        "青岛市住房和城乡建设局"
    ]


def test_a_line_of_the_registry_joins_what_no_rule_can() -> None:
    registry = Registry({(name, "*"): "济南恒远集团" for name in ("恒远公司", "恒远集团")})

    (unit,) = resolved("恒远集团投资。恒远公司扩建。", "济南市", registry)
    assert (unit.entity.label, unit.fullest, len(unit.mentions)) == ("济南恒远集团", "恒远集团", 2)


def test_city_and_county_bodies_stay_apart() -> None:
    found = labels("区财政局、市财政局、省财政厅拨款。", "济南市市中区")

    assert [code for _, code in found] == ["370103", "370100", "370000"]


def test_a_zone_reads_its_departments_as_its_own() -> None:
    text = "青岚高新技术产业开发区管理委员会关于整改的通报\n高新区管委会印发办法,综合执法部检查。"
    found = [label for label, _ in labels(text, "青岚市")]

    assert found == ["青岚高新技术产业开发区管理委员会", "青岚高新技术产业开发区综合执法部"]


def test_a_zone_calls_itself_an_area() -> None:
    text = "青岚高新技术产业开发区管理委员会关于整改的通报\n由区科技创新局牵头,区财政局配合。"
    found = [label for label, _ in labels(text, "青岚市")]

    assert found[1:] == [
        "青岚高新技术产业开发区科技创新局",
        "青岚高新技术产业开发区财政局",
    ]
