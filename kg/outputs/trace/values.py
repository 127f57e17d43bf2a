"""What a trace is made of: frozen values, numbered in the order in which people read them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.outputs.query import Label


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Words of a report (its IRI) at their place; offsets count code points of its text."""

    report: str
    start: int
    end: int
    line: int
    section: str
    quote: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing of the graph; `kind` is one of `queries/trace/kinds.tsv`, `status` may be blank."""

    iri: str
    name: str
    kind: str
    label: Label
    status: Label

    @property
    def key(self) -> str:
        """The end of its IRI: short, and the name of no other thing.

        >>> blank = Label("", "")
        >>> Subject("https://w3id.org/gpr/id/plan/3399/2024/a", "a", "plan", blank, blank).key
        'plan/3399/2024/a'
        """
        return self.iri.partition("/id/")[2] or self.iri


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that a claim says; `en` differs from `zh` only for concepts and properties."""

    property: str
    title: Label
    value: Label


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim, with the number under which the trace quotes it.

    `basis` is the id of its concept, `sources` the numbers of the facts that it derives from; what
    is inherited has no passages of its own.
    """

    number: int
    claim: str
    position: str
    heading: Label
    basis: str
    basis_label: Label
    rule: str
    sources: tuple[int, ...]
    details: tuple[Detail, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in its place in the chain: the facts told here and what hangs from it.

    `also` numbers facts about it that are told at other nodes. `repeated` says that the node stands
    elsewhere with all it has; here are only its place and its name. `context` says that it only
    shows where something else belongs.
    """

    place: str
    subject: Subject
    facts: tuple[Fact, ...] = ()
    also: tuple[int, ...] = ()
    children: tuple["Node", ...] = ()
    repeated: bool = False
    context: bool = False

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding of the audit about something in the trace; `key` is what it is marked by."""

    number: int
    key: str
    check: str
    title: Label
    message: Label
    severity: str
    state: str
    note: str
    expected: str
    actual: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A report that the trace quotes, with its untouched text."""

    iri: str
    id: str
    file: str
    title: str
    issuer: str
    date: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Trace:
    """All about one thing.

    `above` is what it hangs from, outermost first and down to where it stands; `grounds` are the
    claims that inherited facts rest on and that no node tells. `rules` are the rules of inference
    that made facts of it, by id; the rules of extraction are told by `kg rule`.
    """

    root: Node
    above: tuple[Node, ...]
    grounds: tuple[Fact, ...]
    doubts: tuple[Doubt, ...]
    sources: tuple[Source, ...]
    rules: tuple[tuple[str, Label], ...]

    @property
    def nodes(self) -> Iterator[Node]:
        """Yield all nodes in reading order."""
        for node in (*self.above, self.root):
            yield from node.walk()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts by number."""
        told = (fact for node in self.nodes for fact in node.facts)
        return (*told, *self.grounds)

    @property
    def quoted(self) -> tuple[tuple[int, tuple[Passage, ...]], ...]:
        """The passages of all facts and doubts, by number."""
        facts = tuple((one.number, one.passages) for one in self.facts)
        return (*facts, *((one.number, one.passages) for one in self.doubts))
