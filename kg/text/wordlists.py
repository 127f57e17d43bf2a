"""Word lists of the lexicons as parts of regular expressions."""

import re
from collections.abc import Iterable
from functools import cache

from kg.resources import table


@cache
def words(lexicon: str, column: str = "word", **where: str) -> tuple[str, ...]:
    """Return one column of a lexicon, longest words first; `where` keeps the rows that match.

    >>> "工作专班" in words("unit_suffixes.tsv", "suffix", kind="taskforce")
    True
    """
    rows = table("ontology", "lexicons", lexicon)
    found = {row[column] for row in rows if all(row[key] == value for key, value in where.items())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def alternatives(choices: Iterable[str]) -> str:
    """Return a group that matches any of the words, the longest that fits.

    >>> alternatives(["正", "正在"])
    '(?:正在|正)'
    """
    ordered = sorted(set(choices), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"
