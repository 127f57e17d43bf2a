"""Things and lines between them: what the store holds that can be drawn, and which part of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import networkx as nx
from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Variable

from kg.outputs.view.vocabulary import Relation, kind_of_class, kinds, relations
from kg.rdf.namespaces import GPR
from kg.rdf.queryable import Queryable, Term
from kg.resources import resource


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """Something with a card of its own; `cls` is its most telling class."""

    iri: str
    name: str
    cls: str

    @property
    def kind(self) -> str:
        """The kind of its card."""
        return kind_of_class()[self.cls]


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A statement `subject predicate object` that is drawn as a line."""

    subject: str
    predicate: str
    object: str

    @property
    def relation(self) -> Relation:
        """Label, reading direction and rank of this line."""
        return relations()[self.predicate]

    @property
    def child(self) -> str:
        """The end that hangs from the other in the layout."""
        return self.subject if self.relation.child == "subject" else self.object

    @property
    def parent(self) -> str:
        """The end from which the other hangs."""
        return self.object if self.relation.child == "subject" else self.subject


@dataclass(frozen=True)
class Picture:
    """Things by IRI, and the lines between them; both sorted."""

    things: Mapping[str, Thing]
    lines: tuple[Line, ...]

    @cached_property
    def neighbours(self) -> nx.Graph:
        """Who is joined to whom, in whichever direction."""
        graph = nx.Graph()
        graph.add_nodes_from(self.things)
        graph.add_edges_from((line.subject, line.object) for line in self.lines)
        return graph

    def only(self, chosen: Iterable[str]) -> "Picture":
        """Return the part of the picture that lies between the chosen things."""
        kept = set(chosen)
        return Picture(
            {iri: thing for iri, thing in self.things.items() if iri in kept},
            tuple(line for line in self.lines if line.subject in kept and line.object in kept),
        )


def ask(store: Queryable, name: str, **terms: NamedNode) -> Iterator[QuerySolution]:
    """Yield the rows of a query in `queries/view/`, with variables replaced by `terms`."""
    text = resource("queries", "view", f"{name}.rq").read_text(encoding="utf-8")
    replaced = {Variable(variable): term for variable, term in terms.items()}
    yield from cast(QuerySolutions, store.query(text, substitutions=replaced))


def words_of(term: Term | None) -> str:
    """Return the words of a literal or the IRI of a node; nothing for nothing."""
    return term.value if isinstance(term, NamedNode | Literal) else ""


def local_name(term: Term | None) -> str:
    """Return the name of a class or property of the ontology, without its namespace."""
    return words_of(term).removeprefix(GPR)


def ask_about(store: Queryable, name: str, things: Collection[str]) -> Iterator[QuerySolution]:
    """Yield the rows of a query in which `?node` is one of `things`.

    A few things are asked for one by one; for many it is quicker to read all rows once.
    """
    if len(things) > _MANY:
        yield from (row for row in ask(store, name) if words_of(row["node"]) in things)
        return
    for thing in things:
        yield from ask(store, name, node=NamedNode(thing))


def read_picture(store: Queryable) -> Picture:
    """Return everything in the store that can be drawn."""
    things = _read_things(store)
    lines = {
        Line(words_of(row["subject"]), local_name(row["property"]), words_of(row["object"]))
        for row in ask(store, "edges")
    }
    drawn = (line for line in lines if line.subject in things and line.object in things)
    return Picture(things, tuple(sorted(line for line in drawn if line.subject != line.object)))


def overview(everything: Picture) -> Picture:
    """Return plans, projects, issues, who leads them and what they wait for."""
    always = [t.iri for t in everything.things.values() if kinds()[t.kind].overview == "always"]
    pulls = nx.DiGraph()
    pulls.add_nodes_from(always)
    pulls.add_edges_from(
        (line.subject, line.object) for line in everything.lines if line.relation.overview
    )
    return everything.only(_reached(pulls, always))


def waiting(everything: Picture, bodies: Iterable[Line]) -> Picture:
    """Return what waits, what it waits for, and who has to act: who approves, pays or is named."""
    waits = tuple(line for line in everything.lines if line.predicate in _WAITING)
    wanted = {line.object for line in waits}
    acts = [line for line in everything.lines if line.predicate in _ACTING]
    acts += (line for line in bodies if line.object in everything.things)
    lines = sorted({*waits, *(line for line in acts if line.subject in wanted)})
    ends = {end for line in lines for end in (line.subject, line.object)}
    return Picture({i: thing for i, thing in everything.things.items() if i in ends}, tuple(lines))


def read_bodies(store: Queryable) -> set[Line]:
    """Return lines from prerequisites to the bodies that their words name."""
    rows = ask(store, "bodies")
    return {Line(words_of(row["subject"]), "refersTo", words_of(row["object"])) for row in rows}


def owners(everything: Picture) -> dict[str, tuple[str, ...]]:
    """Return the names of those who answer for each thing, whether stated or inherited."""
    found: dict[str, set[str]] = {}
    for line in everything.lines:
        if line.predicate in (*_OWNING, "ownerUnit"):
            found.setdefault(line.subject, set()).add(everything.things[line.object].name)
    return {iri: tuple(sorted(names)) for iri, names in sorted(found.items())}


def around(everything: Picture, focus: str, depth: int) -> Picture:
    """Return what lies within `depth` lines of `focus`.

    An owner that a whole passes on is one line from the focus, but no short cut from that owner to
    each part of all that it answers for.
    """
    repeats = _repeats(everything)
    lines = (line for line in everything.lines if line not in repeats or line.subject == focus)
    neighbours = Picture(everything.things, tuple(lines)).neighbours
    near = nx.single_source_shortest_path_length(neighbours, focus, cutoff=depth)
    return everything.only(near)


def without_repeats(picture: Picture) -> Picture:
    """Return the picture without inherited owners that a drawn whole passes on anyway.

    The owner of a plan answers for each of its projects; one line to the plan says so.
    """
    repeats = _repeats(picture)
    return Picture(picture.things, tuple(line for line in picture.lines if line not in repeats))


def _repeats(picture: Picture) -> set[Line]:
    owned = {(line.subject, line.object) for line in picture.lines if line.predicate in _OWNING}
    wholes: dict[str, set[str]] = {}
    for line in picture.lines:
        if line.predicate in _PARTING:
            wholes.setdefault(line.subject, set()).add(line.object)

    def is_repeat(line: Line) -> bool:
        passed_on = ((whole, line.object) in owned for whole in wholes.get(line.subject, ()))
        return line.relation.state == "inherited" and any(passed_on)

    return {line for line in picture.lines if is_repeat(line)}


_MANY = 60
_OWNING = ("leadUnit", "responsibleUnit", "accountableUnit")
_PARTING = ("isPartOf", "addresses")
_WAITING = ("blockedBy", "directlyDependsOn")
_ACTING = ("approvingUnit", "fundingUnit")


def _read_things(store: Queryable) -> dict[str, Thing]:
    order = {cls: place for place, cls in enumerate(kind_of_class())}
    best: dict[str, tuple[int, str, str]] = {}
    for row in ask(store, "nodes"):
        iri, cls = words_of(row["node"]), local_name(row["class"])
        candidate = (order[cls], words_of(row["name"]), cls)
        best[iri] = min(best.get(iri, candidate), candidate)
    return {iri: Thing(iri, name, cls) for iri, (_, name, cls) in sorted(best.items())}


def _reached(pulls: nx.DiGraph, sources: Iterable[str]) -> set[str]:
    reached: set[str] = set()
    for layer in nx.bfs_layers(pulls, sources):
        reached.update(layer)
    return reached
