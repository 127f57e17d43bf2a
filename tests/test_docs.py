"""What exists is documented; what is documented exists."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from kg.cli.app import app
from tests.listings import LISTINGS, listing

ROOT = Path(__file__).resolve().parents[1]
COMMAND = typer.main.get_command(app)
READMES = ("README.md", "README.zh-CN.md")
KNOWLEDGE = {".ttl", ".tsv", ".ru", ".rq"}
FENCE = re.compile(r"^( *)```[^\n]*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#|mailto:)([^)#\s]+)")


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def documents() -> list[str]:
    """Return the project's own Markdown files."""
    folders = ("", ".ci", "kg", "ontology", "queries", "notebooks", "tests")
    return sorted(
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).glob("**/*.md" if folder else "*.md")
    )


def commands(group: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every command with its full name."""
    for name, command in getattr(group, "commands", {}).items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


COMMANDS = dict(commands(COMMAND))


def invocations(text: str) -> list[str]:
    """Return the lines of code blocks that call the program."""
    blocks = "\n".join(block for _, block in FENCE.findall(text))
    lines = re.findall(r"^\s*(?:\$ )?(?:\.venv/bin/)?kg ([a-z].*)$", blocks, re.MULTILINE)
    return [line.split("  #")[0] for line in lines]


@pytest.mark.parametrize("folder", ["ontology", "queries", "notebooks", "tests"])
def test_every_folder_explains_itself(folder: str) -> None:
    assert read(f"{folder}/README.md").startswith("# ")


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_readme_mentions_every_command(readme: str, command: str) -> None:
    assert f"kg {command}" in read(readme)


@pytest.mark.parametrize("readme", READMES)
def test_commands_in_readme_exist(readme: str) -> None:
    """Every `kg …` line names a command and options that the program has."""
    lines = invocations(read(readme))
    assert lines
    for line in lines:
        name = max((name for name in COMMANDS if f"{line} ".startswith(f"{name} ")), default="")
        assert name, f"{readme}: kg {line}: no such command"
        known = {option for part in COMMANDS[name].params for option in part.opts}
        used = set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", line))
        assert used <= known | {"--help"}, f"{readme}: kg {line}: {used - known}"


@pytest.mark.parametrize("readme", READMES)
def test_readme_opens_with_the_two_commands(readme: str) -> None:
    opening = read(readme)[:600]

    assert "make demo" in opening
    assert "make test" in opening


@pytest.mark.parametrize("name", documents())
def test_make_targets_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    code = re.findall(r"`make ([a-z-]+)|^\s+make ([a-z-]+)", read(name), re.MULTILINE)

    assert {first or second for first, second in code} <= targets


@pytest.mark.parametrize("name", documents())
def test_links_lead_somewhere(name: str) -> None:
    folder = (ROOT / name).parent

    assert not [link for link in LINK.findall(read(name)) if not (folder / link).exists()]


@pytest.mark.parametrize("folder", LISTINGS)
def test_listing_is_fresh(folder: str) -> None:
    assert read(f"{folder}/README.md") == listing(folder), "run: make docs"


def knowledge_files() -> Iterator[Path]:
    for folder in ("ontology", "queries"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in KNOWLEDGE:
                yield path


@pytest.mark.parametrize(
    "path", list(knowledge_files()), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_knowledge_file_is_listed(path: Path) -> None:
    """A README of its folder or one above names the file, or its folder as a whole (`facts/`)."""
    folders = [folder for folder in path.parents if folder.is_relative_to(ROOT) and folder != ROOT]
    texts = [(at / "README.md").read_text("utf-8") for at in folders if (at / "README.md").exists()]
    names = rf"\b{re.escape(path.stem)}\b|{re.escape(path.parent.name)}/[^`]*`"

    assert any(re.search(names, text) for text in texts)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "ontology").rglob("*.tsv")), ids=lambda path: path.name
)
def test_table_says_what_it_is_for(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# ")


def test_notebooks_are_listed() -> None:
    names = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}

    assert names == set(re.findall(r"[\w-]+\.ipynb", read("notebooks/README.md")))


def test_changelog_has_sections() -> None:
    assert re.search(
        r"^## \[\d+\.\d+\.\d+\] - (unreleased|\d{4}-\d{2}-\d{2})$", read("CHANGELOG.md"), re.M
    )
