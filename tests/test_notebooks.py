"""Every notebook runs from top to bottom, carries no outputs, and ends with an assertion."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from kg.cli.app import app

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

# Runs the cells as a notebook does: the value of a last expression is shown, in its richest form.
RUNNER = """
import ast, json, sys
names = {"__name__": "__main__"}
for number, source in enumerate(json.load(open(sys.argv[1], encoding="utf-8")), start=1):
    tree = ast.parse(source, filename=f"cell {number}")
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, f"cell {number}", "exec"), names)
    value = last and eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)
    if value is not None:
        forms = (getattr(value, f"_repr_{form}_", None) for form in ("svg", "html"))
        print(next((form() for form in forms if form), repr(value)))
"""


def cells_of(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text("utf-8"))["cells"]


def source_of(path: Path, kind: str) -> list[str]:
    return ["".join(cell["source"]) for cell in cells_of(path) if cell["cell_type"] == kind]


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.name, name="path")
def _path(request: pytest.FixtureRequest) -> Path:
    return request.param


def run(cells: list[str], folder: Path, seed: str) -> subprocess.CompletedProcess[str]:
    script = folder / "cells.json"
    script.write_text(json.dumps(cells), "utf-8")
    environ = {**os.environ, "PYTHONPATH": str(FOLDER.parent), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", RUNNER, script.name],
        cwd=folder,
        env=environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_notebook_runs(path: Path, tmp_path: Path) -> None:
    done = run(source_of(path, "code"), tmp_path, seed="1")

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.slow
def test_notebook_says_the_same_each_time(path: Path, tmp_path: Path) -> None:
    said = {run(source_of(path, "code"), tmp_path, seed=seed).stdout for seed in ("1", "2")}

    assert len(said) == 1


def test_notebook_is_clean(path: Path) -> None:
    cells = cells_of(path)

    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
    assert [cell["id"] for cell in cells] == [f"cell-{n:02d}" for n in range(1, len(cells) + 1)]


def test_notebook_is_an_essay_in_two_languages(path: Path) -> None:
    opening, *_ = source_of(path, "markdown")

    assert opening.startswith("# ")
    assert "*In English: " in opening
    for text in source_of(path, "markdown"):
        lines = text.splitlines()
        assert any("\u4e00" <= char <= "\u9fff" for char in text)
        assert any(line.startswith("*") for line in lines), f"no English in: {lines[0]}"


def test_commands_in_the_text_exist(path: Path) -> None:
    names = set(re.findall(r"`kg ([a-z-]+)", "".join(source_of(path, "markdown"))))

    assert names <= set(typer.main.get_command(app).commands)


def test_notebook_ends_with_a_check(path: Path) -> None:
    assert source_of(path, "code")[-1].splitlines()[-1].startswith("assert ")


def test_notebook_imports_only_this_package(path: Path) -> None:
    trees = [ast.parse(source) for source in source_of(path, "code")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}

    assert names - set(sys.stdlib_module_names) == {"kg"}
