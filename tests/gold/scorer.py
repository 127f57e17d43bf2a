"""Score the facts that were found in a report against its gold.

    python -m tests.gold.scorer GOLD_DIR FOUND_DIR [TYPE]

Both folders hold one JSONL file per fact type. With TYPE, lists what was missed and what was extra.
Gold facts with `doubt` are neutral: finding them or not changes nothing.
"""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.gold.matching import (
    Fact,
    SameUnit,
    overlaps,
    pair,
    rules,
    shares_name,
    shares_quote,
)

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "unit": ("kind",),
    "plan": (),
    "responsibility": ("target_kind",),
    "project": ("stage", "set"),
    "issue": ("measures",),
    "measure": ("state",),
    "observation": ("kind",),
    "document": ("state",),
    "dependency": ("kind", "state"),
    "deadline": ("kind",),
    "finding": (),
}
HOLDS = ("rate_ok", "sum_ok")  # arithmetic that is right: a finding there is a false alarm
NOT_SCORED = {"finding": (*HOLDS, "vague", "no_owner"), "dependency": ("shared",)}
Facts = dict[str, list[Fact]]
InScope = Callable[[Fact], bool]


@dataclass(frozen=True)
class Score:
    """How well one type of fact was found."""

    gold: int
    predicted: int
    hits: int
    attributes: dict[str, float] = field(default_factory=dict)
    alarms: int | None = None
    missed: tuple[Fact, ...] = ()
    extra: tuple[Fact, ...] = ()

    @property
    def precision(self) -> float:
        """Return the share of the predicted facts that are right."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the gold facts that were found."""
        return self.hits / self.gold

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.hits / (self.gold + self.predicted)

    def figures(self) -> dict[str, float]:
        """Return the figures that are kept in a baseline, rounded to three places."""
        named = {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            **self.attributes,
        }
        figures = {name: round(value, 3) for name, value in named.items()}
        return figures if self.alarms is None else {**figures, "alarms": self.alarms}


def read_facts(folder: Path) -> Facts:
    """Return the facts of a folder by type; a file that is not there holds none."""
    return {kind: list(_lines(folder / f"{kind}.jsonl")) for kind in ATTRIBUTES}


def _lines(path: Path) -> Iterable[Fact]:
    if path.exists():
        lines = path.read_text("utf-8").split("\n")
        yield from (json.loads(line) for line in lines if line.strip())


def score(gold_folder: Path, found_folder: Path) -> dict[str, Score]:
    """Return the score of every type that the gold of this report has."""
    gold, found = read_facts(gold_folder), read_facts(found_folder)
    rule_of = rules(SameUnit.of(gold["unit"], found["unit"]))
    in_scope = _scope(gold_folder / "scope.json")
    scores = {}
    for kind, rule in rule_of.items():
        if kind == "unit":
            ours, theirs = _units(gold[kind], found[kind], in_scope)
        else:
            ours, theirs = (_scored(side[kind], kind, in_scope) for side in (gold, found))
        weight = _no_weight if kind == "finding" else _overlap_weight
        pairs = pair(ours, theirs, rule, weight=weight)
        alarms = _alarms(gold[kind], found[kind]) if kind == "finding" else None
        tally = _tally(ours, theirs, pairs, attributes=ATTRIBUTES[kind], alarms=alarms)
        if tally.gold:
            scores[kind] = tally
    return scores


def macro_f1(scores: dict[str, Score]) -> float:
    """Return the mean F1 over the types."""
    return sum(score.f1 for score in scores.values()) / len(scores)


def _scope(path: Path) -> InScope:
    """Read the ranges on which a report is scored; without the file, all of it is."""
    if not path.exists():
        return lambda fact: True
    ranges = json.loads(path.read_text("utf-8"))
    return lambda fact: any(start <= fact.get("start", -1) < end for start, end in ranges)


def _scored(facts: list[Fact], kind: str, in_scope: InScope) -> list[Fact]:
    silent = NOT_SCORED.get(kind, ())
    return [fact for fact in facts if fact.get("kind") not in silent and in_scope(fact)]


def _units(gold: list[Fact], found: list[Fact], in_scope: InScope) -> tuple[list[Fact], list[Fact]]:
    """Return the units to compare: those named inside the scope, on either side.

    A found unit that gold knows only from outside the scope is neutral.
    """
    inside = [unit for unit in gold if in_scope(unit)]
    outside = [unit for unit in gold if not in_scope(unit)]
    kept = [
        unit
        for unit in found
        if _is_named(unit, inside) or (in_scope(unit) and not _is_named(unit, outside))
    ]
    return inside, kept


def _is_named(unit: Fact, among: list[Fact]) -> bool:
    return any(shares_name(unit, other) for other in among)


def _no_weight(gold: Fact, found: Fact) -> int:
    return 0


def _overlap_weight(gold: Fact, found: Fact) -> int:
    return int("start" in gold and "start" in found and overlaps(gold, found))


def _tally(
    gold: list[Fact],
    found: list[Fact],
    pairs: list[tuple[int, int]],
    *,
    attributes: tuple[str, ...],
    alarms: int | None,
) -> Score:
    hits = [(i, j) for i, j in pairs if not gold[i].get("doubt")]
    neutral = {j for i, j in pairs if gold[i].get("doubt")}
    paired_gold, paired_found = {i for i, _ in hits}, {j for _, j in hits}
    sure = {i: fact for i, fact in enumerate(gold) if not fact.get("doubt")}
    counted = {j: fact for j, fact in enumerate(found) if j not in neutral}
    return Score(
        gold=len(sure),
        predicted=len(counted),
        hits=len(hits),
        attributes={
            name: _agreement([(gold[i].get(name), found[j].get(name)) for i, j in hits])
            for name in attributes
        },
        alarms=alarms,
        missed=tuple(fact for i, fact in sure.items() if i not in paired_gold),
        extra=tuple(fact for j, fact in counted.items() if j not in paired_found),
    )


def _agreement(values: list[tuple[object, object]]) -> float:
    return sum(str(one) == str(other) for one, other in values) / len(values) if values else 0.0


def _alarms(gold: list[Fact], found: list[Fact]) -> int:
    right = [fact for fact in gold if fact["kind"] in HOLDS]
    suspects = [fact for fact in found if fact["kind"] in ("rate_mismatch", "sum_mismatch")]
    return sum(any(shares_quote(fact, suspect) for fact in right) for suspect in suspects)


def table(title: str, scores: dict[str, Score]) -> list[str]:
    """Return the scores of one report as lines of a plain table."""
    head = f"{'type':15}{'gold':>6}{'found':>6}{'hits':>6}{'P':>8}{'R':>8}{'F1':>8}  attributes"
    lines = [title, head]
    for kind, row in scores.items():
        extras = [f"{name}={value:.2f}" for name, value in row.attributes.items()]
        if row.alarms is not None:
            extras.append(f"alarms={row.alarms}")
        counts = f"{row.gold:6}{row.predicted:6}{row.hits:6}"
        rates = f"{row.precision:8.3f}{row.recall:8.3f}{row.f1:8.3f}"
        lines.append(f"{kind:15}{counts}{rates}  {' '.join(extras)}".rstrip())
    return [*lines, f"{'macro F1':33}{macro_f1(scores):24.3f}" if scores else "nothing to score"]


def main(arguments: list[str]) -> None:
    """Print the scores of one report, or what was missed and extra of one type."""
    gold, found, *kinds = arguments
    scores = score(Path(gold), Path(found))
    if not kinds:
        print("\n".join(table(gold, scores)))
    for kind in kinds:
        for side, facts in (("missed", scores[kind].missed), ("extra", scores[kind].extra)):
            for fact in facts:
                print(side, json.dumps(fact, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
