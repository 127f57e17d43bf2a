"""How much of a counted set is done, where the report states no rate for it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, takewhile

from kg.extraction.observations.kinds import unit_kind
from kg.extraction.tallies.amounts import Amount, amounts_in
from kg.extraction.tallies.nouns import name_of, set_name, set_name_of
from kg.model.facts import Tally
from kg.model.mentions import Figure, Reading
from kg.model.text import Sentence, Span

OF_SAME_NAME = "done-of-same-set"
OF_LAST_COUNT = "done-of-last-count"

_FINISHED = (
    "开工|复工|完工|竣工|投产|投用|办结|整改|整治|签约|销号|化解|修复|拆除|建成|处置|清理|解决|改造|交付"
    "|验收|落实|办理|通车|完成"
)
_TELLS_DONE = re.compile("已|完成")
_BARE = re.compile(
    r"(?:目前|现|截[至止][^,]{1,10}|有|均|累计|全部)*已?(?:按时|如期|提前|全部|累计|基本|陆续)*"
    rf"(?:{_FINISHED})+"
)
"""All that stands before a count which says of nothing else what is done: 已按时完成5项."""
_BARE_BEHIND = re.compile(rf"(?:均?已)(?:按时|如期|提前|全部)*(?:{_FINISHED})+")
_NOT_DONE = re.compile("未|尚|拟|计划|力争|确保|预计|目标|其中|剩余|其余")
_DONE_OF_WORK = re.compile(rf"(?:已|完成)[^,]{{0,6}}$|(?:{_FINISHED})$|^[^,]*?(?:已|完成)")
_SHORTEST_NAME = 4
"""Characters of a name that tells one set from others; 项目 and 企业 do not."""
_LONG_NAME = 6
"""Characters at the head of two names by which both name one set."""
_FARTHEST = 3
"""Sentences of a section back from what is done to the set that it is done of."""


def tallies_without_rate(reading: Reading, rated: Sequence[Tally]) -> Iterator[Tally]:
    """Yield what is done of a set counted before: 对50家化工企业开展普查,…已完成41家化工企业.

    The set has the same name, or is the last thing counted in this unit, in this sentence or the
    one before: 共18项任务,已完成5项. What a rate is stated for is left to that rate.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "共涉及18项年度任务。目前已按时完成5项。"))
    >>> [(one.total.size, one.done.size) for one in tallies_without_rate(reading, ())]
    [(Decimal('18'), Decimal('5'))]
    """
    taken = {part.span.start for one in rated for part in (one.done, one.total) if part}
    for earlier, amounts in _with_earlier(reading):
        for number, done in enumerate(amounts):
            if done.figure.span.start in taken or not _is_done(done):
                continue
            before = [*reversed(amounts[:number]), *earlier]
            found = _of_same_name(done, before) or _of_last_count(done, before)
            if found:
                yield _tally(reading, *found, done)


def _with_earlier(reading: Reading) -> Iterator[tuple[list[Amount], list[Amount]]]:
    """Yield the amounts of each sentence that tells of what is done, behind the ones before it."""
    text, sentence_at = reading.report.folded, reading.outline.sentence_at
    grouped = groupby(reading.figures, key=lambda one: sentence_at(one.span.start))
    last: list[tuple[Sentence, list[Figure]]] = []
    known: dict[int, list[Amount]] = {}
    for sentence, figures in grouped:
        last = [one for one in last if _is_near(one[0], sentence)]
        last.append((sentence, list(figures)))
        done = _TELLS_DONE.search(text, sentence.span.start, sentence.span.end)
        if done and _has_two_of_a_unit(last):
            for one, its_figures in last:
                if one.index not in known:
                    known[one.index] = list(amounts_in(text, one, its_figures))
            told = [known[one.index] for one, _ in last]
            yield [one for amounts in reversed(told[:-1]) for one in reversed(amounts)], told[-1]


def _has_two_of_a_unit(told: Sequence[tuple[Sentence, list[Figure]]]) -> bool:
    """Tell whether a figure of the last sentence has a unit that another figure has as well."""
    units = Counter(figure.unit for _, figures in told for figure in figures)
    return any(units[figure.unit] > 1 for figure in told[-1][1])


def _is_near(one: Sentence, other: Sentence) -> bool:
    return one.section == other.section and other.index - one.index <= _FARTHEST


def _is_done(amount: Amount) -> bool:
    """Tell whether an amount counts what is finished."""
    if unit_kind(amount.figure.unit) != "count" or _NOT_DONE.search(amount.before):
        return False
    return bool(_TELLS_DONE.search(amount.before) or _BARE_BEHIND.match(amount.after))


def _of_same_name(done: Amount, before: Sequence[Amount]) -> tuple[str, Amount] | None:
    """Return the set that bears the name of what is done."""
    name = set_name(done) or set_name_of(done.after)
    if len(name) < _SHORTEST_NAME:
        return None
    for one in before:
        if one.like(done) and one.size >= done.size and _bears(one, name):
            return OF_SAME_NAME, one
    return None


def _bears(total: Amount, name: str) -> bool:
    """Tell whether a set bears a name, or one that opens with the same long words."""
    pairs = zip(total.after, name, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    named = set_name_of(total.before) == name or shared == len(name) or shared >= _LONG_NAME
    return named and not _DONE_OF_WORK.search(total.before)


def _of_last_count(done: Amount, before: Sequence[Amount]) -> tuple[str, Amount] | None:
    """Return the last thing counted in the same unit, where the words name nothing else."""
    behind = _BARE_BEHIND.fullmatch(done.after)
    if not behind and (done.after or not _BARE.fullmatch(done.before)):
        return None
    total = next((one for one in before if one.like(done)), None)
    if total is None or total.size < done.size or _DONE_OF_WORK.search(total.before):
        return None
    return (OF_LAST_COUNT, total) if set_name_of(total.after) or set_name(total) else None


def _tally(reading: Reading, rule: str, total: Amount, done: Amount) -> Tally:
    behind = _BARE_BEHIND.match(done.after)
    start, end = total.start, done.figure.span.end + (behind.end() if behind else 0)
    near = reading.outline.sentence_at(start) == reading.outline.sentence_at(end - 1)
    return Tally(
        evidence=Span(start if near else done.start, end),
        rule=rule,
        what=name_of(reading, total),
        total=total.quantity(),
        done=done.quantity(),
        rate=None,
        slack=Decimal(0),
    )
