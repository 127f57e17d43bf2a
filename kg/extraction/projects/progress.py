"""How far a project has come by what a cell or a labelled line tells of its progress."""

import re

from kg.extraction.projects.stage_words import stage_that_follows
from kg.extraction.projects.stages import rank, stage_of
from kg.model.text import Span

_CLAUSE = re.compile(r"[^,;。\n]+")
_LEAD = re.compile(
    r"(?:[\s①-⑳]|(?:20)?\d{2}年|\d{1,2}月(?:[上中下]旬|\d{1,2}日|底|初|份)?|[上下]半年|[一二三四]季度|截[至止]|目前|现|已经?|均|全部"
    r"|起|全面|整体|顺利|正式|基本|正在|正|超额|提前|如期|按期|实现|完成了?|通过|获|于|并|后|项目|工程|建设|该|主体|任务|进入|转入|处于)*"
)
"""What may stand before a stage that is told of the project itself."""
_COUNTED = re.compile(r"了?\d[\d.]*[万余]*[个所座处栋条套台户张公里米亩家间部]")
_INSTALLED = re.compile(r"(?:安装|铺设|架设|栽植|浇筑|完成)了?\d")
_STANDS_STILL = re.compile(
    r"(?:项目|工程)(?:自[^,。;]{1,8}起|至今|目前|一直|现|已|仍|全面|暂)*"
    r"(?:未能?|没有|没能|无法|不能)?(?:停工|停建|停滞|搁置|停摆|(?<=[未能有法])(?:开工|动工|复工))"
)
_SHARES = re.compile(r"(?:完工|竣工|施工|开工|在建|建成)了?\d+[个处座条栋所项]")
"""Shares of a number of works that have come so far (已完工37个,正在施工71个)."""
_SHARED = ("completed", "operating")


def stage_in_field(text: str, name: Span, field: Span | None) -> str:
    """Return the stage that the words for the progress of a project tell.

    What only a part of the works has reached (停车楼已启用, 建成12座) is construction.

    >>> text = "主楼封顶,停车楼已启用。"
    >>> stage_in_field(text, Span(0, 4), Span(0, len(text)))
    'construction'
    """
    best = "unknown"
    if field is None:
        return best
    if len(_SHARES.findall(text, field.start, field.end)) > 1:
        return "construction"
    own = text.find(name.cut(text), field.start, field.end)
    if own >= 0:
        field = _own_part(text, own + name.end - name.start, field.end) or field
    for clause in _CLAUSE.finditer(text, field.start, field.end):
        start, end = clause.span()
        joint = Span(max(start - 1, name.start), max(start, name.start + 1))
        stage = stage_of(text, name=joint, clause=joint, until=end)
        if stage in _SHARED and _is_of_part(text, start, end):
            stage = "construction"
        if stage == "unknown" and _INSTALLED.search(text, start, end):
            stage = "construction"
        if rank(stage) > rank(best):
            best = stage
    return best


def is_stalled(text: str, problem: Span | None) -> bool:
    """Tell whether the words for a project's problems say that it stands still.

    >>> text = "因资金链断裂,项目自3月起停工。"
    >>> is_stalled(text, Span(0, len(text))), is_stalled("项目资金缺口大", Span(0, 7))
    (True, False)
    """
    return (
        problem is not None and _STANDS_STILL.search(text, problem.start, problem.end) is not None
    )


def _own_part(text: str, start: int, end: int) -> Span | None:
    """Return what a field tells right behind the project's own name, up to a semicolon."""
    stop = text.find(";", start, end)
    end = stop if stop >= 0 else end
    return Span(start, end) if start < end else None


def _is_of_part(text: str, start: int, end: int) -> bool:
    """Tell whether a clause tells of a part of the works, or of some of their number."""
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    if _COUNTED.search(text, begin, end):
        return True
    told = (stage_that_follows(text, place, end) for place in (start, begin))
    return not any(stage in _SHARED for stage in told)
