"""The command line: what it prints, what it returns, and that nothing ends in a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from kg.cli import main
from kg.cli.app import app
from kg.cli.ask import settings
from kg.errors import QueryError
from tests.fixture import stored

COMMANDS = ("build", "ask", "sparql", "facts", "view", "export", "check", "demo")
YARD = "北岸货场项目[bold]=1+1[/bold]"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(stored(tmp_path_factory.mktemp("store")))


def kg(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_two_languages(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])

    assert result.exit_code == 0
    assert any("\u4e00" <= char <= "\u9fff" for char in result.output)
    assert " / " in result.output


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(app, ["--help"])

    assert all(f"\n  {command}" in result.output for command in COMMANDS)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("kg 0.")


def test_without_a_name_the_questions_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--format", "json"]) == 0

    names = [row["name"] for row in json.loads(capsys.readouterr().out)]
    assert {"lead-units", "evidence-of"} <= set(names)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["ask", "lead-units"], 0, ""),
        (["ask", "duties-of-unit", "--set", "unit=市水利局"], 0, ""),
        (["ask", "duties-of-unit", "--set", "unit=无此单位"], 1, "没有答案"),
        (["ask", "leed-units"], 2, "did you mean"),
        (["ask", "lead-units", "--set", "colour=red"], 2, "kg: 问题 lead-units 没有参数"),
        (["ask", "lead-units", "--set", "plan"], 2, "名=值"),
        (["ask", "evidence-of"], 2, "缺少参数 thing"),
        (["ask", "lead-units", "--format", "xlsx"], 2, "--out"),
        (["ask", "lead-units", "--format", "pdf"], 2, ""),
        (["sparql", "SELECT ?s { ?s ?p ?o } LIMIT 1"], 0, ""),
        (["sparql", "SELECT ?s { ?s <a:b> ?o }"], 1, "没有答案"),
        (["sparql", "DROP ALL"], 2, "会修改库"),
        (["sparql", "SELECT * { SERVICE <http://example.org> {} }"], 2, "SERVICE"),
        (["sparql", "SELECT * FROM <http://example.org> {}"], 2, "FROM"),
        (["sparql", "SELECT"], 2, "SPARQL 有误"),
        (["sparql"], 2, "-f"),
        (["sparql", "-f", "no-such-file.rq"], 2, "no-such-file.rq: 没有这个文件"),
        (["sparql", 'SELECT ("x"^^<http://www.w3.org/2001/XMLSchema#integer> AS ?n) {}'], 0, ""),
        (["ask", "lead-units", "--out", "a.pdf"], 2, "a.pdf: 请用 --format 指明格式"),
        (["ask", "lead-units", "--out", "setup.cfg/a.csv"], 2, "setup.cfg/a.csv: 无法写入"),
        (["ask", "lead-units", "--out", "tests", "--format", "csv"], 2, "tests: 无法写入"),
        (["facts", "--out", "setup.cfg"], 2, "setup.cfg: 无法写入"),
        (["view", "--out", "setup.cfg/a.html"], 2, "setup.cfg/a.html: 无法写入"),
        (["sparql", "-f", "tests"], 2, "tests: 是文件夹"),
        (["rule", "no-such-rule"], 2, "`kg rule` 列出全部"),
        (["trace", "无此单位"], 2, "库中没有“无此单位”"),
        (["impact", "无此单位"], 2, "库中没有“无此单位”"),
        (["compare", "无此报告"], 2, "库中没有报告“无此报告”"),
        (["audit", "--state", "expalined"], 2, "--state expalined: 应为"),
        (["audit", "--severity", "grave"], 2, "--severity grave: 应为"),
        (["audit", "--date", "2024-02-30"], 2, "--date 2024-02-30: 应为"),
        (["audit", "--note", "已核实"], 2, "--mark"),
        (["audit", "--mark", "无此疑点", "--state", "explained"], 2, "没有疑点"),
        (["no-such-command"], 2, ""),
    ],
)
def test_exit_codes(
    store: str, arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if arguments[0] != "no-such-command":
        arguments = [*arguments, "--store", store]

    assert main(arguments) == code
    captured = capsys.readouterr()
    assert words in captured.err
    assert "Traceback" not in captured.err
    assert bool(captured.out.strip()) == (code < 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "lead-units"],
        ["sparql", "ASK {}"],
        ["compare", "a"],
        ["impact", "a"],
        ["trace", "a"],
        ["facts", "--out", "{folder}/facts"],
        ["view", "--out", "{folder}/a.html"],
        ["export", "--out", "{folder}/a.ttl"],
        ["check"],
        ["audit"],
        ["audit", "--mark", "a", "--state", "explained"],
        ["ledger", "export", "{folder}/a.xlsx"],
        ["serve"],
    ],
    ids=" ".join,
)
def test_without_a_store_nothing_is_written(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [argument.replace("{folder}", str(tmp_path)) for argument in arguments]

    assert main([*told, "--store", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.startswith(f"kg: {tmp_path / 'none'}: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("date", ["去年", "2024-13", "2024-02-30", "2024/10", "２０２４"])
def test_a_date_that_is_none_is_refused(
    date: str, samples: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"

    assert main(["build", str(samples[0]), "--date", date, "--store", str(store)]) == 2
    assert f"--date {date}: 应为 2024、2024-10" in capsys.readouterr().err
    assert not store.exists()


def test_a_real_process_says_the_same(store: str) -> None:
    good = kg("ask", "stalled-projects", KG_STORE=store)
    none = kg("ask", "lead-units", "--set", "plan=无", KG_STORE=store)
    bad = kg("ask", "lead-units", "--store", "/no/such/store")

    assert (good.returncode, none.returncode, bad.returncode) == (0, 1, 2)
    assert YARD in good.stdout
    assert bad.stderr.startswith("kg: ")
    assert bad.stderr.count("\n") == 1


def test_a_query_from_a_file(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "计数.rq"
    file.write_text("SELECT (COUNT(*) AS ?n) { ?s a ?class }", "utf-8")

    assert main(["sparql", "-f", str(file), "--store", store, "--format", "csv"]) == 0
    head, count = capsys.readouterr().out.split()
    assert head == "n"
    assert int(count) > 100


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "txt"])
def test_an_answer_as_a_file(store: str, tmp_path: Path, form: str) -> None:
    out = tmp_path / "deep" / f"答案.{form}"

    assert main(["ask", "stalled-projects", "--store", store, "--out", str(out)]) == 0
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    if form == "xlsx":
        assert openpyxl.load_workbook(out).active["A2"].value == YARD
    else:
        assert YARD in out.read_text("utf-8")
    if form == "csv":
        assert out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_facts(store: str, tmp_path: Path) -> None:
    assert main(["facts", "--store", store, "--out", str(tmp_path / "facts")]) == 0

    assert len(list((tmp_path / "facts").glob("*/*.jsonl"))) == 22


def test_an_export_needs_a_known_form(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--store", store, "--out", str(tmp_path / "a.pdf")]) == 2
    assert "graphml" in capsys.readouterr().err


def test_a_setting_has_a_name_and_a_value() -> None:
    assert settings(["unit=市水利局", "plan=a=b"]) == {"unit": "市水利局", "plan": "a=b"}
    for wrong in (["unit"], ["unit="], ["a=1", "a=2"]):
        with pytest.raises(QueryError):
            settings(wrong)


def test_demo_does_the_whole_job(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--out", str(tmp_path)]) == 0

    assert {path.name for path in tmp_path.iterdir()} == {"kg-store", "graph.html", "facts"}
    assert len(list((tmp_path / "facts").iterdir())) == 3
    captured = capsys.readouterr()
    assert "kg ask lead-units" in captured.out
    assert "graph.html" in captured.err


def test_build_reports_each_bad_input_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "好.txt", tmp_path / "没有.txt"
    good.write_text("澄湾市工作通报\n一、港口提升行动\n市交通运输局牵头港口提升行动。\n", "utf-8")

    assert main(["build", str(good), str(bad), "--store", str(tmp_path / "s")]) == 2
    captured = capsys.readouterr()
    assert "没有.txt" in captured.err
    assert "好.txt" in captured.out


def test_facts_of_a_sample_quote_its_text(
    samples: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, out = str(tmp_path / "store"), tmp_path / "facts"
    assert main(["build", str(samples[0]), "--store", store]) == 0
    assert main(["facts", "--store", store, "--out", str(out)]) == 0
    capsys.readouterr()

    text = samples[0].read_bytes().decode("utf-8")
    (folder,) = out.iterdir()
    found = [
        json.loads(line)
        for file in folder.iterdir()
        for line in file.read_text("utf-8").split("\n")
        if line
    ]
    assert folder.name == samples[0].stem
    assert len(found) > 100
    assert all(text[line["start"] : line["end"]] == line["quote"] for line in found)


@pytest.mark.parametrize(("option", "module"), [("--owl", "owlready2"), ("--shapes", "pyshacl")])
def test_a_check_that_lacks_its_package_says_what_to_install(
    store: str,
    option: str,
    module: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")

    assert main(["check", option, "--store", store]) == 2
    assert "pip install 'duban[" in capsys.readouterr().err
