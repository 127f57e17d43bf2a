"""Reports go in, unchanged ones are skipped, bad ones fail alone."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from kg.errors import KgError, StoreError
from kg.identity.registry import Registry
from kg.model.coverage import Share
from kg.outputs.check import check
from kg.pipeline import Outcome, Summary, build, code_fingerprint
from kg.rdf.mint import report_graph
from kg.rdf.namespaces import GRAPH
from kg.rdf.store import open_store

FIRST = """云河市关于水利工作进展的通报
一、水利提升行动
(一)工程建设。市水务局负责青石水库加固工程,青石水库加固工程初步设计待省水利厅批复。
(牵头单位:市水务局)
"""
SECOND = """云河市关于城市更新进展的通报
一、城市更新行动
(一)道路建设。市城管局印发《云河市道路养护办法》,完成投资3.5亿元。
(牵头单位:市城管局)
"""


@pytest.fixture(name="reports")
def _reports(tmp_path: Path) -> list[Path]:
    paths = []
    for name, text in (("first", FIRST), ("second", SECOND)):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


def exported(folder: Path) -> bytes:
    with open_store(folder, read_only=True) as store:
        return b"".join(store.n_quads())


def statuses(summary: Summary) -> list[str]:
    return [outcome.status for outcome in summary.outcomes]


def test_reports_go_in_and_the_graph_is_sound(reports: list[Path], folder: Path) -> None:
    told: list[Outcome] = []
    summary = build(reports, folder, place="云河市", progress=told.append)

    assert statuses(summary) == ["built", "built"]
    assert [outcome.path for outcome in told] == reports
    assert [outcome.characters for outcome in summary.outcomes] == [len(FIRST), len(SECOND)]
    assert summary.outcomes[0].counts["plans"] == 1
    with open_store(folder, read_only=True) as store:
        assert check(store) == ()
        assert len(store.graphs()) == 4


def test_unchanged_is_skipped_and_changed_is_replaced(reports: list[Path], folder: Path) -> None:
    build(reports, folder)
    before = exported(folder)
    assert statuses(build(reports, folder)) == ["unchanged", "unchanged"]
    assert exported(folder) == before

    reports[0].write_text(FIRST.replace("青石", "白石"), encoding="utf-8")
    assert statuses(build(reports, folder)) == ["replaced", "unchanged"]
    assert "白石" in exported(folder).decode()
    assert "青石" not in exported(folder).decode()


def test_other_place_builds_again(reports: list[Path], folder: Path) -> None:
    build(reports, folder)

    assert statuses(build(reports[:1], folder, place="云河市")) == ["replaced"]
    assert statuses(build(reports[:1], folder, place="云河市", date="2024-10")) == ["replaced"]


def test_changed_lexicon_builds_again(
    reports: list[Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(reports, folder)
    monkeypatch.setattr("kg.pipeline.code_fingerprint", lambda: "another")

    assert statuses(build(reports, folder)) == ["replaced", "replaced"]


def test_removed_words_leave_no_conclusion(reports: list[Path], folder: Path) -> None:
    first = build(reports[:1], folder)
    reports[0].write_text("云河市通报\n一切正常。\n", encoding="utf-8")
    second = build(reports[:1], folder)

    assert second.inferred < first.inferred


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_and_number_of_processes_do_not_matter(
    reports: list[Path], tmp_path: Path, jobs: int
) -> None:
    build(reports, tmp_path / "one")
    for path in reversed(reports):
        build([path], tmp_path / "two")
    summary = build(reports, tmp_path / "three", jobs=jobs)

    assert statuses(summary) == ["built", "built"]
    assert exported(tmp_path / "one") == exported(tmp_path / "two") == exported(tmp_path / "three")


def test_bad_inputs_fail_alone(reports: list[Path], folder: Path, tmp_path: Path) -> None:
    build(reports[:1], folder)
    empty, picture = tmp_path / "empty.txt", tmp_path / "picture.txt"
    empty.write_bytes(b"")
    picture.write_bytes(b"\x89PNG\x00\x00\x01")
    inputs = [tmp_path / "missing.txt", empty, tmp_path, picture, *reports]
    summary = build(inputs, folder)

    assert statuses(summary) == [*["failed"] * 4, "unchanged", "built"]
    assert summary.count("failed") == 4
    for path, outcome in zip(inputs[:4], summary.outcomes, strict=False):
        assert str(path) in outcome.reason


def test_report_that_became_unreadable_stays(reports: list[Path], folder: Path) -> None:
    build(reports, folder)
    before = exported(folder)
    reports[0].write_bytes(b"")

    assert statuses(build(reports, folder)) == ["failed", "unchanged"]
    assert exported(folder) == before


def test_second_report_of_one_id_fails(reports: list[Path], folder: Path, tmp_path: Path) -> None:
    twin = tmp_path / "other" / "first.txt"
    twin.parent.mkdir()
    twin.write_text(SECOND, encoding="utf-8")
    summary = build([reports[0], twin], folder)

    assert statuses(summary) == ["built", "failed"]
    assert "rename" in summary.outcomes[1].reason
    assert str(reports[0]) in summary.outcomes[1].reason


def test_ids_that_differ_in_spaces_alone_are_one(folder: Path, tmp_path: Path) -> None:
    paths = [tmp_path / "通报 1.txt", tmp_path / "通报1.txt"]
    for path in paths:
        path.write_text(FIRST, encoding="utf-8")

    assert statuses(build(paths, folder)) == ["built", "failed"]


def test_hostile_file_name(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a> <b#%2F\"' {}.txt"
    path.write_text(FIRST, encoding="utf-8")

    assert statuses(build([path], folder)) == ["built"]
    with open_store(folder, read_only=True) as store:
        assert report_graph(path.stem) in store.graphs()
        assert check(store) == ()


def test_a_stage_that_refuses_a_report_fails_alone(
    reports: list[Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise KgError("nothing to resolve")

    build(reports[:1], folder)
    before = exported(folder)
    reports[0].write_text(FIRST + "\n补充。", encoding="utf-8")
    monkeypatch.setattr("kg.pipeline.resolve", refuse)
    summary = build(reports[:1], folder)

    assert [outcome.reason for outcome in summary.outcomes] == ["nothing to resolve"]
    assert exported(folder) == before


def test_no_inputs(folder: Path) -> None:
    assert build([], folder, jobs=2).outcomes == ()


def test_folder_that_is_no_store(reports: list[Path], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not a store"):
        build(reports, tmp_path)


def test_fingerprint_is_stable() -> None:
    assert code_fingerprint() == code_fingerprint()


BUILDER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from kg.pipeline import build

    if __name__ == "__main__":
        print("ready", flush=True)
        build([Path(name) for name in sys.argv[2:]], Path(sys.argv[1]))
    """
)


@pytest.mark.parametrize("delay", [0.05, 0.2, 0.4, 0.6])
def test_killed_build_leaves_whole_reports(
    reports: list[Path], tmp_path: Path, delay: float
) -> None:
    folder, wanted = tmp_path / "store", tmp_path / "wanted"
    build(reports, folder)
    old = exported(folder)
    for path, text in zip(reports, (FIRST, SECOND), strict=True):
        path.write_text(text.replace("云河市关于", "云河市政府关于"), encoding="utf-8")
    build(reports, wanted)
    script = tmp_path / "builder.py"
    script.write_text(BUILDER)
    command = [sys.executable, str(script), str(folder), *map(str, reports)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as builder:
        assert builder.stdout is not None
        builder.stdout.readline()
        time.sleep(delay)
        builder.send_signal(signal.SIGKILL)

    whole = {*report_graphs(old), *report_graphs(exported(wanted))}
    assert report_graphs(exported(folder)) <= whole
    build(reports, folder)
    assert exported(folder) == exported(wanted)


def report_graphs(data: bytes) -> set[bytes]:
    """Return the lines of each report's graph, joined; conclusions are drawn anew by each build."""
    graphs: dict[bytes, list[bytes]] = {}
    for line in data.splitlines():
        graphs.setdefault(line.rpartition(b" <")[2], []).append(line)
    name = f"{GRAPH}report/".encode()
    return {b"\n".join(lines) for graph, lines in graphs.items() if graph.startswith(name)}


def test_a_changed_registry_builds_the_reports_it_may_touch_anew(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("云河市通报\n市住房和城乡建设局牵头清淤。市住建局检查工地。", "utf-8")
    registry = Registry({("市住建局", "*"): "云河市住建局"})

    first = build([report], tmp_path / "store")
    again = build([report], tmp_path / "store", registry=registry)
    same = build([report], tmp_path / "store", registry=registry)

    statuses = [summary.outcomes[0].status for summary in (first, again, same)]
    assert statuses == ["built", "replaced", "unchanged"]
    assert again.outcomes[0].counts["units"] == first.outcomes[0].counts["units"] + 1


def test_shares_tell_what_reached_the_graph(reports: list[Path], folder: Path) -> None:
    outcome = build(reports[1:], folder).outcomes[0]

    assert outcome.shares == {
        "sentences": Share(3, 3),
        "figures": Share(1, 1),
        "bodies": Share(2, 2),
    }
    assert build(reports[1:], folder).outcomes[0].shares == {}


@pytest.mark.parametrize("jobs", [1, 2])
def test_inputs_are_read_when_their_turn_comes(tmp_path: Path, folder: Path, jobs: int) -> None:
    """So a thousand reports take no more memory than a few."""
    paths = [tmp_path / f"{number}.txt" for number in range(8)]
    for path in paths:
        path.write_text(FIRST, encoding="utf-8")

    def lengthen_the_last(outcome: Outcome) -> None:
        if outcome.path == paths[0]:
            paths[-1].write_text(FIRST + SECOND, encoding="utf-8")

    summary = build(paths, folder, jobs=jobs, progress=lengthen_the_last)

    assert summary.outcomes[-1].characters == len(FIRST + SECOND)
    assert {outcome.characters for outcome in summary.outcomes[:-1]} == {len(FIRST)}
