"""Figures of one sort become numbers of one unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.rdf.measure_units import quantity
from kg.rdf.namespaces import ALT_LABEL, PREF_LABEL, concept
from kg.rdf.ontology import concepts, load_ontology
from kg.resources import table

# Units that a figure may have and that nobody adds up: rare currencies, data, doses, ranks …
WITHOUT_CONCEPT = """
日元 英镑 韩元 澳元 个位次 位次 亩次 公顷次 蒸吨 GB TB PB MB Mbps Gbps 秒 微克 毫克 纳克 μg mg
分贝 摄氏度 ℃ 兆帕 车公里 吉焦 马力 英亩 岁 周岁
"""


@pytest.mark.parametrize(
    ("value", "written", "unit", "base", "normalized"),
    [
        ("3.5", "亿元", "yuan", "yuan", "350000000"),
        ("35000", "万元", "yuan", "yuan", "350000000"),
        ("2", "百万千瓦", "kilowatt", "kilowatt", "2000000"),
        ("3", "千瓦", "kilowatt", "kilowatt", "3"),
        ("4", "MW", "megawatt", "kilowatt", "4000"),
        ("15", "亩", "mu", "square-metre", "10000"),
        ("1.2", "万公顷", "hectare", "square-metre", "120000000"),
        ("16.4", "公里", "kilometre", "metre", "16400"),
        ("500", "公斤", "kilogram", "tonne", "0.5"),
        ("57", "万件", "item", "item", "570000"),
        ("10", "万", "item", "item", "100000"),
        ("12", "%", "percent", "percent", "12"),
        ("8", "成", "tenth", "percent", "80"),
        ("50", "万人次", "person-time", "person-time", "500000"),
    ],
)
def test_quantity(value: str, written: str, unit: str, base: str, normalized: str) -> None:
    found = quantity(Decimal(value), written)

    assert found
    assert found.unit.node == concept("measure-unit", unit)
    assert found.unit.base == concept("measure-unit", base)
    assert found.value == Decimal(normalized)


@pytest.mark.parametrize("written", ["", "立方米/万元", "亿元/平方公里", "万只羊", "位次"])
def test_what_is_no_unit_of_the_list_has_no_quantity(written: str) -> None:
    assert quantity(Decimal(1), written) is None


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_scale_is_multiplied_out_exactly(value: Decimal) -> None:
    found, plain = quantity(value, "亿元"), quantity(value, "元")

    assert found
    assert plain
    assert found.value == int(value * 100) * 1_000_000
    assert plain.value == value


def test_a_number_of_any_length_is_no_error() -> None:
    found = quantity(Decimal("9" * 200), "亩")

    assert found
    assert found.value > 0


def test_every_unit_of_the_lexicon_has_one_concept() -> None:
    nodes = set(concepts("measure-unit").values())
    names = [
        quad.object.value
        for quad in load_ontology()
        if quad.subject in nodes
        and quad.predicate in (PREF_LABEL, ALT_LABEL)
        and isinstance(quad.object, Literal)
        and quad.object.language == "zh"
    ]
    units = {row["unit"] for row in table("ontology", "lexicons", "measure_units.tsv")}

    assert len(names) == len(set(names))
    assert units - set(names) == set(WITHOUT_CONCEPT.split())
    assert set(names) <= units


def test_a_base_unit_is_its_own_base() -> None:
    unit, factor = NamedNode("https://w3id.org/gpr/ont#baseUnit"), "conversionFactor"
    base = {quad.subject: quad.object for quad in load_ontology() if quad.predicate == unit}
    factors = {
        quad.subject: Decimal(quad.object.value)
        for quad in load_ontology()
        if isinstance(quad.object, Literal) and quad.predicate.value.endswith(factor)
    }

    assert set(base) == set(factors) == set(concepts("measure-unit").values())
    assert all(base[one] == one and factors[one] == 1 for one in base.values())
