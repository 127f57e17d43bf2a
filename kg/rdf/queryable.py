"""What can be asked: our store, the engine's own, or whatever else answers SPARQL as they do."""

from collections.abc import Mapping
from typing import Protocol

from pyoxigraph import Variable

from kg.rdf.store import Answer, Term

__all__ = ["Answer", "Queryable", "Term"]


class Queryable(Protocol):
    """A store that answers SPARQL; `kg.rdf.store.Store` and `pyoxigraph.Store` do.

    >>> from pyoxigraph import Store
    >>> def is_empty(store: Queryable) -> bool:
    ...     return not store.query("ASK { ?s ?p ?o }")
    >>> is_empty(Store())
    True
    """

    def query(self, query: str, *, substitutions: Mapping[Variable, Term] | None = None) -> Answer:
        """Answer one query, with some of its variables bound to terms."""
