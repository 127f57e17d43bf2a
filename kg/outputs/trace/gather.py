"""From a store to a trace: frozen values, so that what is written down cannot change any more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kg.outputs.audit.entries import Entry
from kg.outputs.query import Label
from kg.outputs.trace.chain import Branch, grow, hang, settle
from kg.outputs.trace.nearby import Place
from kg.outputs.trace.questions import heading
from kg.outputs.trace.reading import Reading
from kg.outputs.trace.values import Detail, Doubt, Fact, Node, Passage, Source, Trace
from kg.rdf.inference import load_rules
from kg.rdf.namespaces import ID, TYPE
from kg.rdf.queryable import Queryable

_FINDING = f"{ID}finding/"
_NAMED = "refersTo"
"""Position of a unit in a mention; a doubt about words that merely name it is not about it."""


def gather(store: Queryable, iri: str) -> Trace:
    """Return everything that a store holds about one thing; the same store gives the same trace.

    `iri` is that of a thing that `matches` found.
    """
    return trace_of(Reading(store), iri)


def trace_of(reading: Reading, iri: str) -> Trace:
    """Return the trace of one thing; for many of a store, one reading asks less."""
    above = hang(reading, iri)
    root = grow(reading, iri, above)
    book = _Book.of(reading, (*above, root))
    upper = tuple(book.node(one, f"0.{order}") for order, one in enumerate(above, start=1))
    grounds = tuple(book.fact(Place(claim, book.class_of(claim), "")) for claim in book.grounds)
    trace = Trace(book.node(root, "1"), upper, grounds, doubts=(), sources=(), rules=())
    trace = replace(trace, doubts=tuple(_doubts(reading, trace)), rules=tuple(_rules(trace)))
    return replace(trace, sources=_quoted(reading, trace))


@dataclass(frozen=True, slots=True)
class _Book:
    """Claims by number: what is told at each thing, and what only others rest on."""

    reading: Reading
    told: Mapping[str, Sequence[Place]]
    numbers: Mapping[str, int]
    grounds: Sequence[str]

    @classmethod
    def of(cls, reading: Reading, branches: Sequence[Branch]) -> "_Book":
        """Return the claims of branches, numbered in reading order, then what they rest on."""
        settled = settle(branches)
        told: dict[str, list[Place]] = {}
        for _, branch in chain.from_iterable(one.walk() for one in branches):
            here = {
                place.claim: place
                for place in branch.claims
                if settled[place.claim] == (branch.iri, place.position)
            }
            told.setdefault(branch.iri, _in_order(reading, here.values()))
        claims = [place.claim for places in told.values() for place in places]
        grounds = _grounds(reading, claims)
        numbers = {claim: number for number, claim in enumerate([*claims, *grounds], start=1)}
        return cls(reading, told, numbers, grounds)

    def node(self, branch: Branch, place: str) -> Node:
        """Return a branch with its facts, and all below it."""
        subject = self.reading.subjects[branch.iri]
        if branch.repeated:
            return Node(place, subject, repeated=True)
        here = self.told[branch.iri]
        elsewhere = {one.claim for one in branch.claims} - {one.claim for one in here}
        children = enumerate(branch.children, start=1)
        return Node(
            place=place,
            subject=subject,
            facts=tuple(self.fact(one, subject.name) for one in here),
            also=tuple(sorted(self.numbers[claim] for claim in elsewhere)),
            children=tuple(self.node(child, f"{place}.{order}") for order, child in children),
            context=branch.context,
        )

    def fact(self, place: Place, name: str = "") -> Fact:
        """Return a claim as a fact about the thing of a name, which it does not repeat."""
        claim, reading = place.claim, self.reading
        details = (self._detail(detail) for detail in reading.details(claim))
        sources = (self.numbers[source] for source in reading.values(claim, "derivedFrom"))
        return Fact(
            number=self.numbers[claim],
            claim=claim,
            position=place.position,
            heading=heading(place.cls, place.position)[1],
            basis="".join(reading.values(claim, "basis")[:1]).rpartition("/")[2],
            basis_label=reading.label(claim, "basis"),
            rule="".join(reading.values(claim, "ruleId")[:1]),
            sources=tuple(sorted(sources)),
            details=tuple(
                detail
                for detail in details
                if detail.property != place.position and detail.value.zh != name
            ),
            passages=reading.passages(claim),
        )

    def class_of(self, claim: str) -> str:
        """Return the most telling class of a claim."""
        return min(self.reading.values(claim, TYPE.value), key=lambda cls: heading(cls, "")[0])

    def _detail(self, detail: Detail) -> Detail:
        """Return a detail that names another fact by its number."""
        number = self.numbers.get(detail.value.zh)
        return replace(detail, value=Label(f"[{number}]", f"[{number}]")) if number else detail


def _in_order(reading: Reading, places: Iterable[Place]) -> list[Place]:
    def order(place: Place) -> tuple[int, tuple[str, int], str]:
        return heading(place.cls, place.position)[0], reading.place(place.claim), place.claim

    return sorted(places, key=order)


def _grounds(reading: Reading, claims: Iterable[str]) -> list[str]:
    """Return the claims that others derive from and that are not among them."""
    known = dict.fromkeys(claims)
    told, waiting = set(known), list(known)
    for claim in waiting:
        new = [one for one in reading.values(claim, "derivedFrom") if one not in known]
        known.update(dict.fromkeys(new))
        waiting.extend(new)
    return [claim for claim in known if claim not in told]


def _doubts(reading: Reading, trace: Trace) -> Iterator[Doubt]:
    """Yield the findings about the things, claims or words of the chain, the gravest first."""
    nodes = [node for node in trace.nodes if not node.context]
    facts = [fact for node in nodes for fact in node.facts]
    about = {node.subject.iri for node in nodes} | {fact.claim for fact in facts}
    words = [one for fact in facts if fact.position != _NAMED for one in fact.passages]
    number = len(trace.facts)
    for entry, topics in reading.findings:
        passages = reading.passages(_FINDING + entry.key)
        if about & topics or _overlap(passages, words):
            number += 1
            yield _doubt(number, entry, passages)


def _overlap(some: Iterable[Passage], others: Sequence[Passage]) -> bool:
    return any(
        one.report == other.report and one.start < other.end and other.start < one.end
        for one in some
        for other in others
    )


def _doubt(number: int, entry: Entry, passages: tuple[Passage, ...]) -> Doubt:
    return Doubt(
        number=number,
        key=entry.key,
        check=entry.check.id,
        title=Label(entry.check.title.zh, entry.check.title.en),
        message=Label(entry.zh, entry.en),
        severity=entry.check.severity,
        state=entry.state,
        note=entry.note,
        expected=entry.expected,
        actual=entry.actual,
        passages=passages,
    )


def _rules(trace: Trace) -> Iterator[tuple[str, Label]]:
    used = {fact.rule for fact in trace.facts}
    for rule in load_rules():
        if rule.id in used:
            yield rule.id, Label(rule.title_zh, rule.title_en)


def _quoted(reading: Reading, trace: Trace) -> tuple[Source, ...]:
    """Return the reports that a trace quotes."""
    quoted = {one.report for _, passages in trace.quoted for one in passages}
    return tuple(source for iri, source in reading.sources.items() if iri in quoted)
