"""Word lists of the lexicons as parts of regular expressions."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.resources import table

_Branch: TypeAlias = dict[str, "_Branch"]


@cache
def words(lexicon: str, column: str = "word", **where: str) -> tuple[str, ...]:
    """Return one column of a lexicon, longest words first; `where` keeps the rows that match.

    >>> "工作专班" in words("unit_suffixes.tsv", "suffix", kind="taskforce")
    True
    """
    rows = table("ontology", "lexicons", lexicon)
    found = {row[column] for row in rows if all(row[key] == value for key, value in where.items())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def trie(choices: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the words, as an alternation of them would.

    Words that begin alike share their beginning, so that hundreds of them cost little more than
    one. The first characters stand side by side: by them the engine skips what cannot match.

    >>> trie(["规划", "规划设计", "方案"])
    '方案|规划(?:设计)?'
    """
    root: dict[str, _Branch] = {}
    for word in choices:
        branch = root
        for character in word:
            branch = branch.setdefault(character, {})
        branch[""] = {}
    return "|".join(re.escape(first) + _rest(branch) for first, branch in sorted(root.items()))


def _rest(branch: "_Branch") -> str:
    """Return what may follow in a word whose beginning leads to `branch`."""
    following = [
        re.escape(character) + _rest(rest)
        for character, rest in sorted(branch.items())
        if character
    ]
    if not following:
        return ""
    if len(following) == 1 and "" not in branch:
        return following[0]
    return f"(?:{'|'.join(following)})" + ("?" if "" in branch else "")


def finder(choices: Iterable[str]) -> AhoCorasick:
    """Return what finds all places of many words in one pass, each time the longest that fits.

    A full table of states takes a few megabytes more than the default, and half of its time.

    >>> finder(["规划", "规划设计"]).find_matches_as_indexes("新城规划设计")
    [(1, 2, 6)]
    """
    return AhoCorasick(list(choices), MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def overlapping_finder(choices: Iterable[str]) -> AhoCorasick:
    """Return what finds every place of every word; ask it with `overlapping=True`.

    >>> overlapping_finder(["规划", "划设"]).find_matches_as_indexes("规划设计", overlapping=True)
    [(0, 0, 2), (1, 1, 3)]
    """
    return AhoCorasick(list(choices), implementation=Implementation.DFA)


def alternatives(choices: Iterable[str]) -> str:
    """Return a group that matches any of the words, the longest that fits.

    >>> alternatives(["正", "正在"])
    '(?:正在|正)'
    """
    ordered = sorted(set(choices), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"
