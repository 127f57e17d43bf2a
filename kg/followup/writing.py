"""Links between reports as quads of the graph `links`."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.followup.dossier import Head, Quote
from kg.followup.figures import Change
from kg.followup.issues import Continuation
from kg.followup.promises import Outcome
from kg.followup.renamings import Renaming
from kg.followup.rules import RENAMING_WORDS
from kg.rdf.mint import mint
from kg.rdf.namespaces import ID, OA_END, OA_EXACT, OA_START, TYPE, XSD, concept, graph, ont

LINKS = graph("links")
_KEY_DIGITS = 16
_PLACES = Decimal("0.001")


@dataclass(slots=True)
class Links:
    """Collects the quads; each is kept once, in the order of its first writing."""

    found: dict[Quad, None] = field(default_factory=dict)

    def quads(self) -> list[Quad]:
        """Return what was written."""
        return list(self.found)

    def follow_up(self, earlier: Head, later: Head, *, rule: str, proof: list[Quote]) -> None:
        """Write that a report follows up another one; `proof` is a claim of each."""
        node = self._claim("FollowUp", rule, proof)
        self._direct(node, later.report, "followsUp", earlier.report)

    def continuation(self, link: Continuation) -> None:
        """Write that an issue carries on another one, and how far either had come."""
        node = self._claim("IssueContinuation", link.rule, [link.earlier.quote, link.later.quote])
        self._direct(node, link.later.node, "continues", link.earlier.node)
        self._add(node, "continuationKind", concept("continuation", link.kind))
        self._add(node, "likeness", _decimal(Decimal(link.alike).quantize(_PLACES)))
        if link.earlier.state and link.later.state:
            self._add(node, "stateBefore", concept("measure-state", link.earlier.state))
            self._add(node, "stateAfter", concept("measure-state", link.later.state))

    def outcome(self, one: Outcome) -> None:
        """Write what became of a promise; without a later report it has one quote only."""
        promise = one.promise
        quotes = [promise.quote, *([one.later] if one.later else []), *one.also]
        node = self._claim("CommitmentOutcome", one.rule, quotes)
        self._direct(node, promise.quote.claim, "outcome", concept("outcome", one.outcome))
        self._add(node, "dueBefore", Literal(promise.due))
        if one.due_after:
            self._add(node, "dueAfter", Literal(one.due_after))
        if one.done_on:
            self._add(node, "doneOn", Literal(one.done_on))

    def change(self, one: Change) -> None:
        """Write a figure that is another now."""
        node = self._claim("FigureChange", one.rule, [one.earlier.quote, one.later.quote])
        self._add(node, "valueBefore", _decimal(one.earlier.value))
        self._add(node, "valueAfter", _decimal(one.later.value))

    def renaming(self, one: Renaming) -> None:
        """Write that a unit has another name; nothing where a registry made both one unit."""
        if one.earlier.unit != one.later.unit:
            node = self._claim("UnitRenaming", RENAMING_WORDS, [one.earlier.quote, one.words])
            self._direct(node, one.earlier.unit, "renamedTo", one.later.unit)

    def _claim(self, cls: str, rule: str, quotes: list[Quote]) -> NamedNode:
        """Write a claim that rests on others: the first is the earlier, the second the later."""
        told = "\0".join([cls, rule, *(f"{one.claim.value} {one.start}" for one in quotes)])
        key = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_DIGITS]
        node = mint("link", cls, key)
        for name in (cls, "Claim"):
            self.found[Quad(node, TYPE, ont(name), LINKS)] = None
        self._add(node, "basis", concept("basis", "inferred"))
        self._add(node, "ruleId", Literal(rule))
        for name, quote in zip(("earlierClaim", "laterClaim"), quotes, strict=False):
            self._add(node, name, quote.claim)
        for quote in quotes:
            self._add(node, "derivedFrom", quote.claim)
            self._add(node, "evidence", self._span(quote))
        return node

    def _direct(self, claim: NamedNode, subject: NamedNode, name: str, value: NamedNode) -> None:
        """Write a triple between things, and into the claim that it is what the claim says."""
        self._add(subject, name, value)
        self._add(claim, "subject", subject)
        self._add(claim, "predicate", ont(name))
        self._add(claim, "object", value)

    def _add(self, subject: NamedNode, name: str, value: NamedNode | Literal) -> None:
        self.found[Quad(subject, ont(name), value, LINKS)] = None

    def _span(self, quote: Quote) -> NamedNode:
        """Return the IRI of the words; those that no claim of the report gives are written."""
        text = _text_of(quote)
        node = NamedNode(f"{text.value}#char={quote.start},{quote.end}")
        if quote.is_cut:
            self.found |= dict.fromkeys(_span_quads(node, text, quote))
        return node


def _span_quads(node: NamedNode, text: NamedNode, quote: Quote) -> Iterator[Quad]:
    offset = NamedNode(XSD + "nonNegativeInteger")
    told: Iterable[tuple[NamedNode, NamedNode | Literal]] = (
        (TYPE, ont("TextSpan")),
        (OA_START, Literal(str(quote.start), datatype=offset)),
        (OA_END, Literal(str(quote.end), datatype=offset)),
        (OA_EXACT, Literal(quote.words)),
        (ont("inText"), text),
        (ont("line"), Literal(str(quote.line), datatype=NamedNode(XSD + "integer"))),
        (ont("inSection"), quote.section),
    )
    return (Quad(node, predicate, value, LINKS) for predicate, value in told)


def _text_of(quote: Quote) -> NamedNode:
    """Return the text in which a quote stands, by the IRI of its section: report/{rid}/s/{n}."""
    report = quote.section.value.removeprefix(ID).rsplit("/", 2)[0]
    return NamedNode(f"{ID}{report}/text")


def _decimal(value: Decimal) -> Literal:
    return Literal(format(value, "f"), datatype=NamedNode(XSD + "decimal"))
