"""Write down what the sample reports answer to every question: `python -m tests.answers`.

The answers stand in `tests/queries/answers`, one file a question, and `tests/queries` compares.
Run this when an answer changed for the better, and read the difference before it is committed:
each line claims to be true of the sample reports. `settings.tsv` fixes a column of the questions
whose whole answer is too long to be read.
"""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kg.outputs.query import Query, load_questions, run
from kg.outputs.table import to_json
from kg.pipeline import build
from kg.rdf.queryable import Queryable
from kg.rdf.store import open_store
from kg.resources import parse_table

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).parent / "queries" / "answers"
SAMPLES = sorted((ROOT / "kg" / "samples").glob("*.txt"))


#: Nobody can tell by reading whether the counts of the program's own rules are right.
NOT_KEPT = {"rules"}


def kept_questions() -> tuple[Query, ...]:
    """Return the questions whose answers are written down."""
    return tuple(query for query in load_questions() if query.name not in NOT_KEPT)


def settings() -> dict[str, Mapping[str, str]]:
    """Return the columns that are fixed, by question."""
    with (FOLDER / "settings.tsv").open(encoding="utf-8") as lines:
        rows = list(parse_table(lines, "settings.tsv"))
    return {row["question"]: {row["column"]: row["value"]} for row in rows}


def answer_to(store: Queryable, query: Query) -> str:
    """Return the answer of a store to one question, as it is kept."""
    return to_json(run(store, query, settings().get(query.name, {})))


def main() -> int:
    """Write all answers, and remove those to questions that are gone."""
    questions = kept_questions()
    for path in FOLDER.glob("*.json"):
        if path.stem not in {query.name for query in questions}:
            path.unlink()
    with tempfile.TemporaryDirectory() as folder:
        build(SAMPLES, Path(folder) / "store")
        with open_store(Path(folder) / "store", read_only=True) as store:
            for query in questions:
                path = FOLDER / f"{query.name}.json"
                path.write_text(answer_to(store, query), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
