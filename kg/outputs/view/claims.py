"""What reports say about the drawn things, with the words that prove it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, QuerySolution

from kg.outputs.view.picture import Thing, ask_about, local_name, words_of
from kg.outputs.view.quotes import Quote, Texts, quote_of
from kg.outputs.view.vocabulary import headings
from kg.rdf.queryable import Queryable

#: Class of the claim, place of the thing in it, and the role if it is about a role.
Group = tuple[str, str, str]


@dataclass(frozen=True, slots=True, order=True)
class Detail:
    """One thing that a claim says: property, words, and the IRI of the thing if it is one."""

    property: str
    text: str
    iri: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its basis (`stated`, `inherited` …) and one of its quotes, if it has any."""

    quote: Quote | None
    iri: str
    basis: str
    rule: str
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """All that is told of one thing: other names, and claims under (class, position, role)."""

    aliases: tuple[str, ...]
    groups: Mapping[Group, tuple[Claim, ...]]

    @property
    def first(self) -> tuple[str, int]:
        """Where the reports first speak of it; what has no quote comes last."""
        quotes = (c.quote for claims in self.groups.values() for c in claims if c.quote)
        return min(((quote.report, quote.start) for quote in quotes), default=("\uffff", 0))


def read_stories(store: Queryable, things: Mapping[str, Thing], texts: Texts) -> dict[str, Story]:
    """Return what the reports tell of each thing, by its IRI."""
    details = _read_details(store, things)
    groups = _read_groups(store, things, details, texts)
    names: dict[str, set[str]] = {}
    for row in ask_about(store, "names", things):
        names.setdefault(words_of(row["node"]), set()).add(words_of(row["name"]))
    order = headings("groups", "class", "position")

    def story(thing: Thing) -> Story:
        told = groups.get(thing.iri, {})
        shown = sorted(told.keys(), key=lambda key: (order[key[:2]].order, key))
        aliases = names.get(thing.iri, set()) - {thing.name}
        return Story(tuple(sorted(aliases)), {key: _in_reading_order(told[key]) for key in shown})

    return {iri: story(thing) for iri, thing in things.items()}


def _read_groups(
    store: Queryable,
    things: Mapping[str, Thing],
    details: Mapping[str, tuple[Detail, ...]],
    texts: Texts,
) -> dict[str, dict[Group, set[Claim]]]:
    groups: dict[str, dict[Group, set[Claim]]] = {}
    for row in ask_about(store, "claims", things):
        key = (local_name(row["class"]), local_name(row["position"]), words_of(row["role"]))
        if key[:2] not in headings("groups", "class", "position"):
            continue
        claim = _claim(row, details.get(words_of(row["claim"]), ()), texts)
        groups.setdefault(words_of(row["node"]), {}).setdefault(key, set()).add(claim)
    return groups


def _in_reading_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=_place))


def _place(claim: Claim) -> tuple[bool, tuple[str, int, int], str]:
    quote = claim.quote
    at = (quote.report, quote.start, quote.end) if quote else ("", 0, 0)
    return quote is None, at, claim.iri


def _claim(row: QuerySolution, details: tuple[Detail, ...], texts: Texts) -> Claim:
    return Claim(
        quote=quote_of(row, texts),
        iri=words_of(row["claim"]),
        basis=words_of(row["basis"]).rpartition("/")[2],
        rule=words_of(row["rule"]),
        details=details,
    )


def _read_details(store: Queryable, things: Mapping[str, Thing]) -> dict[str, tuple[Detail, ...]]:
    order = headings("details", "property")
    found: dict[str, set[Detail]] = {}
    for row in ask_about(store, "details", things):
        found.setdefault(words_of(row["claim"]), set()).add(_detail(row))
    return {
        claim: tuple(sorted(details, key=lambda d: (order[d.property,].order, d)))
        for claim, details in found.items()
    }


def _detail(row: QuerySolution) -> Detail:
    value = row["value"]
    if isinstance(value, NamedNode):
        name = words_of(row["label"]) or value.value.rpartition("/")[2]
        return Detail(local_name(row["property"]), name, value.value)
    return Detail(local_name(row["property"]), value.value, "")
