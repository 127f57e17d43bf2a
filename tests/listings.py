"""Write the lists of files that say themselves what they are for: `make docs`.

A table of words opens with a comment, a question with a header; the READMEs of their folders are
made from these, and `test_docs.py` fails when one is stale.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path

from kg.outputs.query import CATEGORIES, Query, load_queries
from kg.outputs.vocabulary import write_vocabulary

ROOT = Path(__file__).resolve().parents[1]
NOTE = "<!-- Written by `make docs`; edit the files, not this list. -->"


def purpose(path: Path) -> str:
    """Return the first sentence of a table's opening comment."""
    comment = takewhile(lambda line: line.startswith("#"), path.read_text("utf-8").splitlines())
    text = " ".join(line.lstrip("# ") for line in comment)
    first, _, _ = text.partition(". ")
    return first.rstrip(".").replace("|", "\\|")


def tables(folder: Path) -> Iterator[str]:
    """Yield the list of a folder of tables."""
    yield "| table | what it is for |"
    yield "|---|---|"
    for path in sorted(folder.glob("*.tsv")):
        yield f"| `{path.name}` | {purpose(path)} |"


def questions(folder: Path) -> Iterator[str]:
    """Yield the list of a folder of questions."""
    queries = load_queries(folder)
    for number, (category, title) in enumerate(CATEGORIES.items()):
        yield from [""] * bool(number)
        yield f"## {title.zh} {category}: {title.en}"
        yield ""
        yield "| `kg ask` … | asks | | `--set` | `--evidence` | for |"
        yield "|---|---|---|---|---|---|"
        yield from (_question(query) for query in queries if query.category == category)


def _question(query: Query) -> str:
    cells = (
        f"`{query.name}`",
        query.titles.zh,
        query.titles.en,
        _parameters(query),
        "yes" if query.evidence else "",
        ", ".join(query.audience),
    )
    return f"| {' | '.join(cells)} |"


def _parameters(query: Query) -> str:
    return ", ".join(
        f"`{one.name}`" + (" (needed)" if one.default == "?" else "") for one in query.parameters
    )


LISTINGS: dict[str, tuple[str, Callable[[Path], Iterator[str]]]] = {
    "ontology/lexicons": ("Lexicons: words and endings that extraction looks for", tables),
    "ontology/registry": ("Registry: names that are known beforehand", tables),
    "queries/ask": ("The question library", questions),
}


def listing(folder: str) -> str:
    """Return the README of a folder as it should be."""
    title, lines = LISTINGS[folder]
    return "\n".join([f"# {title}", "", NOTE, "", *lines(ROOT / folder), ""])


def main() -> int:
    """Write all lists, and the pages of the vocabulary."""
    for folder in LISTINGS:
        (ROOT / folder / "README.md").write_text(listing(folder), "utf-8", newline="\n")
    write_vocabulary(ROOT / "ontology" / "docs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
