"""Companies called by a coined word and their trade (岑拓储能), without a legal form."""

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.extraction.units.appositions import is_called
from kg.extraction.units.boundaries import vocabulary
from kg.extraction.units.candidates import Candidate, Sentences
from kg.extraction.units.coined import is_coined
from kg.model.text import Span
from kg.names.divisions import division_stems
from kg.text.segmentation import Segmented
from kg.text.wordlists import overlapping_finder, words

RULE = "unit-coined-name-and-trade"

_MARKS = frozenset(',。;:、!?()《》“”"[]【】〔〕— \n\t①②③④⑤⑥⑦⑧⑨⑩')
_JOINTS = frozenset("和与由及")
_BUILT = frozenset({"在建", "新建", "续建", "扩建", "改建", "共建", "筹建"})
_LENGTHS = (2, 3, 4)
_LONGEST_PLACE = 4
_NOT_AFTER = re.compile(
    r"[^,。;、]{0,6}产业园|产业|行业|企业|专业|园区?|街|路|城|小镇|集群|集聚|大道|桥|村|社区|市场|商会|协会|学院|大学|研究|工程师|[类品性化]"
)
"""What follows the name of a trade where no company is meant, or a longer name that is another."""

_SIGN = re.compile(
    r"[^,。;、]{0,14}?(?:项目|年产|技改|扩能|扩产|扩建|生产线|基地|公司|工厂|投产|达产|试生产|签约|落户)"
    r"|[0-9一二两三四五六七八九十]+[家户]|将(?=[^,。;]{3})|把(?=[^,。;]{3})|不服|拒不|中标|承建"
)
"""What must follow a trade that says little by itself (能源, 农业)."""

_SMART = re.compile(
    r"智能(?!科技|制造|装备|技术|股份|集团|公司|设备|项目)[\u4e00-\u9fff]{2,8}?(?:项目|产业园|生产线|基地|工厂)"
)
"""Where 智能 says what is made (岑拓|智能终端项目), and the word before is the company."""
_SIGNS = frozenset("对向将把由与和及请经被给按在约")
_FIRM = re.compile(r"(?:集团)?(?:有限)?公司|集团")
_ENDS = re.compile(r"[,。;:、()\s\d]|等|公司|因|已|正|投资|于|按|对|与|和|采矿")
"""What follows a name that ends with what the company makes (宏达石灰石、…)."""

_BEFORE_TAGS = ("v", "p", "c", "u", "x", "d", "m", "q", "r", "f", "t")


def find_trading(sentences: Sentences) -> Iterator[Candidate]:
    """Yield the companies whose trade follows a word that only a name can be.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "岑拓储能扩产项目开工,高端储能产业集聚。")
    >>> [(unit.name, unit.kind) for unit in recognise(report).units]
    [('岑拓储能', 'enterprise')]
    """
    text = sentences.text
    for _, begin, trade_end in _trades().find_matches_as_indexes(text, overlapping=True):
        start = _name_start(sentences, begin)
        if start == begin:
            continue
        end = _further_trade(text, trade_end)
        if _known_inside(text, start, end):
            continue
        if _SMART.match(text, begin):
            yield Candidate(Span(start, begin), "enterprise", RULE, is_guess=True)
            continue
        firm = _FIRM.match(text, end)
        if firm and text[start] not in _SIGNS and (start == 0 or text[start - 1] in _MARKS):
            yield Candidate(Span(start, firm.end()), "enterprise", RULE)
            continue
        is_weak = text[begin:trade_end] in _weak()
        called = is_called(text, start)
        if text[begin:end] in _products() and not called and not _ENDS.match(text, end):
            continue
        if _NOT_AFTER.match(text, end) or (is_weak and not _SIGN.match(text, end)):
            continue
        if _ends_word(sentences, end):
            yield Candidate(Span(start, end), "enterprise", RULE, is_guess=True)


@cache
def _longest() -> int:
    return max(map(len, words("company_trades.tsv")))


@cache
def all_trades() -> frozenset[str]:
    """Return every trade that may stand behind a coined name."""
    return frozenset(words("company_trades.tsv"))


def trade_opening(text: str) -> str:
    """Return the longest trade that `text` opens with, or nothing.

    >>> trade_opening("储能扩产"), trade_opening("扩产储能")
    ('储能', '')
    """
    heads = (text[:length] for length in range(min(_longest(), len(text)), 1, -1))
    return next((head for head in heads if head in all_trades()), "")


@cache
def _trades() -> AhoCorasick:
    return overlapping_finder(words("company_trades.tsv"))


@cache
def _weak() -> frozenset[str]:
    return frozenset(words("company_trades.tsv", alone="no"))


@cache
def _products() -> frozenset[str]:
    return frozenset(words("company_trades.tsv", alone="last"))


def _ends_word(sentences: Sentences, end: int) -> bool:
    """Tell whether a word ends there: 建工 is no trade in 青岚桥建工程."""
    last = next(sentences.words_at(end - 1).leftward(end))
    return sentences.words_at(end - 1).words_between(last.start, end)[0].text == last.text


def _further_trade(text: str, end: int) -> int:
    """Return where a second trade after the first ends (中澜生物|科技)."""
    for length in range(_longest(), 1, -1):
        trade = text[end : end + length]
        if trade in all_trades() and trade not in _products():
            return end + length
    return end


def _name_start(sentences: Sentences, end: int) -> int:
    """Return where the coined word before a trade begins, or the place before it; else `end`."""
    text = sentences.text
    for length in _LENGTHS:
        start = end - length
        if start < 0 or text[start] in _MARKS:
            return end
        if not is_coined(text[start:end]) or _is_glued(text, start):
            continue
        if start == 0 or text[start - 1] in _MARKS:
            return start
        segmented = sentences.words_at(start)
        before = next(segmented.leftward(start), None)
        if before is None:
            return start
        if before.start + len(before.text) == start:
            place = _place_before(text, start)
            if place < start:
                return place
            if _parts(segmented, start):
                return start
    return end


def _known_inside(text: str, start: int, end: int) -> bool:
    """Tell whether a known company's name ends there that begins later (项|目和中建材)."""
    known = words("known_companies.tsv")
    return any(text[later:end] in known for later in range(start + 1, end - 1))


def _is_glued(text: str, start: int) -> bool:
    """Tell whether what seems to open a name joins it to the words before (项目和|中建材)."""
    before = text[start - 1 : start]
    joins = text[start] in _JOINTS and before not in _MARKS and bool(before)
    return joins or text[start - 1 : start + 1] in _BUILT


def _place_before(text: str, start: int) -> int:
    """Return where a place without its level begins that stands right before (苏州 in 苏州岑拓)."""
    for length in range(min(_LONGEST_PLACE, start), 1, -1):
        if text[start - length : start] in division_stems():
            return start - length
    return start


def _parts(segmented: Segmented, start: int) -> bool:
    """Tell whether the word before `start` can belong to no name."""
    before = next(segmented.leftward(start))
    if is_called(segmented.text, start - segmented.starts[0]):
        return True
    if before.text in vocabulary().stops or before.text in vocabulary().generic:
        return True
    return before.tag.startswith(_BEFORE_TAGS) and before.tag != "vn"
