"""Rules for figures that set a limit, and for the sets that are named by it."""

import re

from kg.extraction.observations.cases import LIMITED, THRESHOLD, Case, Found, filled
from kg.extraction.observations.indicators import opening
from kg.extraction.observations.kinds import unit_kind

_OR_MORE = re.compile(r"\s?(?:及?以上|及?以下|及?以内|之上)的?(?=[一-龥])")
_LIMITED_SET = re.compile(r"(?:及?以[上下内]|之上)?的(?:有|共有?|还有|仍有|仅)?")


def threshold(case: Case) -> tuple[Found, ...]:
    """年排水量30万吨及以上的户; 产值过5亿元企业6家: a limit that a set is told by."""
    figure = case.slot.figure
    limit = _OR_MORE.match(case.text, figure.span.end)
    qualifies = unit_kind(figure.unit) == "amount" or case.text.startswith("的", figure.span.end)
    narrow = qualifies and filled(case.right.noun) and len(case.group) == 1
    counted_next = narrow and filled(case.slot.right) and not case.slot.last
    if not filled(case.left.indicator) or not (limit or counted_next):
        return ()
    if unit_kind(figure.unit) == "count":
        return ()
    return (case.found(case.left.indicator, THRESHOLD),)


def limited(case: Case) -> tuple[Found, ...]:
    """产值过5亿元企业6家, 达到95%以上的19个: the set is named with its limit."""
    previous = case.previous if unit_kind(case.slot.figure.unit) == "count" else None
    if previous and _LIMITED_SET.fullmatch(
        case.text, previous.figure.span.end, case.slot.figure.span.start
    ):
        start = opening(case.text, *previous.left)
        end = case.text.index("的", previous.figure.span.end)
        return (case.found((start, end), LIMITED),)
    if not case.told or case.told[-1].rule != THRESHOLD or case.slot.first:
        return ()
    if filled(case.left.indicator) or filled(case.right.noun):
        return ()
    start = case.told[-1].indicator[0]
    if previous and case.text.startswith("的", previous.figure.span.end):
        start = previous.figure.span.end + 1
    return (case.found((start, case.slot.figure.span.start), LIMITED),)
