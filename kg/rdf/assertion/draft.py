"""The graph of one report while it is written."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.model.entities import Entity, Place, Resolution, ResolvedUnit
from kg.model.facts import Fact
from kg.model.mentions import UnitMention
from kg.model.text import Span, Words
from kg.names.classes import PLACE, class_by_name
from kg.names.divisions import division_around
from kg.rdf.mint import below, mint, report_graph
from kg.rdf.namespaces import (
    OA_END,
    OA_EXACT,
    OA_START,
    PREF_LABEL,
    TYPE,
    XSD,
    concept,
    ont,
)
from kg.rdf.ontology import unit_class

_INTEGER = NamedNode(XSD + "integer")
_OFFSET = NamedNode(XSD + "nonNegativeInteger")
_DECIMAL = NamedNode(XSD + "decimal")


def integer(value: int) -> Literal:
    """Return a whole number.

    >>> integer(3)
    <Literal value=3 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>
    """
    return Literal(str(value), datatype=_INTEGER)


def decimal(value: Decimal) -> Literal:
    """Return a number as written, never in scientific notation.

    >>> decimal(Decimal("4E+2")).value
    '400'
    """
    return Literal(format(value, "f"), datatype=_DECIMAL)


def label(text: str) -> Literal:
    """Return a Chinese label."""
    return Literal(text, language="zh")


class Draft:
    """Collects the quads of one report; each is kept once, in the order of its first writing.

    Writing an entity or a span returns its IRI and states what belongs to it.
    """

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.facts = resolution.facts
        self.outline = resolution.reading.outline
        self.source = resolution.reading.report
        self.report = mint("report", self.source.id)
        self.text = below(self.report, "text")
        self.code = resolution.place.code if resolution.place else f"x-{self.source.id}"
        self._graph = report_graph(self.source.id)
        self._quads: dict[Quad, None] = {}
        self._written: dict[Hashable, NamedNode] = {}
        self._claims: Counter[tuple[str, Span | None]] = Counter()
        self._lines = [match.end() for match in re.finditer("\n", self.source.text)]
        self._plans = {plan.section: plan.name for plan in reversed(self.facts.plans)}

    def quads(self) -> list[Quad]:
        """Return what was written."""
        return list(self._quads)

    def add(
        self, subject: NamedNode, predicate: NamedNode | str, value: NamedNode | Literal
    ) -> None:
        """Write a statement; a predicate given as a word is one of the ontology."""
        node = ont(predicate) if isinstance(predicate, str) else predicate
        self._quads[Quad(subject, node, value, self._graph)] = None

    def write(self, subject: NamedNode, /, **values: NamedNode | Literal | str | None) -> None:
        """Write properties of the ontology by name; None is left out, a plain word is a literal."""
        quads, graph = self._quads, self._graph
        for name, value in values.items():
            if value is not None:
                node = Literal(value) if isinstance(value, str) else value
                quads[Quad(subject, ont(name), node, graph)] = None

    def thing(self, node: NamedNode, cls: NamedNode | str, name: str) -> NamedNode:
        """Write the type and label of a thing that this report mentions, and return its IRI."""
        self.add(node, TYPE, ont(cls) if isinstance(cls, str) else cls)
        self.add(node, PREF_LABEL, label(name))
        self.add(node, "mentionedIn", self.report)
        return node

    def entity(self, entity: Entity) -> NamedNode:
        """Write an entity and return its IRI."""
        return self._once(entity, lambda: self.thing(mint(*entity.path), entity.cls, entity.label))

    def _once(self, key: Hashable, write: Callable[[], NamedNode]) -> NamedNode:
        """Return the IRI of what `write` writes; the same key is not written again."""
        if key not in self._written:
            self._written[key] = write()
        return self._written[key]

    def place(self, place: Place) -> NamedNode:
        """Write an area and return its IRI; one without a name is called by its code."""
        return self._once(place, lambda: self._place(place))

    def _place(self, place: Place) -> NamedNode:
        name = place.name or place.code.removeprefix("x-")
        node = self.thing(mint("place", place.code, place.name), "Place", name)
        self._describe(node, place)
        return node

    def _describe(self, node: NamedNode, place: Place) -> None:
        """Write what name and code tell of an area: its class, and the areas around it."""
        self.write(node, jurisdictionCode=place.code)
        self._finer_class(node, place.name, PLACE)
        code, name = division_around(place.code)
        if name:
            around = mint("place", code, name)
            self.add(around, TYPE, ont("Place"))
            self.add(around, PREF_LABEL, label(name))
            self.write(node, locatedIn=around)
            self._describe(around, Place(code, name))

    def _finer_class(self, node: NamedNode, name: str, kind: str) -> None:
        finer = class_by_name(name, kind)
        if finer:
            self.add(node, TYPE, ont(finer))

    def unit(self, unit: ResolvedUnit) -> NamedNode:
        """Write an organisation and return its IRI."""
        return self._once((unit.entity, unit.kind, unit.place), lambda: self._unit(unit))

    def _unit(self, unit: ResolvedUnit) -> NamedNode:
        entity = unit.entity
        node = self.thing(mint(*entity.path), unit_class(unit.kind), entity.label)
        self._finer_class(node, entity.label, unit.kind)
        place = self.place(unit.place) if unit.place else None
        self.write(node, unitKind=concept("unit-kind", unit.kind), jurisdiction=place)
        return node

    def unit_of(self, mention: UnitMention) -> NamedNode:
        """Write the organisation that a mention names and return its IRI."""
        return self.unit(self.resolution.unit_of[mention.name])

    def words(self, words: Words) -> NamedNode:
        """Write the thing that words of a fact refer to and return its IRI."""
        return self.entity(self.resolution.entity_of[words])

    def plan_at(self, span: Span) -> NamedNode | None:
        """Write the plan in whose section `span` lies and return its IRI, if there is one."""
        for section in self.outline.ancestors(self.outline.section_at(span.start)):
            if section.index in self._plans:
                return self.words(self._plans[section.index])
        return None

    def span(self, span: Span) -> NamedNode:
        """Write the words at a place in the text and return their IRI."""
        return self._once(span, lambda: self._span(span))

    def _span(self, span: Span) -> NamedNode:
        node = below(self.report, f"text#char={span.start},{span.end}")
        section = self.outline.section_at(span.start)
        self.add(node, TYPE, ont("TextSpan"))
        self.add(node, OA_START, Literal(str(span.start), datatype=_OFFSET))
        self.add(node, OA_END, Literal(str(span.end), datatype=_OFFSET))
        self.add(node, OA_EXACT, Literal(span.cut(self.source.text)))
        line = integer(bisect_right(self._lines, span.start) + 1)
        self.write(node, inText=self.text, line=line, inSection=self.section(section.index))
        return node

    def section(self, index: int) -> NamedNode:
        """Return the IRI of a section."""
        return below(self.report, f"s/{index}")

    def stated(self, cls: str, fact: Fact) -> NamedNode:
        """Write the claim that makes a fact, with the words that prove it; return its IRI."""
        return self.claim(cls, fact.evidence, rule=fact.rule)

    def claim(self, cls: str, span: Span | None, *, rule: str, basis: str = "stated") -> NamedNode:
        """Write a claim and return its IRI; only one that is supplied has no span."""
        node = self._claim_node(cls, span)
        self.add(node, TYPE, ont(cls))
        self.add(node, TYPE, ont("Claim"))
        evidence = self.span(span) if span else None
        self.write(node, statedIn=self.report, evidence=evidence)
        self.write(node, basis=concept("basis", basis), ruleId=rule)
        return node

    def _claim_node(self, cls: str, span: Span | None) -> NamedNode:
        self._claims[cls, span] += 1
        where = f"{span.start}-{span.end}" if span else "supplied"
        return below(self.report, f"c/{cls}/{where}/{self._claims[cls, span]}")

    def direct(
        self,
        claim: NamedNode,
        subject: NamedNode,
        predicate: NamedNode,
        value: NamedNode | Literal,
    ) -> None:
        """Write a triple between things, and into the claim that it is what the claim says."""
        self.add(subject, predicate, value)
        self.write(claim, subject=subject, predicate=predicate)
        self.add(claim, "object" if isinstance(value, NamedNode) else "value", value)
