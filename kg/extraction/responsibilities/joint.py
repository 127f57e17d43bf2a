"""Several units that share one task: 由甲局牵头、乙局和丙局配合,实施清淤工程."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.predicates import object_words, predicate, role_of
from kg.extraction.responsibilities.context import Clause, Group, groups
from kg.model.facts import Responsibility
from kg.model.mentions import UnitMention
from kg.model.text import Span, Words

RULE = "role-shared-task"

_SHARE = re.compile(
    r"(?:等[^,。;、]{0,8}?)?(?:共同|分别|具体|积极|负责)?"
    r"(?P<verb>牵头|负责|主责|主办|承办|配合|协助|协办|参与|督导|监督)(?:落实|实施|推进)?(?:的(?=[^,;。])|(?=[、,;。)]|$))"
)
_FEWEST = 2
"""Shares from which on units are read together; a lone 由甲局负责 is an ordinary clause."""


@dataclass(frozen=True, slots=True)
class _Share:
    group: Group
    role: str
    end: int


def shared_task(
    clause: Clause, units: Sequence[UnitMention]
) -> tuple[frozenset[UnitMention], tuple[Responsibility, ...]]:
    """Return the units that share one task in a sentence, and the roles they have for it.

    `clause` is the whole sentence. The task is what the clause after them does, else what stands
    before them (清淤工程由甲局牵头、乙局配合).
    """
    shares = _shares(clause, units)
    if len(shares) < _FEWEST or not any(share.role == "lead" for share in shares):
        return frozenset(), ()
    target = _task_after(clause, shares[-1].end) or _task_before(clause, shares[0].group)
    if target is None:
        return frozenset(), ()
    facts = (fact for share in shares for fact in _facts(clause, share, target))
    return frozenset(unit for share in shares for unit in share.group), tuple(facts)


def _shares(clause: Clause, units: Sequence[UnitMention]) -> list[_Share]:
    """Return the first run of groups that each have their share right after them."""
    found: list[_Share] = []
    for group in groups(clause.text, units):
        match = _SHARE.match(clause.text, group[-1].span.end, clause.span.end)
        joined = match and (not found or group[0].span.start - found[-1].end <= len(",由"))
        if match and joined:
            verb = match["verb"]
            role = "support" if verb in {"参与", "协办"} else role_of(verb)
            role = "lead" if verb in {"主办", "负责"} else role
            found.append(_Share(group, role, match.end()))
        elif found:
            break
    return found


def _task_after(clause: Clause, end: int) -> Words | None:
    """Return what the rest of the sentence does first."""
    text, stop = clause.text, clause.span.end
    while end < stop and text[end] in "、,; ":
        end += 1
    ends = (text.find(mark, end, stop) for mark in ",;。")
    stop = min((place for place in ends if place >= 0), default=stop)
    if end >= stop:
        return None
    done = predicate(clause.reading.report, clause.segmented, Span(end, stop))
    return done.target if done else object_words(clause.reading.report, end, stop)


def _task_before(clause: Clause, first: Group) -> Words | None:
    words = clause.text[clause.start : first[0].span.start]
    words = re.sub(r"[,、]?由?$", "", words)
    if len(words) > 1 and not re.search("[,。;:]", words):
        return clause.reading.report.words(clause.start, clause.start + len(words))
    return clause.topic(projects_first=True)


def _facts(clause: Clause, share: _Share, target: Words) -> Iterator[Responsibility]:
    yield from clause.facts(share.group, share.role, target, RULE)
