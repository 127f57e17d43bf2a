"""What the store says of things and claims, each asked once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from kg.outputs.audit.entries import Entry, read_entries
from kg.outputs.query import Label
from kg.outputs.trace.nearby import LATER, Place, places_nearby
from kg.outputs.trace.questions import (
    Record,
    ask,
    ledger_titles,
    read_subjects,
    shown_details,
)
from kg.outputs.trace.values import Detail, Passage, Source, Subject
from kg.rdf.queryable import Queryable

_RECORD, _FIELD = "recordOf", "ledgerField"
_LAST = ("\uffff", 0)
"""Where the reports tell of a thing that no words prove: after all others."""


@dataclass(frozen=True)
class Reading:
    """A store as a trace reads it; what was asked once is remembered."""

    store: Queryable
    _answers: dict[tuple[str, str], tuple[Record, ...]] = field(default_factory=dict)

    @cached_property
    def subjects(self) -> dict[str, Subject]:
        """All that a chain may hold, by IRI."""
        return read_subjects(self.store)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The reports by IRI, in order of their dates."""
        found: dict[str, Source] = {}
        for row in ask(self.store, "reports"):
            found.setdefault(row["report"], _source(row))
        return found

    @cached_property
    def _order_of_reports(self) -> dict[str, str]:
        return {iri: f"{order:06}" for order, iri in enumerate(self.sources)}

    @cached_property
    def findings(self) -> tuple[tuple[Entry, frozenset[str]], ...]:
        """The findings, the gravest first, each with the things and claims that it is about."""
        topics: dict[str, set[str]] = defaultdict(set)
        for row in ask(self.store, "findings"):
            topics[row["finding"].rpartition("/")[2]] |= {row["thing"], row["claim"]} - {""}
        entries = read_entries(self.store)
        return tuple((entry, frozenset(topics[entry.key])) for entry in entries)

    @cached_property
    def _nearby(self) -> Mapping[str, tuple[Place, ...]]:
        return places_nearby(ask(self.store, "located"))

    @cached_property
    def _later(self) -> Mapping[str, list[Place]]:
        """What became of a claim in later reports, by the claim."""
        found: dict[str, list[Place]] = defaultdict(list)
        for row in ask(self.store, "outcomes"):
            found[row["of"]].append(Place(row["claim"], row["class"], LATER))
        return found

    def below(self, iri: str) -> list[str]:
        """Return what hangs from a thing; from a unit, all that it has a part in."""
        if self.subjects[iri].kind == "unit":
            return self._known(row["item"] for row in self._about("duties", iri))
        return self._known(row["below"] for row in self._parts if row["above"] == iri)

    def above(self, iri: str) -> list[str]:
        """Return what a thing hangs from."""
        return self._known(row["above"] for row in self._parts if row["below"] == iri)

    def _known(self, things: Iterable[str]) -> list[str]:
        return [iri for iri in things if iri in self.subjects]

    @cached_property
    def _parts(self) -> tuple[Record, ...]:
        return ask(self.store, "parts")

    def claims(self, iri: str) -> list[Place]:
        """Return the claims that tell of a thing, that stand near it, and that follow up these."""
        rows = self._about("claims", iri)
        told = [Place(row["claim"], row["class"], row["position"]) for row in rows]
        told += self._nearby.get(iri, ())
        later = chain.from_iterable(self._later.get(place.claim, ()) for place in told)
        return list(dict.fromkeys((*told, *later)))

    def passages(self, claim: str) -> tuple[Passage, ...]:
        """Return the words that prove a claim or finding, in reading order."""
        rows = self._told("passages", claim)
        found: dict[tuple[str, int, int], Passage] = {}
        for row in rows:
            start, end, line = (int(row[name]) for name in ("start", "end", "line"))
            passage = Passage(row["report"], start, end, line, row["section"], row["quote"])
            found.setdefault((row["report"], start, end), passage)
        return tuple(found.values())

    def values(self, claim: str, name: str) -> list[str]:
        """Return the values of one property of a claim."""
        rows = self._told("details", claim)
        return list(dict.fromkeys(row["value"] for row in rows if row["property"] == name))

    def label(self, claim: str, name: str) -> Label:
        """Return the labels of the one value of a property of a claim."""
        rows = (row for row in self._told("details", claim) if row["property"] == name)
        return next((Label(row["zh"], row["en"]) for row in rows), Label("", ""))

    def details(self, claim: str) -> tuple[Detail, ...]:
        """Return what a claim says, in the order of `details.tsv`."""
        rows = self._told("details", claim)
        told = {row["property"] for row in rows}
        found = (
            Detail(name, title, _value(row))
            for name, (unless, title) in shown_details().items()
            for row in rows
            if row["property"] == name and not told & unless
        )
        return tuple(dict.fromkeys(found))

    def place(self, claim: str) -> tuple[str, int]:
        """Return where a claim is proven first: by date of report, then by offset."""
        passages = self.passages(claim)
        return min(
            ((self._order_of_reports.get(one.report, ""), one.start) for one in passages),
            default=_LAST,
        )

    def in_order(self, things: Iterable[str]) -> list[str]:
        """Return things as the reports first tell of them."""
        return sorted(set(things), key=lambda iri: (self._first(iri), iri))

    def _first(self, iri: str) -> tuple[str, int]:
        """Return where a thing is recorded; a heading, of which nothing is told, by its parts."""
        if self.subjects[iri].kind == "group":
            return min((self._first(part) for part in self.below(iri)), default=_LAST)
        claims = self.claims(iri)
        records = [one for one in claims if one.position == _RECORD]
        return min((self.place(one.claim) for one in records or claims), default=_LAST)

    def _about(self, name: str, iri: str) -> tuple[Record, ...]:
        if (name, iri) not in self._answers:
            self._answers[name, iri] = ask(self.store, name, thing=iri)
        return self._answers[name, iri]

    def _told(self, name: str, claim: str) -> tuple[Record, ...]:
        if (name, claim) not in self._answers:
            self._answers[name, claim] = ask(self.store, name, claim=claim)
        return self._answers[name, claim]


def _source(row: Record) -> Source:
    return Source(
        iri=row["report"],
        id=row["id"],
        file=row["file"],
        title=row["title"],
        issuer=row["issuer"],
        date=row["date"],
        sha256=row["hash"],
        text=row["text"],
    )


def _value(row: Record) -> Label:
    """Return the label of a thing, concept or column of the ledger, else the words."""
    if row["property"] == _FIELD and row["value"] in ledger_titles():
        return ledger_titles()[row["value"]]
    words = row["zh"] or row["value"]
    return Label(words, row["en"] or words)
