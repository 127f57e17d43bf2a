"""Cities and counties that a list names without their level: 沈阳、大连、盘锦收集率较高."""

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.extraction.units.candidates import Candidate, Sentences
from kg.model.text import Span
from kg.names.divisions import code_of, stems_within
from kg.names.zones import Surroundings
from kg.text.wordlists import finder

RULE = "unit-area-in-list-without-level"

_JOINT = re.compile(r"、|和|及|与|以及")
_LEVEL = re.compile(r"[省市县区州旗盟]?")
_FEWEST = 2


def find_area_stems(sentences: Sentences, home: Surroundings) -> Iterator[Candidate]:
    r"""Yield the members of lists of places inside the report's own province or city.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "山东省人民政府\n烟台、威海、日照开工率较高。")
    >>> [unit.name for unit in recognise(report, place="山东省").units if unit.kind == "area"]
    ['烟台', '威海', '日照']
    """
    code = code_of(home.city) if home.city else ""
    if not code:
        return
    text, run = sentences.text, list[Span]()
    for _, start, end in _finder(code).find_matches_as_indexes(text):
        if run and not _JOINT.fullmatch(text, run[-1].end, start):
            yield from _members(run)
            run = []
        level = _LEVEL.match(text, end)
        run.append(Span(start, level.end() if level else end))
    yield from _members(run)


def _members(run: list[Span]) -> Iterator[Candidate]:
    if len(run) >= _FEWEST:
        yield from (Candidate(span, "area", RULE, is_guess=True) for span in run)


@cache
def _finder(code: str) -> AhoCorasick:
    return finder(stems_within(code))
