"""What is shipped is what was tested: the package list, the wheel, a clean installation."""

import ast
import configparser
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).resolve().parents[1]
MAPPED = {"ontology": "kg.ontology", "queries": "kg.queries"}
DATA = {".ttl", ".tsv", ".ru", ".rq", ".j2", ".css", ".js", ".txt", ".typed"}


@pytest.fixture(scope="session", name="setup")
def _setup() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", "utf-8")
    return parser


def shipped_files() -> set[str]:
    """Return the place in the wheel of every file that the program reads or runs."""
    places = set()
    for top in ("kg", *MAPPED):
        for path in (ROOT / top).rglob("*"):
            if path.suffix in DATA | {".py"} and "__pycache__" not in path.parts:
                place = path.relative_to(ROOT)
                places.add(place.as_posix() if top == "kg" else f"kg/{place.as_posix()}")
    return places


@pytest.fixture(scope="session", name="wheel")
def _wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built from a copy so that the checkout stays clean."""
    folder = tmp_path_factory.mktemp("wheel")
    ignored = shutil.ignore_patterns(".*", "build", "dist", "demo", "kg-store", "*.egg-info")
    shutil.copytree(ROOT, folder / "source", ignore=ignored)
    run(
        sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", ".", "./source", at=folder
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def run(*command: str, at: Path) -> str:
    """Run a command in a folder, away from the checkout and its environment."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    environ.pop("PYTHONPATH", None)
    done = subprocess.run(
        command, cwd=at, env=environ, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_package_list_equals_the_folders(setup: configparser.ConfigParser) -> None:
    folders = {
        ".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "kg").rglob("__init__.py")
    }

    assert set(setup["options"]["packages"].split()) == folders | set(MAPPED.values())


def test_dependencies_are_what_the_package_imports(setup: configparser.ConfigParser) -> None:
    """No more, no less; names are compared without case, and with `_` for `-`."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "kg").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"kg"}
    extras = (setup["options.extras_require"][name] for name in ("analysis", "owl", "shacl", "web"))
    wanted = "".join((setup["options"]["install_requires"], *extras))
    declared = re.findall(r"^[\w-]+", wanted, re.MULTILINE)
    modules = {"argon2-cffi": "argon2"}

    assert imported == {modules.get(name, name).lower().replace("-", "_") for name in declared}


def test_version_is_told_once(setup: configparser.ConfigParser) -> None:
    assert setup["metadata"]["version"] == "attr: kg.__version__"
    assert f"## [{kg.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.slow
def test_wheel_holds_every_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert shipped_files() <= packed
    assert all(name.startswith("kg/") for name in packed)


@pytest.mark.slow
def test_clean_installation_runs_the_demo(wheel: Path, tmp_path: Path) -> None:
    """With the declared dependencies alone, in another folder, away from the checkout."""
    venv.create(tmp_path / "env", with_pip=True)
    programs = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run(str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel), at=elsewhere)
    place = run(str(programs / "python"), "-c", "import kg; print(kg.__file__)", at=elsewhere)

    assert str(tmp_path / "env") in place
    assert run(str(programs / "kg"), "demo", at=elsewhere)
    assert kg.__version__ in run(str(programs / "kg"), "--version", at=elsewhere)
