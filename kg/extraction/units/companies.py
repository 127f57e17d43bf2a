"""Enterprises named without a legal form: in lists, as partners, at the head of projects."""

import re
from collections.abc import Iterator

from kg.extraction.units.boundaries import is_proper, name_start, vocabulary
from kg.extraction.units.candidates import Candidate, Sentences
from kg.model.text import Span
from kg.text.wordlists import words

RULE_LIST = "unit-list-with-count"
RULE_PRODUCER = "unit-head-of-project"
RULE_PARTNER = "unit-partner"
RULE_BUREAU = "unit-construction-bureau"
RULE_SCHOOL = "unit-numbered-school"

_ITEM = r"[^,。;:、《》“”()\s]{2,16}"
_LIST = re.compile(rf"(?P<items>(?:{_ITEM}、)*{_ITEM}?)(?P<others>等)?$")
_LIST_LIMITS = ",。;:《》“”() \n"
_COUNT = re.compile(r"(?<![0-9])[0-9]{1,6}余?多?(?P<noun>家|个项目)")
_LONGEST_LIST = 200
"""Characters before a count in which its list is looked for."""
_PRODUCER = re.compile(r"(?<=[^,。;、\s])年(?:产|加工|处理)[0-9]")
_PARTNER = re.compile(
    r"(?:与|和(?=[^,。]{2,12}(?:签署|签订|合作|共建)))(?P<name>[^,。;:、《》“”()\s的]{2,12}?)"
    r"(?=就|合作|签署|签订|共建|洽谈|达成|联合|开展合作|对接|等)"
)
_BUREAU = re.compile(
    r"中(?:国)?(?:建筑?|铁建?|交|电建|冶|核|水电|水利水电)(?:第)?[一二三四五六七八九十]+(?:工程)?局"
)
_SCHOOL = re.compile(r"(?<=[\u4e00-\u9fff]{2})第?[一二三四五六七八九十]+[中小](?![学心型年旬国])")
_GROUP = re.compile(r"[0-9户各我该等]|相关|有关")
_LONGEST_SHORT_NAME = 8
_LONGEST_BARE_NAME = 4


def find_companies(sentences: Sentences) -> Iterator[Candidate]:
    """Yield enterprises and numbered schools whose names no suffix shows."""
    yield from _listed(sentences)
    for match in _PRODUCER.finditer(sentences.text):
        candidate = _named(sentences, match.start(), RULE_PRODUCER)
        if candidate:
            yield candidate
    for match in _BUREAU.finditer(sentences.text):
        yield Candidate(Span(*match.span()), "enterprise", RULE_BUREAU)
    for match in _SCHOOL.finditer(sentences.text):
        start = name_start(sentences.words_at(match.start()), match.start())
        if 1 < match.start() - start <= _LONGEST_BARE_NAME:
            yield Candidate(Span(start, match.end()), "institution", RULE_SCHOOL)
    for match in _PARTNER.finditer(sentences.text):
        span = Span(*match.span("name"))
        if _is_company(sentences, span):
            yield Candidate(span, "enterprise", RULE_PARTNER, is_guess=True)


def _listed(sentences: Sentences) -> Iterator[Candidate]:
    """Members of a list that a count closes: 甲科技、乙股份等30家企业; 甲、乙、丙3个项目."""
    for count in _COUNT.finditer(sentences.text):
        is_firms = count["noun"] == "家"
        start, items = _items_before(sentences.text, count.start(), is_firms)
        if not items:
            continue
        longest = _LONGEST_SHORT_NAME if is_firms else _LONGEST_BARE_NAME
        members = list(_members(sentences, start, items, longest))
        proper = [one for one in members if _is_company(sentences, one.span)]
        yield from members if proper and len(items.split("、")) == len(members) else proper


def _items_before(text: str, end: int, is_firms: bool) -> tuple[int, str]:
    """Return start and words of the list that a count at `end` closes, no words if none does.

    Firms need the word 等 before their count; a list of projects' owners has at least two members.
    """
    begin = max(0, end - _LONGEST_LIST)
    marks = (text.rfind(mark, begin, end) for mark in _LIST_LIMITS)
    begin = max(begin, *(mark + 1 for mark in marks))
    match = _LIST.search(text[begin:end])
    if match is None or (is_firms and not match["others"]):
        return end, ""
    if not is_firms and "、" not in match["items"]:
        return end, ""
    return begin + match.start("items"), match["items"]


def _members(sentences: Sentences, start: int, items: str, longest: int) -> Iterator[Candidate]:
    """Yield the members of a list that are short and no common words."""
    end = start
    for item in items.split("、"):
        end += len(item)
        begin = name_start(sentences.words_at(end - 1), end) if item else end
        if "、" in sentences.text[start:end]:
            begin = end - len(item)
        name = sentences.text[begin:end]
        if 1 < len(name) <= longest and not _is_common(name):
            yield Candidate(Span(begin, end), "enterprise", RULE_LIST, is_guess=True)
        end += 1


def _named(sentences: Sentences, end: int, rule: str) -> Candidate | None:
    start = name_start(sentences.words_at(end - 1), end)
    name = sentences.text[start:end]
    if not 1 < len(name) <= _LONGEST_SHORT_NAME or _is_common(name):
        return None
    return Candidate(Span(start, end), "enterprise", rule, is_guess=True)


def _is_company(sentences: Sentences, span: Span) -> bool:
    name = span.cut(sentences.text)
    return not _is_common(name) and is_proper(sentences.words_at(span.start), span.start, span.end)


def _is_common(name: str) -> bool:
    """Tell whether a name is a group, a thing or an area rather than a company."""
    ends = name.endswith(words("not_companies.tsv"))
    return ends or bool(_GROUP.search(name)) or name in vocabulary().generic
