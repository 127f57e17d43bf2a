"""When is a predicted fact the same as a gold fact? One rule for each type of fact.

The rules are those of the yardstick (README.md beside this file). They forgive a longer or shorter
cut of one noun phrase, and never another number, role, date or place in the text.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Fact = dict[str, Any]
Rule = Callable[[Fact, Fact], bool]

NEAR = 60  # characters between two clauses that still tell the same thing
_SILENT = re.compile(r"[\s“”\"'‘’《》〈〉()()\[\],,。.;;::、·—\-]+")


def normalise(value: object) -> str:
    """Return `value` without width, case, spaces and punctuation."""
    return _SILENT.sub("", unicodedata.normalize("NFKC", str(value or ""))).lower()


def bigrams(text: str) -> set[str]:
    """Return the pairs of neighbouring characters; a single character counts as itself."""
    return {text[at : at + 2] for at in range(len(text) - 1)} or {text}


def is_alike(left: object, right: object, floor: float) -> bool:
    """Tell whether the shorter phrase shares `floor` of its bigrams, the longer half as many."""
    one, other = normalise(left), normalise(right)
    if not one or not other:
        return one == other
    pairs = sorted((bigrams(one), bigrams(other)), key=len)
    shared = len(pairs[0] & pairs[1])
    return shared / len(pairs[0]) >= floor and shared / len(pairs[1]) >= floor / 2


def is_near(left: Fact, right: Fact, slack: int = NEAR) -> bool:
    """Tell whether two clauses touch when each is stretched by `slack` characters."""
    return left["start"] < right["end"] + slack and right["start"] < left["end"] + slack


def overlaps(left: Fact, right: Fact) -> bool:
    """Tell whether two clauses share a character."""
    return is_near(left, right, slack=0)


def surfaces(unit: Fact) -> set[str]:
    """Return all normalised names of a unit."""
    return {normalise(name) for name in (unit["name"], *(unit.get("aliases") or ()))} - {""}


def shares_name(gold: Fact, predicted: Fact) -> bool:
    """Tell whether two units have a name in common."""
    return bool(surfaces(gold) & surfaces(predicted))


def shares_quote(gold: Fact, predicted: Fact) -> bool:
    """Tell whether some quote of one fact lies inside a quote of the other."""
    ours = [normalise(quote) for quote in gold["quotes"]]
    theirs = [normalise(quote) for quote in predicted["quotes"]]
    return any(one in other or other in one for one in ours for other in theirs)


def pair(
    gold: list[Fact], predicted: list[Fact], rule: Rule, *, weight: Callable[[Fact, Fact], int]
) -> list[tuple[int, int]]:
    """Return one-to-one pairs of indexes, the heaviest and then the nearest first."""
    candidates = sorted(
        (
            (weight(one, other), -abs(one.get("start", 0) - other.get("start", 0)), i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(predicted)
            if rule(one, other)
        ),
        reverse=True,
    )
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, _, i, j in candidates:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


@dataclass(frozen=True)
class SameUnit:
    """Tells whether two names mean one unit, given the units of both sides."""

    gold: dict[str, int]
    predicted: dict[str, int]
    partner: dict[int, int]

    @classmethod
    def of(cls, gold: list[Fact], predicted: list[Fact]) -> "SameUnit":
        """Pair the units of both sides by the names that they share."""
        pairs = pair(
            gold, predicted, shares_name, weight=lambda a, b: len(surfaces(a) & surfaces(b))
        )
        return cls(_by_name(gold), _by_name(predicted), {j: i for i, j in pairs})

    def __call__(self, gold: object, predicted: object) -> bool:
        """Tell whether the predicted name means the unit of the gold name."""
        one, other = normalise(gold), normalise(predicted)
        if one == other:
            return True
        unit = self.gold.get(one)
        if unit is None:
            return False
        paired = self.partner.get(self.predicted.get(other, -1))
        return unit in (paired, self.gold.get(other))


def _by_name(units: Iterable[Fact]) -> dict[str, int]:
    table: dict[str, int] = {}
    for index, unit in enumerate(units):
        for name in surfaces(unit):
            table.setdefault(name, index)
    return table


def _same(*fields: str) -> Rule:
    return lambda a, b: all(normalise(a[field]) == normalise(b[field]) for field in fields)


def _alike(field: str, floor: float) -> Rule:
    return lambda a, b: is_alike(a[field], b[field], floor)


def _every(*rules: Rule) -> Rule:
    return lambda a, b: all(rule(a, b) for rule in rules)


def _either(*rules: Rule) -> Rule:
    return lambda a, b: any(rule(a, b) for rule in rules)


def _same_value(gold: Fact, predicted: Fact) -> bool:
    return abs(float(gold["value"]) - float(predicted["value"])) < 1e-9


def _same_kind(gold: Fact, predicted: Fact) -> bool:
    return bool(gold["kind"] == predicted["kind"])


def _same_ordinal(gold: Fact, predicted: Fact) -> bool:
    return int(gold["ordinal"]) == int(predicted["ordinal"])


def rules(same_unit: SameUnit) -> dict[str, Rule]:
    """Return the rule of every type, in the order of the report."""
    return {
        "unit": shares_name,
        "plan": _every(_alike("name", 0.8), lambda a, b: same_unit(a["lead"], b["lead"])),
        "responsibility": _every(
            is_near,
            lambda a, b: bool(a["role"] == b["role"]),
            lambda a, b: same_unit(a["unit"], b["unit"]),
            _alike("target", 0.5),
        ),
        "project": _either(_every(is_near, _alike("name", 0.75)), _same("name")),
        "issue": _every(_same("number"), _alike("text", 0.8)),
        "measure": _every(_same("issue"), _same_ordinal),
        "observation": _every(overlaps, _same_value, _same("unit"), _alike("indicator", 0.5)),
        "document": _either(_same("title"), _every(is_near, _alike("title", 0.9))),
        "dependency": _every(is_near, _alike("dependent", 0.5), _alike("on", 0.5)),
        "deadline": _every(_same("date"), _either(overlaps, _alike("what", 0.5))),
        "finding": _every(_same_kind, shares_quote),
    }
