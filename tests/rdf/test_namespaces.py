"""Prefixes are the same everywhere."""

from pyoxigraph import Store

from kg.rdf.namespaces import PREFIXES, concept, graph, ont, prefix_header


def test_terms() -> None:
    assert ont("leadUnit").value == PREFIXES["gpr"] + "leadUnit"
    assert concept("role", "lead").value == "https://w3id.org/gpr/scheme/role/lead"
    assert graph("report/r").value == "https://w3id.org/gpr/graph/report/r"


def test_header_is_sparql() -> None:
    store = Store()

    store.update(prefix_header() + "INSERT DATA { id:unit a gpr:Unit }")

    assert store.query(prefix_header() + "ASK { ?unit a gpr:Unit }")
