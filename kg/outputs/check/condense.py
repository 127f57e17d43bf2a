"""The part of a graph that a reasoner has to see, a small one: the rest cannot contradict.

HermiT takes time for every statement, and most of what reports say cannot be wrong in the eyes of
the ontology, once it is known which classes its subject and object must belong to. What is left is
contradictory with the ontology exactly when the whole is:

* Whatever is left is stated or follows at once (the classes by domain and range). So if it
  contradicts the ontology, then the whole does.
* Let what is left have a model. A property is *loose* when the ontology says no more of it and of
  its superproperties than domain, range and superproperty. Let it hold in the model between just
  those things that the graph joins by it or by a subproperty: domain and range hold, since the
  classes were kept; no other axiom speaks of it. A literal is kept at one of its subjects, because
  whether it fits the range does not depend on the subject.
* Functional properties are loose too as long as nothing makes two names mean one thing: no subject
  has two values (no object two subjects, for inverse functional ones), and neither ontology nor
  graph has any other means of saying so, as `owl:sameAs`, a restriction or a key. Take a copy of
  the model's thing for each name, in the same classes and relations: no axiom that is left can tell
  copies from the thing, and among the copies each name has its one value.
* Of things that nothing joins any more, those of the same classes may be one thing of the model.

A literal counts as another value when it is written otherwise ("5" and "05"): then functional
properties are kept, and HermiT decides. Annotations have no meaning for a reasoner. A graph that
speaks of classes and properties themselves is left as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.namespaces import OWL, RDF, RDFS, TYPE
from kg.rdf.ontology import load_ontology

_DOMAIN, _RANGE = NamedNode(RDFS + "domain"), NamedNode(RDFS + "range")
_SUPER = NamedNode(RDFS + "subPropertyOf")
_ANNOTATION = NamedNode(OWL + "AnnotationProperty")
_FUNCTIONAL = NamedNode(OWL + "FunctionalProperty")
_INVERSE_FUNCTIONAL = NamedNode(OWL + "InverseFunctionalProperty")
_ONE_VALUE = frozenset((_FUNCTIONAL, _INVERSE_FUNCTIONAL))
_OF_LITERALS = NamedNode(OWL + "DatatypeProperty")
_PLAIN = frozenset((NamedNode(OWL + "ObjectProperty"), _OF_LITERALS))
#: What an ontology may be made of without making two names mean one thing, one-value axioms aside.
_HARMLESS = frozenset(
    OWL + name
    for name in (
        "AllDisjointClasses", "AnnotationProperty", "Class", "DatatypeProperty",
        "FunctionalProperty", "InverseFunctionalProperty", "IrreflexiveProperty", "NamedIndividual",
        "ObjectProperty", "Ontology", "TransitiveProperty", "disjointWith", "imports", "members",
        "propertyChainAxiom", "versionIRI", "versionInfo",
    )
)  # fmt: skip

Node: TypeAlias = NamedNode | BlankNode | Triple
Value: TypeAlias = NamedNode | BlankNode | Triple | Literal


@dataclass(frozen=True, slots=True)
class _Property:
    """What the ontology says of a property and its superproperties taken together."""

    kinds: frozenset[Value] = frozenset()
    domains: frozenset[Value] = frozenset()
    ranges: frozenset[Value] = frozenset()
    functional: frozenset[Value] = frozenset()
    inverse: frozenset[Value] = frozenset()
    is_mentioned: bool = False
    """Whether an axiom speaks of one that is none of domain, range and superproperty."""

    @property
    def is_annotation(self) -> bool:
        """Whether it means nothing to a reasoner."""
        return self.kinds == {_ANNOTATION}

    @property
    def has_one_value(self) -> bool:
        """Whether two values of one subject, or two subjects of one value, mean one thing."""
        return bool(self.functional or self.inverse)

    def is_loose(self, value: Value, *, one_value: bool) -> bool:
        """Whether it does no more than give classes; with `one_value` a functional one may too."""
        allowed = _PLAIN | _ONE_VALUE if one_value else _PLAIN
        fits = isinstance(value, Literal) == (_OF_LITERALS in self.kinds)
        return fits and bool(self.kinds) and self.kinds <= allowed and not self.is_mentioned


_UNKNOWN = _Property()


def condensed(statements: Iterable[Triple]) -> set[Triple]:
    """Return the statements that decide whether these contradict the ontology.

    >>> from kg.rdf.namespaces import ID, ont
    >>> record, unit = NamedNode(ID + "a"), NamedNode(ID + "b")
    >>> condensed([Triple(record, ont("carrier"), unit)]) == {
    ...     Triple(record, TYPE, ont("StatusRecord")), Triple(unit, TYPE, ont("Actor"))}
    True
    """
    triples = set(statements)
    if any(_is_about_terms(triple) for triple in triples):
        return triples
    return _without_twins(set(_loosened(triples, one_value=_each_has_one_value(triples))))


def _is_about_terms(triple: Triple) -> bool:
    """Whether a statement is part of an ontology, or makes two names one."""
    vocabulary = triple.predicate.value.startswith((OWL, RDFS))
    return vocabulary or (triple.predicate == TYPE and str(triple.object)[1:].startswith(OWL))


def _each_has_one_value(triples: Iterable[Triple]) -> bool:
    """Tell whether functional properties have nothing to say about these triples."""
    if not _is_harmless():
        return False
    known = _properties()
    values: dict[tuple[Value, Value], Value] = {}
    subjects: dict[tuple[Value, Value], Value] = {}
    for triple in chain(triples, _ontology()):
        about, value = known.get(triple.predicate, _UNKNOWN), triple.object
        for one in about.functional:
            if values.setdefault((one, triple.subject), value) != value:
                return False
        for one in about.inverse:
            if subjects.setdefault((one, value), triple.subject) != triple.subject:
                return False
    return True


def _loosened(triples: Iterable[Triple], *, one_value: bool) -> Iterator[Triple]:
    """Yield classes for the statements of loose properties, and all other statements."""
    known = _properties()
    literals: set[tuple[NamedNode, Literal]] = set()
    for triple in triples:
        about, value = known.get(triple.predicate, _UNKNOWN), triple.object
        if not about.is_loose(value, one_value=one_value):
            if not about.is_annotation:
                yield triple
            continue
        yield from (Triple(triple.subject, TYPE, cls) for cls in about.domains)
        if not isinstance(value, Literal):
            yield from (Triple(value, TYPE, cls) for cls in about.ranges)
        elif about.ranges and (triple.predicate, value) not in literals:
            literals.add((triple.predicate, value))
            yield triple


def _without_twins(triples: set[Triple]) -> set[Triple]:
    """Leave one thing for each set of classes, of those that stand in no other statement."""
    classes: dict[Node, set[Value]] = defaultdict(set)
    joined: set[Value] = set()
    for triple in triples:
        if triple.predicate == TYPE:
            classes[triple.subject].add(triple.object)
        else:
            joined.update((triple.subject, triple.object))
    alone = [node for node in classes if node not in joined and node not in _named()]
    one_of_each = {frozenset(classes[node]): node for node in alone}
    spare = set(alone).difference(one_of_each.values())
    return {triple for triple in triples if triple.subject not in spare}


@cache
def _properties() -> Mapping[Value, _Property]:
    """Return every property that the ontology declares."""
    kinds, supers = _values(TYPE), _values(_SUPER)
    domains, ranges = _values(_DOMAIN), _values(_RANGE)
    mentioned = _mentioned()

    def described(name: Value) -> _Property:
        line = _upward(name, supers)
        return _Property(
            kinds=frozenset(kind for one in line for kind in kinds[one]),
            domains=frozenset(cls for one in line for cls in domains[one]),
            ranges=frozenset(cls for one in line for cls in ranges[one]),
            functional=frozenset(one for one in line if _FUNCTIONAL in kinds[one]),
            inverse=frozenset(one for one in line if _INVERSE_FUNCTIONAL in kinds[one]),
            is_mentioned=not mentioned.isdisjoint(line),
        )

    declared = [name for name, sorts in kinds.items() if sorts & (_PLAIN | {_ANNOTATION})]
    return MappingProxyType({name: described(name) for name in declared})


def _mentioned() -> set[Value]:
    """Return what axioms of OWL speak of, in their lists too; a type is no axiom in this sense."""
    axioms = (
        triple
        for triple in _ontology()
        if triple.predicate.value.startswith((OWL, RDF)) and triple.predicate != TYPE
    )
    return {node for axiom in axioms for node in (axiom.subject, axiom.object)}


def _upward(name: Value, supers: Mapping[Value, set[Value]]) -> set[Value]:
    """Return a property with all its superproperties."""
    found, left = {name}, [name]
    while left:
        new = supers[left.pop()] - found
        found |= new
        left.extend(new)
    return found


@cache
def _is_harmless() -> bool:
    """Tell whether the ontology is made of what the proof above speaks of."""
    used: set[Value] = {triple.predicate for triple in _ontology()}
    used |= {triple.object for triple in _ontology() if triple.predicate == TYPE}
    terms = {term.value for term in used if isinstance(term, NamedNode)}
    harmless = {term for term in terms if term.startswith(OWL)} <= _HARMLESS
    single = [about for about in _properties().values() if about.has_one_value]
    return harmless and not any(about.is_mentioned for about in single)


@cache
def _ontology() -> frozenset[Triple]:
    return frozenset(quad.triple for quad in load_ontology())


@cache
def _named() -> frozenset[Value]:
    """Return what the ontology itself speaks of, as the concepts of its code lists."""
    return frozenset(node for triple in _ontology() for node in (triple.subject, triple.object))


def _values(predicate: NamedNode) -> Mapping[Value, set[Value]]:
    found: dict[Value, set[Value]] = defaultdict(set)
    for triple in _ontology():
        if triple.predicate == predicate:
            found[triple.subject].add(triple.object)
    return found
