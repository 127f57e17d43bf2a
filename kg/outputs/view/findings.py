"""What the checks found, hung on the drawn things that it is about."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from kg.outputs.view.picture import Picture, ask, words_of
from kg.outputs.view.quotes import Quote, Texts, quote_of
from kg.rdf.queryable import Queryable

_PARTING = ("isPartOf", "addresses")


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt: what it says, how grave it is, how far it was looked into, and the words."""

    iri: str
    zh: str
    en: str
    severity: str
    state: str
    quotes: tuple[Quote, ...]
    things: tuple[str, ...]


def read_findings(
    store: Queryable, everything: Picture, drawn: Collection[str], texts: Texts
) -> tuple[Finding, ...]:
    """Return the findings about drawn things, in reading order.

    One about a thing that is not drawn, such as a measure, goes to the nearest whole that is.
    """
    wholes = _wholes(everything)
    about: dict[str, set[str]] = {}
    for row in ask(store, "concerns"):
        nearest = _nearest(words_of(row["node"]), drawn, wholes)
        about.setdefault(words_of(row["finding"]), set()).update(nearest)
    quotes: dict[str, set[Quote]] = {}
    told: dict[str, tuple[str, str, str, str]] = {}
    for row in ask(store, "findings"):
        iri = words_of(row["finding"])
        zh, en, severity, state = (words_of(row[k]) for k in ("zh", "en", "severity", "state"))
        told[iri] = min(told.get(iri, (zh, en, severity, state)), (zh, en, severity, state))
        quote = quote_of(row, texts)
        quotes.setdefault(iri, set()).update([quote] if quote else [])
    found = (
        Finding(iri, *words, tuple(sorted(quotes[iri])), tuple(sorted(about[iri])))
        for iri, words in told.items()
        if about.get(iri)
    )
    return tuple(sorted(found, key=lambda finding: (finding.quotes, finding.zh, finding.iri)))


def _wholes(everything: Picture) -> Mapping[str, tuple[str, ...]]:
    wholes: dict[str, tuple[str, ...]] = {}
    for line in everything.lines:
        if line.predicate in _PARTING:
            wholes[line.subject] = (*wholes.get(line.subject, ()), line.object)
    return wholes


def _nearest(
    iri: str, drawn: Collection[str], wholes: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Yield the thing itself if drawn, else the first drawn things on the way up."""
    seen, layer = {iri}, [iri]
    while layer:
        here = [one for one in layer if one in drawn]
        if here:
            yield from here
            return
        layer = sorted({up for one in layer for up in wholes.get(one, ())} - seen)
        seen.update(layer)
