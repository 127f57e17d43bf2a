"""What people found out about findings, kept in a file of their own beside the store.

A rebuild makes findings anew; what was said about them is put back from this file. A finding keeps
its id as long as check and quotes stay the same, wherever in the report they stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from pyoxigraph import Store as Engine

from kg.errors import QueryError, ResourceError
from kg.files import replaced
from kg.rdf.namespaces import GRAPH, TYPE, concept, ont
from kg.rdf.store import Store
from kg.resources import parse_table

#: What may be said of a finding.
STATES = ("open", "explained", "confirmed")

_HEAD = (
    "# What people found out about findings (kg audit --mark); kept across builds.\n"
    "finding\tstate\tnote\n"
)
_Told: TypeAlias = tuple[NamedNode, NamedNode | Literal]
_STATE, _NOTE = ont("findingState"), ont("findingNote")


@dataclass(frozen=True, slots=True)
class Mark:
    """The state of one finding and why."""

    state: str
    note: str = ""


def marks_path(store: Path) -> Path:
    """Return the file of marks that belongs to a store: beside its folder, not in it.

    >>> marks_path(Path("kg-store")).name
    'kg-store.findings.tsv'
    """
    return store.with_name(f"{store.name}.findings.tsv")


def read_marks(path: Path) -> dict[str, Mark]:
    """Return the marks by the id of their finding; a missing file holds none.

    Raises ResourceError, with the row, for other columns or a state that is none.
    """
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as lines:
        rows = list(parse_table(lines, str(path)))
    for row in rows:
        if row.keys() != {"finding", "state", "note"} or row["state"] not in STATES:
            want = f"finding, state ({', '.join(STATES)}), note"
            problem = f"应为这三列 (want these columns): {want}; 得到 (got): {row}"
            raise ResourceError(problem, source=str(path))
    return {row["finding"]: Mark(row["state"], row["note"]) for row in rows}


def write_marks(path: Path, marks: Mapping[str, Mark]) -> None:
    """Write the marks in the order of their ids; the file is either the old one or the new one.

    Raises OutputError when the disk refuses.
    """
    lines = (f"{key}\t{mark.state}\t{mark.note}\n" for key, mark in sorted(marks.items()))
    with replaced(path) as draft:
        draft.write_text(_HEAD + "".join(lines), encoding="utf-8")


def marked(marks: Mapping[str, Mark], key: str, *, state: str, note: str) -> dict[str, Mark]:
    r"""Return the marks with one more; tabs and line breaks of the note become spaces.

    Raises QueryError for a state that is none.

    >>> marked({}, "a1", state="explained", note="口径\n不同")
    {'a1': Mark(state='explained', note='口径 不同')}
    """
    if state not in STATES:
        raise QueryError(f"--state {state}: 应为 (want one of) {', '.join(STATES)}")
    return {**marks, key: Mark(state, " ".join(note.split()))}


def apply_marks(store: Store) -> int:
    """Give every finding of a store the state of its mark; return how many carry one.

    A finding without a mark is open again.

    Raises ResourceError when the file of marks is malformed.
    """
    marks = read_marks(marks_path(store.path))
    engine, found = store.engine, 0
    for quad in list(engine.quads_for_pattern(None, TYPE, ont("Finding"), None)):
        node, graph = quad.subject, quad.graph_name
        if not isinstance(node, NamedNode) or isinstance(graph, DefaultGraph):
            continue
        if not isinstance(graph, NamedNode) or not graph.value.startswith(f"{GRAPH}audit/"):
            continue
        mark = marks.get(key_of(node))
        found += mark is not None
        _set_state(engine, node, graph, mark or Mark("open"))
    return found


def key_of(finding: NamedNode) -> str:
    """Return the id by which people call a finding.

    >>> key_of(NamedNode("https://w3id.org/gpr/id/finding/0123456789ab"))
    '0123456789ab'
    """
    return finding.value.rpartition("/")[2]


def _set_state(engine: Engine, node: NamedNode, graph: NamedNode, mark: Mark) -> None:
    state = concept("finding-state", mark.state)
    wanted: set[_Told] = {(_STATE, state)}
    if mark.note:
        wanted.add((_NOTE, Literal(mark.note)))
    told: set[_Told] = {
        (quad.predicate, quad.object)
        for predicate in (_STATE, _NOTE)
        for quad in engine.quads_for_pattern(node, predicate, None, graph)
        if isinstance(quad.object, NamedNode | Literal)
    }
    for place in (graph, DefaultGraph()) if told != wanted else ():
        for predicate, value in told - wanted:
            engine.remove(Quad(node, predicate, value, place))
        for predicate, value in wanted - told:
            engine.add(Quad(node, predicate, value, place))
