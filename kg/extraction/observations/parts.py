"""Rules for figures that tell a part of what was told before: shares and remainders."""

import re

from kg.extraction.observations.cases import (
    ACHIEVED,
    ARRIVED,
    OF_PART,
    OF_REMAINDER,
    SHARE,
    Case,
    Found,
    filled,
)
from kg.extraction.observations.indicators import Piece, read_left
from kg.extraction.observations.kinds import unit_kind
from kg.extraction.observations.places import is_place

_PLANNED = re.compile(
    r"确保|力争|计划|预计|拟|将|有望|争取|\d|年底|年内|[今明]年|[和及与、,]|分布|位于"
    r"|[须需待没要暂为因由受]|限期|作为|必须"
)
_TASK = re.compile(
    r"(?:已|累计|超额|提前)*完成了?(?:全年|年度|年初|本年|季度|省市?|市|下达|既定|总)*的?(?:目标|任务|计划)+(?:数|量|总量)?的?"
)
_PAID = re.compile(
    r"(?:全部|已)?(?:上缴|缴入|退|归还|返还|拨付|转|用于|存入|兑付|支付|发放|清偿|抵)"
)
_KEPT_REST = ("剩余", "余下", "剩下")
_WITH_REMAINDER = ("与", "对", "向", "同", "和", "将")
_ARRIVED = re.compile(r"(?:已|均|尚|仍|全部)*未?(?:下达|到位|到账|拨付|下拨|发放|支付|兑付|使用)")
_SPENT = "用于"
_CAME = re.compile(r"(?:[,;]|其中|目前|现|实际|累计|已经?|均|全部)*(?:到位|到账)了?(?:资金)?")


def share(case: Case) -> tuple[Found, ...]:
    """占年度任务240公里的77.5%: the part of a whole that is itself a figure."""
    figure, previous = case.slot.figure, case.previous
    if previous is None or unit_kind(figure.unit) != "rate":
        return ()
    if case.text[previous.figure.span.end : figure.span.start].strip() != "的":
        return ()
    begin = case.text.rfind("占", *previous.left)
    if begin < 0:
        return ()
    return (case.found((begin, previous.figure.span.start), SHARE),)


def achieved(case: Case) -> tuple[Found, ...]:
    """栽植苗木3万株,完成年度任务的80%: how far the quantity before has come."""
    if case.last is None or unit_kind(case.slot.figure.unit) != "rate":
        return ()
    start, end = case.around()
    if not _TASK.fullmatch(case.text, start, case.slot.figure.span.start):
        return ()
    return (case.found(case.last.indicator, ACHIEVED, (start, end)),)


def arrived(case: Case) -> tuple[Found, ...]:
    """补助资金6亿元,已到位5亿元: how much of the money told before has come."""
    last, unit = case.last, case.slot.figure.unit
    if last is None or unit_kind(unit) != "amount" or unit_kind(last.slot.figure.unit) != "amount":
        return ()
    if filled(case.right.noun) or not _CAME.fullmatch(case.text, *case.slot.left):
        return ()
    return (case.found(last.indicator, ARRIVED, case.around()),)


def portion(case: Case) -> tuple[Found, ...]:
    """专项资金900万元,其中300万元用于管网改造: a part of the money told before."""
    last, told = case.last, case.right.predicate
    if last is None or filled(case.left.indicator) or filled(case.right.noun):
        return ()
    if unit_kind(case.slot.figure.unit) != "amount" or unit_kind(last.slot.figure.unit) != "amount":
        return ()
    if case.is_part() and _ARRIVED.match(case.text, *told):
        return (case.found(last.indicator, OF_PART, case.around()),)
    if not case.text.startswith(_SPENT, told[0], told[1]):
        return ()
    start = case.slot.figure.span.start
    found = case.found(last.indicator, OF_PART, (start, told[1]))
    return (found._replace(subject=(told[0] + len(_SPENT), told[1])),)


def remainder(case: Case) -> tuple[Found, ...]:
    """其余17项按计划推进; 正与剩余4户协商: a part of the set that was counted before."""
    if not case.left.rest:
        return ()
    if _is_last_of_list(case):
        return (case.found((case.left.indicator[0], case.slot.figure.span.start), OF_REMAINDER),)
    with_whom = case.text[case.left.indicator[0] - 1] in _WITH_REMAINDER
    carrier = read_left(case.text, case.slot.left[0], case.left.indicator[0]).indicator
    of_place = filled(carrier) and is_place(case.text, carrier)
    if filled(carrier) and not filled(case.right.noun) and not with_whom and not of_place:
        return (case.found(carrier, OF_REMAINDER),)
    whole = _measured_before(case) or case.counted
    word = (case.left.indicator[0], case.slot.figure.span.start)
    measured = unit_kind(case.slot.figure.unit) == "measure" and whole is case.counted
    if measured and case.words(word) in _KEPT_REST and not filled(case.right.noun):
        found = case.found(word, OF_REMAINDER)
        return (found._replace(subject=carrier) if filled(carrier) else found,)
    told = case.right.noun if filled(case.right.noun) else case.right.predicate
    planned = not filled(case.right.noun) and (with_whom or _PLANNED.match(case.text, *told))
    is_paid = not filled(case.right.noun) and _PAID.match(case.text, *told)
    if filled(told) and not planned and (whole is case.counted or is_paid):
        return (case.found(told, OF_REMAINDER),)
    return (case.found(whole.indicator, OF_REMAINDER, case.around()),) if whole else ()


def is_awaited(text: str, told: Piece) -> bool:
    """Tell whether a predicate begins with what is waited for or planned (待批复, 拟转让)."""
    return _PLANNED.match(text, *told) is not None


def _is_last_of_list(case: Case) -> bool:
    """Tell whether the rest is the last item of a list of parts (管网9个、泵站3个、其他2个)."""
    previous = case.previous
    if previous is None or previous.figure.unit != case.slot.figure.unit:
        return False
    begin = case.text.rfind("、", previous.figure.span.end, case.left.indicator[0])
    return begin >= 0 and case.text.startswith(("其他", "其它"), case.left.indicator[0])


def _measured_before(case: Case) -> Found | None:
    """Return the reading before when it measures or pays alike (铺设186公里;剩余14公里)."""
    unit, last = case.slot.figure.unit, case.last
    same = last is not None and last.slot.figure.unit == unit
    return last if same and unit_kind(unit) in ("measure", "amount") else None
