import json
from pathlib import Path

import pyoxigraph
import pytest

from kg.outputs.facts import TYPES, folder_name, occurrence, read_facts, write_facts
from tests.fixture import FIXTURE, loaded

GUIDE_FIELDS = {
    "unit": "name kind aliases",
    "plan": "name lead",
    "responsibility": "unit role target target_kind",
    "project": "name set count stage unit",
    "issue": "number aspect category text measures",
    "measure": "issue ordinal opening state",
    "observation": "value unit indicator subject kind period",
    "document": "title state by",
    "dependency": "dependent on kind state",
    "deadline": "what date kind",
    "finding": "kind detail quotes",
}


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return loaded()


def lines(folder: Path, kind: str) -> list[dict[str, object]]:
    text = (folder / f"{kind}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def texts(store: pyoxigraph.Store) -> list[str]:
    found = store.query(
        "PREFIX gpr: <https://w3id.org/gpr/ont#> "
        "SELECT ?text { ?r gpr:reportId ?id ; gpr:hasText/gpr:text ?text } ORDER BY ?id"
    )
    return [row["text"].value for row in found]


@pytest.mark.parametrize("kind", TYPES)
def test_lines_have_exactly_the_fields_of_the_guide(store: pyoxigraph.Store, kind: str) -> None:
    expected = {*GUIDE_FIELDS[kind].split(), "quote", "start", "end", "section"}
    found = [line for _, facts in read_facts(store) for line in facts[kind]]

    assert found
    assert all(line.keys() - {"nth"} == expected for line in found)


def test_every_quote_is_at_its_place(store: pyoxigraph.Store) -> None:
    for text, (_, facts) in zip(texts(store), read_facts(store), strict=True):
        for line in (line for found in facts.values() for line in found):
            assert text[line["start"] : line["end"]] == line["quote"]
            at = -1
            for _ in range(line.get("nth", 1)):
                at = text.index(line["quote"], at + 1)
            assert at == line["start"]


def test_values_and_lists(store: pyoxigraph.Store, tmp_path: Path) -> None:
    progress, rectification = write_facts(store, tmp_path / "facts")

    units = {line["name"]: line["aliases"] for line in lines(progress, "unit")}
    assert units["市交通运输局"] == ["交通运输局"]
    assert [line["value"] for line in lines(progress, "observation")] == [6, 7.5]
    assert [(line["set"], line["count"]) for line in lines(progress, "project")] == [
        (False, None),
        (False, None),
        (False, None),
        (True, 12),
    ]
    assert lines(progress, "document")[0]["by"] == "市水利局、市交通运输局"
    assert [line.get("nth") for line in lines(rectification, "measure")] == [None, None, 2]
    assert len(lines(rectification, "finding")[0]["quotes"]) == 2  # type: ignore[arg-type]


def test_inferred_responsibilities_are_no_facts(store: pyoxigraph.Store) -> None:
    duties = [line for _, facts in read_facts(store) for line in facts["responsibility"]]

    assert len(duties) == 4


def test_a_hostile_stem_stays_inside_the_folder(store: pyoxigraph.Store, tmp_path: Path) -> None:
    write_facts(store, tmp_path / "deep" / "facts")

    assert {path.name for path in tmp_path.iterdir()} == {"deep"}
    assert {path.name for path in (tmp_path / "deep").iterdir()} == {"facts"}


def test_writing_again_replaces_and_leaves_the_rest(
    store: pyoxigraph.Store, tmp_path: Path
) -> None:
    first, _ = write_facts(store, tmp_path)
    before = (first / "unit.jsonl").read_bytes()
    (first / "stale.jsonl").write_text("{}")
    (tmp_path / "mine.txt").write_text("mine")
    write_facts(store, tmp_path)

    assert (first / "unit.jsonl").read_bytes() == before
    assert not (first / "stale.jsonl").exists()
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_two_reports_of_one_stem_get_two_folders(tmp_path: Path) -> None:
    text = FIXTURE.read_text("utf-8").replace('"../../etc/passwd"', '"澄湾进展"')
    store = pyoxigraph.Store()
    store.load(text.encode(), format=pyoxigraph.RdfFormat.TRIG)
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")

    assert [path.name for path in write_facts(store, tmp_path)] == [
        "澄湾进展",
        "澄湾进展-bbbb0002",
    ]


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("../x", "_x"),
        ("..", "_"),
        ("", "_"),
        ("a/b\\c:d", "a_b_c_d"),
        ("nul.txt", "_nul.txt"),
        ("名\x00\n称", "名__称"),
        ("云" * 100, "云" * 50),
        ("右\u202e左", "右_左"),
    ],
)
def test_folder_names(stem: str, name: str) -> None:
    assert folder_name(stem) == name


@pytest.mark.parametrize(("quote", "start", "nth"), [("aa", 0, 1), ("aa", 1, 2), ("b", 3, 1)])
def test_occurrence(quote: str, start: int, nth: int) -> None:
    assert occurrence("aaab", quote, start) == nth
