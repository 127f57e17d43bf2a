"""The stage that a project has reached, told by the words around its name."""

import re
from functools import cache

from kg.extraction.phrases import word_pattern
from kg.model.text import Span
from kg.resources import table

_RANKS = {
    "unknown": 0,
    "preparation": 1,
    "construction": 2,
    "completed": 3,
    "operating": 4,
    "stalled": 5,
}
_PLANNED = re.compile(
    r"计划|力争|确保|预计|拟于?|有望|尽快|争取|未|申请|即将|后启动|目标|待|将于|加快推动|准备|尚|要求"
)
_SHARE = re.compile(r"(\d{1,6})[个项处座家条]")
_TROUBLED = re.compile(r"(?:项目)?(?:历史遗留)?问题")
_UNDER_WAY = re.compile(r"正在|正")
_PART_DONE = re.compile(
    r"完成[^,;。]{0,20}(?:工程|改造|疏浚|主体|施工(?!招标|图|许可)|\d(?:公里|米|亩|万方|万立方米|座))|完成\s?\d+(?:\.\d+)?%|已(?:完成)?(?:整改|改造|修复|整治)\d"
)
_GRANTED = re.compile(r"已?(?:获|经)[^,]{2,12}(?:批准|批复|同意|审批|核准)")
_FILLER = (
    r"(?:\s|”|\(|\)|已|正|正在|在|均|全|全部|全面|正式|基本|主体|结构|建设|项目|工程|工作|任务|也|于|主[桥路]|部分|提前|"
    r"\d+(?:\.\d+)?[年月日%]?|底|前|如期|顺利|完成|实现|成功|同步|陆续|共|达|到|成|进行|[上下]半年|[一二三四]季度|施工|开始|通过|获|投资)*"
)


def stage_of(text: str, *, name: Span, clause: Span, until: int, count: int | None = None) -> str:
    """Return the latest stage that is told of the project under `name`.

    What is said from the beginning of its clause up to `until` counts; plans do not. Of a set of
    `count` projects, what only some of them have reached counts as construction.

    >>> text = "新城水厂已开工,力争年底投产"
    >>> stage_of(text, name=Span(0, 4), clause=Span(0, 7), until=len(text))
    'construction'
    """
    if _TROUBLED.match(text, name.end) and text.endswith("关于", 0, name.start):
        return "stalled"
    after = _told_after(text, name, until, count)
    before = _told_before(text, clause.start, name.start)
    if after == "stalled":
        return after
    if not after or (before and _RANKS[before] > _RANKS[after] and before != "construction"):
        return before or after or "unknown"
    return after


def rank(stage: str) -> int:
    """Return how far a stage goes; what stands still outranks what was reached before.

    >>> rank("construction") < rank("operating") < rank("stalled")
    True
    """
    return _RANKS[stage]


def stage_in_name(words: str) -> str:
    """Return the stage that the name of a set tells (在建项目), or nothing.

    >>> stage_in_name("续建项目"), stage_in_name("重点项目")
    ('construction', '')
    """
    match = _pattern("name").search(words)
    if match is None:
        return "construction" if words.startswith(("改造", "更新改造")) else ""
    return _stages("name")[match[0]]


def stage_word_follows(text: str, start: int, end: int) -> bool:
    """Tell whether a stage is told right after a name that ends at `start`."""
    return any(pattern.match(text, start, end) for pattern in (_TROUBLED, _GRANTED, _following()))


def stage_word_governs(text: str, start: int, end: int) -> bool:
    """Tell whether a verb of building stands right before a name that begins at `end`."""
    return _governing().search(text, start, end) is not None


def _told_after(text: str, name: Span, until: int, count: int | None) -> str:
    pushed = () if text.endswith("项目", name.start, name.end) else ("pushed",)
    best, where = "", ("after", "later", *pushed)
    for match in _pattern(*where).finditer(text, name.end, until):
        clause = max(text.rfind(mark, name.end, match.start()) for mark in ",;。") + 1
        stage = _stages(*where)[match[0]]
        stage = _qualified(text, stage, max(clause, name.end), match)
        if count is not None and stage not in ("", "preparation"):
            stage = _of_some(text, stage, match.end(), count)
        if (
            best == "completed"
            and stage == "construction"
            and _UNDER_WAY.search(text, clause, match.start())
        ):
            best = stage
        if stage and (not best or _RANKS[stage] > _RANKS[best]):
            best = stage
    if best in ("", "preparation") and _PART_DONE.search(text, name.end, until):
        return "construction"
    return best


def _qualified(text: str, stage: str, clause_start: int, match: re.Match[str]) -> str:
    """Return the stage that a word tells in its clause: none of a plan, less of a preparation."""
    if stage != "preparation" and text.startswith("率", match.end()):
        return "construction"
    if stage == "operating" and text.startswith("条件", match.end()):
        return "construction"
    if stage != "stalled" and _PLANNED.search(text, clause_start, match.start()):
        return "preparation" if _RANKS[stage] <= _RANKS["construction"] else ""
    if stage == "completed" and match[0].endswith("完成"):
        prepared = _pattern("after", "later").search(text, clause_start, match.start())
        if prepared and _stages("after", "later")[prepared[0]] == "preparation":
            return "preparation"
    return stage


def _of_some(text: str, stage: str, end: int, count: int) -> str:
    share = _SHARE.match(text, end)
    if share is None or int(share[1]) >= count:
        return stage
    return "" if stage == "stalled" else "construction"


def _told_before(text: str, start: int, end: int) -> str:
    best = ""
    for match in _pattern("before").finditer(text, start, end):
        best = _stages("before")[match[0]]
        if best != "preparation" and _PLANNED.search(text, start, match.start()):
            best = "preparation"
    return best


@cache
def _stages(*where: str) -> dict[str, str]:
    rows = table("ontology", "lexicons", "project_stages.tsv")
    return {row["words"]: row["stage"] for row in rows if row["where"] in where}


@cache
def _pattern(*where: str) -> re.Pattern[str]:
    return re.compile(word_pattern(_stages(*where)))


@cache
def _following() -> re.Pattern[str]:
    return re.compile(rf"{_FILLER}(?:{word_pattern(_stages('after', 'pushed'))})")


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(rf"(?:{word_pattern(_stages('before'))})(?:了|的|好)?$")
