"""Companies that open the name of what they build: 岑拓 in 岑拓5G锂电池项目."""

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.extraction.units.candidates import Candidate, Sentences
from kg.extraction.units.mates import head_length
from kg.model.text import Span
from kg.text.wordlists import finder, words

RULE = "unit-head-of-factory-project"

_PROJECT = re.compile(r"[^,。;、:()《》“”\n]{0,12}?(?:项目|生产线|产业园|工厂)")
_OPENING = re.compile(
    r"(?:[0-9]{1,2}[.、]|\([0-9一二三四五六七八九十]+\)|目前|其中|同时|加快|推动|推进|促进|支持|保障"
    r"|协调|确保|引进|签约|落地|建成|督促|帮助|一是|二是|三是)*"
)
_MARKS = ",。;、:()《》“”\n\t|"
_LONGEST = 22
"""Characters of a name before its product in which the company is looked for."""


def find_project_heads(sentences: Sentences) -> Iterator[Candidate]:
    """Yield the coined words that open names of projects in which something is made.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "岑拓5G通讯锂电池项目开工,新型电池项目落地。")
    >>> [unit.name for unit in recognise(report).units]
    ['岑拓']
    """
    text, reached = sentences.text, 0
    for _, begin, end in _products().find_matches_as_indexes(text):
        if begin < reached:
            continue
        project = _PROJECT.match(text, end)
        if project is None:
            continue
        reached = project.end()
        start = _start(text, begin)
        length = head_length(text[start:begin]) if start < begin else 0
        if length:
            yield Candidate(Span(start, start + length), "enterprise", RULE, is_guess=True)


def _start(text: str, end: int) -> int:
    """Return where the name begins in which a product ends at `end`."""
    first = max(0, end - _LONGEST)
    start = max(first, *(text.rfind(mark, first, end) + 1 for mark in _MARKS))
    opening = _OPENING.match(text, start, end)
    return opening.end() if opening else start


@cache
def _products() -> AhoCorasick:
    return finder(words("factory_products.tsv"))
