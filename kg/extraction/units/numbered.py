"""Organisations told by a number or a place inside the name: 二建, 岑拓路桥四公司, 市一医院."""

import re
from collections.abc import Iterator

from kg.extraction.units.boundaries import name_start
from kg.extraction.units.candidates import Candidate, Sentences
from kg.model.text import Span
from kg.names.divisions import division_stems

RULE_BUILDER = "unit-numbered-builder"
RULE_FIRM = "unit-numbered-firm"
RULE_HOSPITAL = "unit-numbered-hospital"
RULE_AT_PLACE = "unit-company-at-place"
RULE_AGENCY = "unit-national-agency-at-place"

# What searches a whole report begins with a character, by which the engine skips to it; what must
# stand before it is looked at from there.
_BUILDER = re.compile(
    r"建(?<=[一二三四五六七八九十]建)"
    r"(?=集团|公司|[,。;、)\s]|[返承负完扣退中进施拖垫等]|$)(?:集团|公司)?"
)
_FIRM = re.compile(r"公司(?<=[一二三四五六七八九十]公司)")
_HOSPITAL = re.compile(r"医院(?<=[一二三四五六七八九十]医院)")
_NUMBER = re.compile(r"第?[一二三四五六七八九十]{1,2}\Z")
_AT_PLACE = re.compile(
    r"集团(?P<place>[\u4e00-\u9fff]{2,4}?)(?:市|县|区|省)?(?:基地|公司|分公司|项目部|办事处|支公司)"
)
_AGENCY = re.compile(r"民航(?P<place>[\u4e00-\u9fff]{2,3}?)(?:地区)?(?:安全监督)?(?:监管|管理)局")
_LEVELS = frozenset("省市区县州")
_PLACES = (4, 3, 2)
_SHORTEST_FIRM = 4


def find_numbered(sentences: Sentences) -> Iterator[Candidate]:
    """Yield numbered builders, firms and hospitals, and what belongs to a company at a place.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "由宜昌二建返工,县三医院扩建,岑拓集团宜昌基地投产。")
    >>> [unit.name for unit in recognise(report).units]
    ['宜昌二建', '县三医院', '岑拓集团宜昌基地']
    """
    text = sentences.text
    for pattern, kind, rule in (
        (_BUILDER, "enterprise", RULE_BUILDER),
        (_HOSPITAL, "institution", RULE_HOSPITAL),
    ):
        for match in pattern.finditer(text):
            number = _NUMBER.search(text, max(0, match.start() - 3), match.start())
            start = _whose(text, number.start()) if number else match.start()
            if number and start < number.start():
                yield Candidate(Span(start, match.end()), kind, rule)
    for match in _FIRM.finditer(text):
        start = name_start(sentences.words_at(match.start()), match.start() - 1)
        if match.start() - 1 - start >= _SHORTEST_FIRM:
            yield Candidate(Span(start, match.end()), "enterprise", RULE_FIRM)
    yield from _at_places(sentences)


def _whose(text: str, end: int) -> int:
    """Return where the level or place begins that says whose a numbered body is, else `end`."""
    length = next((n for n in _PLACES if text[max(0, end - n) : end] in division_stems()), 0)
    if length:
        return end - length
    return end - 1 if text[end - 1 : end] in _LEVELS else end


def _at_places(sentences: Sentences) -> Iterator[Candidate]:
    """Yield bases and branches of a group, and national agencies, called by their place."""
    text = sentences.text
    for match in _AT_PLACE.finditer(text):
        start = name_start(sentences.words_at(match.start()), match.start())
        if match["place"] in division_stems() and start < match.start():
            yield Candidate(Span(start, match.end()), "enterprise", RULE_AT_PLACE)
    for match in _AGENCY.finditer(text):
        if match["place"] in division_stems():
            yield Candidate(Span(*match.span()), "government", RULE_AGENCY)
