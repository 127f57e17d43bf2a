"""Rules for figures that tell how often, and how much earlier or later."""

import re

from kg.extraction.observations.cases import FREQUENCY, TIME_SHIFT, Case, Found, filled

TIMES = frozenset(("次", "轮", "趟", "遍"))
"""Measure words that count acts, not things."""

_EVERY = re.compile(r"每(?:[天日周旬月年]|季度?|年度|个月)")
_SHIFT = re.compile(r"(?:提前|推迟|延期|延长|缩短)了?$")


def frequency(case: Case) -> tuple[Found, ...]:
    """每旬巡河一次: what is done so often stands before the figure."""
    start, end = case.slot.left
    if case.slot.figure.number.cut(case.text) != "一" and case.slot.figure.unit not in TIMES:
        return ()
    every = _EVERY.search(case.text, start, end)
    if every is None or every.end() == end:
        return ()
    return (case.found((every.end(), end), FREQUENCY),)


def time_shift(case: Case) -> tuple[Found, ...]:
    """提前两个月实现并网: what is done so much earlier stands after the figure."""
    told = case.right.predicate if filled(case.right.predicate) else case.right.noun
    if not filled(told) or not _SHIFT.search(case.text, case.slot.left[0], case.slot.left[1]):
        return ()
    return (case.found(told, TIME_SHIFT),)
