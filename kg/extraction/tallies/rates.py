"""Stated rates with the counts that they are rates of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.extraction.tallies.amounts import Amount, finest_slacks, listed_parts
from kg.extraction.tallies.nouns import name_of, names_same, set_name, set_name_of
from kg.model.facts import Tally
from kg.model.mentions import Reading
from kg.model.text import Span

RATE_OF_SET = "rate-of-set"
RATE_WITHOUT_TOTAL = "rate-without-total"
RATE_WITHOUT_COUNT = "rate-without-count"
SHARE_OF_TASK = "share-of-task"
SHARE_OF_TOTAL = "share-of-total"
RATE_OF_ALL = "rate-of-all"

# 开工率86%, 整改完成率达75%; not 完成率由18%提高到62%.
_RATE = re.compile(
    r"(?:^|[一-龥])(?:(?P<stem>[一-龥]{2})率|(?P<progress>完成|投资)(?:比例|进度))"
    r"(?:已|均|仅|只)?(?:达到?|为|是|有)?$"
)
# 15个断面中优良11个: the words between the two figures belong to both.
_OF_THESE = re.compile(r"[一-龥]中,?[一-龥]")
_EXPLICIT_SHARE = re.compile(r"占[^,]{0,10}?(?:总[数量额]|全部)")
_ALL = re.compile(r"(?:全部|均)已?(?:实现)?(?P<stem>[一-龥]{2}),$")
_LONGEST_ALL = 12
_SHARE = re.compile(
    r"占比(?:达到?|为|是)?$"
    r"|^(?:约|只|仅|均)?占(?P<of>[^,]{0,10}?)(?:总[数量额]|全部)?的?(?:比[重例])?(?:达到?|为|是)?$"
)
_OF_TASK = re.compile(
    r"(?:占|完成|为)(?P<task>(?:全?年度?|年初|计划|目标|任务|设计)[一-龥]{0,8}?)的?$"
)
_OF_TASK_TOLD = re.compile(r"占|为|完成")
_TASK_WORDS = 4
"""Characters that the name of a task shares with the figure that sets it (年度计划)."""
_PLANNED = re.compile(r"年度|全年|计划|任务|目标|应|设计")
_DONE = re.compile(r"已|完成|累计|实现")
_LEADING = re.compile(r"^(?:目前|现|截至[^,]*?|[今本]年|累计|均|全部)*已?")
_STATE_END = re.compile(r"(?:开工|复工|完工|竣工|投产|办结|整改|签约|销号|合格|达标)$")
_NOT_DONE = re.compile(r"未|尚|没有|剩余|其余|滞后")
_WHOLE_COUNT = frozenset(("开工", "复工", "完工", "竣工", "投产", "办结", "签约", "销号"))
"""Rates that count members of a set, so that a whole number of them must give the rate."""
_MONEY = "元"
_HUNDRED = Decimal(100)
_HALF_PERCENT = Decimal("0.5")
_FARTHEST = 4
"""How many figures before a rate may give what is done."""


@dataclass(frozen=True, slots=True)
class _Rate:
    """A rate among the amounts of its sentence; `earlier` are those before it, nearest first.

    `listed` are the places of the figures that a 其中 lists as parts of another.
    """

    amount: Amount
    earlier: Sequence[Amount]
    carried: Sequence[Amount]
    listed: frozenset[int]

    @property
    def printed(self) -> Decimal:
        """Half a unit of the last decimal that the rate is printed with."""
        return self.amount.slack or _HALF_PERCENT

    def slack(self, total: Amount, done: Amount) -> Decimal:
        """Return how far rounding, of the rate and of the two figures, can move the rate."""
        slacks = finest_slacks((total, done))
        least = max(total.size - slacks[0], total.size / 2)
        widest = (done.size + slacks[1]) / least - done.size / total.size
        return self.printed + widest * _HUNDRED

    def fits(self, total: Amount, done: Amount) -> bool:
        """Tell whether these figures give the rate."""
        if total.size <= 0:
            return False
        given = done.size * _HUNDRED / total.size
        return abs(given - self.amount.size) <= self.slack(total, done)


def tallies_in(
    reading: Reading, amounts: Sequence[Amount], carried: Sequence[Amount]
) -> Iterator[Tally]:
    """Yield the rates of one sentence with their counts; `carried` are amounts of the one before.

    Where several figures may be the total, one that gives the rate is taken before one that is
    near: only a rate that none of them gives is put against the nearest.
    """
    listed = frozenset(listed_parts(amounts))
    for number, amount in enumerate(amounts):
        if amount.unit != "%":
            continue
        earlier = [one for one in reversed(amounts[:number]) if one.unit != "%"]
        rate = _Rate(amount, earlier, carried, listed)
        found = next((tally for way in _WAYS if (tally := way(reading, rate))), None)
        if found and (found.total is None or found.total.size > 0):
            yield found


def _of_set(reading: Reading, rate: _Rate) -> Tally | None:
    """60个项目已开工45个,开工率75%."""
    match = _RATE.search(rate.amount.before)
    if match is None:
        return None
    stem = match["stem"] or match["progress"]
    told = _done(rate, stem, rate.amount.before[: match.start(match.lastgroup or 0)])
    if not told:
        return _without_count(reading, rate, stem)
    pairs = [(total, done) for done in told for total in _totals(rate, done)]
    fitting = [pair for pair in pairs if rate.fits(*pair)]
    likely = [pair for pair in pairs if pair[1] is told[0] and _may_be_total(*pair, stem)]
    likely = likely or _across_parts(rate, told[0], stem)
    for total, done in (*fitting, *likely):
        return _tally(reading, rate, RATE_OF_SET, total=total, done=done)
    done = told[0]
    if stem in _WHOLE_COUNT and done.slack == 0 and _adjacent(reading, done, rate.amount):
        return _tally(reading, rate, RATE_WITHOUT_TOTAL, total=None, done=done)
    return None


def _across_parts(rate: _Rate, done: Amount, stem: str) -> list[tuple[Amount, Amount]]:
    """Return the one number that a sentence opens with (小区86个,其中…;已完工43个,完工率50%)."""
    opening = [
        one
        for one in rate.earlier
        if one.like(done) and one.part < done.part and one.figure.span.start not in rate.listed
    ]
    if len(opening) != 1 or opening[0].size < done.size:
        return []
    (total,) = opening
    words = _LEADING.sub("", done.before).removeprefix("完成").removeprefix(stem)
    of_them = not words or any(pair in total.before + total.after for pair in _pairs(words))
    finished = _DONE.search(total.before) and not _PLANNED.search(total.before)
    return [(total, done)] if of_them and not finished and not set_name(done) else []


def _pairs(words: str) -> list[str]:
    return [words[place : place + 2] for place in range(len(words) - 1)]


def _totals(rate: _Rate, done: Amount) -> list[Amount]:
    """Return the figures before `done` that are large enough to be its total, nearest first."""
    before = (*rate.earlier, *rate.carried)
    return [
        one for one in before if one.like(done) and one.size >= done.size and one.start < done.start
    ]


def _done(rate: _Rate, stem: str, lead: str) -> list[Amount]:
    """Return the figures before that tell what the rate is named after, nearest first."""
    money = lead.endswith(("投资", "资金"))
    near = [one for one in rate.earlier[:_FARTHEST] if one.part == rate.amount.part]
    return [
        one
        for one in near
        if (one.unit == _MONEY or not money)
        and not _NOT_DONE.search(one.before)
        and _tells(one, stem)
    ]


def _tells(amount: Amount, stem: str) -> bool:
    """Tell whether an amount counts what a rate is named after (已开工45个 and 开工率)."""
    words = amount.before
    finished = _DONE.search(words) or amount.after.startswith("完成")
    if stem == "完成" and finished and not _PLANNED.search(words):
        return True
    named = all(char in words for char in stem) and "率" not in words
    return named or amount.after.endswith(stem)


def _may_be_total(total: Amount, done: Amount, stem: str) -> bool:
    """Tell whether `done` may be a part of `total`, by what the two are called."""
    unnamed = not set_name(done) or not set_name_of(done.before.removesuffix(stem))
    told_done = _DONE.search(total.before) or _STATE_END.search(total.before)
    if told_done and not _PLANNED.search(total.before):
        return False
    same = names_same(done, total)
    return same if total.part != done.part else same or unnamed


def _without_count(reading: Reading, rate: _Rate, stem: str) -> Tally | None:
    """80个项目开工率91.25%: some whole number of them must give the rate."""
    total = rate.earlier[0] if rate.earlier else None
    if stem not in _WHOLE_COUNT or total is None or total.slack:
        return None
    if total.figure.span.end + len(total.after) < rate.amount.figure.span.start:
        return None
    return _tally(reading, rate, RATE_WITHOUT_COUNT, total=total, done=None)


def _of_task(reading: Reading, rate: _Rate) -> Tally | None:
    """年度计划投资80亿元,完成投资60亿元,占年度计划的75%; 占年度任务240公里的77.5%."""
    between = rate.amount.before.strip()
    if between == "的" and len(rate.earlier) > 1:
        total, done = rate.earlier[0], rate.earlier[1]
        named = _OF_TASK_TOLD.match(total.before)
        if named and total.like(done):
            return _tally(reading, rate, SHARE_OF_TASK, total=total, done=done)
        return None
    match = _OF_TASK.search(rate.amount.before)
    if match is None or not rate.earlier:
        return None
    done = rate.earlier[0]
    if not _DONE.search(done.before) and not rate.amount.before.startswith("占"):
        return None
    task = match["task"][:_TASK_WORDS]
    names = (task, task.replace("年度", "全年"), task.replace("全年", "年度"))
    totals = [
        one
        for one in (*rate.earlier[1:], *rate.carried)
        if one.like(done) and any(name in one.before for name in names)
    ]
    fitting = [one for one in totals if rate.fits(one, done)]
    for total in (*fitting, *totals):
        return _tally(reading, rate, SHARE_OF_TASK, total=total, done=done)
    return None


def _of_total(reading: Reading, rate: _Rate) -> Tally | None:
    """其中甲类66家,占比55%: put against a figure that gives it, else against the one total."""
    share = _SHARE.search(rate.amount.before)
    if share is None or not rate.earlier:
        return None
    done = rate.earlier[0]
    if not _adjacent(reading, done, rate.amount):
        return None
    totals = [
        one
        for one in (*rate.earlier[1:], *rate.carried)
        if one.like(done) and one.size >= done.size
    ]
    fitting = next((one for one in totals if rate.fits(one, done)), None)
    likely = [one for one in totals if _is_among(done, one)]
    likely = likely or [one for one in totals if len(totals) == 1 and _is_of(one, done, rate)]
    of = share["of"]
    if of:
        likely = [one for one in likely if of in one.before + one.after]
    total = fitting or next(iter(likely), None)
    return _tally(reading, rate, SHARE_OF_TOTAL, total=total, done=done) if total else None


def _is_among(done: Amount, total: Amount) -> bool:
    """Tell whether one figure stands among another (15个断面中优良11个)."""
    beside = total.figure.span.end == done.start and total.after == done.before
    return beside and bool(_OF_THESE.search(done.before))


def _is_of(total: Amount, done: Amount, rate: _Rate) -> bool:
    """Tell whether the words make `done` a part of the only `total` there is."""
    explicit = _EXPLICIT_SHARE.search(rate.amount.before) and total.part == done.part
    return done.before.startswith("其中") or bool(explicit and total in rate.earlier)


def _of_all(reading: Reading, rate: _Rate) -> Tally | None:
    """38个项目均已投产,投产率98%: the rate of all of them is 100%."""
    named = _RATE.search(rate.amount.before)
    if named is None or not rate.earlier or rate.earlier[0].slack:
        return None
    total = rate.earlier[0]
    low = max(total.figure.span.end, rate.amount.start - _LONGEST_ALL)
    told = _ALL.search(reading.report.folded, low, rate.amount.start)
    near = rate.amount.start - total.figure.span.end <= 2 * _LONGEST_ALL
    if told is None or told["stem"] != named["stem"] or not near:
        return None
    return _tally(reading, rate, RATE_OF_ALL, total=total, done=total)


_WAYS = (_of_all, _of_set, _of_task, _of_total)


def _adjacent(reading: Reading, first: Amount, second: Amount) -> bool:
    """Tell whether nothing but a mark stands between a figure and the words of the next."""
    between = reading.report.folded[first.figure.span.end : second.start]
    return between.strip() in {"", ",", "、", "("}


def _tally(
    reading: Reading, rate: _Rate, rule: str, *, total: Amount | None, done: Amount | None
) -> Tally:
    counted = [one for one in (total, done, rate.amount) if one]
    first = min(counted, key=lambda one: one.figure.span.start)
    return Tally(
        evidence=Span(first.start, rate.amount.figure.span.end),
        rule=rule,
        what=name_of(reading, total or first),
        total=total.quantity() if total else None,
        done=done.quantity() if done else None,
        rate=rate.amount.quantity(),
        slack=rate.slack(total, done) if total and done else rate.printed,
    )
