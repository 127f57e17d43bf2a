"""The projects that a set is told with: 新城水厂、城东小学等3项工程, 泺口、白云湖2座加压站."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.phrases import phrase_start, word_pattern
from kg.extraction.projects.heads import is_name, kinds
from kg.model.mentions import Figure, ProjectMention
from kg.model.text import Report, Span
from kg.names.divisions import division_names, division_stems
from kg.resources import table

EXAMPLE_OF_SET = "project-example-of-set"

_EXAMPLE_LENGTH = 8
_LONGEST_PLACE = 4


def examples_before(text: str, figure: Figure, clause: Span) -> list[Span]:
    """Return the items of the list before 等N个 (or right before N个)."""
    end = figure.span.start
    if text[end - 1] == "等":
        end -= 1
    start = phrase_start(text, clause.start, end)
    if start >= end:
        return []
    items = [Span(*match.span()) for match in listed_item().finditer(text, start, end)]
    listed = end < figure.span.start or len(items) == int(figure.value)
    return items if listed else []


def named_examples(
    report: Report, examples: list[Span], figure: Figure, noun: str
) -> Iterator[ProjectMention]:
    """Yield the examples that name projects; a place alone names one of the works at places.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "泺口、白云湖2座加压站投用。"))
    >>> [mention.name for mention in reading.projects]
    ['泺口加压站', '加压站', '白云湖加压站']
    """
    text = report.folded
    for example in examples:
        words = example.cut(text)
        if words in division_stems() or words in division_names() or len(words) <= _LONGEST_PLACE:
            if kinds().get(noun) == "facility":
                yield ProjectMention(example, words + noun, False, None, EXAMPLE_OF_SET)
                continue
            if words in division_stems() or words in division_names():
                continue
        if (
            len(examples) == int(figure.value)
            or "“" in words
            or len(words) >= _EXAMPLE_LENGTH
            or (ends_like_project().search(words) and is_name(text, example, "facility"))
        ):
            yield ProjectMention(example, example.cut(report.text), False, None, EXAMPLE_OF_SET)


@cache
def listed_item() -> re.Pattern[str]:
    """Return what matches one item of a list, brackets and quotation marks whole."""
    return re.compile(r"(?:“[^”\n]*”|\([^)\n]*\)|[^、“(]|[“(])+")


@cache
def ends_like_project() -> re.Pattern[str]:
    """Return what finds the noun of a project at the end of words."""
    nouns = (row["noun"] for row in table("ontology", "lexicons", "project_nouns.tsv"))
    return re.compile(rf"(?:{word_pattern(nouns)}|路|\))$")
