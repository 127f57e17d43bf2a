"""The rules for figures that come in series: lists, from one to another, respectively."""

import re
from collections.abc import Sequence

from kg.extraction.observations.cases import (
    FROM_TO,
    IN_LIST,
    LIKE_BEFORE,
    RESPECTIVE,
    Case,
    Found,
    filled,
)
from kg.extraction.observations.clauses import Slot
from kg.extraction.observations.indicators import Piece, opening, read_left, read_right
from kg.extraction.observations.kinds import unit_kind
from kg.extraction.observations.words import figure_words

_LONGEST_FROM = 24
_DISTRIBUTES = re.compile(r"分别|[均各都]")
_ITEM = re.compile(r"[^、和及]+(?:[和及](?=[^、]*、)[^、]+)*")
_FROM = re.compile(r"[由从](?:[^,;:。由从]{0,10}的)?(?P<change>[一-龥]{2})??(?:每[^,;。\d]{1,4})?$")
_TO_NEXT = re.compile(
    r"(?:[转逐][^,;。]{0,3})?(?:[提增扩升上攀][高加大长升涨]?|[降压缩减下][低减小少降到滑]?|拓宽|[调转改变发]\S?|回[升落])"
    r"(?:到|至|为|成)了?(?:[^,;:。]{0,10}的)?(?P<change>[一-龥]{2})??(?:每[^,;。\d]{1,4})?"
)
_COUNTED = re.compile(r"[^\d]{0,12}\d+(?:[市县区家个]|个[县市区])")
_LONGEST_BEFORE = 60
_UP_TO = re.compile(r"\s?[至到~—–-]{1,2}\s?(?P<change>(?!))?")
_NEXT_CARRIER = re.compile(
    r"(?P<name>[^,、的\d]{2,8}?)(?:累计)?(?:完成|实现|达到?|(?P<verb>发放|投入|拨付|安排|补助|争取|承担|筹措|认缴|出资|放款))"
)
_SHORT_ITEM = 3
_DONE = ("完成", "实现", "达到")


def respectively(case: Case) -> tuple[Found, ...]:
    """甲率、乙率分别达64%、52%; 甲率、乙率均达97%; 甲县、乙县分别造林3亩、5亩."""
    start, end = case.slot.left
    marks = list(_DISTRIBUTES.finditer(case.text, start, end))
    if not marks:
        return _changes_in_order(case)
    mark = marks[-1]
    compared = figure_words().base_end.search(case.text, start, mark.start())
    items = items_of(case.text, start, compared.start() if compared else mark.start())
    if not items and mark[0] == "分别" and (found := _without_items(case, mark.start())):
        return found
    slots = case.group if mark[0] == "分别" else [case.slot] * len(items)
    if not items or len(items) != len(slots):
        return ()
    own = read_left(case.text, mark.end(), end).indicator
    if unit_kind(case.slot.figure.unit) == "rate" and case.words(own) in _DONE:
        own = end, end
    if not filled(own) and slots is case.group:
        own = read_right(case.text, *slots[-1].right).noun
    if not filled(own) and (shared := _shared_end(items)):
        own, items[-1] = shared, (items[-1][0], shared[0])
    first = read_left(case.text, *items[0]).indicator
    items[0] = first if filled(first) and not filled(own) else items[0]
    return tuple(
        _respective(case, item, slot, own) for item, slot in zip(items, slots, strict=True)
    )


def _without_items(case: Case, mark: int) -> tuple[Found, ...]:
    """Return what figures count that 分别 gives to names told before, or in no list at all."""
    told = _told_in_order(case)
    own = read_left(case.text, case.slot.left[0], mark).indicator
    alike = told and all(one.slot.figure.unit == case.slot.figure.unit for one in told)
    if alike or not _names(case, own):
        own = (mark, mark) if told else _of_clause_before(case)
    if filled(own) and len(case.group) > 1:
        nobody = own[0], own[0]
        return tuple(_respective(case, nobody, slot, own) for slot in case.group)
    return tuple(
        _like(before, slot, changed=case.left.changed)
        for before, slot in zip(told, case.group, strict=False)
    )


def _of_clause_before(case: Case) -> Piece:
    """Return what the clause before names at its end (甲、乙5市改造量居前,分别为3个、2个)."""
    end = case.slot.clause[0] - 1
    begin = max(case.sentence_start, end - _LONGEST_BEFORE)
    if not case.slot.first or begin >= end or case.told:
        return end, end
    begin = max(begin, *(case.text.rfind(mark, begin, end) + 1 for mark in ",;:。、"))
    counted = _COUNTED.match(case.text, begin, end)
    return read_right(case.text, counted.end(), end).noun if counted else (end, end)


def _names(case: Case, piece: Piece) -> bool:
    """Tell whether the words before 分别 name what all figures of the list count."""
    words = case.words(piece)
    return bool(words) and not case.left.changed and not figure_words().generic.fullmatch(words)


def _changes_in_order(case: Case) -> tuple[Found, ...]:
    """甲收入、乙收入分别达4万元、2万元,增长5%、7%: as many changes as were told respectively."""
    told = case.named[-len(case.group) :]
    if len(case.group) == 1 or len(told) != len(case.group) or not case.left.changed:
        return ()
    if filled(case.left.indicator) or any(before.rule != RESPECTIVE for before in told):
        return ()
    return tuple(
        _like(before, slot, changed=True) for before, slot in zip(told, case.group, strict=True)
    )


def _like(before: Found, slot: Slot, *, changed: bool) -> Found:
    """Return what was told before, told again of another figure."""
    span = slot.figure.span
    return before._replace(
        slot=slot, changed=changed, rule=RESPECTIVE, evidence=(span.start, span.end)
    )


def _told_in_order(case: Case) -> Sequence[Found]:
    """Return what as many figures before as are in this list told; () where they are too few."""
    wanted = len(case.group)
    told = case.told if len(case.told) == wanted else case.named[-wanted:]
    return told if len(told) == wanted else ()


def _shared_end(items: Sequence[Piece]) -> Piece | None:
    """Return what the cut items of a list share with the last one (城镇、农村 | 居民收入)."""
    lengths = {end - begin for begin, end in items[:-1]}
    start, end = items[-1]
    if len(lengths) != 1 or max(lengths) > _SHORT_ITEM or end - start < max(lengths) + _SHORT_ITEM:
        return None
    return start + lengths.pop(), end


def _respective(case: Case, item: Piece, slot: Slot, own: Piece) -> Found:
    figure = slot.figure.span
    return Found(
        slot=slot,
        indicator=own if filled(own) else item,
        subject=item if filled(own) else _whose(case),
        evidence=(item[0] if slot is case.slot else figure.start, figure.end),
        changed=case.left.changed,
        rule=RESPECTIVE,
    )


def _whose(case: Case) -> Piece:
    return case.left.subject if filled(case.left.subject) else case.slot.owner


def from_to(case: Case) -> tuple[Found, ...]:
    """完成率由一季度的18%提高到62%: both ends are told of what stands before 由."""
    figure, previous = case.slot.figure, case.previous
    start, end = case.slot.clause[0], figure.span.start
    if previous and case.told and case.told[-1].rule == FROM_TO:
        between = previous.figure.span.end, end
        step = _TO_NEXT.fullmatch(case.text, *between) or _UP_TO.fullmatch(case.text, *between)
        return (_end_of_change(case, case.told[-1].indicator, step),) if step else ()
    origin = _FROM.search(case.text, max(start, end - _LONGEST_FROM), end)
    is_range = figure.qualifier == "range" and len(case.group) > 1
    low_end = case.group[1].figure.span.end if is_range else figure.span.end
    if origin is None or not _TO_NEXT.match(case.text, low_end):
        return ()
    what = read_left(case.text, start, origin.start()).indicator
    return (_end_of_change(case, what, origin),) if filled(what) else ()


def _end_of_change(case: Case, what: Piece, step: re.Match[str]) -> Found:
    changed = bool(step["change"] and figure_words().growth_end.search(step["change"]))
    return case.found(what, FROM_TO, case.around())._replace(changed=changed)


def like_before(case: Case) -> tuple[Found, ...]:
    """公路完成投资30亿元,水路完成12亿元: the next carrier of what was told of the one before."""
    last = case.last
    if last is None or last.slot.figure.unit != case.slot.figure.unit:
        return ()
    start = opening(case.text, *case.slot.left)
    carrier = _NEXT_CARRIER.fullmatch(case.text, start, case.slot.figure.span.start)
    told = case.text[max(0, last.indicator[0] - 2) : last.indicator[1]]
    alike = carrier is not None and told.startswith(carrier["verb"] or "完成")
    if carrier is None or not (alike or "完成" in told) or filled(case.right.noun):
        return ()
    found = case.found(last.indicator, LIKE_BEFORE, case.around())
    return (found._replace(subject=carrier.span("name")),)


def joined(case: Case) -> tuple[Found, ...]:
    """备选地块达36宗、18宗: a list shares what stands before it, or after it."""
    if case.slot.joined and case.last:
        return (case.found(case.last.indicator, IN_LIST, case.around()),)
    if len(case.group) > 1:
        noun = read_right(case.text, *case.group[-1].right).noun
        if filled(noun):
            return (case.found(noun, IN_LIST, case.around()),)
    return ()


def items_of(text: str, start: int, end: int) -> list[Piece]:
    """Return the items of a list with 、 and 和; a single item makes no list."""
    items = []
    for part in _ITEM.finditer(text, opening(text, start, end), end):
        items.append(part.span())
    return items if len(items) > 1 and all(end - begin > 1 for begin, end in items) else []
