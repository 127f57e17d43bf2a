"""Units that a label or the head of a column declares: 建设单位:岑拓 names a company."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.extraction.units.boundaries import vocabulary
from kg.extraction.units.candidates import Candidate, Sentences
from kg.extraction.units.coined import is_coined
from kg.model.text import Span
from kg.text.tables import table_cells
from kg.text.wordlists import trie, words

RULE = "unit-declared-by-label"
RULE_AGAIN = "unit-declared-elsewhere"

_ITEM = re.compile(r"[^、,;/()和与及|\s]+")
_INSIDE = re.compile(r"[(](?:[\u4e00-\u9fff]{2,4}[:为])?(?P<inside>[^()]+)[)]")
_SHARE = re.compile(r"(?:牵头|负责|配合|实施|代建|承建|建设|施工|组织|管理|等)+$")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,14}")
_NOBODY = re.compile(
    r"[各无本该其]|有关|相关|待|暂|自[建筹行]|另|多家|分别|同上|详见|业主|企业|单位|个人|群众|村民|中标"
)
_SHORTEST_ANYWHERE = 3


def find_declared(found: Iterable[Candidate], sentences: Sentences) -> Iterator[Candidate]:
    r"""Yield the names under labels for builders and owners that nothing else shows to be units.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "建设单位:岑拓,县水投公司\n目前岑拓二期停工。")
    >>> [unit.name for unit in recognise(report).units]
    ['岑拓', '县水投公司', '岑拓']
    """
    taken = sorted(one.span for one in found)
    names: dict[str, None] = {}
    for value in _values(sentences):
        for item in _items(sentences.text, value):
            if not any(span.overlaps(item) for span in taken):
                names.setdefault(item.cut(sentences.text))
                yield Candidate(item, "enterprise", RULE, is_guess=True)
    for name in names:
        if len(name) >= _SHORTEST_ANYWHERE or is_coined(name):
            yield from _again(sentences.text, name)


def _values(sentences: Sentences) -> Iterator[Span]:
    """Yield what stands under the labels, on lines and in columns."""
    for match in _label().finditer(sentences.text):
        if match.start("value") < match.end("value"):
            yield Span(*match.span("value"))
    for cell in table_cells(sentences.reading.report):
        if cell.name.cut(sentences.text).strip() in words("builder_labels.tsv"):
            yield cell.span


def _items(text: str, value: Span) -> Iterator[Span]:
    brackets = [match.span("inside") for match in _INSIDE.finditer(text, value.start, value.end)]
    bracketed = [match.span() for match in _INSIDE.finditer(text, value.start, value.end)]
    starts = [value.start, *(end for _, end in bracketed)]
    ends = [*(start for start, _ in bracketed), value.end]
    for start, end in [*zip(starts, ends, strict=True), *brackets]:
        for match in _ITEM.finditer(text, start, end):
            share = _SHARE.search(text, match.start() + 1, match.end())
            stop = share.start() if share else match.end()
            name = text[match.start() : stop]
            if _NAME.fullmatch(name) and not _NOBODY.match(name) and not _is_common(name):
                yield Span(match.start(), stop)


def _is_common(name: str) -> bool:
    return name in vocabulary().generic or name in vocabulary().stops


def _again(text: str, name: str) -> Iterator[Candidate]:
    start = text.find(name)
    while start >= 0:
        yield Candidate(Span(start, start + len(name)), "enterprise", RULE_AGAIN, is_guess=True)
        start = text.find(name, start + len(name))


@cache
def _label() -> re.Pattern[str]:
    labels = trie(words("builder_labels.tsv"))
    return re.compile(rf"(?:{labels})\s*[】\]]?\s*[:】\]]\s*(?P<value>[^。;\n|]{{2,60}})")
