"""Figures that belong together: rates with their counts, totals with their parts, lists."""

from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.model.facts import Breakdown, Declaration, Tally
from kg.rdf.assertion.draft import Draft, decimal, integer
from kg.rdf.namespaces import TYPE, XSD, ont

_BOOLEAN = NamedNode(XSD + "boolean")


def assert_tallies(draft: Draft) -> None:
    """Write what can be reckoned after, as stated; whether it holds is for the checks."""
    for tally in draft.facts.tallies:
        _assert_tally(draft, tally)
    for breakdown in draft.facts.breakdowns:
        _assert_breakdown(draft, breakdown)
    for declaration in draft.facts.declarations:
        _assert_declaration(draft, declaration)


def _assert_tally(draft: Draft, fact: Tally) -> None:
    claim = draft.stated("ProgressTally", fact)
    total = decimal(fact.total.size) if fact.total else None
    done = decimal(fact.done.size) if fact.done else None
    draft.write(claim, countedText=fact.what.text if fact.what else None)
    draft.write(claim, total=total, done=done)
    rate = decimal(fact.rate.size) if fact.rate else None
    draft.write(claim, statedRate=rate, tolerance=decimal(_short(fact.slack)))


def _assert_breakdown(draft: Draft, fact: Breakdown) -> None:
    claim = draft.stated("PartsStatement", fact)
    parts = [part.size for part in fact.parts]
    draft.write(claim, countedText=fact.what.text if fact.what else None)
    draft.write(claim, total=decimal(fact.total.size), sumOfParts=decimal(sum(parts, Decimal(0))))
    words = (part.span.cut(draft.source.text) for part in fact.parts)
    draft.write(claim, tolerance=decimal(fact.slack), partsText="+".join(words))
    exhaustive = Literal("true" if fact.exhaustive else "false", datatype=_BOOLEAN)
    draft.write(claim, isExhaustive=exhaustive)
    for part in fact.parts:
        draft.write(claim, partSpan=draft.span(part.span))


def _assert_declaration(draft: Draft, fact: Declaration) -> None:
    claim = draft.stated("CountDeclaration", fact)
    draft.write(claim, announcedCount=integer(fact.declared), announcedLevel=fact.level)
    for number, listing in enumerate(fact.listings, start=1):
        node = NamedNode(f"{claim.value}/listing/{number}")
        draft.add(node, TYPE, ont("Listing"))
        draft.write(claim, answeredBy=node)
        draft.write(node, listedCount=integer(int(listing.size)), evidence=draft.span(listing.span))


def _short(slack: Decimal) -> Decimal:
    """Return a tolerance with as many places as matter; never less than it was."""
    return slack.quantize(Decimal("1e-9")).normalize() + Decimal("1e-9")
