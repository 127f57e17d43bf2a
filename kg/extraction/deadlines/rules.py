"""Which rule makes a date a planned one, and of which kind it then is."""

import re

from kg.extraction.deadlines.cases import MOVED_TO, ONLY_AHEAD, Case
from kg.extraction.deadlines.cues import deadline_cues, kind_of_act
from kg.extraction.outlooks import is_outlook, is_target, is_task
from kg.extraction.phrases import in_title
from kg.model.mentions import Reading, within
from kg.model.text import Span

BY_DATE = "deadline-before-date"
CUED = "deadline-after-cue"
CUE_BEHIND = "deadline-before-cue"
AHEAD = "deadline-ahead-of-report"
WITHIN_YEAR = "deadline-within-year"
WHOLE_YEAR_TARGET = "deadline-target-of-year"
IN_OUTLOOK = "deadline-in-outlook"
OF_TARGET = "deadline-of-target"

_FORESEEN = frozenset((WHOLE_YEAR_TARGET, AHEAD, IN_OUTLOOK))
"""Rules for dates that nothing makes a limit."""

_EDGE_END = re.compile(r"[底末]$")
_SO_FAR = re.compile(r"前[一二两三]个?(?:季度|月)$")
"""Months told together, up to the report's own (前三季度): a limit only behind a cue."""
_EXPECTED = ("预计", "预期", "有望", "可望")
_FORECASTS = re.compile(r"预计|预期|[有可]望|原?定于|计划|力争|争取[于在]?|[拟将](?:于|在)?|推迟.")
"""Cues that tell what is expected or strived for, without making the date a limit."""
_SETTLES = re.compile(r"办结|清零|销号|整改|清退|[还结]清|清偿|兑付|归还|消化|拆除|复耕|复垦")
_NUMBER = re.compile(r"[0-9]+余?[^0-9年月日余]")

_REPEATED = ("每年", "每")
_BINDING = ("确保", "务必", "必须")
_NAMED = ("目标", "任务", "计划")
"""What makes a year or quarter the attribute of a noun (全年 | 目标)."""
_NOT_PLANNED = re.compile(r"原(?:先|来|本)?[^,;。]{0,3}(?:计划|定|拟|要求)[^,;。]{0,3}$")
_MOVED = re.compile(
    r"[^。]{0,12}(?:改[到至为在]|[延拖]|推迟|调整[到至为]|滞后|逾期|超期|未能|仍未|尚未|至今)"
)
_RIGHT_AFTER = re.compile(r"[于在到至前,\s]*的?")


def rule_of(reading: Reading, case: Case) -> str:
    """Return the id of the rule that makes the date a planned one, or ""."""
    if _is_moved(case) or _is_attribute(case):
        return ""
    if case.cue and case.text[slice(*case.cue)] not in ONLY_AHEAD:
        return CUED
    if case.behind:
        return CUE_BEHIND
    past = deadline_cues().past
    if past.search(case.before) or past.search(case.after):
        return ""
    if case.ahead is False:
        return OF_TARGET if _was_set(reading, case) else ""
    return _rule_without_cue(reading, case)


def _was_set(reading: Reading, case: Case) -> bool:
    """Tell whether a date that has passed stands among targets or, as a limit, among tasks."""
    start = case.date.span.start
    return is_target(reading, start) or (case.written.endswith("前") and is_task(reading, start))


def _rule_without_cue(reading: Reading, case: Case) -> str:
    """Return the rule for a date that has not passed and has no cue beside it, or ""."""
    if _SO_FAR.search(case.written):
        return ""
    if case.written.endswith("前"):
        return BY_DATE
    if case.written.endswith("年内"):
        return WITHIN_YEAR if case.after else ""
    if case.written.startswith("全年") and not case.after.startswith(_NAMED):
        return WHOLE_YEAR_TARGET if _has_target(reading, case) else ""
    return _rule_ahead(reading, case)


def _rule_ahead(reading: Reading, case: Case) -> str:
    """Return the rule for a date that nothing but its place makes a planned one, or ""."""
    if case.before.endswith(_REPEATED):
        return ""
    ahead = case.ahead or _EDGE_END.search(case.written)
    exact = "-" in case.date.iso or case.cue
    if ahead and exact and deadline_cues().act.search(case.after):
        return AHEAD
    if not _is_act_told(reading, case) or in_title(reading.outline, case.date.span.start):
        return ""
    if case.ahead and not case.written.endswith("年末"):
        return AHEAD
    return IN_OUTLOOK if is_outlook(reading, case.date.span.start) else ""


def _is_act_told(reading: Reading, case: Case) -> bool:
    """Tell whether words for an act follow a month (10月 | 组卷), or a target a quarter."""
    told = case.after.partition("\n")[0].lstrip("的、 ")
    if not told or told.startswith((",", "停")):
        return False
    if not case.date.iso[5:7].isdecimal() and not (
        _is_part_of_year(case) and _has_target(reading, case)
    ):
        return False
    return not case.before.endswith(("为", "是"))


def _is_part_of_year(case: Case) -> bool:
    """Tell whether a date is a quarter or a half year."""
    return case.date.iso[5:6] in ("Q", "H")


def _is_moved(case: Case) -> bool:
    """Tell whether a date was only planned once: 原定6月底交房,已拖了3个月."""
    if not _NOT_PLANNED.search(case.before):
        return False
    elsewhere = MOVED_TO.search(case.after) or _MOVED.match(case.text, case.clause[1] + 1)
    return elsewhere is not None


def _is_attribute(case: Case) -> bool:
    """Tell whether a bare year after a verb belongs to a noun (拟申报 | 2025年专项资金)."""
    if case.cue is None or "-" in case.date.iso or not case.written.endswith(("年", "年度")):
        return False
    gap = case.text[case.cue[1] : case.date.span.start]
    return not _RIGHT_AFTER.fullmatch(gap) and deadline_cues().act.search(case.after) is None


def _has_target(reading: Reading, case: Case) -> bool:
    """Tell whether the clause sets a figure that must at least be reached (50亿元以上)."""
    figures = within(reading.figures, Span(case.date.span.end, case.clause[1] + 1))
    return any(figure.qualifier == "at-least" for figure in figures)


def kind_of(case: Case, rule: str) -> str:
    """Return deadline, start or milestone.

    前, 底, 内 and 确保 set a limit, whatever is planned but the start of works (8月底前开工). What
    is only expected or strived for (预计, 力争) is a milestone, unless it settles a duty (清退) or
    reaches a number.
    """
    if case.written.endswith("起"):
        return "start"
    cue = _word_of(case)
    if case.written.endswith("前") or (_EDGE_END.search(case.written) and cue not in _EXPECTED):
        return "start" if _begins_works(case.after) else "deadline"
    kind = kind_of_act(_told_of(case))
    if kind == "start" or (kind and not _binds(case, cue)):
        return kind
    foreseen = rule in _FORESEEN or _FORECASTS.fullmatch(cue)
    owed = cue not in _EXPECTED and _is_owed(case, rule)
    return "milestone" if foreseen and not (owed or _binds(case, cue)) else "deadline"


def _word_of(case: Case) -> str:
    """Return the cue before a date, else a forecast right behind it (明年3月 | 可望), else ""."""
    if case.cue:
        return case.text[slice(*case.cue)]
    behind = case.text[slice(*case.behind)] if case.behind else ""
    return behind if behind in _EXPECTED else ""


def _told_of(case: Case) -> str:
    """Return the words that tell the act: behind the date, else before one that it is moved to."""
    if case.after:
        return case.after
    return case.before if kind_of_act(case.before) == "start" else case.clause_before


def _is_owed(case: Case, rule: str) -> bool:
    """Tell whether an act settles a duty, or is to reach a number (争取四季度引进2条干线)."""
    number = rule != WHOLE_YEAR_TARGET and _NUMBER.search(case.after)
    return bool(number or _SETTLES.search(case.after))


def _begins_works(after: str) -> bool:
    """Tell whether the first act behind a date is the start of works (前 | 全部开工)."""
    first = after.partition("、")[0]
    match = deadline_cues().works.search(first)
    return match is not None and "完成" not in first[: match.start()]


def _binds(case: Case, cue: str) -> bool:
    """Tell whether a date is a limit whatever is reached by it (确保6月20日通车, 年内投产)."""
    return cue in _BINDING or (case.written.endswith("内") and cue not in _EXPECTED)
