"""What the ontology declares: modules, classes, properties, schemes, each with its two names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.outputs.query import Label
from kg.rdf.namespaces import DCTERMS, GPR, OWL, PREFIXES, RDF, RDFS, SCHEME, SKOS
from kg.rdf.ontology import load_ontology

_UMBRELLA = "https://w3id.org/gpr/ont"
_KINDS = {
    OWL + "Class": Label("类", "class"),
    OWL + "ObjectProperty": Label("对象属性", "object property"),
    OWL + "DatatypeProperty": Label("数据属性", "datatype property"),
    OWL + "AnnotationProperty": Label("注释属性", "annotation property"),
}
_TRAITS = {
    OWL + "FunctionalProperty": Label("单值", "functional"),
    OWL + "TransitiveProperty": Label("传递", "transitive"),
    OWL + "SymmetricProperty": Label("对称", "symmetric"),
    OWL + "AsymmetricProperty": Label("反对称", "asymmetric"),
    OWL + "IrreflexiveProperty": Label("不自反", "irreflexive"),
    OWL + "InverseFunctionalProperty": Label("逆单值", "inverse functional"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property.

    Other terms are named as they are written: `gpr:Plan`, `prov:Entity`.
    """

    name: str
    kind: Label
    label: Label
    definition: Label
    module: str
    parents: tuple[str, ...]
    children: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    inverse: tuple[str, ...]
    traits: tuple[Label, ...]
    subject_of: tuple[str, ...]
    object_of: tuple[str, ...]

    @property
    def is_class(self) -> bool:
        """Whether this is a class."""
        return self.kind.en == "class"


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the ontology with the terms that it declares, in the order of its file."""

    name: str
    title: Label
    description: Label
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme; `notation` is the id in which facts are written."""

    notation: str
    label: Label
    definition: Label


@dataclass(frozen=True, slots=True)
class Scheme:
    """A code list."""

    name: str
    label: Label
    definition: Label
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that the ontology declares, in the order of its umbrella file."""

    title: Label
    description: Label
    version: str
    modules: tuple[Module, ...]
    schemes: tuple[Scheme, ...]

    @property
    def terms(self) -> Mapping[str, Term]:
        """The terms by name."""
        return {term.name: term for module in self.modules for term in module.terms}


@cache
def read_vocabulary() -> Vocabulary:
    """Return the vocabulary that this version ships.

    >>> read_vocabulary().terms["leadUnit"].label
    Label(zh='牵头单位', en='lead unit')
    """
    facts = _Facts(load_ontology())
    return Vocabulary(
        title=facts.label(_UMBRELLA, DCTERMS + "title"),
        description=facts.label(_UMBRELLA, DCTERMS + "description"),
        version=facts.text(_UMBRELLA, OWL + "versionInfo"),
        modules=tuple(_modules(facts)),
        schemes=tuple(_schemes(facts)),
    )


class _Facts:
    """The ontology in memory, both ways; blank nodes are left to the axioms."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._literals: dict[tuple[str, str], list[Literal]] = defaultdict(list)
        self._forth: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._back: dict[tuple[str, str], list[str]] = defaultdict(list)
        for quad in quads:
            if isinstance(quad.subject, BlankNode | Triple):
                continue
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
            if isinstance(value, Literal):
                self._literals[subject, predicate].append(value)
            elif isinstance(value, NamedNode):
                self._forth[subject, predicate].append(value.value)
                self._back[value.value, predicate].append(subject)

    def text(self, subject: str, predicate: str) -> str:
        """Return the first literal without a language, else nothing."""
        plain = (one.value for one in self._literals[subject, predicate] if not one.language)
        return next(plain, "")

    def label(self, subject: str, predicate: str) -> Label:
        """Return the Chinese and the English literal."""
        by_language = {one.language: one.value for one in self._literals[subject, predicate]}
        return Label(by_language.get("zh", ""), by_language.get("en", ""))

    def forth(self, subject: str, predicate: str) -> list[str]:
        """Return the resources that a subject leads to."""
        return self._forth[subject, predicate]

    def back(self, value: str, predicate: str) -> list[str]:
        """Return the subjects that lead to a resource, in the order of their files."""
        return self._back[value, predicate]


def _modules(facts: _Facts) -> Iterator[Module]:
    for iri in facts.forth(_UMBRELLA, OWL + "imports"):
        names = facts.back(iri, RDFS + "isDefinedBy")
        if names:
            module = iri.removeprefix(_UMBRELLA + "/")
            yield Module(
                name=module,
                title=facts.label(iri, DCTERMS + "title"),
                description=facts.label(iri, DCTERMS + "description"),
                terms=tuple(_term(facts, name, module) for name in names),
            )


def _term(facts: _Facts, iri: str, module: str) -> Term:
    types = facts.forth(iri, RDF + "type")
    is_class = OWL + "Class" in types
    above = RDFS + ("subClassOf" if is_class else "subPropertyOf")
    return Term(
        name=iri.removeprefix(GPR),
        kind=next(_KINDS[one] for one in types if one in _KINDS),
        label=facts.label(iri, RDFS + "label"),
        definition=facts.label(iri, SKOS + "definition"),
        module=module,
        parents=_curies(facts.forth(iri, above)),
        children=_curies(facts.back(iri, above)),
        domain=_curies(facts.forth(iri, RDFS + "domain")),
        range=_curies(facts.forth(iri, RDFS + "range")),
        inverse=_curies(facts.forth(iri, OWL + "inverseOf") + facts.back(iri, OWL + "inverseOf")),
        traits=tuple(_TRAITS[one] for one in types if one in _TRAITS),
        subject_of=_curies(facts.back(iri, RDFS + "domain")),
        object_of=_curies(facts.back(iri, RDFS + "range")),
    )


def _schemes(facts: _Facts) -> Iterator[Scheme]:
    for iri in facts.back(SKOS + "ConceptScheme", RDF + "type"):
        yield Scheme(
            name=iri.removeprefix(SCHEME),
            label=facts.label(iri, SKOS + "prefLabel"),
            definition=facts.label(iri, SKOS + "definition"),
            concepts=tuple(_concept(facts, one) for one in facts.back(iri, SKOS + "inScheme")),
        )


def _concept(facts: _Facts, iri: str) -> Concept:
    return Concept(
        notation=facts.text(iri, SKOS + "notation"),
        label=facts.label(iri, SKOS + "prefLabel"),
        definition=facts.label(iri, SKOS + "definition"),
    )


def _curies(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(curie(iri) for iri in iris)


@cache
def _bases() -> Mapping[str, str]:
    more = {"time": "http://www.w3.org/2006/time#", "vann": "http://purl.org/vocab/vann/"}
    return MappingProxyType({base: prefix for prefix, base in (PREFIXES | more).items()})


def curie(iri: str) -> str:
    """Return an IRI in its short form, or as it is when no prefix fits.

    >>> curie("http://www.w3.org/ns/prov#Entity")
    'prov:Entity'
    """
    for base, prefix in _bases().items():
        if iri.startswith(base) and iri != base:
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri
