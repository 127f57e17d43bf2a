"""The examples of the two READMEs run and print what they say.

In a `console` block, `$ kg …` is run in a folder where the demo was made; the lines below it are
its output, and `…` stands for any lines.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ANYTHING = "…"


def blocks(readme: str, language: str) -> list[str]:
    return [
        code for kind, code in BLOCK.findall((ROOT / readme).read_text("utf-8")) if kind == language
    ]


def examples(readme: str) -> list[tuple[str, list[str]]]:
    """Return each command with the lines that it has to print."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(blocks(readme, "console")).splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ kg "), []))
        else:
            found[-1][1].append(line)
    return found


def python(*arguments: str, at: Path, status: int = 0) -> str:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    environ["KG_STORE"] = "demo/kg-store"
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=at,
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def pattern(lines: list[str]) -> str:
    return "".join("(?:.*\n)*?" if line == ANYTHING else f"{re.escape(line)}\n" for line in lines)


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    python("-m", "kg", "demo", at=folder)
    (query,) = blocks("README.md", "sparql")
    (folder / "approvals.rq").write_text(query, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("readme", "command", "lines"),
    [(readme, *example) for readme in READMES for example in examples(readme)],
)
def test_command_prints_what_the_readme_says(
    readme: str, command: str, lines: list[str], folder: Path
) -> None:
    status = 1 if command.startswith("audit") else 0  # 1 tells of findings
    printed = python("-m", "kg", *shlex.split(command), at=folder, status=status)
    assert re.fullmatch(pattern(lines), printed)


@pytest.mark.parametrize("readme", READMES)
def test_python_example_runs(readme: str, tmp_path: Path) -> None:
    (code,) = blocks(readme, "python")

    assert "云河市交通运输局" in python("-c", code, at=tmp_path)


def test_both_readmes_show_the_same_examples() -> None:
    english, chinese = READMES

    assert examples(english) == examples(chinese)
    assert blocks(english, "python") == blocks(chinese, "python")
    assert blocks(english, "sparql") == blocks(chinese, "sparql")
