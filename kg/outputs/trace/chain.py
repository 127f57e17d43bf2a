"""The chain as a skeleton: which things stand where, and which claims are told at which of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from kg.outputs.trace.nearby import LATER, WITHIN, Place
from kg.outputs.trace.reading import Reading

#: Of what a thing hangs from, only records, duties and decisions are told.
_OF_UPPER = frozenset({"recordOf", "workItem", "subject", "reviewOf"})
#: Of a measure that a unit has a part in, its figures and dates are told, too.
_OF_STEPS = _OF_UPPER | {WITHIN, LATER}
#: What stands between a unit and its items, where the unit has no part in it as a whole.
_STEPS = frozenset({"issue", "measure", "plan"})


@dataclass(frozen=True, slots=True)
class Branch:
    """A thing with the claims about it and what hangs from it; `repeated` tells neither.

    `context` only shows where something else belongs.
    """

    iri: str
    claims: tuple[Place, ...] = ()
    children: tuple["Branch", ...] = ()
    repeated: bool = False
    context: bool = False

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Branch"]]:
        """Yield this branch and all below it with their depths, in reading order."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)


def hang(reading: Reading, iri: str) -> tuple[Branch, ...]:
    """Return what a thing hangs from, outermost first, down to where the thing itself stands."""
    uppers = _upper(reading, iri)
    known = set(uppers)
    tops = (one for one in uppers if not known.intersection(reading.above(one)))
    hung: set[str] = set()
    return tuple(_hang(reading, one, known, hung) for one in reading.in_order(tops))


def _hang(reading: Reading, iri: str, known: set[str], hung: set[str]) -> Branch:
    if iri in hung:
        return Branch(iri, repeated=True)
    hung.add(iri)
    below = reading.in_order(known.intersection(reading.below(iri)))
    claims = tuple(place for place in reading.claims(iri) if place.position in _OF_UPPER)
    children = tuple(_hang(reading, one, known, hung) for one in below)
    return Branch(iri, claims, children, context=True)


def grow(reading: Reading, iri: str, above: Iterable[Branch] = ()) -> Branch:
    """Return the branch of a thing with all that hangs from it.

    Each thing grows once; what grew before, or stands `above`, is repeated by name.
    """
    hung = (branch.iri for one in above for _, branch in one.walk())
    return _grow(reading, iri, {iri, *hung})


def settle(branches: Iterable[Branch]) -> dict[str, tuple[str, str]]:
    """Return for each claim the thing and the position at which it is told.

    That is where it stands deepest: a figure of a unit is told at the measure that gives it.
    """
    best: dict[str, tuple[int, str, str]] = {}
    for depth, branch in chain.from_iterable(one.walk() for one in branches):
        for place in branch.claims:
            if place.claim not in best or depth > best[place.claim][0]:
                best[place.claim] = depth, branch.iri, place.position
    return {claim: (iri, position) for claim, (_, iri, position) in best.items()}


def _grow(reading: Reading, iri: str, grown: set[str]) -> Branch:
    claims = tuple(reading.claims(iri))
    if reading.subjects[iri].kind == "unit":
        return Branch(iri, claims, _duties(reading, iri, grown))
    below = (one for one in reading.below(iri) if reading.subjects[one].kind != "unit")
    return Branch(iri, claims, tuple(_once(reading, one, grown) for one in reading.in_order(below)))


def _once(reading: Reading, iri: str, grown: set[str]) -> Branch:
    if iri in grown:
        return Branch(iri, repeated=True)
    grown.add(iri)
    return _grow(reading, iri, grown)


def _duties(reading: Reading, unit: str, grown: set[str]) -> tuple[Branch, ...]:
    """Return the items of a unit, each below the issue, measure or plan that it belongs to."""
    items = {one for one in reading.below(unit) if reading.subjects[one].kind != "unit"}
    uppers = {upper for one in items for upper in _upper(reading, one)}
    shown = items | {one for one in uppers if reading.subjects[one].kind in _STEPS}

    def step(iri: str) -> Branch:
        if iri in items or iri in grown:
            return _once(reading, iri, grown)
        grown.add(iri)
        below = reading.in_order(shown.intersection(reading.below(iri)))
        claims = tuple(place for place in reading.claims(iri) if place.position in _OF_STEPS)
        return Branch(iri, claims, tuple(step(one) for one in below), context=True)

    tops = (one for one in shown if not shown.intersection(reading.above(one)))
    return tuple(step(one) for one in reading.in_order(tops))


def _upper(reading: Reading, iri: str) -> list[str]:
    """Return all that a thing hangs from, nearest first; circles end."""
    found: dict[str, None] = {}
    layer = [iri]
    while layer:
        above = {one for thing in layer for one in reading.above(thing)} - {iri, *found}
        layer = reading.in_order(above)
        found.update(dict.fromkeys(layer))
    return list(found)
