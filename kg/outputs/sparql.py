"""What a store answers, as tables; queries that a person wrote run in a sandbox."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    Variable,
    parse,
    parse_query_results,
)

from kg.outputs.sandbox import ROWS, TRIPLES, Result, Sandbox
from kg.outputs.table import Cell, Column, Table

Term = NamedNode | BlankNode | Literal | Triple
Answer = QuerySolutions | QueryBoolean | QueryTriples

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = {
    _XSD + name for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long")
}
_REALS = {_XSD + name for name in ("decimal", "double", "float")}


class Queryable(Protocol):
    """A store that answers SPARQL; `kg.rdf.store.Store` and `pyoxigraph.Store` do."""

    def query(self, query: str, *, substitutions: Mapping[Variable, Term] | None = None) -> Answer:
        """Answer one query, with some of its variables bound to terms."""


def answer(sandbox: Sandbox, text: str) -> Table:
    """Return the answer to any SPARQL 1.1 query: rows, one cell for ASK, triples for CONSTRUCT.

    Raises QueryError for SPARQL that is unsafe, wrong, too slow or too large.
    """
    return table_of(sandbox.run(text, rows=ROWS, triples=TRIPLES))


def table_of(result: Result) -> Table:
    """Return an answer that came as JSON or N-Triples: rows, one cell for ASK, or triples."""
    if result.media_type == TRIPLES:
        triples = (quad.triple for quad in parse(result.body, RdfFormat.N_TRIPLES))
        return Table(_columns(("subject", "predicate", "object")), rows_of(triples))
    found = parse_query_results(result.body, QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        return Table((Column("answer", "答案"),), (("true" if found else "false",),))
    return Table(_columns(variable.value for variable in found.variables), rows_of(found))


def rows_of(found: Iterable[Iterable[Term | None]]) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of an answer, row by row."""
    return tuple(tuple(cell_of(term) for term in row) for row in found)


def cell_of(term: Term | None) -> Cell:
    """Return a term as a cell: a number for a number, else its words or its IRI.

    A decimal without a fraction is an integer.

    >>> cell_of(Literal(Decimal("12.0"))), cell_of(Literal("在建", language="zh"))
    (12, '在建')
    """
    if term is None:
        return None
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term)
    datatype = term.datatype.value
    if datatype in _INTEGERS:
        return int(term.value)
    if datatype in _REALS and (number := Decimal(term.value)).is_finite():
        return int(number) if number == number.to_integral_value() else float(number)
    return term.value


def _columns(names: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(name, name) for name in names)
