"""Enterprises named without a legal form: in lists, as partners, at the head of projects."""

import re
from collections.abc import Iterator

from kg.extraction.units.boundaries import is_proper, name_start, vocabulary
from kg.extraction.units.candidates import Candidate, Sentences
from kg.extraction.units.coined import is_coined
from kg.extraction.units.mates import head_length
from kg.model.text import Span
from kg.names.divisions import division_names, division_stems
from kg.text.numerals import parse_numeral
from kg.text.wordlists import words

RULE_LIST = "unit-list-with-count"
RULE_PRODUCER = "unit-head-of-project"
RULE_PARTNER = "unit-partner"
RULE_BUREAU = "unit-construction-bureau"
RULE_LOCAL = "unit-local-investor"
RULE_SCHOOL = "unit-numbered-school"

_ITEM = r"[^,。;:、《》“”()\s]{2,16}"
_LIST = re.compile(rf"(?P<items>(?:{_ITEM}、)*{_ITEM}?)(?P<others>等)?$")
_LIST_LIMITS = ",。;:《》“”() \n"
# What searches a whole report begins with a character, by which the engine skips to it; what must
# stand before it is looked at from there.
_COUNT = re.compile(
    r"(?P<number>[0-9一二两三四五六七八九十](?:(?<=[0-9])(?<![0-9]{2})[0-9]{0,5}"
    r"|(?<=[一二两三四五六七八九十])(?<![一二三四五六七八九十]{2})十?))余?多?"
    r"(?P<noun>[家户](?P<firms>[^,。;、\s]{0,6}?(?:企业|公司|平台|集团|央企|国企|民企|厂家|厂商|运营商|机构|银行|基金))?|个[^,。;、个\s]{0,10}?项目)"
)
_LONGEST_LIST = 200
"""Characters before a count in which its list is looked for."""
_PRODUCER = re.compile(r"年(?<=[^,。;、\s]年)(?:产|加工|处理)[0-9]")
_PARTNER = re.compile(
    r"(?:与|和(?=[^,。]{2,12}(?:签署|签订|合作|共建)))(?P<names>(?:[^,。;:、《》“”()\s的]{2,12}、)*[^,。;:、《》“”()\s的]{2,12}?)"
    r"(?=就|合作|签署|签订|共建|洽谈|达成|联合|开展合作|对接|等)"
)
_BUREAU = re.compile(
    r"中(?:国)?(?:建筑?|铁建?|交|电建|冶|核|水|水电|水利水电|能建|煤建?)(?:(?:第)?(?:[一二三四五六七八九十]+|大桥|隧道|电气化|航务|[一二三四]航)(?:工程)?|[\u4e00-\u9fff]{2,3}工程)局(?:集团)?(?:(?:股份)?有限公司)?"
)
_RAILWAY = re.compile(
    r"(?:国铁(?:集团)?|中国铁路)[\u4e00-\u9fff]{2,4}?局(?:集团)?(?:(?:股份)?(?:有限)?公司)?"
    r"|局集团(?<=[\u4e00-\u9fff]{2}局集团)(?:(?:股份)?(?:有限)?公司)?"
)
_NATIONAL = ("国铁", "中国铁路")
_RAILWAY_OFFICE = re.compile(r"铁路(?:办事处|车务段|工务段|供电段|电务段|公安处)")
"""Railway bureaus and their offices, called by their city (国铁成都局, 沈阳局集团)."""
_LOCAL = re.compile(
    r"(?P<what>[城交建水国产农高能矿旅金创文民]投|城[控发建]投?|国[资控]|交旅|金控|路桥)(?![资公集建产路速项通入控口收]|有限|服务|道|桥)"
)
"""What investors of cities and counties are called after the place (夷陵国资, 县交投)."""
_SCHOOL = re.compile(
    r"[第一二三四五六七八九十](?<=[\u4e00-\u9fff].)[一二三四五六七八九十]*(?<!第)[中小](?![学心型年旬国])"
)
_GROUP = re.compile(r"[0-9户各我该等]|相关|有关")
_LEVELS = frozenset("市区县州旗")
_LONGEST_SHORT_NAME = 8
_LONGEST_BARE_NAME = 4
_PLACE_LENGTHS = (4, 3, 2)


def find_companies(sentences: Sentences) -> Iterator[Candidate]:
    """Yield enterprises and numbered schools whose names no suffix shows."""
    yield from _listed(sentences)
    for match in _PRODUCER.finditer(sentences.text):
        candidate = _named(sentences, match.start(), RULE_PRODUCER)
        if candidate:
            yield candidate
    for match in _BUREAU.finditer(sentences.text):
        yield Candidate(Span(*match.span()), "enterprise", RULE_BUREAU)
    yield from _railways(sentences.text)
    yield from _local(sentences)
    for match in _SCHOOL.finditer(sentences.text):
        start = name_start(sentences.words_at(match.start()), match.start())
        whose = sentences.text[start : match.start()]
        if whose in _LEVELS or (1 < len(whose) <= _LONGEST_BARE_NAME and whose != "一老"):
            yield Candidate(Span(start, match.end()), "institution", RULE_SCHOOL)
    for match in _PARTNER.finditer(sentences.text):
        is_list = "、" in match["names"]
        for span in _partners(match):
            coined = is_list and is_coined(span.cut(sentences.text))
            if coined or _is_company(sentences, span):
                yield Candidate(span, "enterprise", RULE_PARTNER, is_guess=True)


def _railways(text: str) -> Iterator[Candidate]:
    """Yield railway bureaus and their offices with the city by which they are called."""
    for pattern in (_RAILWAY, _RAILWAY_OFFICE):
        for match in pattern.finditer(text):
            start = match.start()
            if not match[0].startswith(_NATIONAL):
                lengths = (n for n in _PLACE_LENGTHS if text[start - n : start] in division_stems())
                start -= next(lengths, 0)
            if start < match.start() or match[0].startswith(_NATIONAL):
                yield Candidate(Span(start, match.end()), "enterprise", RULE_BUREAU)


def _local(sentences: Sentences) -> Iterator[Candidate]:
    """Yield investors and builders that are called by their place (宜昌城控, 湖北路桥)."""
    text = sentences.text
    for match in _LOCAL.finditer(text):
        for length in _PLACE_LENGTHS:
            start = match.start() - length
            if start >= 0 and text[start : match.start()] in division_stems():
                yield Candidate(Span(start, match.end()), "enterprise", RULE_LOCAL, is_guess=True)
                break


def _partners(match: re.Match[str]) -> Iterator[Span]:
    """Yield the one partner of an agreement, or those of a list that no place's name are."""
    start, names = match.start("names"), match["names"].split("、")
    for name in names:
        if len(names) == 1 or not (name in division_stems() or name in division_names()):
            adverb = next((one for one in words("leading_adverbs.tsv") if name.endswith(one)), "")
            yield Span(start, start + len(name) - len(adverb))
        start += len(name) + 1


def _listed(sentences: Sentences) -> Iterator[Candidate]:
    """Members of a list that a count closes: 甲科技、乙股份等30家企业; 甲、乙、丙3个项目."""
    for count in _COUNT.finditer(sentences.text):
        is_firms = not count["noun"].startswith("个")
        start, match = _list_before(sentences.text, count.start())
        if match is None or not _closes(count, match):
            continue
        items = match["items"]
        longest = _LONGEST_SHORT_NAME if is_firms else _LONGEST_BARE_NAME
        members = list(_members(sentences, start, items, longest))
        proper = [one for one in members if _is_company(sentences, one.span)]
        yield from members if proper and len(items.split("、")) == len(members) else proper


def _list_before(text: str, end: int) -> tuple[int, re.Match[str] | None]:
    """Return the list that a count at `end` closes, and where it starts."""
    begin = max(0, end - _LONGEST_LIST)
    marks = (text.rfind(mark, begin, end) for mark in _LIST_LIMITS)
    begin = max(begin, *(mark + 1 for mark in marks))
    match = _LIST.search(text[begin:end])
    return (begin + match.start("items") if match else end), match


def _closes(count: re.Match[str], listed: re.Match[str]) -> bool:
    """Tell whether a count closes a list of companies.

    Firms need the word 等 before their count, or as many members as it says; so do projects of
    which something is said (3个电子信息项目), and their owners must have no place's name.
    """
    items = listed["items"].split("、")
    is_plain = count["number"].isdecimal() and count["noun"] in {"家", "个项目"}
    if count["noun"].startswith("个"):
        if len(items) == 1 or is_plain:
            return len(items) > 1
    elif listed["others"]:
        return is_plain or bool(count["firms"])
    return (
        len(items) > 1
        and (bool(count["firms"]) or count["noun"].endswith("项目"))
        and parse_numeral(count["number"]) == len(items)
        and any(is_coined(item) or head_length(item) for item in items)
        and not division_stems().intersection(items)
    )


def _members(sentences: Sentences, start: int, items: str, longest: int) -> Iterator[Candidate]:
    """Yield the members of a list that are short and no common words."""
    end = start
    for item in items.split("、"):
        end += len(item)
        begin = name_start(sentences.words_at(end - 1), end) if item else end
        if "、" in sentences.text[start:end]:
            begin = end - len(item)
        name = sentences.text[begin:end]
        if 1 < len(name) <= longest and (head_length(name) or not _is_common(name)):
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
