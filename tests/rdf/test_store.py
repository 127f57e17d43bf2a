"""The store keeps graphs and their merge together, refuses what is no store, survives a kill."""

import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.rdf.mint import report_graph
from kg.rdf.namespaces import graph
from kg.rdf.store import Contents, Store, open_store


def contents(name: str, *words: str, fingerprint: str = "1") -> Contents:
    node = report_graph(name)
    quads = [
        Quad(NamedNode(f"urn:x:{word}"), NamedNode("urn:x:p"), Literal(word), node)
        for word in words
    ]
    return Contents(node, quads, fingerprint)


def words_in(store: Store, name: NamedNode | DefaultGraph) -> list[str]:
    quads = store.engine.quads_for_pattern(None, None, None, name)
    return sorted(quad.object.value for quad in quads)


def merged(store: Store) -> list[str]:
    return words_in(store, DefaultGraph())


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store")


def test_new_graphs_and_their_merge(store: Store) -> None:
    store.put([contents("a", "one", "shared"), contents("b", "two", "shared")])

    assert [name.value[-8:] for name in store.graphs()] == ["report/a", "report/b"]
    assert words_in(store, report_graph("a")) == ["one", "shared"]
    assert merged(store) == ["one", "shared", "two"]
    assert store.fingerprint(report_graph("a")) == "1"
    assert store.fingerprint(report_graph("c")) is None


def test_a_marked_graph_keeps_its_quads(store: Store) -> None:
    store.put([contents("a", "one")])

    store.mark(report_graph("a"), "2")
    store.mark(report_graph("b"), "1")

    assert words_in(store, report_graph("a")) == merged(store) == ["one"]
    assert store.fingerprint(report_graph("a")) == "2"
    assert store.fingerprint(report_graph("b")) == "1"
    assert store.graphs() == [report_graph("a")]


def test_replaced_graph_leaves_what_others_state(store: Store) -> None:
    store.put([contents("a", "one", "shared"), contents("b", "two", "shared")])

    store.put([contents("a", "three", fingerprint="2")])

    assert words_in(store, report_graph("a")) == ["three"]
    assert merged(store) == ["shared", "three", "two"]
    assert store.fingerprint(report_graph("a")) == "2"


def test_replaced_by_nothing_is_known_and_can_come_back(store: Store) -> None:
    store.put([contents("a", "one")])

    store.put([contents("a", fingerprint="2")])
    assert (merged(store), store.fingerprint(report_graph("a"))) == ([], "2")

    store.put([contents("a", "one", fingerprint="3")])
    assert (merged(store), words_in(store, report_graph("a"))) == (["one"], ["one"])


def test_same_content_with_new_fingerprint(store: Store) -> None:
    store.put([contents("a", "one")])
    store.put([contents("a", "one", fingerprint="2")])

    assert (merged(store), store.fingerprint(report_graph("a"))) == (["one"], "2")


def test_merge_is_kept_through_random_changes(store: Store) -> None:
    chance = random.Random(7)
    for step in range(30):
        words = chance.sample("abcdefgh", chance.randrange(5))
        store.put([contents(chance.choice("xyz"), *words, fingerprint=str(step))])

    named = {word for name in store.graphs() for word in words_in(store, name)}
    assert merged(store) == sorted(named)


def test_bookkeeping_is_neither_merged_nor_exported(store: Store) -> None:
    store.put([contents("a", "one", fingerprint="secret")])
    store.put([contents("a", "two", fingerprint="secret2")])

    assert b"secret" not in b"".join(store.n_quads())
    assert graph("runs") not in store.graphs()
    assert merged(store) == ["two"]


def test_export_does_not_depend_on_the_order_of_builds(tmp_path: Path) -> None:
    with open_store(tmp_path / "one") as one, open_store(tmp_path / "two") as two:
        one.put([contents("a", "x", "y"), contents("b", "y")])
        two.put([contents("b", "z")])
        two.put([contents("a", "y", "x")])
        two.put([contents("b", "y", fingerprint="2")])

        assert list(one.n_quads()) == list(two.n_quads())


def test_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()

    with pytest.raises(StoreError, match="closed"):
        store.graphs()


def test_read_only_sees_what_was_put(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        store.put([contents("a", "one")])

    with open_store(tmp_path / "store", read_only=True) as reader:
        assert merged(reader) == ["one"]
        with pytest.raises(StoreError):
            reader.put([contents("b", "two")])


def test_store_in_use(tmp_path: Path) -> None:
    with open_store(tmp_path / "store"), pytest.raises(StoreError, match="in use"):
        open_store(tmp_path / "store")


def test_missing_store_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        open_store(tmp_path / "none", read_only=True)

    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("read_only", [True, False])
def test_other_folder_is_left_alone(tmp_path: Path, *, read_only: bool) -> None:
    tmp_path.joinpath("thesis.txt").write_text("mine")

    with pytest.raises(StoreError, match="not a store"):
        open_store(tmp_path, read_only=read_only)

    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("mine")

    with pytest.raises(StoreError, match="not a store"):
        open_store(path)

    assert path.read_text() == "mine"


def test_damaged_store(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_store(folder) as store:
        store.put([contents("a", "one")])
    for path in (folder / "quads").glob("MANIFEST*"):
        path.write_bytes(b"garbage")

    with pytest.raises(StoreError, match="damaged"):
        open_store(folder)


@pytest.mark.parametrize(("text", "words"), [("{", "damaged"), ('{"format": 99}', "format 1")])
def test_other_marker(tmp_path: Path, text: str, words: str) -> None:
    with open_store(tmp_path / "store"):
        pass
    (tmp_path / "store" / "duban-store.json").write_text(text)

    with pytest.raises(StoreError, match=words):
        open_store(tmp_path / "store")


def test_left_over_staging_is_dropped(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        staging = NamedNode("urn:x-duban:staging:added")
        store.engine.add(Quad(staging, staging, staging, staging))

    with open_store(tmp_path / "store") as store:
        assert list(store.engine.named_graphs()) == []


WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from pyoxigraph import Literal, NamedNode, Quad
    from kg.rdf.mint import report_graph
    from kg.rdf.store import Contents, open_store

    def version(number):
        node, predicate = report_graph("a"), NamedNode("urn:x:p")
        words = [f"{number}-{index}" for index in range(2000)] + ["kept"]
        quads = [Quad(NamedNode("urn:x:" + word), predicate, Literal(word), node) for word in words]
        return Contents(node, quads, str(number))

    with open_store(Path(sys.argv[1])) as store:
        print("open", flush=True)
        number = 0
        while True:
            number += 1
            store.put([version(number)])
            print(number, flush=True)
    """
)


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.11, 0.17, 0.23])
def test_killed_writer_leaves_the_old_or_the_new_graph(tmp_path: Path, delay: float) -> None:
    folder = tmp_path / "store"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(3)]
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        told += writer.stdout.read().splitlines()
    acknowledged = max(int(line) for line in told[1:] if line.strip())

    with open_store(folder) as store:
        number = store.fingerprint(report_graph("a"))
        assert number is not None
        assert int(number) in (acknowledged, acknowledged + 1)
        wanted = sorted([f"{number}-{index}" for index in range(2000)] + ["kept"])
        assert words_in(store, report_graph("a")) == wanted
        assert merged(store) == wanted
        assert store.graphs() == [report_graph("a")]
