"""`kg ask` and `kg sparql` at the terminal: evidence, categories, time limit."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from kg.cli import main
from kg.outputs.query import CATEGORIES
from tests.fixture import ENDLESS, stored

QUOTE = "市交通运输局牵头"


@pytest.fixture(scope="module", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(stored(tmp_path_factory.mktemp("commands")))


def asked(store: str, form: str, capsys: pytest.CaptureFixture[str]) -> str:
    arguments = ["ask", "lead-units", "--set", "plan=港口提升行动", "--evidence"]
    assert main([*arguments, "--store", store, "--format", form]) == 0
    return capsys.readouterr().out


def test_evidence_in_json(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = json.loads(asked(store, "json", capsys))

    assert (row["line"], row["start"], row["end"]) == (3, 21, 35)
    assert row["quote"].startswith(QUOTE)
    assert row["report"] == "澄湾市重点工作进展情况"


def test_evidence_in_csv(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    head, row = csv.reader(io.StringIO(asked(store, "csv", capsys)))

    assert head == ["计划", "牵头单位", "单位类型", "报告", "行", "起", "止", "原文"]
    assert row[-1].startswith(QUOTE)


def test_evidence_in_a_table(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert QUOTE in asked(store, "table", capsys)


def test_evidence_in_a_workbook(store: str, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    assert main(["ask", "lead-units", "--evidence", "--store", store, "--out", str(out)]) == 0

    head, first, *_ = openpyxl.load_workbook(out).active.iter_rows(values_only=True)
    assert head[-3:] == ("起", "止", "原文")
    assert first[-1].startswith(QUOTE)


def test_counts_without_evidence_are_explained(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "rules", "--evidence", "--store", store]) == 2
    assert "--evidence" in capsys.readouterr().err


def test_questions_are_listed_by_category(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)

    shown = [row["category"].split()[1] for row in rows]
    assert list(dict.fromkeys(shown)) == list(CATEGORIES)
    assert shown == sorted(shown, key=list(CATEGORIES).index)


def test_a_query_may_leave_out_the_usual_prefixes(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    query = "SELECT ?name { ?p gpr:reportedStatus stage:construction ; skos:prefLabel ?name }"

    assert main(["sparql", query, "--store", store, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["name", "东堤码头项目"]


def test_a_slow_query_is_stopped(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sparql", ENDLESS, "--timeout", "1", "--store", store]) == 2
    assert "1 seconds" in capsys.readouterr().err
