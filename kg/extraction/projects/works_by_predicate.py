"""Named works without a word for works: 泺口接线、白云湖码头投用 tells of two by its predicate."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from operator import attrgetter

from ahocorasick_rs import AhoCorasick

from kg.extraction.phrases import clauses_holding, phrase_start
from kg.extraction.units.coined import is_coined
from kg.model.mentions import ProjectMention, Reading, within
from kg.model.text import Span
from kg.names.divisions import division_names, division_stems
from kg.text.segmentation import segment_words
from kg.text.wordlists import finder, words

TOLD = "project-told-by-predicate"

_OPENING = re.compile(
    r"[\s①-⑳\d().、]*(?:[一二三四五六七八九十]是)?(?:目前|其中|截至目前|现|今年以来|同时|此外|另外|[上下]半年|[一二三四]季度"
    r"|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|初|[上中下]旬|份)?)*[,:]?"
)
_TAIL = re.compile(
    r"(?:[已正均全将拟年也先于]|已经|正在|全部|全面|全线|陆续|相继|先后|同步|年内|顺利|如期|正式|基本|提前|率先|同时|分别|仍在|尚|定于|择期|长期|一直|始终|至今|迟迟|国庆"
    r"|预计|力争|计划|确保|有望|争取|[\d一二三四五六七八九十上下本明今去两]{1,4}[年月日季]度?[底初末前]?|[上中下]旬|[上下]半年|[底初末]前?|前|中|[因受][^,、]{1,8})*$"
)
_PART = re.compile(
    r"(?<=.{3})(?:主体(?:工程|结构)?|水工主体|桩基|路基|路面|土建|基坑|基础|屋面|外墙|室内装修|装修|设备|钢结构|下部结构|单体)(?:工程|施工|安装|建设)*(?:完成|全部|均|已)*$"
)
_COUNT = re.compile(
    r"等?(?:共|这)?(?:\d{1,3}|[两二三四五六七八九十]{1,2})[个处条座栋项所件家大][^、,的]{0,8}$"
)
_NO_PREDICATE = re.compile(r"里程|率|条件|仪式|手续|许可|报告|[项企]|时间|产[能值]|面积")
_ITEM = re.compile(r"(?:\([^()]*\)|[^、和及与(])+")
_NO_ITEM = re.compile(
    r"[,:;“”《》%元|]|[^号#\dA-Z第]\d+(?:\.\d+)?(?![\d#号期线米吨级千kKMG万])|[由对把被将为使让向等的]|[市县区]级$|有关|相关|各[类级地县市区乡]|全[市县区省州]|本[市县区]"
)
_GENERAL_END = re.compile(
    r"(?:项目|工程|工作|任务|手续|投资|资金|[率量额数值]|企业|公司|集团|部门|单位|人员|群众|农户|居民|学生|标段|设备|厂房|车间|主体|管网|产业|行业"
    r"|进度|计划|方案|规划|设计|合同|协议|报告|批复|会议|活动|行动|政策|制度|机制|[局厅委办署所]|政府|银行|法院|检察院|作业面|部分|环节|施工面|机械|队伍|班组)$"
)
_SHORTEST, _LONGEST, _LONGEST_SUBJECT = 4, 24, 70
_SHORTEST_ROAD = 3
_ROAD = re.compile(
    r"[\u4e00-\u9fff]{1,5}(?<![公铁道线管水支干街农])(?:(?<!断头)(?<!高速)(?<!快速)(?<!村)路|(?<!步行)街|大道)"
    r"(?:[东西南北中]段|[东西南北]延)?"
)
"""The name of a road, however short (经六路, 滨河东路南延)."""
_START = attrgetter("start")
_LONGEST_NAME = 200
_NAME_TAGS = frozenset({"ns", "nr", "nz", "nt", "nrt", "nrfg"})
_STEM = range(2, 5)


def find_told(reading: Reading, known: Iterable[ProjectMention]) -> Iterator[ProjectMention]:
    """Yield the works that a clause names as its subject and tells to be built or in use.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "济南泺口接线、章丘白云湖环湖路3处节点年底前通车。"))
    >>> [mention.name for mention in find_told(reading, ())]
    ['济南泺口接线', '章丘白云湖环湖路']
    """
    report, taken = reading.report, sorted(mention.span for mention in known)
    for clause in clauses_holding(report, _predicates()):
        _, start, end = _predicates().find_matches_as_indexes(clause.cut(report.folded))[0]
        if _NO_PREDICATE.match(report.folded, clause.start + end):
            continue
        subject = _subject(report.folded, clause.start, clause.start + start)
        if subject is None or _is_taken(taken, clause):
            continue
        items = [Span(*m.span()) for m in _ITEM.finditer(report.folded, subject.start, subject.end)]
        if all(_is_named(reading, item) for item in items):
            for item in items:
                yield ProjectMention(item, item.cut(report.text), False, None, TOLD)


def _is_taken(taken: list[Span], clause: Span) -> bool:
    """Tell whether a clause holds a project already; the spans of `taken` are in reading order."""
    first = bisect_left(taken, clause.start - _LONGEST_NAME, key=_START)
    last = bisect_left(taken, clause.end, key=_START)
    return any(span.overlaps(clause) for span in taken[first:last])


def _subject(text: str, start: int, end: int) -> Span | None:
    """Return the words before a predicate without what opens and what closes them."""
    opened = _OPENING.match(text, start, end)
    start = opened.end() if opened else start
    for pattern in (_TAIL, _PART, _TAIL, _COUNT):
        found = pattern.search(text, start, end)
        end = found.start() if found else end
    if not start + _SHORTEST_ROAD <= end <= start + _LONGEST_SUBJECT:
        return None
    return Span(start, end) if phrase_start(text, start, end) == start else None


def _is_named(reading: Reading, item: Span) -> bool:
    """Tell whether an item of a list singles out one thing: it holds a name, or ends like one."""
    text, length = item.cut(reading.report.folded), item.end - item.start
    if _ROAD.fullmatch(text):
        return True
    if not _SHORTEST <= length <= _LONGEST or _NO_ITEM.search(text) or _GENERAL_END.search(text):
        return False
    if any(unit.span.end >= item.end for unit in within(reading.units, item)):
        return False
    return holds_name(text)


def holds_name(text: str) -> bool:
    """Tell whether words hold the name of a place or a word that only a name can be.

    >>> holds_name("济南泺口接线"), holds_name("门诊医技楼")
    (True, False)
    """
    tagged = segment_words(text, Span(0, len(text))).tagged
    if tagged[-1][1].startswith(("v", "d", "p", "c")) and tagged[-1][1] != "vn":
        return False
    if any(tag in _NAME_TAGS and len(word) > 1 for word, tag in tagged[:-1]):
        return True
    return any(
        text[:length] in division_stems()
        or text[:length] in division_names()
        or is_coined(text[:length])
        for length in _STEM
    )


@cache
def _predicates() -> AhoCorasick:
    return finder(words("works_predicates.tsv"))
