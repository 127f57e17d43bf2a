"""Units of measure: from 35000万元 and 3.5亿元 to one number of one unit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache
from math import prod
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from kg.rdf.namespaces import ALT_LABEL, PREF_LABEL, ont
from kg.rdf.ontology import concepts, load_ontology

_SCALED = re.compile(r"(?P<scale>[十百千]?万?亿|[十百千]?万)?(?P<unit>.*)", re.DOTALL)
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_PLACES = Decimal("0.0001")
_DIGITS = 40
"""Digits that a scale and a factor may add to a number."""
_THINGS = "个"
"""What a bare number with 万 or 亿 counts."""


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A unit of the code list, and how many of its base unit it makes."""

    node: NamedNode
    base: NamedNode
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure's unit of measure and its value in the base unit."""

    unit: MeasureUnit
    value: Decimal


def quantity(value: Decimal, written: str) -> Quantity | None:
    """Return a figure in its base unit, None for a unit that the code list does not have.

    A compound unit (立方米/万元) is none of the list.

    >>> quantity(Decimal("3.5"), "亿元").value, quantity(Decimal("1297"), "亩").value
    (Decimal('350000000'), Decimal('864666.6667'))
    >>> quantity(Decimal("16.7"), "立方米/万元")
    """
    match = _SCALED.fullmatch(written)
    if match is None:
        return None
    unit = _by_name().get(match["unit"] or _THINGS)
    if unit is None or not written:
        return None
    scale = prod(_SCALES[character] for character in match["scale"] or "")
    return Quantity(unit, _product(value, scale * unit.factor))


def _product(value: Decimal, factor: Decimal) -> Decimal:
    """Return a product to four decimals, without zeros at its end, however long the number."""
    with localcontext() as context:
        context.prec = len(value.as_tuple().digits) + _DIGITS
        rounded = (value * factor).quantize(_PLACES).normalize()
        return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded


@cache
def _by_name() -> Mapping[str, MeasureUnit]:
    """Return the units by every Chinese name that the scheme gives them."""
    nodes = frozenset(concepts("measure-unit").values())
    names: dict[str, NamedNode] = {}
    base: dict[NamedNode, NamedNode] = {}
    factor: dict[NamedNode, Decimal] = {}
    for quad in load_ontology():
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or subject not in nodes:
            continue
        if isinstance(value, Literal):
            if quad.predicate in (PREF_LABEL, ALT_LABEL) and value.language == "zh":
                names[value.value] = subject
            elif quad.predicate == ont("conversionFactor"):
                factor[subject] = Decimal(value.value)
        elif quad.predicate == ont("baseUnit") and isinstance(value, NamedNode):
            base[subject] = value
    return MappingProxyType(
        {name: MeasureUnit(node, base[node], factor[node]) for name, node in names.items()}
    )
