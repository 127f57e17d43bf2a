"""The shape of the code: who may import whom, how long things may be, what an import may do."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "kg"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Lowest first. A unit may import what stands in an earlier row, never its neighbours.
ORDER = (
    "errors < files resources < model < text names < extraction identity rdf < audit followup"
    " < pipeline outputs < ledger < web < cli < __main__"
)
RANK = {unit: rank for rank, row in enumerate(ORDER.split("<")) for unit in row.split()}
MAX_MODULE, MAX_FUNCTION, MAX_PARAMETERS, MAX_WORDS = 300, 40, 5, 12
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def unit_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def imported_modules(tree: ast.AST) -> Iterator[str]:
    """Yield what a module imports, relative and star imports as they are written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def imported_units(path: Path) -> set[str]:
    names = [name.split(".") for name in imported_modules(tree_of(path))]
    return {parts[1] for parts in names if parts[0] == "kg" and len(parts) > 1}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_unit_has_a_rank() -> None:
    units = {unit_of(path) for path in MODULES if path.parent != PACKAGE or path.stem != "__init__"}

    assert units <= set(RANK), "give the new package a place in ORDER"


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path != PACKAGE / "__init__.py"], ids=name_of
)
def test_imports_point_downwards(path: Path) -> None:
    unit = unit_of(path)
    upward = {
        other
        for other in imported_units(path) - {unit}
        if other in RANK and RANK[other] >= RANK[unit]
    }

    assert not upward, f"{name_of(path)} imports {upward} from above or beside it"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_size_budgets(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    long = {
        f"{function.name}: {length} lines"
        for function in functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > MAX_FUNCTION
    }

    assert lines <= MAX_MODULE, f"{name_of(path)} has {lines} lines"
    assert not long, f"{name_of(path)} has functions over {MAX_FUNCTION} lines"


@pytest.mark.parametrize("path", [path for path in MODULES if unit_of(path) != "cli"], ids=name_of)
def test_functions_take_few_parameters(path: Path) -> None:
    """The commands are left out: there, every option of the command line is a parameter."""
    wide = {
        function.name
        for function in functions(path)
        if len([*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs])
        - (bool(function.args.args) and function.args.args[0].arg in ("self", "cls"))
        > MAX_PARAMETERS
    }

    assert not wide, f"{name_of(path)} has functions with more than {MAX_PARAMETERS} parameters"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_assert_and_no_star_import(path: Path) -> None:
    tree = tree_of(path)

    assert not any(isinstance(node, ast.Assert) for node in ast.walk(tree)), "raise a KgError"
    assert not any(name.endswith(".*") for name in imported_modules(tree))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_word_lists_live_in_tables(path: Path) -> None:
    """A long list of Chinese words belongs into ontology/lexicons, where staff can read it."""
    lists = [
        node.lineno
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict)
        and sum(is_chinese(child) for child in ast.iter_child_nodes(node)) > MAX_WORDS
    ]

    assert not lists, f"{name_of(path)} holds word lists in lines {lists}"


def is_chinese(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and bool(CHINESE.search(node.value))
    )


def test_names_say_what_they_hold() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "manager"}

    assert not vague & {path.stem for path in MODULES}


PROBE = """
import importlib, sys
touched = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        path, mode = arguments[0], arguments[1] or "r"
        if path.endswith((".tsv", ".ttl", ".rq", ".ru", ".j2", ".txt")) or "w" in mode:
            if "kg" in path or "ontology" in path or "queries" in path:
                touched.append(path)
    elif event.startswith(("socket.", "subprocess.")) and event != "socket.__new__":
        touched.append(event)
for name in sys.argv[1:]:
    if name == sys.argv[1]:
        sys.addaudithook(watch)
    importlib.import_module(name)
print(*(name for name in touched if "__pycache__" not in name), sep="\\n")
"""


def test_importing_does_nothing() -> None:
    """No table is read, no file written, nothing started, by importing any module."""
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES]
    names = [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]
    probe = [sys.executable, "-c", PROBE, *names]
    done = subprocess.run(probe, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert not done.stdout.strip(), done.stdout
