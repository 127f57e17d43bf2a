"""Which statements of a report the checks need; the others never reach their store."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from kg.audit.checks import load_checks
from kg.rdf.namespaces import OA_EXACT, OA_START, TYPE, ont

_CLASS = re.compile(r"\ba gpr:([A-Z]\w*)")
_PROPERTY = re.compile(r"\bgpr:([a-z]\w*)")
_CLAIM = re.compile(r"/c/([A-Z]\w*)/\d+-\d+/")
_SECTION = ont("inSection")
_OF_SPAN = (OA_START, OA_EXACT, _SECTION)
_TO_SPAN = frozenset((ont("evidence"), ont("standsAlsoAt")))

_Properties = frozenset[NamedNode]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the checks ask for: statements, and where each passage begins and what it says."""

    quads: list[Quad]
    starts: Mapping[NamedNode, int]
    quotes: Mapping[NamedNode, str]


def needed(quads: Iterable[Quad]) -> Asked:
    """Return the classes and properties that the checks ask for, and the spans of these claims.

    Of a claim, only what some check asks of its class is kept. The words of a span are no
    statement: no check reads them, and they are long.

    >>> needed([])
    Asked(quads=[], starts={}, quotes={})
    """
    spans: dict[NamedNode, list[Quad]] = {name: [] for name in _OF_SPAN}
    cited: set[object] = set()
    kept = list(_asked(quads, spans, cited))
    starts, exact, sections = (
        [(quad.subject, quad) for quad in spans[name] if quad.subject in cited] for name in _OF_SPAN
    )
    kept += (quad for _, quad in (*starts, *sections))
    return Asked(
        kept,
        {span: int(_words(quad)) for span, quad in starts if isinstance(span, NamedNode)},
        {span: _words(quad) for span, quad in exact if isinstance(span, NamedNode)},
    )


def _asked(
    quads: Iterable[Quad], spans: Mapping[NamedNode, list[Quad]], cited: set[object]
) -> Iterator[Quad]:
    """Yield what is asked of claims and things; `spans` takes what is told of any span."""
    properties, classes, of_class = _properties(), _classes(), _properties_of_class()
    subject: object = None
    asked = properties
    for quad in quads:
        predicate = quad.predicate
        if predicate not in properties:
            continue
        if predicate in spans:
            spans[predicate].append(quad)
            continue
        if quad.subject != subject:
            subject = quad.subject
            asked = _asked_of(subject, of_class, properties)
        if predicate in asked and (predicate != TYPE or quad.object in classes):
            if predicate in _TO_SPAN:
                cited.add(quad.object)
            yield quad


def _words(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, Literal) else ""


def _asked_of(
    subject: object, of_class: Mapping[str, _Properties], of_things: _Properties
) -> _Properties:
    """Return the properties that the checks ask of a claim, by its IRI, or of anything else."""
    claim = _CLAIM.search(subject.value) if isinstance(subject, NamedNode) else None
    return of_class.get(claim[1], frozenset()) if claim else of_things


@cache
def _properties() -> _Properties:
    return frozenset(
        (TYPE, *_OF_SPAN, *(ont(name) for text in _texts() for name in _PROPERTY.findall(text)))
    )


@cache
def _classes() -> _Properties:
    return frozenset(ont(name) for text in _texts() for name in _CLASS.findall(text))


@cache
def _properties_of_class() -> dict[str, _Properties]:
    """Return what is asked of a class: the properties of the checks that name it."""
    found: dict[str, set[NamedNode]] = {}
    for text in _texts():
        for name in _CLASS.findall(text):
            asked = (ont(one) for one in _PROPERTY.findall(text))
            found.setdefault(name, {TYPE}).update(asked)
    return {name: frozenset(asked) for name, asked in found.items()}


def _texts() -> Iterator[str]:
    return (check.text for check in load_checks() if not check.needs_date)
