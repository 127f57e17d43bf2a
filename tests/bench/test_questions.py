"""How long does each question take on the sample reports, with and without evidence? `make bench`.

No test asserts on a clock, because machines differ.
"""

from collections.abc import Iterator

import pytest

from kg.outputs.evidence import run_with_evidence
from kg.outputs.query import REQUIRED, Query, load_questions, run
from kg.pipeline import build
from kg.rdf.store import Store, open_store

pytestmark = pytest.mark.bench
QUESTIONS = load_questions()


@pytest.fixture(scope="module", name="store")
def _store(samples, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("questions") / "store"
    build(samples, folder)
    with open_store(folder, read_only=True) as store:
        yield store


def needed(query: Query) -> dict[str, str]:
    return {one.name: "云河市" for one in query.parameters if one.default == REQUIRED}


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query.name)
def test_question(benchmark, query: Query, store: Store) -> None:
    table = benchmark(run, store, query, needed(query))

    benchmark.extra_info["rows"] = len(table.rows)


@pytest.mark.parametrize(
    "query", [one for one in QUESTIONS if one.evidence], ids=lambda query: query.name
)
def test_question_with_evidence(benchmark, query: Query, store: Store) -> None:
    table = benchmark(run_with_evidence, store, query, needed(query))

    benchmark.extra_info["rows"] = len(table.rows)
