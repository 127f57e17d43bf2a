"""`kg impact`: what it prints, and what it returns."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import main
from kg.cli.app import app


def test_help_is_in_two_languages() -> None:
    result = CliRunner().invoke(app, ["impact", "--help"])

    assert result.exit_code == 0
    assert "一处延误会影响哪些事项" in result.output
    assert "What a delay holds up" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["市生态环境局"], 0, "1 个事项会受影响"),
        (["市生态环境局", "--met"], 0, "2 个事项会受影响"),
        (["云河市生态环境局"], 0, "items held up: 1"),
        (["云河大学"], 1, "没有事项在等"),
        (["新技术"], 2, "several fit"),
        (["不存在的单位"], 2, "库中没有"),
        (["市生态环境局", "--format", "xlsx"], 2, "--out"),
    ],
)
def test_exit_codes(
    sample_store: Path,
    arguments: list[str],
    code: int,
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["impact", *arguments, "--store", str(sample_store)]) == code

    assert words in capsys.readouterr().err


def test_the_table_proves_each_step(sample_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["impact", "市生态环境局", "--store", str(sample_store)]) == 0

    printed = capsys.readouterr().out
    assert "禾阳农机再制造基地项目环评未获市生态环境局批复" in printed
    assert "https://" not in printed


def test_programs_get_the_claims(sample_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["impact", "市生态环境局", "--format", "json", "--store", str(sample_store)]

    assert main(arguments) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["step"] for row in rows] == [1, 2]
    assert all("/c/" in row["claim"] and row["line"] == 13 for row in rows)
