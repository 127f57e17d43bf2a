"""Words that name a place, and the rules for figures that are told place by place."""

import re

from kg.extraction.observations.cases import OF_DIVISIONS, OF_PLACE, Case, Found, filled
from kg.extraction.observations.indicators import Piece
from kg.extraction.observations.kinds import unit_kind
from kg.names.divisions import division_stems

_PLACE = re.compile(r"[^、,的]{1,10}(?:[省市区县州旗镇乡村街]|街道|开发区|高新区|园区|社区)")
_DIVISIONS = frozenset("市县")
_LOANS = re.compile(r"(?:债券?|贷款|授信)(?:资金)?$")
_OWN_SUM = re.compile(
    r"[金额资量率值积数比入出款费价税本投产债贷券助口级]$|已|未|新|用于|自筹|配套|财政|到位|拨付|发行|使用|放"
)


def is_place(text: str, piece: Piece) -> bool:
    """Tell whether a piece of a text is the name of a place and nothing else.

    >>> is_place("城北镇", (0, 3)), is_place("沈阳", (0, 2)), is_place("收集率", (0, 3))
    (True, True, False)
    """
    return bool(_PLACE.fullmatch(text, *piece)) or text[slice(*piece)] in division_stems()


def division(case: Case) -> tuple[Found, ...]:
    """14市; 6县: the measure word is itself what is counted."""
    figure = case.slot.figure
    if figure.unit not in _DIVISIONS:
        return ()
    return (case.found((figure.span.end - 1, figure.span.end), OF_DIVISIONS),)


def place(case: Case) -> tuple[Found, ...]:
    """老旧小区118个,其中甲区52个、乙区41个: the indicator is the set's, the place its subject.

    So it is of what is measured or paid (新建农田86万亩,其中甲县32万亩).
    """
    counted = _whole_of_places(case)
    if counted is None or counted.slot.figure.unit != case.slot.figure.unit:
        return ()
    name = case.left.indicator
    if filled(case.right.noun) or not filled(name):
        return ()
    if case.text[name[1]] == "等" and filled(case.right.predicate):
        return ()
    named = case.slot.bearer == name or is_place(case.text, name)
    if not (named or _is_loan_for(case, counted)):
        return ()
    found = case.found(counted.indicator, OF_PLACE, case.around())
    return (found._replace(subject=name),)


def _whole_of_places(case: Case) -> Found | None:
    """Return the set counted last with the same unit, or the sum of which 其中 tells parts."""
    unit = case.slot.figure.unit
    kind = unit_kind(unit)
    if kind == "rate":
        return case.last
    if kind not in ("amount", "measure"):
        if case.counted is None or case.counted.slot.figure.unit == unit:
            return case.counted
        alike = (told for told in reversed(case.named) if told.slot.figure.unit == unit)
        return next((told for told in alike if told.rule != OF_PLACE), None)
    return case.last if case.is_part() else None


def _is_loan_for(case: Case, whole: Found) -> bool:
    """Tell whether a part of a loan is named by what it is for (专项债券9亿元,其中公路4亿元)."""
    name = case.words(case.left.indicator)
    lent = whole is case.last and _LOANS.search(case.words(whole.indicator))
    return bool(lent) and _OWN_SUM.search(name) is None
