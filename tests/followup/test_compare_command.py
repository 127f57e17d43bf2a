"""`kg compare`: the pair among the samples, the forms, the ways to name a report, hostile words."""

import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.pipeline import build
from tests.following import EARLIER, LATER, report

KEPT = Path(__file__).with_name("samples.json")
FIRST, SECOND = "yunhe-hitech-2024-rectification", "yunhe-hitech-2025-followup"


@pytest.fixture(scope="module", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory, samples: list[Path]) -> Path:
    folder = tmp_path_factory.mktemp("compare") / "store"
    build(samples, folder)
    return folder


def asked(store: Path, *arguments: str) -> int:
    return main(["compare", *arguments, "--store", str(store)])


def test_the_pair_of_the_samples_is_told_as_it_was_read(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every line of samples.json was checked against both texts by eye."""
    assert asked(store, FIRST, SECOND, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == json.loads(KEPT.read_text("utf-8"))


def test_every_quote_stands_in_its_line(samples: list[Path]) -> None:
    texts = {path.stem: path.read_text("utf-8") for path in samples}
    for row in json.loads(KEPT.read_text("utf-8")):
        for stem, side in ((FIRST, "earlier"), (SECOND, "later")):
            line = texts[stem].splitlines()[row[f"{side}Line"] - 1]
            assert all(part in line for part in row[f"{side}Quote"].split(" … "))


@pytest.mark.parametrize(
    "arguments",
    [
        (FIRST,),
        (SECOND,),
        (SECOND, FIRST),
        (f"{FIRST}.txt", f"some/where/{SECOND}.txt"),
        ("集中整改进展情况的通报", "后续整改进展情况的通报"),
    ],
    ids=["follow-up found", "predecessor found", "swapped", "files", "titles"],
)
def test_ways_to_name_the_reports(
    store: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(store, *arguments, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == json.loads(KEPT.read_text("utf-8"))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("yunhe-2024-progress",), 1, "no follow-up"),
        (("没有这份",), 2, "no such report"),
        (("云河",), 2, "several reports"),
        ((FIRST, FIRST), 2, "twice"),
        (("",), 2, "no such report"),
    ],
)
def test_what_cannot_be_compared(
    store: Path,
    arguments: tuple[str, ...],
    code: int,
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert asked(store, *arguments) == code
    assert words in capsys.readouterr().err


def test_reports_of_two_cities_have_nothing_to_compare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, day, place in (("r-1", EARLIER, "云河市"), ("r-2", LATER, "澄湾市")):
        (tmp_path / f"{name}.txt").write_text(report(day, "巡河台账不全", place=place), "utf-8")
    build(sorted(tmp_path.glob("*.txt")), tmp_path / "store")

    assert asked(tmp_path / "store", "r-1", "r-2") == 1
    assert "nothing to compare" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "html", "json", "txt"])
def test_forms(store: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"compare.{suffix}"

    assert asked(store, FIRST, "--out", str(out)) == 0
    assert out.stat().st_size > 1000


def test_words_of_a_report_stay_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "巡河台账不全<script>alert(1)</script>"
    for name, day in (("r-1", EARLIER), ("r-2", LATER)):
        (tmp_path / f"{name}.txt").write_text(report(day, hostile), "utf-8")
    build(sorted(tmp_path.glob("*.txt")), tmp_path / "store")

    assert asked(tmp_path / "store", "r-1", "--format", "html") == 0
    page = capsys.readouterr().out
    assert "<script" not in page
    assert "&lt;script&gt;" in page
