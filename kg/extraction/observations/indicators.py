"""What a figure counts: the words before it, and the words after it."""

import re
from typing import NamedTuple

from kg.extraction.observations.words import figure_words

Piece = tuple[int, int]
"""Start and end of a piece of the folded text; empty when they are equal."""

_OPENING = re.compile(
    r"(?:[\s、:|/\"“”)①-⑳]|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,2}是(?!否)|其中[,:]?|其(?=[中])|同时|另外|此外|以及|但(?!书)|并(?=[^购轨联网])|"
    r"和|及(?!时)|与|且|还|共计(?!划)|共(?!同|享|建|性|青|产)|分别|全年|目前|现有?(?![场金代状行浇])|截至目前|至今|[仍尚还]有|有(?![效关序限害机色期利])|预计|计划(?=[招实完新建改])|先后"
    r"|(?:全部|项目)?(?:达产|投产|建成|完工|投运|运营)后|[月年日户人]均(?=增加|减少|新增|节约))+"
)
# Every choice begins with its own character, by which the engine skips to it; what must stand
# before it is looked at from there.
_PREPOSITION = (
    r"(?:对|向(?<![方意面].)|为(?<![行作].)|在|与|和|及(?<![惠涉普].)|除(?<![拆清排消解免].)|由(?<!理.)|从|将|把|给|按|使|让|同(?<!合.)|等(?<!平.)|于|全部"
    r"|有(?<![国所].)|的(?<!目.)|,)"
)
_PREPOSITION_END = re.compile(rf"{_PREPOSITION}{_PREPOSITION}*$")
_PER_END = re.compile(r"(?:大?约?[在为按以])?每[一-龥]{1,3}$")
_LONGEST_PER = 4
_ET_CETERA = re.compile(r"等(?=[^级候待于同])")
_OF_ALL_SORTS = ("等问题", "等情况", "等行为")
"""What a list of its kinds stands before (围标串标、虚假验收等 | 问题47个)."""
_GRADE = re.compile(r"[\d.]+[万亿]?[^\d,;。]{1,3}?级")
_AFTER_UNIT = re.compile(
    r"\s?(?:及?以上|及?以下|及?以内|内(?![部容外销地需科生])|左右|上下|之多|\(含\))?的?(?:方面的(?=[^\d,;。、]{2}))?(?:\s|\"|”)?"
)
_NOUN_END = re.compile(
    r"(?:的(?:基础上?|同时|情况下?|过程)|中有|[中等的、,\s|以]|以及|和|及|与|并|或)+$"
)
_NEW_ITEM = re.compile(r"、(?:各|多|若干|全|其他)")
_LONGEST_TAIL = 16
_LONGEST_LEFT = 80
_SHORT = 4
"""A noun of fewer characters keeps its verb (走访企业, not 企业)."""
_SHORTEST = 2
_BARE = re.compile(
    r"占|[改整调升扩提优][一-龥]{1,3}后|力争|争取|确保|预计|有望|(?:[一二两三四五六七八九十\d]+(?:年|个月|个季度)来?|全[省市县区州国]|前[^,]{1,4})?(?:累计|合计|共计|总计)"
)
"""Words before a figure that name nothing when they stand alone."""
_LONGEST_ORGANISATION = 12
OF_ORGANISATIONS = frozenset("家所户")
"""Measure words that count nothing else."""
_ASPECT = re.compile(r"[一-龥]{1,2}(?<![为除])[了着](?=[\d,;。]|$)|[一-龥]了")
LONE_NOUNS = frozenset("省市县区州旗镇乡村户人家校厂站点所院店港桥路楼房田地井坝闸泵车船河湖山矿树")
"""Nouns of one character that are counted."""
_CLOSING = frozenset("》”)")
_LONGEST_KEPT_VERB = 2
_SHORTEST_AFTER_HEAD = 3
_AFTER_VERB = re.compile(r"(?:[了的对共]|\s)+")
_VERB_ADVERBS = ("累计", "尚未", "共", "已", "未", "新")


class Left(NamedTuple):
    """The words before a figure: what they count and whose it is; empty pieces where silent.

    `changed`: the figure is a change (同比增长). `rest`: they point to what remains of a set told
    before (其余). `verbal`: they end with a verb that leads to a noun (组织). `verb` is the verb
    that was left out.
    """

    indicator: Piece
    subject: Piece
    changed: bool = False
    rest: bool = False
    verbal: bool = False
    verb: Piece = (0, 0)


class Right(NamedTuple):
    """The words after a figure: the noun that is counted, or else what is said of it."""

    noun: Piece
    predicate: Piece


def read_left(text: str, start: int, end: int) -> Left:
    """Return what the words of `text` from `start` to `end`, right before a figure, tell of it.

    >>> text = "市水务局组织完成重点排口整治"
    >>> left = read_left(text, 0, len(text))
    >>> text[slice(*left.indicator)]
    '重点排口整治'
    """
    words = figure_words()
    start = opening(text, max(start, end - _LONGEST_LEFT), end)
    tail, changed = _without_tail(text, start, end)
    rest = words.rest_end.search(text, max(start, tail - _LONGEST_TAIL), tail)
    if rest:
        return Left((rest.start(), rest.start()), (start, start), rest=True)
    status = words.status.fullmatch(text, start, tail)
    if (status and not changed) or _BARE.fullmatch(text, start, tail):
        return _status(text, start, end)
    tail = _without_per(text, start, tail)
    tail = _cut_end(_PREPOSITION_END, text, start, tail)
    base = words.base.match(text, start, tail) if changed else None
    start = base.end() if base else start
    verbal = words.verbs_end.search(text, max(start, tail - _LONGEST_TAIL), tail) is not None
    begin, verb = _without_lead(text, start, tail)
    begin, subject = _without_carrier(text, begin, tail)
    begin = tail if _BARE.fullmatch(text, begin, tail) else begin
    return Left((begin, tail), subject, changed, verbal=verbal, verb=verb)


def read_right(text: str, start: int, end: int) -> Right:
    """Return what the words of `text` from `start` to `end`, right after a figure, tell of it.

    >>> text = "重点企业签订协议"
    >>> right = read_right(text, 0, len(text))
    >>> text[slice(*right.noun)]
    '重点企业'
    """
    start = _skip(_AFTER_UNIT, text, start, end)
    start = _skip(_GRADE, text, start, end)
    nothing = (start, start)
    if start >= end or text[start] in "(/":
        return Right(nothing, nothing)
    predicate = figure_words().predicate
    if predicate.match(text, start, end):
        link = text.rfind("的", start + 2, end - 1)
        if link < 0:
            return Right(nothing, (start, end))
        stop = predicate.search(text, link + 2, end)
    else:
        stop = predicate.search(text, start + 1, end)
        if (stop and _is_bare_verb(text, start, stop.start())) or _ASPECT.match(text, start, end):
            return Right(nothing, (start, end))
    noun_end = stop.start() if stop else end
    item = _NEW_ITEM.search(text, start, noun_end)
    noun_end = item.start() if item else noun_end
    return Right((start, _cut_end(_NOUN_END, text, start, noun_end)), nothing)


def _is_bare_verb(text: str, start: int, end: int) -> bool:
    """Tell whether what stands before a predicate is no noun but its first character (卡 | 在)."""
    return end - start == 1 and text[start] not in LONE_NOUNS


def opening(text: str, start: int, end: int) -> int:
    """Return where the words from `start` begin, after marks, list numbers and conjunctions."""
    return _skip(_OPENING, text, start, end)


def split_after_head(text: str, start: int, end: int) -> int:
    """Return where a second noun begins (重点项目 | 开工率), or `end` when there is none."""
    found = end
    for match in figure_words().head.finditer(text, start, end):
        after = match.end() + (text[match.end() : match.end() + 1] in _CLOSING)
        closes = "》" in text[after:end] and "《" not in text[after:end]
        if end - after >= _SHORTEST and not closes:
            found = after
    return found


def organisation_end(text: str, start: int, end: int) -> int:
    """Return where the organisations or people that are counted end (矿山 | 修复方案), or `end`."""
    reach = min(end, start + _LONGEST_ORGANISATION)
    found = [match.end() for match in figure_words().organisation.finditer(text, start, reach)]
    return found[-1] if found else end


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


def _cut_end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.search(text, max(start, end - _LONGEST_TAIL), end)
    return match.start() if match else end


def _without_per(text: str, start: int, end: int) -> int:
    """Return where the words end without what a price is told for (单价约在 | 每吨)."""
    if text.find("每", max(start, end - _LONGEST_PER), end) < 0:
        return end
    per = _cut_end(_PER_END, text, start, end)
    if per == end or per - start < _SHORTEST:
        return end
    return _cut_end(figure_words().reach_end, text, start, per)


def _without_tail(text: str, start: int, end: int) -> tuple[int, bool]:
    """Return where the words end without 达到, 同比增长 and the like, and whether they change."""
    words = figure_words()
    tail = _cut_end(words.reach_end, text, start, end)
    shorter = _cut_end(words.growth_end, text, start, end)
    if shorter == end > tail:
        shorter = _cut_end(words.growth_end, text, start, tail)
    base = _cut_end(words.base_end, text, start, min(shorter, tail))
    changed = shorter < tail or (shorter < end and tail == end) or base < min(shorter, tail)
    if not changed:
        return tail, False
    return _cut_end(words.reach_end, text, start, base), True


def _status(text: str, start: int, end: int) -> Left:
    match = figure_words().status.match(text, start, end)
    if match is None or match.end() < end or match["status"][-2:] not in ("完成", "实现", "达成"):
        return Left((start, start), (start, start))
    return Left(match.span("status"), (start, start))


def _without_lead(text: str, start: int, end: int) -> tuple[int, Piece]:
    """Return where the noun begins behind the last verb that leads to it, and that verb."""
    found: Piece = (start, start)
    for match in figure_words().lead.finditer(text, start, end):
        if end - match.end() >= _SHORTEST:
            found = match.span()
    verb_start, begin = found
    begin = _skip(_AFTER_VERB, text, begin, end)
    if begin - verb_start and end - begin < _SHORT and text[found[1] - 1] != "、":
        verb_start = max(verb_start, found[1] - _LONGEST_KEPT_VERB)
        for adverb in _VERB_ADVERBS:
            if (
                text.startswith(adverb, verb_start - len(adverb))
                and verb_start - len(adverb) >= start
            ):
                return verb_start - len(adverb), found
        return verb_start, found
    return begin, found


def _without_carrier(text: str, start: int, end: int) -> tuple[int, Piece]:
    """Return where the indicator begins behind what carries it, and the carrier."""
    scope = figure_words().scope.match(text, start, end)
    inside = scope.end() if scope and end - scope.end() >= _SHORTEST else start
    shortest = _SHORTEST if text.endswith(_OF_ALL_SORTS, start, end) else _SHORT
    listed = [match.end() for match in _ET_CETERA.finditer(text, start, end - shortest + 1)]
    if listed:
        return listed[-1], (start, start)
    begin = split_after_head(text, inside, end)
    if end - begin >= _SHORTEST_AFTER_HEAD:
        return begin, (start, begin)
    return inside, (start, inside)
