"""Extraction does not get worse: every figure of the samples holds its baseline."""

import pytest

from tests.gold.run import (
    drops,
    gold_reports,
    pooled,
    read_baseline,
    score_all,
    summarise,
)
from tests.gold.scorer import Score

OURS = [report for report in gold_reports() if report.group in ("samples", "layouts")]


@pytest.fixture(scope="module", name="scores")
def _scores() -> dict:
    return score_all(OURS)


def test_every_sample_has_a_baseline() -> None:
    baseline = read_baseline()

    assert {report.text.stem for report in OURS} == {*baseline["samples"], *baseline["layouts"]}


@pytest.mark.parametrize("report", OURS, ids=lambda report: report.text.stem)
def test_no_figure_falls(report, scores) -> None:
    now = summarise({report: scores[report]})

    assert not drops(read_baseline(), now)


def test_arithmetic_that_holds_raises_no_alarm(scores) -> None:
    alarms = [row.alarms for rows in scores.values() for row in rows.values() if row.alarms]

    assert not alarms


def test_drops_names_what_fell() -> None:
    before = {"samples": {"a": {"unit": {"f1": 0.9, "precision": 1.0}, "finding": {"alarms": 0}}}}
    after = {"samples": {"a": {"unit": {"f1": 0.8, "precision": 0.7}, "finding": {"alarms": 2}}}}

    assert drops(before, after) == [
        "a: unit f1 is worse, 0.8 after 0.9",
        "a: finding alarms is worse, 2 after 0",
    ]
    assert not drops(before, before)
    assert not drops(before, {"samples": {}}), "a report that is not here is not compared"


def test_a_type_that_is_no_longer_found_fell() -> None:
    before = {"samples": {"a": {"unit": {"f1": 0.9}}}}

    assert drops(before, {"samples": {"a": {}}}) == ["a: unit f1 is worse, 0 after 0.9"]


def test_pooled_weighs_attributes_by_hits() -> None:
    one, other = Score(4, 4, 1, {"kind": 1.0}), Score(4, 4, 3, {"kind": 0.0})

    assert pooled([{"unit": one}, {"unit": other}])["unit"] == Score(8, 8, 4, {"kind": 0.25})
