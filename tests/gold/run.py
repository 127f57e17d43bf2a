"""Read the gold reports as a user does, score what was found, compare with the baseline.

    make gold           prints the scores; exit status 1 when one fell below baseline.json
    make gold-freeze    rewrites baseline.json: the reviewer reads that diff

The samples and the reports in other layouts are part of the project. Real reports are scored too
when shared/ stands beside the checkout; of them the baseline holds figures only.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.gold.scorer import Score, macro_f1, score, table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
BASELINE = HERE / "baseline.json"
TOLERANCE = 0.0005  # figures are kept with three places
Figures = dict[str, dict[str, float]]
Baseline = dict[str, dict[str, Figures]]


@dataclass(frozen=True)
class GoldReport:
    """A report with its gold; `group` is `samples`, `layouts` or `real`."""

    group: str
    text: Path
    gold: Path


def gold_reports() -> list[GoldReport]:
    """Return the reports that can be scored on this machine."""
    sources = (
        ("samples", ROOT / "kg" / "samples", HERE),
        ("layouts", HERE / "layouts", HERE / "layouts"),
        ("real", SHARED / "reports", SHARED / "gold"),
    )
    return [
        GoldReport(group, text, gold / text.stem)
        for group, texts, gold in sources
        for text in sorted(texts.glob("*.txt"))
        if (gold / text.stem).is_dir()
    ]


def kg(*arguments: str | Path) -> None:
    """Run one command of the program, as a user would."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"kg {arguments[0]} failed:\n{done.stdout}{done.stderr}")


def score_all(reports: Iterable[GoldReport]) -> dict[GoldReport, dict[str, Score]]:
    """Build one store of all reports, write its facts, score each report."""
    reports = list(reports)
    with tempfile.TemporaryDirectory() as folder:
        store, facts = Path(folder, "store"), Path(folder, "facts")
        kg("build", *(report.text for report in reports), "--store", store)
        kg("facts", "--store", store, "--out", facts)
        missing = [
            report.text.stem for report in reports if not (facts / report.text.stem).is_dir()
        ]
        if missing:
            raise SystemExit(f"kg facts wrote no folder for {', '.join(missing)}")
        return {report: score(report.gold, facts / report.text.stem) for report in reports}


def summarise(scores: dict[GoldReport, dict[str, Score]]) -> Baseline:
    """Return the figures to keep, by group and report."""
    summary: Baseline = {}
    for report, rows in scores.items():
        figures = {kind: row.figures() for kind, row in rows.items()}
        summary.setdefault(report.group, {})[report.text.stem] = figures
    return summary


def drops(baseline: Baseline, now: Baseline) -> list[str]:
    """Tell which figures are worse than in the baseline; precision and recall may trade."""
    worse = []
    for group, reports in baseline.items():
        for stem, kinds in reports.items():
            if stem in now.get(group, {}):
                worse += _report_drops(stem, kinds, now[group][stem])
    return worse


def _report_drops(stem: str, before: Figures, after: Figures) -> Iterable[str]:
    for kind, figures in before.items():
        for name, old in figures.items():
            new = after.get(kind, {}).get(name, 0)
            fell = new > old if name == "alarms" else new < old - TOLERANCE
            if fell and name not in ("precision", "recall"):
                yield f"{stem}: {kind} {name} is worse, {new} after {old}"


def pooled(scores: Iterable[dict[str, Score]]) -> dict[str, Score]:
    """Return one score per type over several reports, attributes weighed by hits."""
    groups: dict[str, list[Score]] = {}
    for rows in scores:
        for kind, row in rows.items():
            groups.setdefault(kind, []).append(row)
    return {kind: _pool(rows) for kind, rows in groups.items()}


def _pool(rows: list[Score]) -> Score:
    hits = sum(row.hits for row in rows)
    return Score(
        gold=sum(row.gold for row in rows),
        predicted=sum(row.predicted for row in rows),
        hits=hits,
        attributes={
            name: sum(row.attributes[name] * row.hits for row in rows) / hits if hits else 0.0
            for name in rows[0].attributes
        },
        alarms=None if rows[0].alarms is None else sum(row.alarms or 0 for row in rows),
    )


def read_baseline() -> Baseline:
    """Return the frozen figures; without the file, none."""
    return json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}


def freeze(now: Baseline) -> None:
    """Write the baseline; real reports that are not on this machine keep their figures."""
    kept = {**read_baseline(), **now}
    BASELINE.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def main(arguments: list[str]) -> int:
    """Score, print, and compare or freeze; return the exit status."""
    scores = score_all(gold_reports())
    for report, rows in scores.items():
        print("\n".join(table(f"{report.group}: {report.text.stem}", rows)), end="\n\n")
    for group in dict.fromkeys(report.group for report in scores):
        rows = [rows for report, rows in scores.items() if report.group == group]
        print("\n".join(table(f"all {group}", pooled(rows))))
        print(f"{'mean of the reports':33}{sum(map(macro_f1, rows)) / len(rows):24.3f}\n")
    now = summarise(scores)
    if "--freeze" in arguments:
        freeze(now)
        print(f"wrote {BASELINE.relative_to(ROOT)}")
        return 0
    worse = drops(read_baseline(), now)
    print("\n".join(worse or ["no figure fell below the baseline"]))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
