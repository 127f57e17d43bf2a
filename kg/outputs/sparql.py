"""What a store answers, as tables; queries that a person wrote run in a sandbox."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)

from kg.outputs.sandbox import ROWS, TRIPLES, Result, Sandbox
from kg.outputs.table import Cell, Column, Table
from kg.rdf.queryable import Term

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {
    _XSD + name
    for name in (
        *("integer", "nonNegativeInteger", "positiveInteger", "int", "long"),
        *("decimal", "double", "float"),
    )
}
_MOST_DIGITS = 308
"""Digits of the largest number that a double holds, and with it every spreadsheet."""


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

    A decimal without a fraction is an integer. What calls itself a number and is none, or a larger
    one than a double holds, stays words: anybody may write such a literal into a query.

    >>> cell_of(Literal(Decimal("12.0"))), cell_of(Literal("在建", language="zh"))
    (12, '在建')
    >>> decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    >>> cell_of(Literal("1E999999999", datatype=decimal)), cell_of(Literal("x", datatype=decimal))
    ('1E999999999', 'x')
    """
    if term is None:
        return None
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term)
    number = _number(term.value) if term.datatype.value in _NUMBERS else None
    return term.value if number is None else number


def _number(words: str) -> int | float | None:
    try:
        number = Decimal(words)
    except InvalidOperation:
        return None
    if not number.is_finite() or number.adjusted() >= _MOST_DIGITS:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _columns(names: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(name, name) for name in names)
