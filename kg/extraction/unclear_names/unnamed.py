"""Somebody is held responsible, and no body is named."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.comparisons.passages import clause_around
from kg.model.facts import UnclearName
from kg.model.mentions import Reading, within
from kg.model.text import Span
from kg.text.wordlists import trie, words

RULE = "responsible-without-name"

_LABEL = r"(?:牵头|责任|承办|主办|实施|落实)(?:单位|部门)\s?:\s?"
_PART_OF_NAME = frozenset(("area", "park"))
"""A place in the clause is where something is done; it is not yet who does it."""


def unnamed_bodies(reading: Reading) -> Iterator[UnclearName]:
    r"""Yield 由各有关部门负责 and 责任单位:相关部门, unless the clause names a body as well.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "由县教育局会同有关部门负责。整改由有关部门负责。\n责任单位:相关部门"
    >>> found = list(unnamed_bodies(recognise(make_report("a", text))))
    >>> [one.evidence.cut(text) for one in found]
    ['整改由有关部门负责', '责任单位:相关部门']
    """
    for match in _matches(reading):
        name = Span(*match.span(match.lastgroup or 0))
        evidence = clause_around(reading, Span(*match.span()))
        if not _names_a_body(reading, evidence):
            yield UnclearName(
                evidence=evidence,
                rule=RULE,
                doubt="unnamed",
                name=name.cut(reading.report.text),
                candidates=(),
                other=None,
            )


def _matches(reading: Reading) -> Iterator[re.Match[str]]:
    """Yield the places that match, looked for in the sentences that hold such a body at all."""
    text, reached = reading.report.folded, 0
    for body in _body().finditer(text):
        sentence = reading.outline.sentence_at(body.start()).span
        if body.start() >= reached:
            reached = sentence.end
            yield from _pattern().finditer(text, sentence.start, sentence.end)


def _names_a_body(reading: Reading, clause: Span) -> bool:
    return any(one.kind not in _PART_OF_NAME for one in within(reading.units, clause))


@cache
def _body() -> re.Pattern[str]:
    head, noun = (trie(words("unclear_name_words.tsv", sense=one)) for one in ("head", "noun"))
    return re.compile(f"(?:{head})(?:{noun})")


@cache
def _pattern() -> re.Pattern[str]:
    """Match a duty of a body without name: by 由 or a duty behind it, by who orders it, by a label.

    A look behind keeps 街道各部门 whole; the patterns begin where the engine can skip to.
    """
    duty, order, crowd = (
        trie(words("unclear_name_words.tsv", sense=sense)) for sense in ("duty", "order", "crowd")
    )
    body = _body().pattern
    return re.compile(
        rf"由(?P<by>{body})(?!{crowd})[^,。;:、\n]{{0,8}}?(?:{duty})"
        rf"|(?<![一-龥])(?P<doing>{body})(?:分别|具体|共同|各自|按职责|依职责)*(?:{duty})(?!{crowd})"
        rf"|(?:{order})(?!各)(?P<ordered>{body})(?!{crowd})[一-龥]{{2}}"
        rf"|{_LABEL}(?P<labelled>{body})(?=\s*(?:[,。;)、\n]|$))"
    )
