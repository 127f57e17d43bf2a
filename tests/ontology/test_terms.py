"""Every term is named and defined in two languages, declared before use, and used."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.namespaces import GPR, OWL, RDFS, SKOS, TYPE
from kg.rdf.ontology import load_ontology, ontology_files

ROOT = Path(__file__).parents[2]
LABEL, DEFINITION = NamedNode(RDFS + "label"), NamedNode(SKOS + "definition")
DEFINED_BY = NamedNode(RDFS + "isDefinedBy")
# Written by nobody: they carry an axiom for, or stand for, all their children.
PARENTS = {"Document", "Actor", "Unit", "Dependable", "WorkItem", "IssueGroup", "involvesActor"}
SOURCES = {
    "kg": ("*.py",),
    "queries": ("*.rq", "*.ru"),
    "ontology/rules": ("*.rq", "*.ru"),
    "ontology/schemes": ("*.ttl",),
    "ontology/shapes": ("*.ttl",),
    "ontology/lexicons": ("name_classes.tsv",),
}


def terms() -> set[str]:
    kinds = {OWL + kind for kind in ("Class", "ObjectProperty", "DatatypeProperty")}
    kinds.add(OWL + "AnnotationProperty")
    typed = (quad for quad in load_ontology() if quad.predicate == TYPE)
    named = {quad.subject.value for quad in typed if getattr(quad.object, "value", "") in kinds}
    return {name.removeprefix(GPR) for name in named if name.startswith(GPR)}


def about(subject: NamedNode, predicate: NamedNode) -> list[Quad]:
    return [q for q in load_ontology() if q.subject == subject and q.predicate == predicate]


def languages(subject: NamedNode, predicate: NamedNode) -> list[str | None]:
    values = [quad.object for quad in about(subject, predicate)]
    return sorted(value.language for value in values if isinstance(value, Literal) and value.value)


@cache
def sources() -> dict[Path, str]:
    files = (
        path
        for folder, patterns in SOURCES.items()
        for pattern in patterns
        for path in sorted((ROOT / folder).rglob(pattern))
    )
    return {path: path.read_text("utf-8") for path in files}


def mentioned() -> dict[str, Path]:
    """Terms that are called by name: in SPARQL, in Turtle, by `ont("…")` or `draft.write(…=)`."""
    found = {}
    for path, text in sources().items():
        names = re.findall(r"\bgpr:(\w+)", text)
        if path.suffix == ".py":
            names += [name for call in calls(text) for name in called_by_name(call)]
        found |= dict.fromkeys(names, path)
    return found


def calls(text: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))


def called_by_name(call: ast.Call) -> Iterator[str]:
    match call:
        case ast.Call(func=ast.Name(id="ont"), args=[ast.Constant(value=str(name))]):
            yield name
        case ast.Call(func=ast.Attribute(value=ast.Name(id="draft"), attr="write")):
            yield from (keyword.arg for keyword in call.keywords if keyword.arg)


def test_there_are_terms():
    assert len(terms()) > 100


@pytest.mark.parametrize("name", sorted(terms()))
def test_term_is_named_and_defined_in_both_languages(name):
    term = NamedNode(GPR + name)

    assert languages(term, LABEL) == ["en", "zh"]
    assert languages(term, DEFINITION) == ["en", "zh"]
    assert len(about(term, DEFINED_BY)) == 1


def test_no_two_terms_share_a_label_of_one_sort():
    """A class and a property may share a name that only its capital tells apart; no others may."""
    labels = [
        (quad.object, quad.subject.value.removeprefix(GPR)[0].isupper())
        for quad in load_ontology()
        if quad.predicate == LABEL
    ]

    assert sorted(map(str, labels)) == sorted(map(str, set(labels)))


def test_every_mentioned_term_is_declared():
    assert {name: path for name, path in mentioned().items() if name not in terms()} == {}


def test_every_declared_term_is_used():
    words = set(mentioned())
    for path, text in sources().items():
        if path.suffix == ".tsv":
            words |= set(re.findall(r"\b[A-Z]\w+", text))
        elif path.suffix == ".py":
            words |= {"".join(found) for found in re.findall(r"\"(\w+)\"|\b(\w+)=", text)}

    assert sorted(terms() - words - PARENTS) == []


@pytest.mark.parametrize("path", ontology_files(), ids=lambda path: path.stem)
def test_module_is_short_and_speaks_neither_of_dates_nor_of_sosa(path):
    text = path.read_text("utf-8")

    assert text.count("\n") <= 300
    # HermiT aborts on calendar types, and a claim is no act of observing.
    assert not re.search(
        r"xsd:(date|gYear|gYearMonth|time)\b|sosa", re.sub(r"\"[^\"]*\"", "", text)
    )


def test_the_umbrella_imports_every_module():
    ontologies = {
        quad.subject
        for quad in load_ontology()
        if quad.predicate == TYPE and quad.object == NamedNode(OWL + "Ontology")
    }
    imports = [quad for quad in load_ontology() if quad.predicate == NamedNode(OWL + "imports")]

    assert {quad.subject for quad in imports} | {quad.object for quad in imports} == ontologies
