"""Offices of party and government: their official names and the short forms of these."""

from dataclasses import dataclass
from functools import cache

from kg.resources import table


@dataclass(frozen=True, slots=True)
class Office:
    """A known form of an office's name.

    `official` is what a short form stands for (科技厅 is 科学技术厅), `function` what all forms at
    all levels share. `level` tells whether a level or place must stand before it.
    """

    form: str
    official: str
    function: str
    kind: str
    level: str


@cache
def offices() -> dict[str, Office]:
    """Return every form of every known office name.

    >>> offices()["科技厅"].official, offices()["发改委"].official
    ('科学技术厅', '发展和改革委员会')
    """
    return {row["form"]: Office(**row) for row in table("ontology", "lexicons", "offices.tsv")}
