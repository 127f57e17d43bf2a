"""Does a graph contradict the ontology? HermiT, an OWL reasoner, decides; it needs Java.

Each report is judged by itself, with the ontology: a contradiction within a report is found, and
what is found is one in the whole store too. What only two reports together contradict is not seen.
"""

import io
import shutil
import subprocess
import warnings
from collections.abc import Iterable, Iterator
from types import ModuleType

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.errors import CheckError
from kg.outputs.check.quotes import Problem
from kg.rdf.namespaces import OWL, XSD, graph
from kg.rdf.ontology import load_ontology
from kg.rdf.store import Store

_IMPORTS = NamedNode(OWL + "imports")
_CALENDAR = frozenset(XSD + name for name in ("date", "gYear", "gYearMonth"))
_BASE = "https://w3id.org/gpr/check#"
_CONTRADICTION = "与本体矛盾 (the graph contradicts the ontology)"


def check_logic(store: Store) -> Iterator[Problem]:
    """Yield one problem for each report whose graph contradicts the ontology.

    A report of 12,000 quads takes some seconds and a Java process of its own.

    Raises CheckError when owlready2 or Java is missing.
    """
    reports = graph("report/").value
    for name in store.graphs():
        if name.value.startswith(reports) and not is_consistent(store.quads(name)):
            yield Problem(name.value, name.value, "owl", _CONTRADICTION)


def is_consistent(quads: Iterable[Quad]) -> bool:
    """Tell whether these quads and the ontology can be true together, and no class must be empty.

    Dates are left out, because the calendar types of XML Schema are no part of OWL 2.

    Raises CheckError when owlready2 or Java is missing, or when Java breaks down.
    """
    reasoner = _reasoner()
    world = reasoner.World()
    triples = serialize(_logical((*load_ontology(), *quads)), format=RdfFormat.N_TRIPLES) or b""
    # HermiT is given N-Triples: from Turtle, owlready2 loads nothing and says nothing.
    world.get_ontology(_BASE).load(fileobj=io.BytesIO(triples))
    try:
        reasoner.sync_reasoner_hermit(world, debug=0)
    except reasoner.OwlReadyInconsistentOntologyError:
        return False
    except (reasoner.base.OwlReadyError, subprocess.SubprocessError, OSError) as error:
        problem = f"HermiT 未能完成 (HermiT did not finish): {error}; 内存够吗? (enough memory?)"
        raise CheckError(problem) from error
    else:
        return not list(world.inconsistent_classes())
    finally:
        world.close()


def _logical(quads: Iterable[Quad]) -> Iterator[Triple]:
    """Yield what a reasoner of OWL 2 accepts."""
    for quad in quads:
        value = quad.object
        is_date = isinstance(value, Literal) and value.datatype.value in _CALENDAR
        if quad.predicate != _IMPORTS and not is_date:
            yield quad.triple


def _reasoner() -> ModuleType:
    if shutil.which("java") is None:
        raise CheckError(
            "--owl 需要 Java (--owl needs Java): apt-get install default-jre-headless, "
            "或 (or) https://adoptium.net"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import owlready2  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise CheckError(
            "--owl 需要 owlready2 (--owl needs owlready2): pip install 'duban[owl]'"
        ) from error
    module: ModuleType = owlready2
    return module
