"""Units that a later report says have another name now.

Only words count (更名为, 原名): that a new unit does the work of an old one proves no renaming.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.followup.dossier import Dossier, Naming, Quote
from kg.followup.words import pattern


@dataclass(frozen=True, slots=True)
class Renaming:
    """A unit as the earlier report calls it, and the name that the later one says it has now.

    `words` are those of the later report, from one name to the other.
    """

    earlier: Naming
    later: Naming
    words: Quote


def renamed_units(earlier: Dossier, later: Dossier) -> tuple[Renaming, ...]:
    """Return the renamings of which the later report tells and the earlier one did not."""
    known = {(old.name, new.name) for old, new in _told(earlier)}
    found: dict[tuple[str, str], Renaming] = {}
    for old, new in _told(later):
        before = _called(earlier, old)
        if before and (old.name, new.name) not in known:
            one = Renaming(before, new, _passage(later, old.quote, new.quote))
            found.setdefault((before.unit.value, new.unit.value), one)
    return tuple(found.values())


def _called(dossier: Dossier, unit: Naming) -> Naming | None:
    """Return where a report first uses a name; else where it first names the unit."""
    by_name = (one for one in dossier.names if one.name == unit.name)
    by_unit = (one for one in dossier.names if one.unit == unit.unit)
    return next(by_name, None) or next(by_unit, None)


def _told(dossier: Dossier) -> Iterator[tuple[Naming, Naming]]:
    """Yield old and new name wherever only words of renaming stand between two names.

    Both may be one unit already: within a report, such words make them one.
    """
    for first, second in pairwise(dossier.names):
        between = dossier.text[first.quote.end : second.quote.start]
        if pattern("renamed").fullmatch(between):
            yield first, second
        elif pattern("former").fullmatch(between):
            yield second, first


def _passage(dossier: Dossier, old: Quote, new: Quote) -> Quote:
    """Return the words from the first to the last character of two names."""
    first, last = sorted((old, new), key=lambda quote: quote.start)
    words = dossier.text[first.start : last.end]
    where = replace(new, start=first.start, end=last.end, words=words, is_cut=True)
    return replace(where, line=first.line, section=first.section)
