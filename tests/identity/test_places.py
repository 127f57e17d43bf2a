import pytest

from kg.identity.places import city_around, place_named, province_around, report_place
from kg.model.entities import Place
from kg.model.text import Metadata


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("济南市", "370100"),
        ("济南市市中区", "370103"),
        ("浙江省", "330000"),
        ("青岚市", "x-青岚市"),
        ("青岚市临溪区", "x-青岚市临溪区"),
        ("鼓楼区", "x-鼓楼区"),
    ],
)
def test_codes_of_places(name: str, code: str) -> None:
    assert place_named(name) == Place(code, name)


def test_the_areas_around_a_county() -> None:
    county = place_named("济南市市中区")

    assert city_around(county) == Place("370100", "济南市")
    assert province_around(county) == Place("370000", "山东省")
    assert city_around(Place("x-临溪县", "临溪县")).name == ""
    assert province_around(Place("x-青岚市", "青岚市")) != province_around(Place("x-乙市", "乙市"))


def test_a_report_without_a_place_has_none() -> None:
    assert report_place(Metadata(None, None, None, None, None, None)) is None
