"""The stage that a project has reached, told by the words around its name."""

import re

from kg.extraction.projects.stage_words import (
    following_stage,
    helper_words,
    stage_pattern,
    stages_told,
)
from kg.model.text import Span

_RANKS = {
    "unknown": 0,
    "preparation": 1,
    "construction": 2,
    "completed": 3,
    "operating": 4,
    "stalled": 5,
}
_AFTERWARDS = re.compile(r"[之以]?后(?![续期])|定于|择期")
"""What makes of a stage a time: 达产后年产值可达."""
_SHARE = re.compile(r"(\d{1,6})[个项处座家条栋幢户]")
_TROUBLED = re.compile(r"(?:项目)?(?:历史遗留)?问题")
_UNDER_WAY = re.compile(r"正在|正")
_PART_DONE = re.compile(
    r"完成[^,;。]{0,20}(?:工程|改造|疏浚|加固\d|修缮\d|修复\d|清淤\d|开挖\d|铺设\d|架设\d|吊装|浇筑\d|主体|施工(?!招标|图|许可)|\d(?:公里|米|亩|万方|万立方米|座))|完成\s?\d+(?:\.\d+)?%|已(?:完成)?(?:整改|改造|修复|整治)\d"
)
_DEADLINE = re.compile(
    r"(?:[\d一二三四年季度中上下]+(?:[月日年]|旬|季度)(?:底|末|初)?|年底|年末|月底|季度末)前|年内|明年|汛期前"
)
_OF_ALL = re.compile(r"(\d{1,6})([个项处座家条栋幢户])[^,;。\d]*$")
_BUT = re.compile(
    r"(?:完成|达到?|进度[^,;。\d]{0,8}|占[^,;。]{2,12}的?)\s?(?:约|近)?(?:\d{1,2}(?:\.\d+)?%|[一二三四五六七八九]成|过半)"
)
_PREPARING = re.compile(
    r"(?:招标|采购|设计|可研|征地|拆迁|手续|报批|审批|环评)(?:工作)?(?:尚|仍|均|还)*$"
)
_MAIN_PART = re.compile(
    r"(?:主体|土建|路基|桩基|基础)(?:工程|结构|建设|施工|部分)?(?:已|全部|均|基本|全面|顺利)*$"
)
_REASONS = ("因", "由于", "受")
_NEXT_CLAUSE = 48
_RESUMED = ("复工", "恢复施工", "恢复建设", "全面复工")
_PAPERS_GIVEN = ("成果", "图纸", "设计", "报告", "资料")
_LOOKED_AT = re.compile(r"“回头看”|专项(?:检查|审计|督查|整治|排查)|后评价|大?排查|自查|核查|督查")
_CHECKED = re.compile(r"核查|抽查|检查")
_BECAUSE = re.compile(
    r"(?:因|由于|受)[^,;。]{2,40}?(?:停工|停建|停滞|暂停|搁置|缓建|暂缓"
    r"|(?:,[^,;。]{2,20})?(?:,[^,;。]{0,6}?)?(?:未开工|未动工|未能开工|无法(?:开工|施工|进场))"
    r"|,[^,;。]{0,6}?(?:停工|停建|停滞|暂停(?:建设|施工)|搁置|缓建|暂缓|尚?未(?:通水|投用|启用|投入使用|通车)))"
)
_PAPERS = re.compile(
    r"[^,;。、]{0,8}?(?:手续|许可证|选址意见书|用地预审|环评|能评)(?:尚|仍|还|已|均|正)"
)
_WORKS_AT_END = re.compile(r"(?:改造|扩建|迁建|修缮|加固|整治|治理|硬化|亮化|修复|铺设|疏浚|技改)$")
_WORKS_DONE = re.compile(r"(?:已|全部|均|基本|全面|顺利)*完成(?=[,;。\n]|$)")
_NOT_YET = re.compile(r"(?:未能?|没有|没能)[^,;。]{0,4}$")
"""What says that works are not finished yet (没有同步建成)."""
_HELD_UP = re.compile(
    r"(?:因|由于|受)[^;。\n]{4,80}?,[^,;。\n]{0,16}(?:没有实现|未能?实现|落空|未能?动工|未能?开工|无法(?:开工|推进|实施)|没有(?:开工|动工))"
)
_HALF = re.compile(r"[^,;。\d]{0,6}完成\s?(?:约|近)?(?:\d{1,2}(?:\.\d+)?%|[一二三四五六七八九]成)")
_GRANTED = re.compile(r"已?(?:获|经)[^,]{2,12}(?:批准|批复|同意|审批|核准)")
_UNDERTAKEN = re.compile(
    r"由[^,;。]{2,30}?(?:承建|代建|新建|建设|实施|施工|投资|改造|建造|承担|承接|总承包|承包|运营|托管|投建|开发)|采[用取][^,;。]{2,16}模式"
)
_ACCEPTED = re.compile(
    r"(?:[\d年月日]{2,12}|已|顺利)*通过[^,;。]{0,20}?(?:验收|验交|认定|备案|评审|审查|评估|复核)"
)
_LACKS = re.compile(
    r"(?:目前|仍|还|尚|现)*(?:有|存在|缺|差|短缺|需)(?:约|近)?\d[\d.]*[万亿]*元(?:的)?[^,;。]{0,6}?缺口"
    r"|(?:建设|配套|剩余|后续)?资金(?:缺口|不足|短缺|[仍还尚]?未[到落]|没有着落|紧张)"
)
"""What says that the money for works is not there yet."""
_PART_DONE_OF = re.compile(
    r"(?:已|全部|均|基本|全面)*完成(?:了)?[^,;。]{2,10}?(?:装修|安装|调试|吊装|浇筑|铺设|封顶|施工|开挖|主体|回填|桩基|招标|选址|勘察|设计|可研)(?=[,;。、]|$)"
)
_PLANNED_SIZE = re.compile(
    r"(?:计划|规划|拟)(?:建设|设置|设|新增|总投资|投资|占地|用地|新建)[^,;。]{0,10}?\d"
)
_PART_UNDER_WAY = re.compile(
    r"\d{1,3}[栋幢座条个台][^,;。]{0,10}?(?:主体|封顶|吊装|桩基|开工|施工|完工)"
)


_STATED = re.compile(
    "|".join(
        pattern.pattern
        for pattern in (
            _TROUBLED,
            _GRANTED,
            _HALF,
            _UNDERTAKEN,
            _ACCEPTED,
            _PART_UNDER_WAY,
            _PAPERS,
            _LACKS,
            _PART_DONE_OF,
            _PLANNED_SIZE,
        )
    )
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
    if text.endswith("待", 0, name.start):
        until = max(text.find("后", name.end, until), name.end)
        return "unknown" if until > name.end else "preparation"
    after = _told_after(text, name, until, count)
    looked_at = _LOOKED_AT.match(text, name.end)
    before = "" if looked_at else _told_before(text, clause.start, name.start)
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


def is_plan(text: str, start: int, end: int) -> bool:
    """Tell whether words of planning, or a date to come, stand from `start` to `end`.

    >>> is_plan("计划年内开工", 0, 6), is_plan("已于5月开工", 0, 6)
    (True, False)
    """
    return bool(
        helper_words("planned").search(text, start, end) or _DEADLINE.search(text, start, end)
    )


def stage_in_name(words: str) -> str:
    """Return the stage that the name of a set tells (在建项目), or nothing.

    >>> stage_in_name("续建项目"), stage_in_name("重点项目")
    ('construction', '')
    """
    told = [stages_told("name")[word] for word in stage_pattern("name").findall(words)]
    if not told:
        return "construction" if words.startswith(("改造", "更新改造")) else ""
    return told[0] if told[0] in ("preparation", "stalled") else max(told, key=rank)


def stage_word_follows(text: str, start: int, end: int) -> bool:
    """Tell whether a stage is told right after a name that ends at `start`."""
    return (
        _STATED.match(text, start, end) is not None
        or following_stage().match(text, start, end) is not None
        or _BECAUSE.match(text, start, end + _NEXT_CLAUSE) is not None
        or (text.startswith(_REASONS, start) and _HELD_UP.match(text, start) is not None)
    )


def _told_after(text: str, name: Span, until: int, count: int | None) -> str:
    pushed = () if text.endswith("项目", name.start, name.end) else ("pushed",)
    best, where = "", ("after", "later", *pushed)
    for match in stage_pattern(*where).finditer(text, name.end, until):
        clause = max(text.rfind(mark, name.end, match.start()) for mark in ",;。") + 1
        stage = stages_told(*where)[match[0]]
        stage = _qualified(text, stage, max(clause, name.end), match)
        if count is not None and stage not in ("", "preparation"):
            stage = _of_some(text, stage, match.end(), count)
        if (
            best == "completed"
            and stage == "construction"
            and _UNDER_WAY.search(text, clause, match.end())
        ):
            best = stage
        if best == "stalled" and stage == "construction" and match[0] in _RESUMED:
            best = stage
        if stage and (not best or _RANKS[stage] > _RANKS[best]):
            best = stage
    if best in ("", "preparation") and _PART_DONE.search(text, name.end, until):
        return "construction"
    if best in ("", "completed") and count is None and _BUT.search(text, name.end, until):
        return "construction"
    if not best and _WORKS_DONE.match(text, name.end) and _WORKS_AT_END.search(name.cut(text)):
        return "completed"
    return best or _due(text, name.end, until)


def _due(text: str, start: int, end: int) -> str:
    """Return construction where a project is due to be finished by a date, else nothing."""
    for match in stage_pattern("after").finditer(text, start, end):
        clause = max(text.rfind(mark, start, match.start()) for mark in ",;。")
        planned = helper_words("planned").search(text, max(clause, start), match.start())
        finished = stages_told("after")[match[0]] in ("completed", "operating")
        if finished and not planned and _DEADLINE.search(text, max(clause, start), match.start()):
            return "construction"
    return ""


def _qualified(text: str, stage: str, clause_start: int, match: re.Match[str]) -> str:
    """Return the stage that a word tells in its clause: none of a plan, less of a preparation."""
    overruled = _overruled(text, stage, clause_start, match)
    if overruled is not None:
        return overruled
    if stage != "stalled" and _is_planned(text, clause_start, match):
        if match[0] in _RESUMED:
            return "stalled"
        if stage == "completed" and _NOT_YET.search(text, clause_start, match.start()):
            return "construction"
        return "preparation" if _RANKS[stage] <= _RANKS["construction"] else ""
    return _finished(text, clause_start, match) if stage == "completed" else stage


def _overruled(text: str, stage: str, start: int, match: re.Match[str]) -> str | None:
    """Return what the words beside a stage word make of it, None where they change nothing."""
    papers = match[0] == "交付" and text.startswith(_PAPERS_GIVEN, match.end())
    if papers or (stage in ("completed", "operating") and _AFTERWARDS.match(text, match.end())):
        return ""
    counted = match[0].startswith("完成") and text[match.end() : match.end() + 1].isdecimal()
    share = stage != "preparation" and text.startswith(("率", "比例"), match.end())
    if (
        share
        or (counted and stage == "completed")
        or (stage == "operating" and text.startswith("条件", match.end()))
    ):
        return "construction"
    if (
        stage == "construction"
        and match[0].endswith("开工")
        and text.startswith("条件", match.end())
    ):
        return "preparation"
    if stage == "stalled" and _PREPARING.search(text, start, match.start()):
        return "preparation"
    checked = stage == "preparation" and _CHECKED.search(text, start, match.start())
    return "" if checked else None


def _finished(text: str, start: int, match: re.Match[str]) -> str:
    """Return what is completed by a word: the project, its main part or only its preparation."""
    if _MAIN_PART.search(text, start, match.start()) or _is_share(text, start, match):
        return "construction"
    if match[0].endswith("完成"):
        prepared = stage_pattern("after", "later").search(text, start, match.start())
        if prepared and stages_told("after", "later")[prepared[0]] == "preparation":
            return "preparation"
    return "completed"


def _is_planned(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a stage is still to come: hoped for, due by a date, or waited for."""
    if helper_words("planned").search(text, start, match.start()):
        return True
    due = _DEADLINE.search(text, start, match.start())
    return due is not None and "已" not in text[start : match.start()]


def _is_share(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a clause says how many of its own number are done (12栋厂房完工8栋)."""
    whole, share = _OF_ALL.search(text, start, match.start()), _SHARE.match(text, match.end())
    return whole is not None and share is not None and int(share[1]) < int(whole[1])


def _of_some(text: str, stage: str, end: int, count: int) -> str:
    share = _SHARE.match(text, end)
    if share is None or int(share[1]) >= count:
        return stage
    return "" if stage == "stalled" else "construction"


def _told_before(text: str, start: int, end: int) -> str:
    best = ""
    for match in stage_pattern("before").finditer(text, start, end):
        best = stages_told("before")[match[0]]
        if best != "preparation" and helper_words("planned").search(text, start, match.start()):
            best = "preparation"
    return best
