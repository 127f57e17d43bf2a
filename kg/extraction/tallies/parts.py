"""Totals with the parts that a report gives of them, in one sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from kg.extraction.tallies.amounts import Amount, finest_slacks
from kg.extraction.tallies.nouns import name_of, names_same, set_name
from kg.model.facts import Breakdown
from kg.model.mentions import Reading
from kg.model.text import Span

LISTED = "parts-listed"
DIVIDED = "parts-divided"
ADDED = "parts-added-up"
REMAINDER = "parts-with-remainder"
STATES = "parts-by-state"

_AMONG = re.compile(r"^其中(?:有|包括|,|:)?")
# Words after which the parts are all there are.
_DIVIDED = re.compile(r"(?:分为|分成|划分为|分别[为是有]|分布[在于]|构成为?|组成为?|由|包括|包含)")
_MAINLY = re.compile(r"主要|重点|大多")
_ADDED = re.compile(
    r"^(?:[两二三四五六七八九十]+[项者类个种]|以上)?(?:共计|合计|总计|共|累计共?|总数[达为共])[达为]?$"
)
_REST = re.compile(r"(?:其余|其他|余下|剩下|剩余|另有?|尚余|还有)(?:的)?(?!率)[^,]{0,6}$")
_OPEN_STATE = re.compile(
    r"^(?:[尚仍还]?未|[尚仍]在|停工|暂未|未能|(?:进[度展])?(?:明显)?滞后|(?:进展|推进)缓慢"
    r"|不(?=合格|达标|称职|满意|符合))"
)
# Two parts that share everything between them, by their names alone.
_ABOVE_AND_BELOW = re.compile(r"(?:^|其中,?)(?P<edge>.{2,8}?)以上\|(?P=edge)以下$")
_SOURCE = re.compile(r"(?:债券|贷款|自筹|资金|资本金|补助|补贴|配套|投入)$")
_SPENT = re.compile(r"完成|到位|支付|使用|拨付|下达|累计|支出|投资|缺口")
_FIRST_LOT = re.compile(r"^(?:首期|首批|一期|第一[期批])")
_WORK = re.compile(r"任务|问题|项目|事项|工程|点位|线索|小区|隐患|图斑")
_STATE = re.compile(
    r"^[^,]{0,12}?(?:已|未|在建|在用|正在|正|尚|完成|累计|前期|停工|停产|滞后|达到(?:序时|时序)|闲置|推进|转入|优|良|合格|达标|称职)"
)
_LONGEST_AMONG = 3
"""Characters of 其中 with its mark, when a sentence opens with it."""
_DONE = re.compile(r"已|完成|达到|办结|销号|到位|优|合格|达标|称职")
_OPPOSITE = re.compile(r"^(?:其余)?[尚仍还]?未(?P<stem>[一-龥]{2})")
_TWO = 2
_CHANGE = re.compile(r"同比|环比|[较比]上|增长|下降|减少|增加了?$|提高")


def breakdowns_in(
    reading: Reading, amounts: Sequence[Amount], carried: Sequence[Amount]
) -> Iterator[Breakdown]:
    """Yield the totals of one sentence that are told with parts."""
    counted = [one for one in amounts if one.unit != "%" and not _CHANGE.search(one.before)]
    yield from _listed(reading, counted, carried)
    yield from _by_state(reading, counted, carried)
    yield from _by_opposites(reading, counted)
    yield from _added_up(reading, counted)


def _listed(
    reading: Reading, amounts: Sequence[Amount], carried: Sequence[Amount]
) -> Iterator[Breakdown]:
    """项目87个,其中甲类53个、乙类34个; 排污口312个,分为工业87个、生活225个."""
    for number, first in enumerate(amounts):
        divided = _DIVIDED.search(first.before)
        among = _AMONG.match(_lead(reading, first))
        if first.mark == "、" or not (divided or among):
            continue
        parts = _run(amounts[number:])
        rest = _rest_after(parts, amounts[number + len(parts) :])
        opens = reading.outline.sentence_at(first.start).span.start + _LONGEST_AMONG >= first.start
        earlier = (*reversed(amounts[:number]), *(carried if opens else ()))
        totals = [one for one in earlier if one.like(first)]
        if not totals or first.part != totals[0].part or (divided and len(parts) == 1):
            continue
        rule = REMAINDER if rest else DIVIDED if _leaves_none_out(parts) else LISTED
        told = [*parts, *rest]
        total = _fitting(totals, told, exhaustive=rule != LISTED)
        yield _breakdown(reading, rule, total or totals[0], told)


def _leaves_none_out(parts: Sequence[Amount]) -> bool:
    """Tell whether the words of a list leave no part out (分为…, 亿元以上…、亿元以下…)."""
    first, second = parts[0].before, parts[1].before if len(parts) > 1 else ""
    if parts[-1].after.startswith("等") or _MAINLY.search(first):
        return False
    divided = _DIVIDED.search(first) and not _AMONG.match(first)
    pair = _ABOVE_AND_BELOW.search(f"{first}|{second}") if len(parts) == _TWO else None
    return bool(divided or pair)


def _rest_after(parts: Sequence[Amount], following: Sequence[Amount]) -> list[Amount]:
    """Return the remainder that closes a list (…、农业15个,其余12个)."""
    return [
        one
        for one in following[:1]
        if one.like(parts[0]) and one.part == parts[0].part and _REST.search(one.before)
    ]


def _lead(reading: Reading, amount: Amount) -> str:
    """Return the words before an amount, with a 其中 that a mark cuts off from them."""
    text = reading.report.folded
    if amount.mark in {",", ":"} and text[: amount.start - 1].endswith("其中"):
        return "其中" + amount.before
    return amount.before


def _run(amounts: Sequence[Amount]) -> list[Amount]:
    """Return the first amount and those joined to it by 、 alone."""
    first, *rest = amounts
    financed = _is_source(first)
    marks = {"、", ","} if financed else {"、"}
    joined = takewhile(
        lambda one: (
            one.mark in marks
            and one.like(first)
            and one.before
            and (one.mark == "、" or (one.part == first.part and _is_source(one)))
        ),
        rest,
    )
    return [first, *joined]


def _is_source(amount: Amount) -> bool:
    """Tell whether an amount says where money comes from, not what became of it."""
    words = amount.before
    return bool(_SOURCE.search(words) and not _SPENT.search(words)) and amount.unit == "元"


def _fitting(
    totals: Iterable[Amount], parts: Sequence[Amount], *, exhaustive: bool
) -> Amount | None:
    """Return the nearest total that the parts agree with."""
    return next((one for one in totals if _agrees(one, parts, exhaustive=exhaustive)), None)


def _agrees(total: Amount, parts: Sequence[Amount], *, exhaustive: bool) -> bool:
    gap = sum((part.size for part in parts), Decimal(0)) - total.size
    slack = _slack(total, parts)
    return abs(gap) <= slack if exhaustive else gap <= slack


def _slack(total: Amount, parts: Sequence[Amount]) -> Decimal:
    return sum(finest_slacks((total, *parts)), Decimal(0))


def _by_state(
    reading: Reading, amounts: Sequence[Amount], carried: Sequence[Amount]
) -> Iterator[Breakdown]:
    """已完工21个、在建44个、未开工8个; 已完成51项,其余17项: the last part leaves nothing out."""
    for number, last in enumerate(amounts):
        rest = _REST.search(last.before)
        if not (rest or (_OPEN_STATE.match(last.before) and last.mark in {"、", ","})):
            continue
        before = [
            one
            for one in amounts[:number]
            if one.like(last) and one.part == last.part and not _AMONG.match(_lead(reading, one))
        ]
        found = _closed(reading, before, last, carried)
        if found:
            total, parts = found
            yield _breakdown(reading, REMAINDER if rest else STATES, total, parts)


def _closed(
    reading: Reading, before: Sequence[Amount], last: Amount, carried: Sequence[Amount]
) -> tuple[Amount, list[Amount]] | None:
    """Return the total and all parts up to `last`; None where the words leave that open."""
    states = list(takewhile(lambda one: _STATE.match(one.before), reversed(before)))[::-1]
    inside = before[: len(before) - len(states)]
    totals = [*reversed(inside), *(one for one in carried if one.like(last))]
    for size in range(len(before), 0, -1):
        parts = [*before[len(before) - size :], last]
        for total in [one for one in totals if one not in parts]:
            if _agrees(total, parts, exhaustive=True):
                return total, parts
    if len(before) == _TWO and not states and _FIRST_LOT.match(before[1].before):
        return before[0], [before[1], last]
    if not states or not _DONE.search(states[0].before):
        return None
    if len(inside) == 1 and inside[0].size >= max(one.size for one in states):
        return inside[0], [*states, last]
    named = [one for one in totals if names_same(states[0], one)] or _only_work(states, totals)
    return (named[0], [*states, last]) if named and not inside else None


def _only_work(states: Sequence[Amount], totals: Sequence[Amount]) -> Sequence[Amount]:
    """Return the one number of tasks that was told before; none where there are several."""
    sizes = {one.size for one in totals}
    largest = max(one.size for one in states)
    told = len(states) > 1 and not set_name(states[0]) and len(sizes) == 1
    is_work = told and _WORK.search(totals[0].before + totals[0].after)
    return totals[:1] if is_work and totals[0].size >= largest else ()


def _by_opposites(reading: Reading, amounts: Sequence[Amount]) -> Iterator[Breakdown]:
    """33个项目中,已开工12个,其中…;未开工的21个: what is done and what is not leave none out."""
    for number, last in enumerate(amounts):
        opposite = _OPPOSITE.match(last.before)
        if opposite is None or last.mark != ";":
            continue
        before = [one for one in amounts[:number] if one.like(last)]
        done = [one for one in before if f"已{opposite['stem']}" in one.before]
        if len(done) == 1 and before.index(done[0]) == 1 and before[0].after.endswith("中"):
            yield _breakdown(reading, STATES, before[0], [done[0], last])


def _added_up(reading: Reading, amounts: Sequence[Amount]) -> Iterator[Breakdown]:
    """甲12个、乙15个,共计27个."""
    for number, total in enumerate(amounts):
        if number < _TWO or not _ADDED.match(total.before):
            continue
        # 三项合计27个: the number of parts is no part.
        counted = amounts[number - 1].figure.span.end == total.start and number > _TWO
        opening = amounts[number - 1] if counted else total
        last = number - 2 if counted else number - 1
        parts = [amounts[last]]
        for one in reversed(amounts[:last]):
            if not one.like(total) or parts[-1].mark != "、":
                break
            parts.append(one)
        between = reading.report.folded[parts[0].figure.span.end : opening.start]
        if len(parts) > 1 and parts[0].like(total) and between == "," == opening.mark:
            yield _breakdown(reading, ADDED, total, parts[::-1])


def _breakdown(reading: Reading, rule: str, total: Amount, parts: Sequence[Amount]) -> Breakdown:
    everyone = (total, *parts)
    return Breakdown(
        evidence=Span(
            min(one.start for one in everyone), max(one.figure.span.end for one in everyone)
        ),
        rule=rule,
        what=name_of(reading, total),
        total=total.quantity(),
        parts=tuple(part.quantity() for part in parts),
        exhaustive=rule != LISTED,
        slack=_slack(total, parts),
    )
