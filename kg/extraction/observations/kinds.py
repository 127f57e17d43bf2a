"""Of which kind an observation is: count, amount, rate, growth, rank or measure."""

from functools import cache, lru_cache

from kg.model.mentions import Figure
from kg.resources import table

_SCALE = "十百千万亿"
_LARGE = "万亿"
"""The scales that are no part of a unit itself (千瓦)."""
_TIMES = frozenset("日年月天时")
_RATIO = "rate"


def kind_of(figure: Figure, *, changed: bool) -> str:
    """Return the kind of what `figure` says; `changed` tells that it is stated as a change.

    >>> from decimal import Decimal
    >>> from kg.model.text import Span
    >>> figure = Figure(Span(0, 3), Span(0, 2), Decimal(15), "亿元", "exact", False)
    >>> kind_of(figure, changed=False), kind_of(figure, changed=True)
    ('amount', 'growth')
    """
    if figure.rank:
        return "rank"
    return "growth" if changed or figure.unit in ("个百分点", "百分点") else unit_kind(figure.unit)


@lru_cache(maxsize=1024)
def unit_kind(unit: str) -> str:
    """Return the kind that a unit of measure tells by itself.

    A ratio of two units is a rate (亿元/平方公里), a quantity in a time is not (万方/日). A lone
    亿 is money.

    >>> unit_kind("万平方米"), unit_kind("立方米/万元"), unit_kind("家")
    ('measure', 'rate', 'count')
    """
    plain, _, per = unit.partition("/")
    kinds = _kinds()
    if per:
        return kinds.get(plain.lstrip(_SCALE), _RATIO) if per in _TIMES else _RATIO
    if plain.endswith("亿"):
        return "amount"
    scaled = (plain, plain.lstrip(_LARGE), plain.lstrip(_SCALE))
    return next((kinds[name] for name in scaled if name in kinds), "count")


@cache
def _kinds() -> dict[str, str]:
    return {row["unit"]: row["kind"] for row in table("ontology", "lexicons", "measure_units.tsv")}
