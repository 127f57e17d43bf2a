"""Is everything there that has to be? The SHACL shapes of `ontology/shapes/`, run by pySHACL.

Each report is checked by itself, with the ontology, whose code lists and classes the shapes name.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, serialize

from kg.errors import CheckError
from kg.outputs.check.quotes import Problem
from kg.rdf.namespaces import PREF_LABEL, graph
from kg.rdf.ontology import load_ontology
from kg.rdf.store import Store
from kg.resources import resource

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SHACL = "http://www.w3.org/ns/shacl#"
_CHINESE = "zh"


def check_shapes(store: Store) -> Iterator[Problem]:
    """Yield each violation of a shape, report by report, in a fixed order.

    The check of a problem is its severity: `violation`, `warning` or `info`.

    Raises CheckError when pyshacl is missing.
    """
    reports = graph("report/").value
    for name in store.graphs():
        if name.value.startswith(reports):
            yield from sorted(violations(store.quads(name), name.value))


def violations(quads: Iterable[Quad], name: str = "") -> Iterator[Problem]:
    """Yield what the shapes find wrong with one report, together with the ontology."""
    pyshacl, data = _pyshacl(), _rdflib((*load_ontology(), *quads))
    _, results, _ = pyshacl.validate(data, shacl_graph=_shapes(), advanced=True)
    for result in results.subjects(_term("sourceConstraintComponent")):
        focus = results.value(result, _term("focusNode"))
        severity = str(results.value(result, _term("resultSeverity"))).removeprefix(_SHACL)
        message = f"{_label(data, focus)}{_message(results, result)} [{severity}]"
        yield Problem(name, str(focus), severity.lower(), message)


def _message(results: "Graph", result: "Node") -> str:
    """Return the message of a result: the Chinese one, with the English one in brackets."""
    found = sorted(
        results.objects(result, _term("resultMessage")),
        key=lambda message: (getattr(message, "language", "") != _CHINESE, str(message)),
    )
    first, *others = map(str, found) if found else ("?",)
    return f"{first} ({'; '.join(others)})" if others else first


def _label(data: "Graph", focus: "Node | None") -> str:
    from rdflib import URIRef  # noqa: PLC0415

    name = data.value(focus, URIRef(PREF_LABEL.value)) if focus else None
    return f"“{name}” " if name else ""


@cache
def _shapes() -> "Graph":
    from rdflib import Graph  # noqa: PLC0415

    shapes = Graph()
    for path in sorted(resource("ontology", "shapes").glob("*.ttl")):
        shapes.parse(path, format="turtle")
    return shapes


def _rdflib(quads: Iterable[Quad]) -> "Graph":
    from rdflib import Graph  # noqa: PLC0415

    triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
    return Graph().parse(data=triples, format="nt")


def _term(name: str) -> "Node":
    from rdflib import URIRef  # noqa: PLC0415

    return URIRef(_SHACL + name)


def _pyshacl() -> ModuleType:
    try:
        import pyshacl  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise CheckError(
            "--shapes 需要 pyshacl (--shapes needs pyshacl): pip install 'duban[shacl]'"
        ) from error
    return pyshacl
