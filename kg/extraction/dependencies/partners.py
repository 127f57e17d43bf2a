"""What an agreement or the talks with another party are about, by the words behind the partner."""

import re

from kg.model.mentions import Reading
from kg.model.text import Span, Words

_SHORTEST = 4
_TALKS = re.compile(
    r"(?:正在|正|深入|积极|进一步|进行)*(?:协商|洽谈|对接|商谈|磋商|沟通)(?:签[订署])?(?P<what>[^,;。:|]{4,24})"
)
_TERMS = re.compile(
    r"(?:方案|条款|事宜|事项|比例|标准|价格|租金|机制|问题|意见|要求|工作|有关|情况|一致)"
    r"|(?:对接|洽谈|协商)|^(?:会|活动|平台|频次)"
)
"""What is only a term of the agreement; it is needed by the project that is talked of."""
_SUM = re.compile(r"\d[\d.]*[余多]*[百千万亿]*元.*$")
_TOGETHER = re.compile(
    r",(?:双方|共同|联合|合作|携手|将|拟|计划|已)*(?:共建|共同建设|合作建设|联合建设|开发|建设|置换|打造|设立|组建|建立)"
    r"(?P<what>[^,;。\d]{3,24})"
)
_AGREED = re.compile(
    r"(?:签[订署约]|达成)(?:了)?《?(?P<what>[^,;。《》]{3,14}?)(?:合作|框架|意向)*(?:协议|合同|备忘录)"
)
_PLAIN = re.compile(
    r".*合作|(?:战略|全面|深度|投资|正式|技术|入驻|入园|补充|服务|委托|采购|和解|三方|购销)+"
)


def object_of_talks(reading: Reading, found: Span) -> Words | None:
    """Return what is talked of with the partner under `found` (与甲银行协商 | 置换债务).

    Terms and papers (协商引资方案) are none: they belong to the project that is talked of.
    """
    match = _TALKS.match(reading.report.folded, found.end)
    if match is None or _TERMS.search(match["what"]):
        return None
    what = _SUM.sub("", match["what"])
    start = match.start("what")
    return reading.report.words(start, start + len(what)) if len(what) >= _SHORTEST else None


def object_of_agreement(reading: Reading, clause: Span, found: Span) -> Words | None:
    """Return what is built together, as the next clause tells, else what the agreement names."""
    text = reading.report.folded
    together = _TOGETHER.match(text, clause.end)
    if together:
        return reading.report.words(*together.span("what"))
    agreed = _AGREED.search(text, found.start, clause.end)
    if agreed is None or _PLAIN.fullmatch(agreed["what"]):
        return None
    return reading.report.words(*agreed.span("what"))
