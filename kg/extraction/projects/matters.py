"""Projects among the matters of a table: 新建农村公路80公里, but not 新增就业3800人."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.projects.heads import clause_heads
from kg.extraction.projects.rows import TABLE_ROW
from kg.model.mentions import ProjectMention
from kg.model.text import Report, Span
from kg.text.wordlists import words

_PIECE = re.compile(r"[^,;。]+")
_QUANTITY = re.compile(
    r"(?P<number>\d+)(?P<more>[\d.]*[万亿余多]*)(?P<unit>[^\d、,]{1,4})(?:以上)?$"
)
_PREDICATE = re.compile(
    r"(?:正式|全面|基本|并|和)*(?:建成|完工|竣工|启用|投入使用|投入运营|投用|投运|开工|开工建设|开放|通车)+(?:启用|投用)?$"
)
_PARTED = re.compile(r"[^、]+")
_SHORTEST = 4


def projects_of_matter(report: Report, cell: Span) -> Iterator[ProjectMention]:
    """Yield the projects that the cell for a matter names: the first of its clauses that has any.

    >>> from kg.text.read import make_report
    >>> report = make_report("a", "新建改建农村公路80公里")
    >>> [one.name for one in projects_of_matter(report, Span(0, len(report.text)))]
    ['新建改建农村公路']
    """
    for piece in _PIECE.finditer(report.folded, cell.start, cell.end):
        found = list(_named(report, *piece.span()))
        if found:
            yield from found
            return


def _named(report: Report, start: int, end: int) -> Iterator[ProjectMention]:
    text = report.folded
    quantity = _QUANTITY.search(text, start, end)
    stop = quantity.start() if quantity else end
    done = _PREDICATE.search(text, start, stop)
    stop = done.start() if done else stop
    if stop - start < _SHORTEST:
        return
    is_set = quantity is not None and quantity["unit"] in _counters() and not quantity["more"]
    spans = [Span(start, stop)]
    items = [Span(*match.span()) for match in _PARTED.finditer(text, start, stop)]
    if not quantity and all(_ends_named(text, item) for item in items):
        spans = items
    for span in spans:
        if _ends_named(text, span):
            count = int(quantity["number"]) if is_set and quantity else None
            yield ProjectMention(span, span.cut(report.text), is_set, count, TABLE_ROW)


def _ends_named(text: str, span: Span) -> bool:
    """Tell whether words end like the name of works."""
    heads = clause_heads(text, span)
    return span.end - span.start >= _SHORTEST and bool(heads) and heads[-1].end == span.end


@cache
def _counters() -> frozenset[str]:
    return frozenset(words("project_counters.tsv", "counter"))
