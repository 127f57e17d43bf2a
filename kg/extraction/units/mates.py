"""Companies that stand in one list with a company: 岑拓储能扩产、恒润换热器 names two."""

import re
from collections.abc import Iterable, Iterator

import rjieba

from kg.extraction.predicates.verbs import known_verb
from kg.extraction.units.candidates import Candidate, Sentences
from kg.extraction.units.coined import is_coined
from kg.extraction.units.trades import trade_opening
from kg.model.text import Span
from kg.names.divisions import division_stems
from kg.text.segmentation import segment_words
from kg.text.wordlists import words

RULE = "unit-in-list-with-company"

_ITEM = re.compile(r"[^,。;:、!?《》()\n\t]{2,24}")
_COUNT = re.compile(r"[0-9].*|[一二两三四五六七八九十]+[个家户].*")
_MOST = 12
"""Members that are looked at on each side of a company."""

_PLACE_END = tuple(
    "河江湖溪沟渠桥路街巷道山岭村镇乡县区市湾港坝库渡口站园坪塘坡岗坳垭垸圩屯堡寨店庄集营铺洲岛埠"
)
_SMART = "智能"
"""A trade that, before another word, says what is made (岑拓|智能终端)."""
_LONGEST_STEM, _SHORTEST = 4, 2
_RARE = 100
"""How often the dictionary saw a word at most that says little of a trade (正大, not 现代)."""
_PRODUCT_TAGS = ("n", "vn", "v", "b", "eng", "j", "x", "g", "q")
_STEM_TAGS = frozenset({"ns", "nr", "nrt", "nz", "nt", "f", "s", "n", "x"})
_NAME_TAGS = frozenset({"nr", "nrt", "nz", "nt"})


def find_mates(companies: Iterable[Candidate], sentences: Sentences) -> Iterator[Candidate]:
    """Yield the names that head the other members of lists in which a company heads one.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "岑拓储能扩产、恒润换热器、鑫泽达铝型材三个项目开工。")
    >>> [unit.name for unit in recognise(report).units]
    ['岑拓储能', '恒润', '鑫泽达']
    """
    text = sentences.text
    seen: set[int] = set()
    for company in companies:
        if company.span.start in seen:
            continue
        seen.add(company.span.start)
        for start, item in (*_before(text, company.span), *_after(text, company.span)):
            if start in seen:
                continue
            seen.add(start)
            length = head_length(item)
            if length:
                yield Candidate(Span(start, start + length), "enterprise", RULE, is_guess=True)


def _before(text: str, span: Span) -> Iterator[tuple[int, str]]:
    """Yield the members of a list before the one that `span` opens, nearest first."""
    start = span.start
    for _ in range(_MOST):
        if start == 0 or text[start - 1] != "、":
            return
        end, start = start - 1, start - 1
        while start and _ITEM.fullmatch(text[start - 1] * _SHORTEST):
            start -= 1
        if not _ITEM.fullmatch(text, start, end):
            return
        yield start, text[start:end]


def _after(text: str, span: Span) -> Iterator[tuple[int, str]]:
    """Yield the members of a list after the one that `span` opens."""
    item = _ITEM.match(text, span.start)
    for _ in range(_MOST):
        if item is None or text[item.end() : item.end() + 1] != "、":
            return
        item = _ITEM.match(text, item.end() + 1)
        if item:
            yield item.start(), item[0]


def head_length(item: str) -> int:
    """Return the length of the company's name that opens a member of a list, 0 if none does.

    >>> head_length("恒润换热器"), head_length("苏州岑拓变流器"), head_length("青岚桥加固")
    (2, 4, 0)
    """
    item = _COUNT.sub("", item)
    place = next((n for n in range(_LONGEST_STEM, 1, -1) if item[:n] in division_stems()), 0)
    with_trade = _with_trade(item[place:])
    if with_trade:
        return place + with_trade
    rest = item[place:]
    coined = len(rest) if place and is_coined(rest) else _coined(rest)
    return place + coined if coined else 0


def _with_trade(item: str) -> int:
    """Return the length of a name before a trade (北方|化工), 0 if the item opens with none."""
    products = words("company_trades.tsv", alone="last")
    for length in range(_SHORTEST, _LONGEST_STEM + 1):
        rest = item[length:]
        trade = trade_opening(rest)
        if not trade or ((trade in products or trade == _SMART) and not _ends(rest, trade)):
            continue
        tagged = segment_words(item[:length], Span(0, length)).tagged
        known = len(tagged) == 1 and (
            tagged[0][1] in _STEM_TAGS or rjieba.suggest_freq(item[:length]) < _RARE
        )
        if known or is_coined(item[:length]):
            return length + len(trade)
    return 0


def _ends(rest: str, trade: str) -> bool:
    """Tell whether a name ends with its trade: nothing follows, or a verb (北方助剂|更换)."""
    behind = rest[len(trade) :]
    return not behind or known_verb().match(behind) is not None


def _coined(item: str) -> int:
    """Return the length of the coined word that opens an item, before what it makes."""
    pieces = rjieba.tag(item, False)
    length = 0
    for piece, tag in pieces:
        if len(piece) > 1:
            length = len(piece) if not length and tag in _NAME_TAGS else length
            break
        length += 1
    if not _SHORTEST <= length <= _LONGEST_STEM or not is_coined(item[:length]):
        return 0
    return (
        0 if item[:length].endswith(_PLACE_END) or item[length:].startswith(_PLACE_END) else length
    )
