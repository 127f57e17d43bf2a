"""Where terms are used: questions, rules, checks, shapes, alignments, examples, from the files."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.outputs.query import Label
from kg.outputs.vocabulary.terms import curie
from kg.rdf.namespaces import GPR, SCHEME
from kg.resources import resource

_TERM = re.compile(r"(?<![\w:/-])gpr:(\w+)")
_HEADER = re.compile(r"^# (id|title-zh|title-en): *(.+)$", re.MULTILINE)
_SHAPE = re.compile(r"^gprsh:([\w-]+) a sh:(?:PropertyShape|NodeShape)", re.MULTILINE)
_SAID = {
    kind: re.compile(rf"sh:{kind} (.+?) [;.]\s*$", re.M | re.S) for kind in ("message", "name")
}
_WORDS = re.compile(r'"([^"]*)"@(zh|en)')
_SHAPES_BASE = "https://w3id.org/gpr/shape#"


@dataclass(frozen=True, slots=True)
class Use:
    """A question, rule or shape that names a term: its id, what it says, its file."""

    name: str
    title: Label
    file: str


@dataclass(frozen=True, slots=True)
class Example:
    """A statement about one node that shows a term, as it stands in a file of examples."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """What corresponds to a term or concept elsewhere: a relation and a name, or words."""

    source: Label
    relation: str
    name: Label


Uses = Mapping[str, tuple[Use, ...]]


@cache
def questions() -> Uses:
    """Return the questions of the library by the terms that they name.

    >>> [use.name for use in questions()["leadTaskForce"]]
    ['lead-task-forces']
    """
    return _by_term(_queries(resource("queries", "ask")))


@cache
def rules() -> Uses:
    """Return the rules by the terms that they read or conclude."""
    return _by_term(_queries(resource("ontology", "rules")))


@cache
def checks() -> Uses:
    """Return the checks of the audit by the terms that they read."""
    return _by_term(_queries(resource("queries", "audit")))


@cache
def shapes() -> Uses:
    """Return the shapes by the terms that they speak of.

    >>> "Claim-basis" in [use.name for use in shapes()["basis"]]
    True
    """
    return _by_term(_shapes(resource("ontology", "shapes")))


@cache
def examples() -> Mapping[str, Example]:
    """Return the shortest example of each term that has one.

    >>> "gpr:leadUnit <" in examples()["leadUnit"].text
    True
    """
    found: dict[str, list[Example]] = defaultdict(list)
    for folder in ("examples/good", "schemes"):
        for path in sorted(resource("ontology", *folder.split("/")).glob("*.ttl")):
            for block in _blocks(path):
                for name in dict.fromkeys(_TERM.findall(block)):
                    found[name].append(Example(f"{folder}/{path.name}", block))
    return {
        name: min(shown, key=lambda one: (one.file.startswith("schemes"), len(one.text)))
        for name, shown in found.items()
    }


@cache
def matches() -> Mapping[str, tuple[Match, ...]]:
    """Return what corresponds elsewhere to a term (`Plan`) or concept (`role/lead`)."""
    found: dict[str, list[Match]] = defaultdict(list)
    for path in sorted(resource("ontology", "alignments").glob("*.ttl")):
        for name, match in _alignment(path):
            found[name].append(match)
    return {name: tuple(one) for name, one in found.items()}


@cache
def alignments() -> tuple[Use, ...]:
    """Return the alignments themselves: what with, and what was read."""
    return tuple(
        Use(path.stem, _title(path, "description"), f"alignments/{path.name}")
        for path in sorted(resource("ontology", "alignments").glob("*.ttl"))
    )


def _by_term(uses: Iterable[tuple[Use, set[str]]]) -> Uses:
    found: dict[str, list[Use]] = defaultdict(list)
    for use, names in uses:
        for name in names:
            found[name].append(use)
    return {name: tuple(one) for name, one in found.items()}


def _queries(folder: Path) -> Iterator[tuple[Use, set[str]]]:
    """Yield the SPARQL files of a folder that have titles; what keeps house has none."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".rq", ".ru"))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        header = {key: value.strip() for key, value in _HEADER.findall(text)}
        if "title-zh" in header:
            title = Label(header["title-zh"], header.get("title-en", ""))
            file = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            yield Use(header.get("id", path.stem), title, file), set(_TERM.findall(text))


def _shapes(folder: Path) -> Iterator[tuple[Use, set[str]]]:
    """Yield the shapes; the query of a shape, which stands right after it, counts as its own."""
    for path in sorted(folder.glob("*.ttl")):
        text = path.read_text(encoding="utf-8")
        starts = [(found.start(), found[1]) for found in _SHAPE.finditer(text)]
        ends = [start for start, _ in starts[1:]] + [len(text)]
        for (start, name), end in zip(starts, ends, strict=True):
            said = text[start:end]
            yield Use(name, _said(said), f"shapes/{path.name}"), set(_TERM.findall(said))


def _said(shape: str) -> Label:
    """Return the message of a shape, or its name if it leaves the talking to its properties."""
    for kind in ("message", "name"):
        for found in _SAID[kind].finditer(shape):
            words = {language: text for text, language in _WORDS.findall(found[1])}
            return Label(words.get("zh", ""), words.get("en", ""))
    return Label("", "")


def _blocks(path: Path) -> Iterator[str]:
    """Yield the statements of a Turtle file as they are written, one node each."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.strip().splitlines() if not line.startswith(("#", "@"))]
        if lines:
            yield "\n".join(lines)


def _title(path: Path, name: str) -> Label:
    words: dict[str | None, str] = {}
    for quad in parse(path=str(path), format=RdfFormat.TURTLE):
        if quad.predicate.value.endswith(f"/{name}") and isinstance(quad.object, Literal):
            words[quad.object.language] = quad.object.value
    return Label(words.get("zh", ""), words.get("en", ""))


def _alignment(path: Path) -> Iterator[tuple[str, Match]]:
    """Yield the matches of one file; notes in two languages are one match."""
    source, notes = _title(path, "title"), defaultdict[str, dict[str | None, str]](dict)
    for quad in parse(path=str(path), format=RdfFormat.TURTLE):
        name = _local(quad.subject)
        if not name:
            continue
        relation = curie(quad.predicate.value)
        if isinstance(quad.object, Literal):
            notes[name][quad.object.language] = quad.object.value
        elif isinstance(quad.object, NamedNode):
            other = quad.object.value
            yield name, Match(source, relation, Label(other, other))
    for name, words in notes.items():
        yield name, Match(source, "skos:note", Label(words.get("zh", ""), words.get("en", "")))


def _local(node: object) -> str:
    value = node.value if isinstance(node, NamedNode) else ""
    for base in (GPR, SCHEME):
        if value.startswith(base):
            return value.removeprefix(base)
    return ""
