"""Known names are found in longer words."""

import pytest

from kg.identity.names import Names, name_key
from kg.model.entities import Entity


def thing(name: str) -> Entity:
    return Entity("Project", ("project", "339900", name), name)


NAMES = Names(
    {name: thing(name) for name in ("城北快速路", "城北快速路二期", "方案", "供水管网改造方案")}
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("城北快速路", "城北快速路"),
        ("“城北 快速路”", "城北快速路"),
        ("城北快速路二期施工招标", "城北快速路二期"),
        ("城北快速路施工招标", "城北快速路"),
        ("方案", "方案"),
        ("城南设计方案", None),
        ("", None),
    ],
)
def test_inside(words: str, name: str | None) -> None:
    assert NAMES.inside(words) == (thing(name) if name else None)


def test_around_needs_one_thing() -> None:
    assert NAMES.around("供水管网改造") == thing("供水管网改造方案")
    assert NAMES.around("城北快速") is None
    assert NAMES.around("北快速路二期") == thing("城北快速路二期")
    assert Names({}).inside("城北快速路") is None


def test_two_things_around_are_none() -> None:
    assert NAMES.around("城北快速路") is None


def test_full_width_and_quotation_marks_do_not_count() -> None:
    assert name_key("《城市更新条例（草案）》") == name_key("城市更新条例(草案)")
