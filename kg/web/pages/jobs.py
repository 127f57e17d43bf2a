"""What the pages ask of a worker; each job writes its answer and returns its media type."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import RdfFormat, serialize

from kg.errors import QueryError
from kg.outputs.trace import matches
from kg.rdf.namespaces import PREFIXES
from kg.rdf.store import Store
from kg.web.pages.asking import Record, ask
from kg.web.pages.doubts import list_findings
from kg.web.pages.listing import Asked, listed
from kg.web.pages.naming import names
from kg.web.pages.picture import picture
from kg.web.pages.replies import XLSX, write_json
from kg.web.pages.text import marked_text
from kg.web.pages.things import known, reading_of, told_of, triples_about
from kg.web.pages.wording import wording


def listing(store: Store, arguments: Mapping[str, Any], output: BinaryIO) -> str:
    """Write one page of the list `name`; the rest of the arguments are those of `Asked`."""
    wanted = {key: value for key, value in arguments.items() if key != "name"}
    rows = _rows(store, arguments["name"])
    return write_json(asdict(listed(arguments["name"], rows, Asked(**wanted))), output)


def thing(store: Store, arguments: Mapping[str, Any], output: BinaryIO) -> str:
    """Write what a page tells of the first of `iris` that the store knows; null for none."""
    node = known(store, arguments["iris"])
    return write_json(told_of(store, node) if node else None, output)


def description(store: Store, arguments: Mapping[str, Any], output: BinaryIO) -> str:
    """Write the triples about the first of `iris` that the store knows, as `triples`.

    When it knows none, nothing is written and the media type is blank.
    """
    node = known(store, arguments["iris"])
    if node is None:
        return ""
    form = RdfFormat.from_media_type(arguments["triples"])
    serialize(triples_about(store, node), output, form, prefixes=PREFIXES)
    return str(arguments["triples"])


def text(store: Store, arguments: Mapping[str, Any], output: BinaryIO) -> str:
    """Write the text of `report` with its quoted ranges; only those of `classes`, if any."""
    return write_json(marked_text(store, arguments["report"], arguments["classes"]), output)


def findings(store: Store, arguments: Mapping[str, Any], output: BinaryIO) -> str:
    """Write one page of the findings that fit `wanted`."""
    found = list_findings(reading_of(store), arguments["wanted"], arguments["page"])
    return write_json(found, output)


def search(store: Store, arguments: Mapping[str, Any], output: BinaryIO) -> str:
    """Write the things that `words` may mean; none, with a message that offers near names."""
    try:
        found = matches(store, arguments["words"])
    except QueryError as error:
        return write_json({"found": [], "message": str(error)}, output)
    return write_json({"found": [asdict(one) for one in found], "message": ""}, output)


def labels(store: Store, arguments: Mapping[str, Any], output: BinaryIO) -> str:
    """Write the Chinese and English label of each of `iris` that has one."""
    found = {}
    for iri in arguments["iris"]:
        for row in ask(store, "labels", thing=iri)[:1]:
            found[iri] = {"zh": row["zh"], "en": row["en"] or row["zh"]}
    return write_json(found, output)


def named(store: Store, arguments: Mapping[str, Any], output: BinaryIO) -> str:
    """Write the IRI of each of `names` that is the name of one thing and of no other."""
    things = _things_by_name(store)
    found = {name: things[name][0] for name in arguments["names"] if len(things.get(name, ())) == 1}
    return write_json(found, output)


def ledger(store: Store, _: Mapping[str, Any], output: BinaryIO) -> str:
    """Write the ledger that people fill, as a workbook."""
    # Loaded late: it brings the dictionaries of the extraction.
    from kg.ledger.workbook import write_ledger  # noqa: PLC0415

    _copy(lambda path: write_ledger(store, path), output)
    return XLSX


JOBS: Mapping[str, Callable[[Store, Mapping[str, Any], BinaryIO], str]] = {
    job.__name__: job
    for job in (
        *(listing, thing, description, text, findings),
        *(search, labels, named, picture, ledger),
        *(names, wording),
    )
}


@lru_cache(maxsize=16)
def _rows(store: Store, name: str) -> list[Record]:
    return ask(store, name)


@lru_cache(maxsize=1)
def _things_by_name(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for iri, subject in reading_of(store).subjects.items():
        found.setdefault(subject.name, []).append(iri)
    return found


def _copy(write: Callable[[Path], object], output: BinaryIO) -> None:
    """Let `write` make a file, and send what it holds."""
    with tempfile.TemporaryDirectory(prefix="kg-page-") as folder:
        path = Path(folder) / "page"
        write(path)
        output.write(path.read_bytes())
