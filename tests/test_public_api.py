"""`from kg import …` offers what we meant, and costs nothing until it is used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).resolve().parents[1]
PUBLIC = {
    "AnalystStore",
    "Answer",
    "KgError",
    "Store",
    "Summary",
    "__version__",
    "build",
    "check",
    "count_awaited",
    "dependency_chains",
    "draw",
    "explain",
    "find_query",
    "impact",
    "most_awaited",
    "open_store",
    "read_facts",
    "resource",
    "run",
    "waiting_circles",
    "write_facts",
    "write_view",
}


def test_public_names_are_what_we_meant() -> None:
    assert set(kg.__all__) == PUBLIC
    assert dir(kg) == sorted(PUBLIC)


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(kg, name)

    assert value == kg.__version__ or value.__doc__
    assert getattr(value, "__name__", name) == name


def test_types_of_public_names_are_told_to_checkers() -> None:
    """The block for type checkers names the same modules as the table that loads them."""
    tree = ast.parse(Path(kg.__file__).read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    told = {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    assert told == kg._HOME
    assert set(told) | {"__version__"} == PUBLIC


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'kg' has no attribute 'biuld'"):
        kg.biuld  # noqa: B018


@pytest.mark.parametrize(
    ("statement", "heavy"),
    [
        ("import kg", ["pyoxigraph", "rdflib", "typer", "networkx", "ahocorasick_rs"]),
        ("from kg import KgError, resource", ["pyoxigraph", "typer", "ahocorasick_rs"]),
        ("from kg import open_store", ["rdflib", "pandas", "networkx", "ahocorasick_rs", "typer"]),
    ],
)
def test_import_is_cheap(statement: str, heavy: list[str]) -> None:
    code = f"{statement}; import sys; print(*(set({heavy}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert not done.stdout.strip()
