"""The scorer gives what the yardstick's rules give."""

import importlib.util
import json
import random
from pathlib import Path

import pytest

from tests.gold.matching import SameUnit, is_alike
from tests.gold.scorer import ATTRIBUTES, Score, read_facts, score

GOLD = Path(__file__).parent
REPORTS = sorted(path.name for path in GOLD.iterdir() if (path / "unit.jsonl").exists())
YARDSTICK = GOLD.parents[2] / "shared" / "gold" / "score.py"


def write(folder: Path, facts: dict[str, list[dict]]) -> Path:
    folder.mkdir(exist_ok=True)
    for kind, rows in facts.items():
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (folder / f"{kind}.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def damaged(facts: dict[str, list[dict]], seed: int) -> dict[str, list[dict]]:
    """Drop, shift, rename and double some facts, so that every branch of the rules is met."""
    dice = random.Random(seed)
    result: dict[str, list[dict]] = {}
    for kind, rows in facts.items():
        result[kind] = []
        for row in rows:
            copy = {**row, "start": row["start"] + dice.choice([0, 0, 0, 5, 70])}
            copy["end"] = copy["start"] + row["end"] - row["start"]
            for name in ("name", "target", "on", "what", "indicator", "text", "unit"):
                if name in copy and dice.random() < 0.3:
                    copy[name] = copy[name][dice.randint(0, 3) :]
            if "kind" in copy and dice.random() < 0.2:
                copy["kind"] = dice.choice(rows)["kind"]
            result[kind] += [copy] * dice.choice([0, 1, 1, 1, 1, 2])
    return result


@pytest.mark.parametrize(
    ("left", "right", "floor", "same"),
    [
        ("冷链物流基地", "汀南冷链物流基地项目", 0.75, True),
        ("冷链物流", "汀南区冷链物流产业配套基地扩建项目", 0.75, False),
        ("《管理办法》", "管理办法", 1.0, True),
        ("12月", "12月", 1.0, True),
        ("", "办法", 0.5, False),
        ("", "", 0.5, True),
    ],
)
def test_phrases_are_alike(left: str, right: str, floor: float, same: bool) -> None:
    assert is_alike(left, right, floor) is same
    assert is_alike(right, left, floor) is same


def test_same_unit_follows_aliases_of_both_sides() -> None:
    gold = [{"name": "云河市水务局", "aliases": ["市水务局"], "start": 0}]
    found = [{"name": "云河市水务局", "aliases": ["水务部门"], "start": 0}]
    same_unit = SameUnit.of(gold, found)

    assert same_unit("市水务局", "水务部门")
    assert not same_unit("市水务局", "市财政局")
    assert not same_unit("市财政局", "市林业局")


@pytest.mark.parametrize("report", REPORTS)
def test_gold_scores_full_marks_against_itself(report: str) -> None:
    for kind, row in score(GOLD / report, GOLD / report).items():
        assert row.f1 == 1, kind
        assert set(row.attributes.values()) <= {1.0}, kind
        assert not row.alarms


def test_nothing_found_scores_zero(tmp_path: Path) -> None:
    scores = score(GOLD / REPORTS[0], tmp_path)

    assert {row.f1 for row in scores.values()} == {0.0}
    assert all(len(row.missed) == row.gold for row in scores.values())


def test_doubtful_gold_is_neutral(tmp_path: Path) -> None:
    sure = {"title": "甲办法", "state": "cited", "start": 0, "end": 5}
    doubtful = {"title": "乙办法", "state": "cited", "start": 9, "end": 14, "doubt": True}
    gold = write(tmp_path / "gold", {"document": [sure, doubtful]})
    for rows in ([sure], [sure, doubtful]):
        found = write(tmp_path / "found", {"document": rows})
        assert score(gold, found)["document"] == Score(1, 1, 1, {"state": 1.0})


def test_alarm_on_arithmetic_that_holds(tmp_path: Path) -> None:
    quotes = ["安排12个,开工6个,开工率50%"]
    holds = {"kind": "rate_ok", "quotes": quotes, "start": 0, "end": 9}
    other = {"kind": "sum_mismatch", "quotes": ["其中3个"], "start": 30, "end": 34}
    alarm = {"kind": "rate_mismatch", "quotes": ["开工率50%"], "start": 5, "end": 9}
    gold = write(tmp_path / "gold", {"finding": [holds, other]})
    found = write(tmp_path / "found", {"finding": [other, alarm]})

    assert score(gold, found)["finding"].figures() == {
        "precision": 0.5,
        "recall": 1.0,
        "f1": 0.667,
        "alarms": 1,
    }


def test_scope_leaves_out_what_lies_elsewhere(tmp_path: Path) -> None:
    inside = {"title": "甲办法", "state": "cited", "start": 0, "end": 5}
    outside = {"title": "乙办法", "state": "cited", "start": 90, "end": 95}
    gold = write(tmp_path / "gold", {"document": [inside, outside]})
    (gold / "scope.json").write_text("[[0, 50]]")
    found = write(tmp_path / "found", {"document": [inside, {**outside, "title": "丙办法"}]})

    assert score(gold, found)["document"] == Score(1, 1, 1, {"state": 1.0})


@pytest.mark.skipif(not YARDSTICK.exists(), reason="shared/ is not beside this checkout")
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("report", REPORTS)
def test_equals_the_yardstick(report: str, seed: int, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("yardstick", YARDSTICK)
    assert spec
    assert spec.loader
    yardstick = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(yardstick)
    gold = write(tmp_path / "gold", read_facts(GOLD / report))
    if seed % 2:
        (gold / "scope.json").write_text("[[0, 900], [1500, 2600]]")
    found = write(tmp_path / "found", damaged(read_facts(GOLD / report), seed))
    wanted = yardstick.score(gold, found)
    ours = score(gold, found)

    assert list(ours) == list(wanted)
    for kind, row in ours.items():
        want = wanted[kind]
        figures = {name: want[name] for name in row.figures()}
        assert row.figures() == pytest.approx(figures, abs=0.0011), kind  # 0.8125 rounds either way
        assert (row.gold, row.predicted, row.hits) == (
            want["gold"],
            want["predicted"],
            want["hits"],
        )
        assert (list(row.missed), list(row.extra)) == (want["missed"], want["extra"])


def test_every_gold_file_is_of_a_known_type() -> None:
    for report in REPORTS:
        assert {path.stem for path in (GOLD / report).glob("*.jsonl")} <= set(ATTRIBUTES)
