"""What a sentence talks of from its first words on, for the clauses that carry on about it."""

import re

from kg.extraction.phrases import phrase_start
from kg.model.mentions import Reading, within
from kg.model.text import Span, Words

_SHORTEST = 5
_LONGEST = 40
_STOP = re.compile(
    r"[,;。:\n“”《》\d]|由|因|受(?!理)|已|正(?!街|阳)|尚|仍|均|还(?!湿|林|草|迁)|未|计划|完成|实现|列入|纳入|位于|处[在于]|涉及|进展|推进|通过|获|选定|落实|签订|委托"
)
"""What ends the noun phrase that opens a sentence, at the latest."""
_THING = re.compile(
    r".{2,}(?:[一二三四五六]期|扩建|迁建|新建|改建|改造|整治|治理|修复|搬迁|[路桥站厂院校馆楼房园区库港坝场网渠塘堤闸湖线段街]"
    r"|中心|基地|平台|项目|工程|机场|码头|综合体|景区|绿道|新城|医院|大厦|廊道|管廊)"
)
"""What is built, as the last word of a name."""
_NO_THEME = re.compile(r"(?:全[市县区省]|各[地县市区]|其[中余他]|目前|今年|上半年|我[市县区])")


def theme_before(reading: Reading, start: int, end: int) -> Words | None:
    """Return the thing that the talk from `start` opens with, if it stands before `end`.

    甲线前期工作取得突破,规划环评通过省厅审查 is about 甲线 throughout. An office that acts is none.
    """
    text = reading.report.folded
    while start < end and text[start].isspace():
        start += 1
    limit = min(end, start + _LONGEST)
    stop = _STOP.search(text, start + _SHORTEST - 1, limit) if limit - start > _SHORTEST else None
    named = _THING.match(text, start, stop.start()) if stop else None
    if named is None or _NO_THEME.match(text, start):
        return None
    begin = phrase_start(text, start, named.end())
    owned = text.rfind("的", begin, named.end()) + 1
    span = Span(max(begin, owned), named.end())
    if span.end - span.start < _SHORTEST or any(
        unit.span.end >= span.end for unit in within(reading.units, span)
    ):
        return None
    return reading.report.words(span.start, span.end)
