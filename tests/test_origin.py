"""What may not stand in the project: outside servers, one machine's folders, real reports."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.text.wordlists import words

ROOT = Path(__file__).resolve().parents[1]
REAL_REPORTS = sorted((ROOT.parent / "shared" / "reports").glob("*.txt"))
# Nothing here is ours: environments, caches, what a build or a demo wrote.
SKIPPED = {".git", ".venv", "build", "dist", "demo", "kg-store", "node_modules", "__pycache__"}
TEXT = {".py", ".md", ".cfg", ".toml", ".ttl", ".tsv", ".rq", ".ru", ".j2", ".css", ".js", ".html"}
TEXT |= {".txt", ".json", ".jsonl", ".ipynb", ".yaml", ".yml"}
NAMES = {"Makefile", "LICENSE", "run", ".gitignore"}
OUTSIDE = re.compile(
    r"""(?:src|href|url|import|fetch)\s*[=(:]?\s*\(?["']?(?:https?:)?//[\w.-]+\.\w+"""
    r"|https?://[^\s\"')]*(?:cdn|unpkg|jsdelivr|googleapis|cloudflare)",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|Users)/\w")
SAMPLES = sorted((ROOT / "kg" / "samples").glob("*.txt"))
CHUNK = 12  # long enough that the full names of ministries pass
SILENT = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z]+")


def files(*folders: str) -> Iterator[Path]:
    """Yield the project's own text files, those of the given top folders or all."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part in SKIPPED or part.endswith(("_cache", ".egg-info")) for part in parts)
        wanted = not folders or parts[0] in folders
        is_text = path.suffix in TEXT or path.name in NAMES
        if is_text and wanted and not hidden and path.is_file():
            yield path


def test_there_are_files_to_look_at() -> None:
    assert {"kg", "ontology", "queries", "tests"} <= {
        path.relative_to(ROOT).parts[0] for path in files()
    }


def test_pages_ask_no_outside_server() -> None:
    """Machines are cut off from the network; a page must carry all that it needs."""
    links = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in files("kg")
        for found in OUTSIDE.finditer(path.read_text("utf-8"))
    ]

    assert not links


def test_no_folder_of_one_machine() -> None:
    places = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in files()
        if path != Path(__file__)
        for found in MACHINE.finditer(path.read_text("utf-8"))
    ]

    assert not places


def chunks(text: str) -> Iterator[str]:
    """Yield every run of CHUNK characters of a line, punctuation left out."""
    for line in text.splitlines():
        bare = SILENT.sub("", line)
        yield from (bare[at : at + CHUNK] for at in range(len(bare) - CHUNK + 1))


@pytest.mark.skipif(not REAL_REPORTS, reason="shared/ is not beside this checkout")
def test_no_sentence_of_a_real_report() -> None:
    """Real reports are for measuring; the project lives on texts of its own.

    What the invented samples say too is the usual wording of such reports, not a copy.
    """
    theirs, ours = (
        {chunk for path in paths for chunk in chunks(path.read_text("utf-8"))}
        for paths in (REAL_REPORTS, SAMPLES)
    )
    theirs -= ours
    copied = {
        f"{path.relative_to(ROOT)}: {chunk}"
        for path in files()
        for chunk in chunks(path.read_text("utf-8"))
        if chunk in theirs
    }

    assert not copied


@pytest.mark.skipif(not REAL_REPORTS, reason="shared/ is not beside this checkout")
def test_no_company_of_a_real_report_is_known_by_name() -> None:
    """A list of companies that holds those of the yardstick would measure itself."""
    text = "".join(path.read_text("utf-8") for path in REAL_REPORTS)

    assert not [name for name in words("known_companies.tsv", common="no") if name in text]
