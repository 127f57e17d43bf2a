"""Who takes which of several things: 甲、乙两片改造分别由A公司、B公司承建."""

import re
from collections.abc import Iterator, Sequence

from kg.extraction.predicates import role_of
from kg.extraction.responsibilities.context import Clause, Group
from kg.model.facts import Responsibility
from kg.model.text import Span, Words

RULE = "role-respectively"

_SIGN = re.compile(r"分别由$")
_ACT = re.compile(
    r"(?:各自|具体)?(?P<verb>牵头|负责|主责|实施|承建|承担|建设|运营|组织|配合|施工|代建|落实)"
)
_LIST = re.compile(
    r"(?P<items>(?:[^,。;、()]{2,20}[、和及]){1,9}[^,。;、()0-9]{2,20}?)"
    r"(?:等)?(?:[0-9一二两三四五六七八九十]+[个家项条段座处支类件片大小]{1,2}[^,。;、]{0,8})?[,,]?$"
)
_OPENING = re.compile(r"^.*(?:下设|设立|设|成立|组建|包括|分为|划分为)")


def respectively(clause: Clause, listed: Sequence[Group]) -> tuple[Responsibility, ...]:
    """Return the roles of units of which each takes one thing of the list before them."""
    if clause.text.find("分别由", clause.span.start, clause.span.end) < 0:
        return ()
    for group in listed:
        before = clause.text[clause.span.start : group[0].span.start]
        act = _ACT.match(clause.text, group[-1].span.end, clause.span.end)
        if len(group) > 1 and act and _SIGN.search(before):
            items = _items(clause, group[0].span.start - len("分别由"))
            if len(items) == len(group):
                role = "lead" if act["verb"] == "负责" else role_of(act["verb"])
                return tuple(_pairs(clause, group, items, role))
    return ()


def _pairs(
    clause: Clause, group: Group, items: Sequence[Words], role: str
) -> Iterator[Responsibility]:
    for unit, item in zip(group, items, strict=True):
        yield from clause.facts((unit,), role, item, RULE)


def _items(clause: Clause, end: int) -> list[Words]:
    """Return the members of the list that ends before 分别由, in this clause or the one before."""
    start = clause.start
    if end - start <= 1:
        before = clause.clause_before()
        if before is None:
            return []
        start, end = before.start, before.end
    match = _LIST.search(clause.text[start:end])
    if match is None:
        return []
    begin, items = start + match.start("items"), match["items"]
    opening = _OPENING.match(items)
    begin, items = (begin + opening.end(), items[opening.end() :]) if opening else (begin, items)
    found: list[Words] = []
    for item in re.split("[、和及]", items):
        place = clause.text.index(item, begin)
        words = Span(place, place + len(item))
        found.append(clause.reading.report.words(words.start, words.end))
        begin = words.end
    return found if all(len(one.text) > 1 for one in found) else []
