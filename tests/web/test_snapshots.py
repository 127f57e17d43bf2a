"""The server follows the store, without ever standing in a writer's way."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.rdf.snapshot import signature, take_snapshot
from kg.rdf.store import Contents, open_store
from kg.web.settings import Limits, Settings
from kg.web.snapshots import Snapshots
from tests.web.conftest import document, serving, until

ADD = """
import os, signal, sys
from pyoxigraph import NamedNode, Quad
from kg.rdf.store import open_store
store = open_store(sys.argv[1])
name = NamedNode("urn:example:late")
store.engine.add(Quad(name, name, name, name))
store.engine.add(Quad(name, name, name))
"""
KILLED = ADD + "os.kill(os.getpid(), signal.SIGKILL)\n"
WAITING = ADD + "print('open', flush=True)\nsys.stdin.readline()\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "kg-store") as store:
        store.put([document(1)])
    return tmp_path / "kg-store"


def start(script: str, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, str(folder)]
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)}
    return subprocess.Popen(
        command, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def size(folder: Path) -> int:
    with open_store(folder, read_only=True) as store:
        return len(store.engine)


def test_a_snapshot_stays_what_it_was(folder: Path, tmp_path: Path) -> None:
    before = size(folder)
    take_snapshot(folder, tmp_path / "snapshot")
    with open_store(folder) as store:
        store.put([Contents(NamedNode(document(1).graph.value), [], "other"), document(2)])

    assert size(tmp_path / "snapshot") == before


def test_what_a_killed_writer_had_committed_is_in_the_snapshot(
    folder: Path, tmp_path: Path
) -> None:
    before = size(folder)
    with start(KILLED, folder) as writer:
        assert writer.wait() == -signal.SIGKILL
    take_snapshot(folder, tmp_path / "snapshot")

    assert size(tmp_path / "snapshot") == before + 2


def test_taking_one_changes_nothing_and_writing_changes_the_signature(
    folder: Path, tmp_path: Path
) -> None:
    before = signature(folder)
    take_snapshot(folder, tmp_path / "snapshot")
    after = signature(folder)
    with open_store(folder) as store:
        store.put([document(2)])

    assert before == after != signature(folder)
    assert signature(tmp_path / "nowhere") == ()


def test_no_snapshot_while_somebody_writes(folder: Path, tmp_path: Path) -> None:
    with start(WAITING, folder) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="in use"):
            take_snapshot(folder, tmp_path / "snapshot")
        writer.communicate("\n")

    assert not (tmp_path / "snapshot").exists()


def test_no_snapshot_without_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        take_snapshot(tmp_path / "none", tmp_path / "snapshot")
    with Snapshots(tmp_path / "none") as snapshots, pytest.raises(StoreError, match="kg build"):
        snapshots.take()


def test_what_a_killed_server_left_is_taken_away(folder: Path) -> None:
    left = folder / "snapshots" / "left"
    left.mkdir(parents=True)
    (left / "held").touch()
    with Snapshots(folder) as living:
        kept = living.take().path
        with Snapshots(folder) as other:
            other.take()
            assert kept.exists()
        assert kept.exists()

    assert list((folder / "snapshots").iterdir()) == []


def test_a_new_build_is_served_without_a_restart(folder: Path) -> None:
    with serving(Settings(folder, limits=Limits(workers=3))) as client:

        def served() -> str:
            query = "SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D"
            return client(f"/sparql?query={query}", accept="text/csv").text.split()[1]

        def held() -> list[Path]:
            return list((folder / "snapshots").glob("*/[0-9]*"))

        assert served() == "2"
        (first,) = held()
        with start(ADD, folder) as writer:
            assert writer.wait() == 0

        assert until(lambda: served() == "3")
        assert until(lambda: len(held()) == 1 and held() != [first])
        assert client("/").status == 200
        # The server holds no lock: the store can be written while it runs.
        with open_store(folder) as store:
            store.put([document(3)])
