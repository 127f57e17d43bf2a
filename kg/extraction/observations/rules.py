"""The rules by which a figure finds its indicator, in the order in which they are tried."""

import re
from collections.abc import Callable

from kg.extraction.observations.cases import (
    AFTER_INDICATOR,
    AFTER_NAMES,
    BEFORE_NOUN,
    BEFORE_PREDICATE,
    OF_INDICATOR_BEFORE,
    OF_MEMBERS,
    RANK,
    RESPECTIVE,
    TREATED,
    Case,
    Found,
    filled,
)
from kg.extraction.observations.clauses import is_verbal
from kg.extraction.observations.compared import distance, extreme, goal
from kg.extraction.observations.indicators import (
    OF_ORGANISATIONS,
    Piece,
    organisation_end,
    read_left,
    read_right,
)
from kg.extraction.observations.kinds import unit_kind
from kg.extraction.observations.limits import limited, threshold
from kg.extraction.observations.parts import (
    achieved,
    arrived,
    is_awaited,
    portion,
    remainder,
    share,
)
from kg.extraction.observations.places import division, place
from kg.extraction.observations.series import (
    from_to,
    items_of,
    joined,
    like_before,
    respectively,
)
from kg.extraction.observations.times import TIMES, frequency, time_shift
from kg.extraction.observations.words import figure_words

_SUM_END = re.compile(r"[金额资量率值积数比入出款费价税本投产债]$")
_RANKED = re.compile(
    r"(?:(?:中|里)(?=排|列|居|位))?(?:分别|均|都|跃|稳|已|则|[居列排占位]|名列|排名|位次|保持|进入|跻身|在|于|到|至|第)*"
    r"(?:(?:全[国省市区县州]|[我本全][省市县区](?:各?[^、,的\d列居排]{0,8}?(?:板块|地区|开发区|园区|县区|县市|区县|城市|系统))?|世界|同类|[^,、的]{1,4}系统|(?<=[居列排])(?![民住车入放水污])[^,、的\d居列排第]{2,8})(?:同类[^,、]{0,6})?的?|[省市县区州旗乡镇](?:\([^()]{1,12}\))?)?$"
)
_PLACING_END = re.compile(r"(?:排名|排位|位次|名次)$")
_TREATED = re.compile(r"[^对]{0,12}对(?P<what>.{2,40}?)(?:进行|实施|开展|予以|给予)")
_PLACE_NOUN = re.compile(r"(?:[省市县区州旗镇乡村]|县区|区县|县市|市县|乡镇)(?=的)")
_COUNTED_PLACE = re.compile(
    r"(?:县区|区县|县市|市县|乡镇|镇街|街道|社区|[省市县州镇乡村])"
    r"(?![(第重本级直场政域民值辖城乡处块间街村区庄集组屯镇卫居干市联校史志医企道党])"
)
"""Places counted by 个, before what is said of them (12个镇 | 设备老化)."""
_STATIONED = re.compile(r"集中|驻|脱产|全程|进驻|蹲点|包保|专职|下沉")
"""What people are told off for (抽调11人 | 集中办公)."""
_TOTAL = re.compile(r"(?:[共合总累]计|共)")
_LONGEST_RANKED = 24
_LONGEST_CLAUSE = 200


def rank(case: Case) -> tuple[Found, ...]:
    """甲单产、乙单产居全省第6位: every item of the list has the rank."""
    figure = case.slot.figure
    if not figure.rank:
        return ()
    start, end = case.slot.left
    tail = _RANKED.search(case.text, max(start, end - _LONGEST_RANKED), end)
    left = read_left(case.text, start, tail.start() if tail else end)
    words = case.words(left.indicator)
    listed = _PLACING_END.search(case.text, start, end)
    if not words and listed:
        return (case.found(listed.span(), RANK),)
    if not words or figure_words().generic.fullmatch(words):
        return carried(case, RANK)
    items = items_of(case.text, left.indicator[0], left.indicator[1])
    return tuple(
        Found(case.slot, item, left.subject, (item[0], figure.span.end), False, RANK)
        for item in items or [left.indicator]
    )


def noun_after(case: Case) -> tuple[Found, ...]:
    """筛选100余家独角兽企业; 1120亩建设用地获批."""
    noun = _without_rest(case, case.right.noun)
    if (
        case.slot.figure.unit == "次"
        and filled(case.left.indicator)
        and not (case.left.verbal or case.words(case.left.indicator).endswith("连续"))
    ):
        return ()
    ranged = case.slot.figure.qualifier == "range" and len(case.group) > 1
    if ranged or (len(case.group) > 1 and not filled(case.left.indicator)):
        noun = (
            noun
            if filled(noun)
            else read_right(case.text, *case.group[1 if ranged else -1].right).noun
        )
    left = case.left.indicator
    named = left[1] - left[0] > 1 and not case.left.verbal
    if not filled(noun) or (named and (_is_sum(case) or is_verbal(case.text, noun))):
        return ()
    return (case.found(noun, BEFORE_NOUN),)


def _without_rest(case: Case, noun: Piece) -> Piece:
    """Return a counted noun without what is said of it (8家矿山 | 修复方案, 三个市 | 的经费)."""
    start, end = noun
    place = _PLACE_NOUN.match(case.text, start, end)
    if place is None and case.slot.figure.unit == "个":
        place = _COUNTED_PLACE.match(case.text, start, end)
    if place:
        return place.span()
    if case.slot.figure.unit not in OF_ORGANISATIONS:
        return noun
    return start, organisation_end(case.text, start, end)


def indicator_before(case: Case) -> tuple[Found, ...]:
    """重点项目256个; 办结率达到99%."""
    if not filled(case.left.indicator):
        return ()
    words = case.words(case.left.indicator)
    if len(words) == 1 and case.last and case.last.slot.figure.unit == case.slot.figure.unit:
        return (case.found(case.last.indicator, OF_INDICATOR_BEFORE, case.around()),)
    if case.last and case.left.changed and figure_words().generic.fullmatch(words):
        return (case.found(case.last.indicator, OF_INDICATOR_BEFORE, case.around()),)
    if case.text[case.left.indicator[1]] == "等" and filled(case.left.verb):
        return (case.found(case.left.verb, AFTER_NAMES, case.around()),)
    if case.text[case.left.indicator[1]] == "等" and _tells_members(case):
        told = case.right.predicate
        return (case.found(told, OF_MEMBERS, (case.slot.figure.span.start, told[1])),)
    return (case.found(case.left.indicator, AFTER_INDICATOR),)


def _tells_members(case: Case) -> bool:
    """Tell whether a list of names is counted and a predicate follows (甲、乙等5家 | 投产)."""
    listed = "、" in case.text[slice(case.slot.clause[0], case.left.indicator[1])]
    counts = unit_kind(case.slot.figure.unit) == "count"
    return listed and counts and filled(case.right.predicate)


def predicate_after(case: Case) -> tuple[Found, ...]:
    """5项已完成; 2人参加答辩."""
    told = case.right.predicate
    if case.left.changed or not filled(told) or unit_kind(case.slot.figure.unit) == "rate":
        return ()
    whole = case.counted
    if whole and whole.slot.figure.unit == case.slot.figure.unit and is_awaited(case.text, told):
        return (case.found(whole.indicator, OF_INDICATOR_BEFORE, case.around()),)
    return (case.found(told, BEFORE_PREDICATE),)


def treated(case: Case) -> tuple[Found, ...]:
    """对破损井盖进行更换补装7个: things counted are those that are treated, not the treatment."""
    match = _TREATED.match(case.text, *case.slot.left)
    unit = case.slot.figure.unit
    if match is None or unit.endswith("次") or unit in TIMES or filled(case.right.noun):
        return ()
    return (case.found(match.span("what"), TREATED),)


def verbal(case: Case) -> tuple[Found, ...]:
    """组织30名教师参加轮训: a verb alone before the figure yields to what follows."""
    if not case.left.verbal or unit_kind(case.slot.figure.unit) == "amount":
        return ()
    often = case.slot.figure.unit in TIMES or _STATIONED.match(case.text, *case.right.predicate)
    if often and filled(case.left.indicator):
        return indicator_before(case)
    return joined(case) or predicate_after(case)


def carried(case: Case, rule: str = OF_INDICATOR_BEFORE) -> tuple[Found, ...]:
    """同比增长2.4倍; 居全省第9位: the indicator was told before, with a figure or without."""
    if case.last:
        found = case.found(case.last.indicator, rule, case.around())
        total = case.last.rule == RESPECTIVE and _TOTAL.match(case.text, *case.slot.left)
        return (found._replace(subject=case.slot.owner) if total else found,)
    end = case.slot.clause[0] - 1
    begin = max(case.sentence_start, end - _LONGEST_CLAUSE)
    begin = max(begin, *(case.text.rfind(mark, begin, end) + 1 for mark in ",;:。\t|"))
    told = read_left(case.text, begin, end).indicator if begin < end else (0, 0)
    if not case.left.changed or not filled(told):
        return ()
    return (case.found(told, rule, (told[0], case.slot.figure.span.end)),)


RULES: tuple[Callable[[Case], tuple[Found, ...]], ...] = (
    rank,
    division,
    extreme,
    distance,
    goal,
    from_to,
    respectively,
    share,
    achieved,
    arrived,
    portion,
    threshold,
    frequency,
    like_before,
    remainder,
    place,
    limited,
    time_shift,
    noun_after,
    treated,
    verbal,
    indicator_before,
    predicate_after,
    joined,
    carried,
)
"""The order is the priority: the first rule that finds something wins."""


def _is_sum(case: Case) -> bool:
    """Tell whether the words before name a sum or rate, which the noun after cannot be."""
    kind = unit_kind(case.slot.figure.unit)
    return kind == "rate" or (
        kind == "amount" and bool(_SUM_END.search(case.words(case.left.indicator)))
    )
