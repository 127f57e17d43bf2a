"""Modules, stubs and schemes tell which version they are and where their terms come from."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

import kg
from kg.rdf.namespaces import DCTERMS, GPR, OWL, TYPE
from kg.rdf.ontology import ontology_files

VANN = "http://purl.org/vocab/vann/"
LICENCE = NamedNode("https://creativecommons.org/licenses/by/4.0/")
MODULES = [path for path in ontology_files() if path.parent.name == "ontology"]
STUBS = [path for path in ontology_files() if path.parent.name == "imports"]


def header(path: Path) -> dict[str, list[object]]:
    """Return what a file says of its one ontology, by predicate."""
    quads = list(parse(path=str(path), format=RdfFormat.TURTLE))
    (subject,) = (q.subject for q in quads if is_ontology(q))
    found: dict[str, list[object]] = {"@id": [subject]}
    for quad in quads:
        if quad.subject == subject:
            found.setdefault(quad.predicate.value, []).append(quad.object)
    return found


def is_ontology(quad: Quad) -> bool:
    return quad.predicate == TYPE and quad.object == NamedNode(OWL + "Ontology")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_module_has_the_version_of_the_package_and_a_licence(path: Path) -> None:
    told = header(path)
    (module,) = told["@id"]

    assert told[OWL + "versionInfo"] == [Literal(kg.__version__)]
    assert told[OWL + "versionIRI"] == [NamedNode(f"{module.value}/{kg.__version__}")]
    assert told[DCTERMS + "license"] == [LICENCE]
    # The first version has none before it.
    assert OWL + "priorVersion" not in told


def test_the_umbrella_tells_prefix_and_namespace() -> None:
    told = header(next(path for path in MODULES if path.stem == "gpr"))

    assert told[VANN + "preferredNamespacePrefix"] == [Literal("gpr")]
    assert told[VANN + "preferredNamespaceUri"] == [Literal(GPR)]


@pytest.mark.parametrize("path", STUBS, ids=lambda path: path.stem)
def test_stub_tells_its_source_and_the_date_of_the_source(path: Path) -> None:
    told = header(path)

    assert len(told[DCTERMS + "source"]) == 1
    (issued,) = told[DCTERMS + "issued"]
    assert isinstance(issued, Literal)
    assert len(issued.value) == len("2013-04-30")
