"""Which statements of a report the checks need; the others never reach their store."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import NamedNode, Quad

from kg.audit.checks import load_checks
from kg.rdf.namespaces import GPR, OA_EXACT, OA_START, TYPE

_CLASS = re.compile(r"\ba gpr:([A-Z]\w*)")
_PROPERTY = re.compile(r"\bgpr:([a-z]\w*)")
_OF_SPAN = frozenset({OA_START.value, OA_EXACT.value, f"{GPR}inSection"})
_TO_SPAN = frozenset({f"{GPR}evidence", f"{GPR}standsAlsoAt"})
_CLAIM_PARTS = 3


def needed(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield what the checks ask for: their classes and properties, and the spans of these claims.

    >>> list(needed([]))
    []
    """
    properties, classes = _properties(), _classes()
    spans: list[Quad] = []
    cited: set[str] = set()
    for quad in quads:
        predicate = quad.predicate.value
        if predicate in _OF_SPAN:
            spans.append(quad)
        elif predicate not in properties:
            continue
        elif predicate in _TO_SPAN:
            if not _is_other_claim(_iri(quad.subject)):
                cited.add(_iri(quad.object))
                yield quad
        elif predicate != TYPE.value or _iri(quad.object) in classes:
            yield quad
    yield from (quad for quad in spans if _iri(quad.subject) in cited)


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _is_other_claim(iri: str) -> bool:
    """Tell whether an IRI is that of a claim (…/c/{Class}/{start}-{end}/{k}) of no check."""
    parts = iri.rpartition("/c/")[2].split("/")
    is_claim = len(parts) == _CLAIM_PARTS and parts[0][:1].isupper()
    return is_claim and GPR + parts[0] not in _classes()


@cache
def _properties() -> frozenset[str]:
    names = (name for check in _texts() for name in _PROPERTY.findall(check))
    return frozenset({TYPE.value, *(GPR + name for name in names)})


@cache
def _classes() -> frozenset[str]:
    return frozenset(GPR + name for check in _texts() for name in _CLASS.findall(check))


def _texts() -> Iterator[str]:
    return (check.text for check in load_checks() if not check.needs_date)
