"""Offices of leading groups under their short name: 市大气办, 县双拥办, 市督察整改办."""

import re
from collections.abc import Iterator

from kg.extraction.units.boundaries import vocabulary
from kg.extraction.units.candidates import Candidate, Sentences
from kg.model.text import Span
from kg.names.divisions import division_ending
from kg.text.wordlists import words

RULE = "unit-short-office"

_OFFICE = re.compile(
    r"办公室(?<=[\u4e00-\u9fff]{3}办公室)|办(?<=[\u4e00-\u9fff]{2}办)(?![理法事公学好结案件成实点班会证税医主完妥复展税厂校])"
)
_BODY_INSIDE = re.compile(r"[局厅院]")
_OTHER_BODY = re.compile(r"部|会议|委.*委")
_LEVELS = frozenset("省市区县州旗")
_STEMS, _LONG_STEMS = range(2, 7), range(4, 12)
"""Lengths of what stands between a level and the end: of 市大气办, of 县委巡视整改办公室."""


def find_short_offices(sentences: Sentences) -> Iterator[Candidate]:
    """Yield the offices whose short name ends in 办 and begins with a level.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "由市大气办督导,交县住建局承办。")
    >>> [unit.name for unit in recognise(report).units]
    ['市大气办', '县住建局']
    """
    text = sentences.text
    for match in _OFFICE.finditer(text):
        end = match.end()
        if text.endswith(words("not_short_offices.tsv"), 0, end):
            continue
        is_long = match[0] != "办"
        for length in _LONG_STEMS if is_long else _STEMS:
            level = match.start() - length - 1
            if level < 0 or not "\u4e00" <= text[level] <= "\u9fff":
                break
            stem = text[level + 1 : match.start()]
            if is_long and (stem[0] != "委" or _OTHER_BODY.search(stem)):
                continue
            if text[level] in _LEVELS and _is_stem(sentences, level + 1, match.start()):
                span = Span(level + 1 - _place(text, level + 1), end)
                kind = "taskforce" if is_long else _kind(text[level + 1 : end])
                if not text.startswith("”", end):
                    yield Candidate(span, kind, RULE)
                break


def _kind(rest: str) -> str:
    """Return the kind of an office by whose it is: 县委整改办, 县政府督查办, else a group's."""
    if rest.startswith("委"):
        return "party"
    return "government" if rest.startswith(("政府", "府")) else "taskforce"


def _place(text: str, end: int) -> int:
    """Return the length of the level before a stem, with the place that it belongs to."""
    return division_ending(text, end) or 1


def _is_stem(sentences: Sentences, start: int, end: int) -> bool:
    """Tell whether nouns and verbs alone stand between a level and 办."""
    inside = sentences.words_at(start).words_between(start, end)
    return (
        bool(inside)
        and all(
            word.tag.startswith(("n", "v", "j", "a", "x", "l", "b", "q", "i"))
            and word.text not in _stops()
            for word in inside
        )
        and not _BODY_INSIDE.search(sentences.text, start, end)
    )


def _stops() -> frozenset[str]:
    return vocabulary().stops - vocabulary().inner_verbs
