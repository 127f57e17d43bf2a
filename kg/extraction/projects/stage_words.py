"""The words that tell a stage, compiled from their lexicons once per process."""

import re
from functools import cache

from kg.extraction.phrases import word_pattern
from kg.resources import table


def stage_word_governs(text: str, start: int, end: int) -> bool:
    """Tell whether a verb of building stands right before a name that begins at `end`."""
    return _governing().search(text, start, end) is not None


def stage_that_follows(text: str, start: int, end: int) -> str:
    """Return the stage told right after a name that ends at `start`, or nothing.

    >>> stage_that_follows("已全面竣工", 0, 5), stage_that_follows("进展顺利吗", 3, 5)
    ('completed', '')
    """
    match = following_stage().match(text, start, end)
    return stages_told("after", "pushed")[match["told"]] if match else ""


@cache
def helper_words(use: str) -> re.Pattern[str]:
    """Return what finds any word of one use in `stage_words.tsv`."""
    rows = table("ontology", "lexicons", "stage_words.tsv")
    return re.compile("|".join(row["pattern"] for row in rows if row["use"] == use))


@cache
def stages_told(*where: str) -> dict[str, str]:
    """Return the stage of each word that tells one in these places."""
    rows = table("ontology", "lexicons", "project_stages.tsv")
    return {row["words"]: row["stage"] for row in rows if row["where"] in where}


@cache
def stage_pattern(*where: str) -> re.Pattern[str]:
    """Return what finds the longest word that tells a stage in these places."""
    return re.compile(word_pattern(stages_told(*where)))


@cache
def following_stage() -> re.Pattern[str]:
    """Return what matches a stage right after a name, with what may stand between."""
    filler, told = helper_words("filler").pattern, word_pattern(stages_told("after", "pushed"))
    return re.compile(rf"(?:{filler})*(?P<told>{told})")


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(rf"(?:{word_pattern(stages_told('before'))})(?:了|的|好)?$")
