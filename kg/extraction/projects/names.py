"""Names of single projects and works: X项目, X工程, and what is built or opened."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from kg.extraction.phrases import clauses_holding, in_title, phrase_start, word_pattern
from kg.extraction.projects.headings import find_heading_projects
from kg.extraction.projects.heads import Head, clause_heads, head_nouns, is_name, kinds, names_in
from kg.extraction.projects.stage_words import stage_word_governs
from kg.extraction.projects.stages import stage_word_follows
from kg.model.mentions import ProjectMention
from kg.model.text import Outline, Report, Span
from kg.resources import table

PROJECT_NOUN = "project-noun"
BUILT_THING = "project-built-thing"
WORKS = "project-works"
BEFORE_DOCUMENT = "project-before-document"

_START = attrgetter("start")
_RULES = {"project": PROJECT_NOUN, "facility": BUILT_THING, "works": WORKS, "care": WORKS}
_GAP = 4
_NUMBERING = re.compile(r"[\s①-⑳\d().、一二三四五六七八九十是]*")
_DONE_PART = re.compile(r"已?完成(?!整改)")
_NAME_BREAK = re.compile(r"[、,;已正均全和及与的]")
_ABOUT_ALL = re.compile(
    r"(?:进展|情况|困难|成效)(?:和|及|与|、)(?:存在)?(?:的)?(?:主要|突出)?(?:困难|问题)"
)
"""How the title of a chapter about all projects goes on (重点项目进展及存在问题)."""
_ALONE = 3
"""A facility that its own noun names (文化馆正在选址) has at least so many characters."""
_PART_OF_WORKS = re.compile(r"生产线|管网|管线|宿舍楼|办公楼|综合楼|配套设施")
_SEPARATOR = re.compile(r"、|以及|和|与|及其?|暨")
_DOCUMENT_AFTER = re.compile(
    r"(?:建设|升级|改造|施工|拆迁|设计|重整|技术|总体|工程)*方案|规划(?!设计|面积|区|展)|控制性(?:详细)?规划"
    r"|城市设计|初步设计|预?可行性|环境影响(?:报告|评价)"
)
_AHEAD = 12
_LONGEST_SPAN = 500
_SLOGAN = re.compile(r"“[^”]*”项目")
_COUNTED = re.compile(
    r"[其剩]?余?(?:\d+(?:\.\d+)?(?:余|多)?|[两二三四五六七八九十])(?:[个项处座家条栋所批人份套户间名]|公里|千米)"
)
_COUNT_INSIDE = re.compile(r"\d[余多]?(?:[个处座条栋家所]|公里|千米)(?!月|人|镇|县|区)")
"""A number of things behind a place: the words are no name (三河镇3座矿山, 城区段18公里清淤)."""
_PAID = re.compile(
    r"(?:投资|投入|出资|斥资|耗资|自筹)(?:了|约|近|超)?[\d.]+[余多]?[万亿]*元(?:资金|人民币)?"
    r"(?:开工建设|建设|新建|兴建|实施|打造|建成|启动|组织实施)?的?"
)
"""What a unit pays before it builds (甲公司投资2亿元建设|新城水厂二期工程)."""
_CARRIED = re.compile(
    r"(?:投资|投建|承建|承接|承担|承揽|合建|共建|合办|联建|代建|援建|捐建|兴建|筹建|开发|打造|实施|总承包|托管|运营)"
    r"(?:兴建|建设|实施|运营|打造|开发)?的$"
)
"""What makes of a facility the works of a unit (由甲公司承接的|康复中心扩建)."""
_WORKS_TOLD = re.compile(
    r"(?:已|正在|正|尚|仍|还|因|由于|预计|拟|将于|于\d|总投资|估算|所需|涉及|计划(?:总?投资|\d|于|在|今年|明年|年内|年底))"
)
"""How a clause goes on whose subject are works, whatever it tells of them."""
_NOT_CARRIED = re.compile(r"[的内里上中]|周边|附近|沿线|等|范围|负责|管理|运营(?!后)|服务")
_PLACES = re.compile(r"((?:[^、\s]{1,5}[镇乡县区市街]、)+[^、\s]{1,4}?[镇乡县区市街])(?=[^、].{3})")


def find_single_projects(outline: Outline, taken: list[Span]) -> Iterator[ProjectMention]:
    """Yield the single projects of a report, outside the spans in `taken` (in reading order).

    Headings name the subject of a chapter (公路项目), so they count only where they tell a problem.

    >>> from kg.text.outline import read_outline
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "新城水厂一期工程已开工,城东小学启用,重点项目进展顺利。")
    >>> [mention.name for mention in find_single_projects(read_outline(report), [])]
    ['新城水厂一期工程', '城东小学']
    """
    report = outline.report
    text = report.folded
    yield from find_heading_projects(outline)
    for clause in clauses_holding(report, head_nouns()):
        heads = clause_heads(text, clause)
        if heads and not _in_heading(outline, heads[0].start):
            first = bisect_left(taken, clause.start - _LONGEST_SPAN, key=_START)
            last = bisect_left(taken, clause.end, key=_START)
            blocked = [span for span in taken[first:last] if span.overlaps(clause)]
            yield from _clause_projects(report, clause, heads, blocked)


def _in_heading(outline: Outline, offset: int) -> bool:
    sentence = outline.sentence_at(offset)
    words = sentence.span.cut(outline.report.folded)
    if sentence.is_heading and _ABOUT_ALL.search(words):
        return True
    if not sentence.is_heading or "问题" in words:
        return False
    return in_title(outline, offset)


def _clause_projects(
    report: Report, clause: Span, heads: list[Head], blocked: list[Span]
) -> Iterator[ProjectMention]:
    text, floor, shared = report.folded, clause.start, False
    for position, head in enumerate(heads):
        if any(span.start < head.end and head.start < span.end for span in blocked):
            floor = max(floor, head.end)
            continue
        rule = _rule(text, head, heads[position + 1 :], clause)
        start = _start(text, floor, head, clause) if rule else head.end
        ahead = heads[position : position + _AHEAD]
        if start > head.start or not (
            rule == BEFORE_DOCUMENT
            or (shared and start == floor and _at_edge(text, head, clause))
            or _stands(text, Span(start, head.end), ahead, clause)
        ):
            continue
        for piece in names_in(text, Span(start, head.end)):
            if (
                is_name(text, piece, head.kind) or _is_alone(text, piece, head, clause)
            ) and not _is_no_name(text, piece, rule):
                yield from _by_place(report, piece, rule)
        separator = _SEPARATOR.match(text, head.end, clause.end)
        floor, shared = (separator.end(), True) if separator else (head.end, False)


def _at_edge(text: str, head: Head, clause: Span) -> bool:
    """Tell whether a phrase can end at `head`: a mark or an 和 follows, or nothing."""
    return head.end == clause.end or text[head.end] in "、和及与等”)(,"


def _is_alone(text: str, piece: Span, head: Head, clause: Span) -> bool:
    """Tell whether a noun alone names a facility whose stage the clause tells."""
    if head.kind != "facility" or piece.start != head.start or head.end - head.start < _ALONE:
        return False
    if _PART_OF_WORKS.match(text, head.start):
        return False
    return not text[clause.start : piece.start].strip() and stage_word_follows(
        text, head.end, clause.end
    )


def _is_no_name(text: str, piece: Span, rule: str) -> bool:
    """Tell whether words hold a count, or are a slogan with 项目建设 after it (“四新”项目建设)."""
    if rule in (BUILT_THING, WORKS) and _COUNT_INSIDE.search(text, piece.start, piece.end):
        return True
    return _SLOGAN.fullmatch(text, piece.start, piece.end) is not None and text.startswith(
        "建设", piece.end
    )


def _by_place(report: Report, piece: Span, rule: str) -> Iterator[ProjectMention]:
    """Yield a mention for each place of a list that shares what follows (甲镇、乙镇强镇建设)."""
    words = report.folded[piece.start : piece.end]
    places = _PLACES.match(words)
    if places is None:
        yield ProjectMention(piece, piece.cut(report.text), False, None, rule)
        return
    offset, name = piece.start, report.text[piece.start + places.end() : piece.end]
    for place in places[1].split("、"):
        yield ProjectMention(Span(offset, piece.end), name, False, None, rule)
        offset += len(place) + 1


def _rule(text: str, head: Head, later: list[Head], clause: Span) -> str:
    """Return the rule by which a name may end at `head`, or nothing."""
    document = _DOCUMENT_AFTER.match(text, head.end, clause.end)
    if head.kind == "facility" and document:
        return BEFORE_DOCUMENT
    if head.kind != "project" and later and _leads_to(text, head, later[0]):
        return ""
    if head.kind != "project" and later and later[0].start - head.end <= 1:
        return (
            ""
            if later[0].start == head.end or text[head.end] not in "、和与及因受由"
            else _RULES[head.kind]
        )
    if not document and _no_project_after().match(text, head.end, clause.end):
        return ""
    return _RULES[head.kind]


def _leads_to(text: str, head: Head, following: Head) -> bool:
    """Tell whether a name goes on to 项目 or 工程 a few characters later (体育馆改扩建项目)."""
    gap = text[head.end : following.start]
    return following.kind == "project" and len(gap) <= _GAP and not _NAME_BREAK.search(gap)


def _start(text: str, floor: int, head: Head, clause: Span) -> int:
    """Return where the name begins; nowhere (its own end) inside a quotation that goes on."""
    begin, end = clause.start, head.start
    opened = max(
        text.rfind("《", begin, end), text.rfind("“", begin, end), text.rfind("(", begin, end)
    )
    if opened >= 0:
        closing = "》”)"["《“(".index(text[opened])]
        closed = text.find(closing, opened, clause.end)
        if closed >= head.end and (closing != "》" or not _DOCUMENT_AFTER.match(text, head.end)):
            return head.end
        if closed >= head.end:
            floor = max(floor, opened + 1)
    start = phrase_start(text, floor, head.start)
    of = text.rfind("的", start, head.start)
    start = of + 1 if of >= 0 else start
    paid = _PAID.search(text, start, end) if "元" in text[start:end] else None
    start = paid.end() if paid and paid.end() < end else start
    called = text.rfind("简称", start, end)
    closed = text.find(")", called, end) if called >= 0 else -1
    start = closed + 1 if closed >= 0 else start
    counted = _COUNTED.match(text, start, head.start)
    return counted.end() if counted else start


def _stands(text: str, name: Span, heads: list[Head], clause: Span) -> bool:
    """Tell whether what ends at the first head is a project: by noun, stage or verb of building.

    The later heads count where a list shares its predicate.
    """
    head = heads[0]
    if _is_label(text, name, clause):
        return False
    if head.kind == "project":
        return True
    if head.kind == "care" and not _place_at_end().search(text, name.start, head.start):
        return False
    if _is_told(text, head, clause) or _is_carried(text, name, head, clause):
        return True
    edge = _at_edge(text, head, clause)
    ends = heads if edge else heads[:1]
    return any(stage_word_follows(text, end.end, clause.end) for end in ends) or (
        edge and stage_word_governs(text, clause.start, name.start)
    )


def _is_told(text: str, head: Head, clause: Span) -> bool:
    """Tell whether a clause goes on as it does of works alone (甲水库加固已…, 乙路治理完成…)."""
    if head.kind == "works" and _WORKS_TOLD.match(text, head.end, clause.end):
        return True
    return head.kind in ("works", "care") and bool(_DONE_PART.match(text, head.end, clause.end))


def _is_carried(text: str, name: Span, head: Head, clause: Span) -> bool:
    """Tell whether what a unit carries stands before a name (由甲公司投资的露营基地)."""
    if text[name.start - 1] != "的" or _NOT_CARRIED.match(text, head.end, clause.end):
        return False
    return _CARRIED.search(text, clause.start, name.start) is not None


def _is_label(text: str, name: Span, clause: Span) -> bool:
    """Tell whether the words are the whole sentence: a label (②污水厂改造工程。), no statement."""
    return (
        name.end == clause.end
        and text[clause.end : clause.end + 1] in ("。", "")
        and _NUMBERING.fullmatch(text, clause.start, name.start) is not None
        and text[clause.start - 1 : clause.start] in ("。", "\n", "")
    )


@cache
def _no_project_after() -> re.Pattern[str]:
    rows = table("ontology", "lexicons", "project_compounds.tsv")
    return re.compile(word_pattern(row["word"] for row in rows))


@cache
def _place_at_end() -> re.Pattern[str]:
    places = [row["word"] for row in table("ontology", "lexicons", "project_places.tsv")]
    built = [noun for noun, kind in kinds().items() if kind == "facility"]
    return re.compile(rf"(?:{word_pattern(places + built)}|\))$")
