"""Companies known all over the country, called by their short names: 华为, 中国电建; 移动、联通."""

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.extraction.units.candidates import Candidate, Sentences
from kg.model.text import Span
from kg.names.divisions import division_names
from kg.text.wordlists import finder, words

RULE = "unit-known-company"

_UNMISTAKABLE = 4
"""Characters from which on no words are likely to form a name by chance."""
_JOINT = re.compile(r"、|和|及|与")
_NOT_AFTER = re.compile(
    r"[路街村镇乡县区市湖山河岛城]|大道|小区|花园|广场|社区|小学|中学|学校|医院|酒店"
)
"""What follows where a name is that of a place (华润路, 吾悦广场)."""
_OWN_SITE = re.compile(r"(?P<city>[\u4e00-\u9fff]{2,3})(?:市|县)?(?:基地|分公司|工厂)")
"""A company's own site in a city (in 华为云计算基地 no city is named)."""


def find_known(sentences: Sentences) -> Iterator[Candidate]:
    """Yield the known companies; those with the name of a common thing only in a list of such.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "华为云计算中心开工,移动、联通建成基站9座,群众移动支付便利。")
    >>> [unit.name for unit in recognise(report).units]
    ['华为', '移动', '联通']
    """
    text = sentences.text
    found = [Span(start, end) for _, start, end in _names().find_matches_as_indexes(text)]
    for index, span in enumerate(found):
        if span.cut(text) in _common() and not _is_listed(text, found, index):
            continue
        if not _NOT_AFTER.match(text, span.end) and _is_whole(sentences, span):
            yield Candidate(_with_site(text, span), "enterprise", RULE, is_guess=True)


def _with_site(text: str, span: Span) -> Span:
    """Return a name together with the company's own site in a known city (比亚迪济南基地)."""
    site = _OWN_SITE.match(text, span.end)
    is_city = site and not division_names().isdisjoint({site["city"] + "市", site["city"] + "县"})
    return Span(span.start, site.end()) if site and is_city else span


def _is_whole(sentences: Sentences, span: Span) -> bool:
    """Tell whether a short name begins and ends with words (文|华为民生, 施工中通|过)."""
    if span.end - span.start >= _UNMISTAKABLE:
        return True
    inside = sentences.words_at(span.start).words_between(span.start, span.end)
    if not inside or inside[0].start != span.start:
        return False
    return inside[-1].start + len(inside[-1].text) == span.end


def _is_listed(text: str, found: list[Span], index: int) -> bool:
    """Tell whether a name stands in a list with another one."""
    here = found[index]
    before = index > 0 and _JOINT.fullmatch(text, found[index - 1].end, here.start)
    after = index + 1 < len(found) and _JOINT.fullmatch(text, here.end, found[index + 1].start)
    return bool(before or after)


@cache
def _names() -> AhoCorasick:
    return finder(words("known_companies.tsv"))


@cache
def _common() -> frozenset[str]:
    return frozenset(words("known_companies.tsv", common="yes"))
