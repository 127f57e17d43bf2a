"""The sample reports answer every question as it was written down, and each word is theirs.

An answer that changed for the better is written down with `python -m tests.answers`.
"""

from collections.abc import Iterator

import pytest

from kg.outputs.evidence import run_with_evidence
from kg.outputs.query import Query
from kg.pipeline import build
from kg.rdf.store import Store, open_store
from tests.answers import FOLDER, SAMPLES, answer_to, kept_questions, settings

QUESTIONS = kept_questions()


@pytest.fixture(scope="module", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("answers") / "store"
    build(SAMPLES, folder)
    with open_store(folder, read_only=True) as store:
        yield store


def name_of(query: Query) -> str:
    return query.name


def test_an_answer_is_kept_for_every_question_and_no_other() -> None:
    names = {query.name for query in QUESTIONS}

    assert {path.stem for path in FOLDER.glob("*.json")} == names
    assert set(settings()) <= names


@pytest.mark.parametrize("query", QUESTIONS, ids=name_of)
def test_the_answer_is_the_one_that_was_read(query: Query, store: Store) -> None:
    kept = (FOLDER / f"{query.name}.json").read_text("utf-8")

    assert answer_to(store, query) == kept, "better? then: python -m tests.answers"


@pytest.mark.parametrize("query", [one for one in QUESTIONS if one.evidence], ids=name_of)
def test_every_row_is_proven_by_words_of_its_report(query: Query, store: Store) -> None:
    texts = {
        str(row["title"].value): row["text"].value
        for row in store.query(
            "PREFIX gpr: <https://w3id.org/gpr/ont#>"
            " PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
            " SELECT ?title ?text { ?r gpr:hasText/gpr:text ?text ; skos:prefLabel ?title }"
        )
    }
    table = run_with_evidence(store, query, settings().get(query.name, {}))

    for *_, report, line, start, end, quote in table.rows:
        assert texts[report][start:end] == quote
        assert texts[report].count("\n", 0, start) == line - 1
