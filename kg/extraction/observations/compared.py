"""Rules for figures that compare: the highest and the lowest, and how far two lie apart."""

import re

from kg.extraction.observations.cases import DISTANCE, EXTREME, GOAL, Case, Found, filled
from kg.extraction.observations.indicators import opening, read_left

_EXTREME = re.compile(
    r"(?P<what>[^,;、]{0,24}?)最[高低多少大小快慢好差]的(?:是)?(?P<who>[^,;、\d]{1,12}?)"
    r"(?:[仅只也]?[为达有是]到?|高达|仅|只|:|\s)*"
)
_DISTANCE = re.compile(
    r"(?:(?P<base>[比较与同距][^,;、\d]{1,16}?)|[^,;、]{0,6}?)(?:还|尚|仅|只)?"
    r"(?:(?P<apart>相差)|差|高|低|多|少|快|慢|落后|领先)出?(?:了|近|约|超|达|\s)*"
)
_APART = frozenset("高低多少快慢差出后先了近约超达 ")
_GOAL = re.compile(r"(?:但|其中)?(?:距离?|与|较|比|低于|高于)[^,;、]{0,12}")
_OF_GOAL = re.compile(r"的?(?:年度|既定|全年|规划)?(?:目标|要求|任务|标准|平均水平|目标值)")


def goal(case: Case) -> tuple[Found, ...]:
    """距70%的目标还差3.6个百分点: the goal of what was told before."""
    start, figure = case.slot.clause[0], case.slot.figure
    if not case.slot.first or case.last is None or case.last.slot.figure.unit != figure.unit:
        return ()
    if not _GOAL.fullmatch(case.text, start, figure.span.start):
        return ()
    if not _OF_GOAL.match(case.text, figure.span.end):
        return ()
    return (case.found(case.last.indicator, GOAL, case.around()),)


def extreme(case: Case) -> tuple[Found, ...]:
    """完成率最高的北县达97%,最低的南县仅61%: what is compared, of the one that is named."""
    if case.text.find("最", *case.slot.left) < 0:
        return ()
    start = opening(case.text, *case.slot.left)
    match = _EXTREME.fullmatch(case.text, start, case.slot.figure.span.start)
    if match is None:
        return ()
    what = read_left(case.text, *match.span("what")).indicator if match["what"] else (start, start)
    if not filled(what) and case.last:
        found = case.found(case.last.indicator, EXTREME, case.around())
    elif filled(what):
        found = case.found(what, EXTREME)
    else:
        return ()
    return (found._replace(subject=match.span("who")),)


def _is_apart(case: Case) -> bool:
    """Tell whether the last character before a figure may end the words for a distance."""
    return case.text[case.slot.left[1] - 1] in _APART


def distance(case: Case) -> tuple[Found, ...]:
    """相差36个百分点; 比北县低11个百分点; 比预期多出三成: how far from what was told before."""
    if case.last is None or filled(case.right.noun) or not _is_apart(case):
        return ()
    start = opening(case.text, *case.slot.left)
    match = _DISTANCE.fullmatch(case.text, start, case.slot.figure.span.start)
    if match is None:
        return ()
    if not (match["base"] or match["apart"] or case.slot.figure.unit.endswith("百分点")):
        return ()
    found = case.found(case.last.indicator, DISTANCE, case.around())
    return (found._replace(changed=True),)
