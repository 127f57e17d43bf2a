"""Later short forms of a name that stands in full: 岑拓储能 after 岑拓储能科技有限公司."""

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from kg.extraction.units.candidates import Candidate, Sentences
from kg.model.text import Span

RULE_DEFINED = "unit-defined-short-name"
RULE_STEM = "unit-company-stem"

_DEFINED = re.compile(r"\((?:以下)?(?:统一)?简称:?[“\"]?(?P<short>[^”\"()]{2,16})[”\"]?\)")
_LEGAL = re.compile(r"(?:股份|集团)?有限(?:责任)?公司$|集团公司$|总公司$|公司$")
_TRADE = re.compile(
    r"(?:科技|技术|制造|实业|置业|建设|开发|投资|材料|化工|能源|电子|智能|生物|医药|环保|工程|贸易"
    r"|食品|农业|物流|环境规划设计|规划设计|设计)$"
)
_BRACKET = re.compile(r"\([^()]*\)$")
_SHORTEST_STEM = 4


def find_short_names(found: Iterable[Candidate], sentences: Sentences) -> Iterator[Candidate]:
    """Yield other places where a full name of `found` stands in a short form."""
    text = sentences.text
    shorts: dict[str, tuple[str, str]] = {}
    for one in found:
        definition = _DEFINED.match(text, one.span.end)
        if definition:
            shorts.setdefault(definition["short"], (one.kind, RULE_DEFINED))
        if one.kind in {"enterprise", "finance"}:
            for stem in company_stems(one.span.cut(text)):
                shorts.setdefault(stem, (one.kind, RULE_STEM))
    names = sorted(shorts)
    for index, start, end in AhoCorasick(names).find_matches_as_indexes(text, overlapping=True):
        kind, rule = shorts[names[index]]
        yield Candidate(Span(start, end), kind, rule)


def company_stems(name: str) -> Iterator[str]:
    """Yield the short forms that a company's full name suggests, longest first.

    >>> list(company_stems("岑拓储能科技有限公司"))
    ['岑拓储能科技', '岑拓储能']
    """
    stem = _BRACKET.sub("", _LEGAL.sub("", name))
    if stem == name:
        return
    while len(stem) >= _SHORTEST_STEM:
        yield stem
        shorter = _TRADE.sub("", stem)
        if shorter == stem:
            return
        stem = shorter
