"""Signs in a clause that something was needed, or is waited for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from kg.extraction.phrases import word_pattern
from kg.model.text import Span
from kg.resources import table
from kg.text.wordlists import finder, overlapping_finder

_CLASS = re.compile(r"@([a-z]+)@")
_PARTING = (",", ";")
_STAYS = re.compile(r"\(\?=\[[^\]]*\](?:\|\$)?\)|\[\^,;[^\]]*\]|\{\d+,\d*\}|\\[d.]")
_MAY_LEAVE = re.compile(r"[,;.\\$]|\[\^")
"""Whether a pattern may match beyond a comma or semicolon, in what `_STAYS` leaves of it."""
_DONE_IN_CLAUSE = ("land", "procurement", "planning")
_INTENT = re.compile(r"意向(?!协议|书|合同)")
_HEDGE_REACH = 20
_LONG_EVENT = 10
_NAMED_BODY = 6
"""Characters from which on an event tells which body judges (省自然资源厅批复设计)."""
_REACH = 60
"""How far behind its clause the words may stand that name what waits."""


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A prerequisite that a clause names: its words, its kind and whether it is met.

    `dependent` covers the words that name what needs it, where a pattern tells them.
    """

    on: Span
    kind: str
    state: str
    rule: str
    dependent: Span | None = None


@dataclass(frozen=True, slots=True)
class _Sign:
    rule: str
    kind: str
    state: str
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    leaves_clause: bool


def find_prerequisites(text: str, clause: Span) -> Iterator[Prerequisite]:
    """Yield the prerequisites that a clause names; what needs them may stand in the next clause.

    >>> text = "项目环评已获市生态环境局批复"
    >>> found = next(find_prerequisites(text, Span(0, len(text))))
    >>> found.on.cut(text), found.kind, found.state
    ('市生态环境局批复', 'approval', 'met')
    """
    found_cues = _cues_in(text[clause.start : clause.end + 1])
    used: list[Span] = []
    results: list[Span] = []
    parted = text[clause.end : clause.end + 1] in _PARTING
    for sign in _signs_of(found_cues) if found_cues else ():
        reach = 1 if parted and not sign.leaves_clause else _REACH
        for match in sign.pattern.finditer(text, clause.start, clause.end + reach):
            if match.start() >= clause.end:
                break
            taken = used if sign.kind in ("approval", "funding") else [*used, *results]
            found = _prerequisite(text, sign, match, clause)
            if found and not any(found.on.overlaps(other) for other in taken):
                used.append(found.on)
                results.extend((found.dependent,) if found.dependent else ())
                yield found


def _prerequisite(
    text: str, sign: _Sign, match: re.Match[str], clause: Span
) -> Prerequisite | None:
    on = Span(*match.span("on"))
    words, before = on.cut(text), text[clause.start : on.start]
    if on.end > clause.end or _class("nobody").search(words):
        return None
    if sign.kind == "sequence" and _class("noevent").search(words):
        return None
    state = sign.state
    if sign.kind in _DONE_IN_CLAUSE and state == "met":
        state = _progress(clause.cut(text))
    elif state == "met" and (
        _class("hedge").search(before[-_HEDGE_REACH:])
        or _INTENT.search(words)
        or _class("future").search(match[0])
    ):
        state = "pending"
    if not state:
        return None
    dependent = match.groupdict().get("dependent") and Span(*match.span("dependent"))
    return Prerequisite(on, _kind(sign, words, before), state, sign.rule, dependent or None)


def _kind(sign: _Sign, words: str, before: str) -> str:
    if words.endswith("用地预审意见") or (before.endswith("建设用地获") and "预审" not in words):
        return "land"
    judged = sign.kind == "sequence" and kind_of(words) == "approval"
    by_body = len(words) > _NAMED_BODY and _class("body").search(words)
    if judged and (len(words) > _LONG_EVENT or by_body):
        return "approval"
    return sign.kind or kind_of(words) or "sequence"


def _progress(words: str) -> str:
    """Return whether what a clause says of land or tenders is done; nothing if it says neither."""
    if "务必" in words:
        return ""
    if _class("part").search(words):
        return "pending"
    return "met" if _class("done").search(words) else ""


def kind_of(words: str) -> str:
    """Return the kind of dependency that `words` name, or nothing.

    >>> kind_of("投资方资金链断裂"), kind_of("天气")
    ('funding', '')
    """
    found = [match[0] for match in _words().finditer(words)]
    return _kinds()[found[-1]] if found else ""


def word_class(name: str) -> str:
    """Return a pattern that matches any word of a class in `prerequisite_words.tsv`."""
    return "|".join(_classes()[name])


@cache
def _class(name: str) -> re.Pattern[str]:
    """Return what finds any word of a class in `prerequisite_words.tsv`."""
    return re.compile(word_class(name))


@cache
def _classes() -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    for row in table("ontology", "lexicons", "prerequisite_words.tsv"):
        classes.setdefault(row["class"], []).append(row["pattern"])
    return classes


@cache
def _signs() -> tuple[_Sign, ...]:
    """Return the patterns of `prerequisite_patterns.tsv`, their classes of words filled in."""
    return tuple(map(_sign, table("ontology", "lexicons", "prerequisite_patterns.tsv")))


def _sign(row: Mapping[str, str]) -> _Sign:
    classes = _classes()
    pattern = _CLASS.sub(lambda name: f"(?:{'|'.join(classes[name[1]])})", row["pattern"])
    return _Sign(
        rule=row["rule"],
        kind=row["kind"].strip("-"),
        state=row["state"],
        cues=tuple(row["cue"].split()),
        pattern=re.compile(pattern),
        leaves_clause=_MAY_LEAVE.search(_STAYS.sub("", pattern)) is not None,
    )


@cache
def cues() -> AhoCorasick:
    """Return the finder of the words without which a clause names no prerequisite."""
    return finder(sorted({cue for sign in _signs() for cue in sign.cues}))


def _cues_in(words: str) -> frozenset[str]:
    """Return all cues in a clause and its mark, also those that share characters (批复, 复和)."""
    cues, automaton = _overlapping_cues()
    found = automaton.find_matches_as_indexes(words, overlapping=True)
    return frozenset(cues[index] for index, _, _ in found)


@cache
def _overlapping_cues() -> tuple[tuple[str, ...], AhoCorasick]:
    cues = tuple(sorted({cue for sign in _signs() for cue in sign.cues}))
    return cues, overlapping_finder(cues)


@lru_cache(maxsize=4096)
def _signs_of(cues: frozenset[str]) -> tuple[_Sign, ...]:
    """Return the patterns to try, in their order, where a clause has these cues."""
    return tuple(sign for sign in _signs() if not cues.isdisjoint(sign.cues))


@cache
def _kinds() -> dict[str, str]:
    rows = table("ontology", "lexicons", "prerequisite_signs.tsv")
    return {row["word"]: row["kind"] for row in rows}


@cache
def _words() -> re.Pattern[str]:
    return re.compile(word_pattern(_kinds()))
