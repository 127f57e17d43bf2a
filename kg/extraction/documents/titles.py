"""Titles of documents that stand bare in a sentence: 制定X实施方案, X规划正在编制."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.extraction.phrases import clauses_holding, in_title, phrase_start, word_pattern
from kg.model.mentions import DocumentMention
from kg.model.text import Outline, Span
from kg.resources import table
from kg.text.wordlists import finder

AFTER_ACT = "document-after-act"
BEFORE_STATE = "document-before-state"

_LONGEST = 48
_MODIFIERS_OF_LONG = 4
_SEPARATOR = re.compile(r"(?:\d+[份件期条个项])?(?:、|以及|[和及与])")
_RIGHT_EDGE = re.compile(
    r"$|[\s、,》”)(和及与并后经于呈,]|等|以及|报|\d|已|正|均|起草|编制|修[编订]|提报|初稿|草案|草稿|的通知|规定|要求"
)
_BEFORE_TITLE = re.compile(
    r"(?:\([0-9一二三四五六七八九十]{1,2}\)|[①-⑳]|[了完好并的]|出(?!租|口|入)|年度|各项|一[本批套系]列?|首批|相关|有关|\d+[个项份家条套部名]|[一二三四五六七八九十两]+[个项份部套]|方面的?|印发)*"
)
_KEEPS_OF = re.compile(
    r"(?:若干|实施|指导|工作|暂行)?(?:意见|通知|决定|公告|通告|规定|办法|批复|函|措施|方案|报告|建议)$"
)
_JUDGED = (
    "(?:(?:未?获得?|未?经|未?通过|报)[^,]{0,24}?(?:批|审|核准|评|备案|表决)|(?:尚|仍|均|还)(?:待|未)[^,。]{1,16}?(?:批|审|核准)"
    r"|将于?[\d年月日上中下旬底前]*(?:形成|完成|出具))"
)
_GAP = (
    r"[0-9已未没还尚仍才均待须需正经由报获取通送推拟将预省市县区州国专也再于][^,;。、《》的]{0,18}?"
)
_BODY = r"[^,;、。《》的]{2,18}?(?:局|厅|委|部|院|办|会|公司|集团|政府|双方|法务)"
"""Who judges a document, told right behind its title (初步设计 | 省厅 | 没批)."""
_OFFICES = ("局", "厅", "部", "院", "委", "处", "室", "科", "馆", "区", "师")
"""What makes a noun for a document the name of an office (规划 | 局)."""
_TO_JUDGE = (
    r"[^,;。、《》的]{0,10}?(?:经|通过|获|取得|待|已|未|没|还|尚|正|拟|将|须|需)"
    r"[^,;。、《》的]{0,16}?"
)
_JUDGES = "批复|批准|评审|审查|审议|核准|备案|审定|表决"
_WHOLE_TITLE = 4
"""Characters from which on a noun alone may be a title (设计方案)."""
_GRANTED = re.compile(rf"(?:已|均|正式|全部)*(?:获得?|经|通过)[^,;。]{{0,18}}?(?:{_JUDGES})")
_NO_TITLE = ("征求", "听取", "提出", "反映")
_OWNED = ("协议", "设计", "设计文件")
"""Nouns that do not belong to a title with 的 (3座矿山的 | 修复设计)."""
_OF_PROJECT = re.compile(r".*(?:项目|工程)")
_COLOURED = re.compile(r"[黑红白]名单")
_SAID = re.compile(r"提出|要求|确定|符合|推送|反馈|牵头|新|[^适]用|以来|(?<!目)的$")
_CAUSE = re.compile(
    r"(?:项目|工程|[一二三四]期|[路桥厂站])受|(?<=.{3})(?<![原成基病起])因(?![素地此果材应])|由于"
)
_EMPTY = re.compile(
    r"(?:各|国家|该|此|本|其|有关|相关|具体|上述|逐[企个项户宗]|分类|统一|总|年度|一|新|等|的|和|、|年|度|任务|初步|[\d一二三四五六七八九十]+[个项份])*"
)


@dataclass(frozen=True, slots=True)
class _Noun:
    start: int
    end: int
    needs: str
    stands_apart: bool = False


def find_bare_titles(outline: Outline) -> Iterator[DocumentMention]:
    """Yield the documents that are named without 《》.

    A title counts when a verb of drafting or issuing governs it, or when its state follows it.
    Headings name subjects, not documents.

    >>> from kg.text.outline import read_outline
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "印发考核办法,新区总体规划正在编制。")
    >>> [mention.span.cut(report.text) for mention in find_bare_titles(read_outline(report))]
    ['考核办法', '新区总体规划']
    """
    report, pattern, needs = outline.report, _noun_outside_titles(), _needs()
    text = report.folded
    for clause in clauses_holding(report, _nouns()):
        nouns = [
            _Noun(*match.span(), needs[match[0]], match[0] in _apart())
            for match in pattern.finditer(text, clause.start, clause.end)
            if match[0] in needs
        ]
        if nouns and not _in_heading(outline, nouns[0].start):
            yield from _titles(text, clause, nouns)


def _in_heading(outline: Outline, offset: int) -> bool:
    return in_title(outline, offset)


def _titles(text: str, clause: Span, nouns: list[_Noun]) -> Iterator[DocumentMention]:
    acts = [one for one in _act().finditer(text, clause.start, clause.end) if one[0] in _acts()]
    floor = clause.start
    for position, noun in enumerate(nouns):
        edge = _RIGHT_EDGE.match(text[noun.end : clause.end])
        act = _governing(acts, floor, noun.start)
        stated = _state_word().match(text, noun.end, clause.end) or _stated_later(
            text, noun, clause
        )
        if _is_attribute(text, nouns, position, clause) or not (
            stated or (edge and (act or _is_listed(text, nouns, position, clause)))
        ):
            continue
        start = act.end() if act and edge else phrase_start(text, floor, noun.start)
        start = _trimmed(text, max(start, floor), noun)
        if noun.stands_apart and not (act and edge):
            start = _without_project(text, start, noun)
        if _is_title(text, start, noun, act):
            yield DocumentMention(
                Span(start, noun.end), quoted=False, rule=AFTER_ACT if act else BEFORE_STATE
            )
            separator = _SEPARATOR.match(text, noun.end, clause.end)
            floor = separator.end() if separator else noun.end
            acts = [match for match in acts if match.start() >= floor] or (
                acts[-1:] if separator and act else []
            )


def _stated_later(text: str, noun: _Noun, clause: Span) -> re.Match[str] | None:
    """Return what tells the state after an agent or a date (初步设计 | 9月经市局 | 批复)."""
    if noun.needs == "long" or text.startswith(_OFFICES, noun.end):
        return None
    return _later_state().match(text, noun.end, clause.end)


def _is_attribute(text: str, nouns: list[_Noun], position: int, clause: Span) -> bool:
    """Tell whether a noun stands in a list that only describes (签订协议、合同的项目)."""
    if not _SEPARATOR.match(text, nouns[position].end, clause.end):
        return False
    return any(text.startswith("的", noun.end) for noun in nouns[position + 1 : position + 2])


def _governing(acts: list[re.Match[str]], floor: int, end: int) -> re.Match[str] | None:
    """Return the verb whose object ends at `end`: the last one, or the one before 关于."""
    before = [match for match in acts if match.end() <= end]
    return before[-1] if before else None


def _is_listed(text: str, nouns: list[_Noun], position: int, clause: Span) -> bool:
    """Tell whether a noun is joined to a later one whose state is told."""
    if not _SEPARATOR.match(text, nouns[position].end, clause.end):
        return False
    return any(_state_word().match(text, noun.end, clause.end) for noun in nouns[position + 1 :])


def _trimmed(text: str, start: int, noun: _Noun) -> int:
    """Return where the title begins: after 》 of another one, at 关于, after counts and 的."""
    closed = text.rfind("》", start, noun.start)
    if closed == noun.start - 1:
        return text.rfind("《", 0, closed) + 1
    if closed >= start:
        joint = _SEPARATOR.match(text, closed + 1)
        start = joint.end() if joint else closed + 1
    about = text.find("关于", start, noun.end)
    if about >= 0:
        return about
    match = _BEFORE_TITLE.match(text, start, noun.start)
    start = match.end() if match else start
    if text.endswith("协议", noun.start, noun.end):
        of_project = _OF_PROJECT.match(text, start, noun.start)
        start = of_project.end() if of_project else start
    cause = _CAUSE.search(text, start, noun.start)
    start = cause.end() if cause else start
    of = text.rfind("的", start, noun.start)
    if (
        of > 0
        and not _KEEPS_OF.match(text[of + 1 : noun.end])
        and (_SAID.search(text[start : of + 2]) or text.endswith(_OWNED, noun.start, noun.end))
    ):
        start = of + 1
    while text[start] in " 、":
        start += 1
    return start


def _without_project(text: str, start: int, noun: _Noun) -> int:
    """Return where the title begins behind the project that it is told of (甲项目 | 能评报告)."""
    project = _OF_PROJECT.match(text, start, noun.start + 1)
    return project.end() if project else start


def _is_title(text: str, start: int, noun: _Noun, act: re.Match[str] | None) -> bool:
    modifiers = noun.start - start
    if modifiers < 0 or modifiers > _LONGEST or text[noun.start - 1] == "为":
        return False
    if text.endswith(_NO_TITLE, 0, noun.start) or _COLOURED.search(text, start, noun.end):
        return False
    return noun.needs == "alone" or _is_named(text, start, noun, act)


def _is_named(text: str, start: int, noun: _Noun, act: re.Match[str] | None) -> bool:
    """Tell whether enough stands before a noun, and what is said fits a document alone."""
    name = text[start : noun.start]
    if len(name) < 2 or _EMPTY.fullmatch(name):  # noqa: PLR2004
        return not name and _is_judged(text, noun)
    if noun.needs == "long":
        return act is not None and len(name) >= _MODIFIERS_OF_LONG
    if noun.needs == "name" or (act is not None and _acts()[act[0]] == "any"):
        return True
    is_verb = text[noun.start : noun.end] == "计划"
    return not is_verb and _strong_state().match(text, noun.end) is not None


def _is_judged(text: str, noun: _Noun) -> bool:
    """Tell whether a plan that opens its clause is told to be judged (,设计方案 | 获市局审定)."""
    whole = noun.needs == "name" and noun.end - noun.start >= _WHOLE_TITLE
    opens = text[noun.start - 1 : noun.start] in ",;。"
    return whole and opens and _GRANTED.match(text, noun.end) is not None


@cache
def _nouns() -> AhoCorasick:
    """Return the finder of the words that end titles."""
    return finder(_needs())


@cache
def _noun_outside_titles() -> re.Pattern[str]:
    """Return the pattern of the words that end titles, or of all that stands in 《》."""
    return re.compile(rf"《[^》\n]{{0,200}}》|{word_pattern(_needs())}")


@cache
def _needs() -> dict[str, str]:
    return {
        row["noun"]: row["needs"] for row in table("ontology", "lexicons", "document_nouns.tsv")
    }


@cache
def _apart() -> frozenset[str]:
    """Return the nouns whose titles stand without the name of the project before them."""
    rows = table("ontology", "lexicons", "document_nouns.tsv")
    return frozenset(row["noun"] for row in rows if row["project"] == "apart")


@cache
def _acts() -> dict[str, str]:
    rows = table("ontology", "lexicons", "document_acts.tsv")
    return {row["verb"]: row["object"] for row in rows if row["object"] != "quoted"}


@cache
def _act() -> re.Pattern[str]:
    return re.compile(rf"《[^》\n]{{0,200}}》|“[^”\n]{{0,200}}”|{word_pattern(_acts())}")


@cache
def _state_word() -> re.Pattern[str]:
    rows = table("ontology", "lexicons", "document_states.tsv")
    words = word_pattern(row["words"] for row in rows if row["bare"] != "no")
    return re.compile(
        rf"(?:{words}|{_JUDGED}|(?:已|均|正|全部|工作|也|由[^,]{{0,16}}?)+(?:{words}|{_JUDGED}))"
        r"(?!单位|池|实名|人员)"
    )


@cache
def _strong_state() -> re.Pattern[str]:
    """Return what proves even of an ambiguous noun (清单, 预案) that it is a document."""
    rows = table("ontology", "lexicons", "document_states.tsv")
    words = word_pattern(row["words"] for row in rows if row["bare"] == "later")
    agent = r"(?:已|均|正|全部|也|由[^,;。]{0,16}?)*"
    return re.compile(rf"{agent}(?:{words})|{_TO_JUDGE}(?:{_JUDGES})")


@cache
def _later_state() -> re.Pattern[str]:
    rows = table("ontology", "lexicons", "document_states.tsv")
    words = word_pattern(row["words"] for row in rows if row["bare"] == "later")
    return re.compile(rf"(?:{_GAP}|{_BODY})(?:{words})|{_TO_JUDGE}(?:{_JUDGES})")
