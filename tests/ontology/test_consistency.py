"""HermiT accepts the ontology with its examples, and rejects what must not be.

Each wrong example breaks one axiom: it is found out, and would not be without that axiom.
"""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.outputs.check.owl import is_consistent
from kg.pipeline import build
from kg.rdf.store import open_store

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "ontology" / "examples" / "good").glob("*.ttl"))
WRONG = sorted((ROOT / "ontology" / "examples" / "bad" / "owl").glob("*.ttl"))
REAL = sorted((ROOT.parent / "shared" / "reports").glob("*.txt"))
SAMPLES = sorted((ROOT / "kg" / "samples").glob("*.txt"))

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("java")]


def quads_of(path: Path):
    return list(parse(path=str(path), format=RdfFormat.TURTLE))


def test_there_are_examples():
    assert EXAMPLES
    assert len(WRONG) >= 10


def test_the_good_examples_are_consistent_together():
    assert is_consistent([quad for path in EXAMPLES for quad in quads_of(path)])


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_what_must_not_be_is_inconsistent(path):
    assert not is_consistent(quads_of(path))


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(SAMPLES, id="samples"),
        pytest.param(REAL, id="real", marks=pytest.mark.skipif(not REAL, reason="not here")),
    ],
)
def test_what_is_built_is_consistent_with_its_conclusions(paths, tmp_path):
    """Here all reports go in at once, so that one may not contradict another either."""
    build(paths, tmp_path / "store")
    with open_store(tmp_path / "store", read_only=True) as store:
        quads = [quad for name in store.graphs() for quad in store.quads(name)]

    assert is_consistent(quads)
