"""Does a graph contradict the ontology? HermiT, an OWL reasoner, decides; it needs Java.

Reports are judged together with the ontology in batches of up to `BATCH` quads, so that Java starts
seldom and its memory stays bounded. What is found is a contradiction of the whole store too. When a
batch is contradictory, it is divided until the report at fault is found, or the few reports that
are sound each alone and contradict only together. What reports of different batches contradict is
not seen, nor are links and conclusions judged.
"""

import io
import shutil
import subprocess
import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.errors import CheckError
from kg.outputs.check.condense import condensed
from kg.outputs.check.quotes import Problem
from kg.rdf.namespaces import OWL, XSD, graph
from kg.rdf.ontology import load_ontology
from kg.rdf.store import Store

BATCH = 200_000
"""Quads judged together, some ten reports of 15,000 characters, unless one report has more."""
JAVA_MEMORY = 1000
"""Megabytes of heap for each run of HermiT; a batch that condenses badly takes 700."""

_IMPORTS = NamedNode(OWL + "imports")
_CALENDAR = frozenset(XSD + name for name in ("date", "gYear", "gYearMonth"))
_BASE = "https://w3id.org/gpr/check#"
_CONTRADICTION = "与本体矛盾 (the graph contradicts the ontology)"
_TOGETHER = "各自不矛盾,合在一起与本体矛盾 (sound alone, together they contradict the ontology)"
_IN_ITSELF = "本体自相矛盾 (the ontology contradicts itself)"


Graph: TypeAlias = tuple[NamedNode, list[Quad]]


def report_graphs(store: Store) -> list[NamedNode]:
    """Return the graphs of the reports, by name."""
    reports = graph("report/").value
    return [name for name in store.graphs() if name.value.startswith(reports)]


def check_logic(
    store: Store, progress: Callable[[int], None] = lambda reports: None
) -> Iterator[Problem]:
    """Yield one problem for each report, or smallest set of reports, that contradicts the ontology.

    `progress` hears how many more reports are done.

    Raises CheckError when owlready2 or Java is missing.
    """
    for batch in _batches(store):
        yield from _contradictions(batch)
        progress(len(batch))


def _batches(store: Store) -> Iterator[list[Graph]]:
    """Yield the graphs of the reports in their order, as many together as are judged at once."""
    batch: list[Graph] = []
    size = 0
    for name in report_graphs(store):
        quads = list(store.quads(name))
        if batch and size + len(quads) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append((name, quads))
        size += len(quads)
    if batch:
        yield batch


def _contradictions(batch: list[Graph]) -> Iterator[Problem]:
    """Yield a problem for each smallest contradictory set; one of each is then left out."""
    left = batch
    while not _are_consistent(left):
        found = _smallest_contradiction(left)
        names = sorted(name.value for name, _ in found)
        if not names:
            yield Problem(graph("ontology").value, graph("ontology").value, "owl", _IN_ITSELF)
            return
        message = _CONTRADICTION if len(names) == 1 else _TOGETHER
        yield Problem(names[0], " + ".join(names), "owl", message)
        left = [one for one in left if one is not found[0]]


def _smallest_contradiction(graphs: list[Graph]) -> list[Graph]:
    """Return contradictory graphs of which none can be spared; none if the ontology is at fault.

    The shortest contradictory beginning of the list ends in a graph that is needed. It is kept, and
    those before it are searched in the same way, until those that were kept suffice.
    """
    found: list[Graph] = []
    while _are_consistent(found):
        graphs = _shortest_contradiction(found, graphs)
        found, graphs = [*found, graphs[-1]], graphs[:-1]
    return found


def _shortest_contradiction(kept: list[Graph], graphs: list[Graph]) -> list[Graph]:
    """Return the shortest beginning of `graphs` that contradicts together with those kept."""

    def contradicts(length: int) -> bool:
        return not _are_consistent([*kept, *graphs[:length]])

    return graphs[: bisect_left(range(len(graphs)), True, lo=1, key=contradicts)]


def _are_consistent(graphs: list[Graph]) -> bool:
    return is_consistent(quad for _, quads in graphs for quad in quads)


def is_consistent(quads: Iterable[Quad]) -> bool:
    """Tell whether these quads and the ontology can be true together, and no class must be empty.

    Dates are left out, because the calendar types of XML Schema are no part of OWL 2. HermiT gets
    the statements that can matter (`kg.outputs.check.condense`), a twentieth of them as a rule.

    Raises CheckError when owlready2 or Java is missing, or when Java breaks down.
    """
    reasoner = _reasoner()
    world = reasoner.World()
    decisive = (*_logical(load_ontology()), *condensed(_logical(quads)))
    triples = serialize(decisive, format=RdfFormat.N_TRIPLES) or b""
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
    owlready2.reasoning.JAVA_MEMORY = JAVA_MEMORY
    module: ModuleType = owlready2
    return module
