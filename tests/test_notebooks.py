"""Every notebook runs from top to bottom, carries no outputs, and ends with an assertion."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def code_cells(path: Path) -> list[str]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    assert not any(cell.get("outputs") for cell in cells), "clear the outputs"
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook_runs(path: Path, tmp_path: Path) -> None:
    cells = code_cells(path)
    script = tmp_path / f"{path.stem}.py"
    script.write_text("\n\n".join(cells), "utf-8")
    environ = {**os.environ, "PYTHONPATH": str(FOLDER.parent), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, script.name],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert cells[-1].splitlines()[-1].startswith("assert ")
