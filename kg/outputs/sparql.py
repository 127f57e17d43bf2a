"""SPARQL that a person wrote: what it may not do, and its answer as a table."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
    Variable,
)

from kg.errors import QueryError
from kg.outputs.table import Cell, Column, Table

Term = NamedNode | BlankNode | Literal | Triple
Answer = QuerySolutions | QueryBoolean | QueryTriples

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = {
    _XSD + name for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long")
}
_REALS = {_XSD + name for name in ("decimal", "double", "float")}

# The tokens of SPARQL in which a keyword is no keyword, then a word that may be one.
_TOKEN = re.compile(
    r"""(?s)<[^<>"{}|^`\\\x00-\x20]*>         # an IRI
    |\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}(?:[^\\]|\\.)*?'{3}
    |"(?:[^"\\n\r]|\\.)*"|'(?:[^'\\n\r]|\\.)*'
    |\#[^\n\r]*                               # a comment
    |[?$@]\w+                                 # a variable, a language
    |[\w.-]*:(?:[\w.:%-]|\\.)*                # a prefixed name
    |(?P<word>[A-Za-z_]+)|.""",
    re.VERBOSE,
)
# SPARQL reads \\u0053 as S before anything else.
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"}
_REFUSED = {
    "SERVICE": "SERVICE 会访问网络,不允许 (SERVICE would reach for the network; leave it out)",
    "FROM": "FROM 不允许,查询的总是整个库 (FROM is refused; the whole store is queried, and "
    "GRAPH ?g { … } picks one report)",
}


class Queryable(Protocol):
    """A store that answers SPARQL; `kg.rdf.store.Store` and `pyoxigraph.Store` do."""

    def query(self, query: str, *, substitutions: Mapping[Variable, Term] | None = None) -> Answer:
        """Answer one query, with some of its variables bound to terms."""


def refuse_unsafe(text: str) -> None:
    """Raise QueryError if `text` would change the store or leave it.

    Words inside strings, IRIs, comments and names are only words.

    >>> refuse_unsafe("SELECT ?from { ?from ?p 'DROP ALL' }  # SERVICE")
    >>> refuse_unsafe("DROP ALL")
    Traceback (most recent call last):
    kg.errors.QueryError: DROP 会修改库,不允许 (DROP would change the store; only queries here)
    """
    for word in _words(text):
        if word in _REFUSED:
            raise QueryError(_REFUSED[word])
        if word in _UPDATES:
            raise QueryError(
                f"{word} 会修改库,不允许 ({word} would change the store; only queries here)"
            )


def answer(store: Queryable, text: str) -> Table:
    """Return the answer to any SPARQL 1.1 query: rows, one cell for ASK, triples for CONSTRUCT.

    Raises QueryError for an update, SERVICE, FROM, and SPARQL that is no SPARQL.
    """
    refuse_unsafe(text)
    try:
        found = store.query(text)
        if isinstance(found, QueryBoolean):
            return Table((Column("answer", "答案"),), (("true" if found else "false",),))
        if isinstance(found, QueryTriples):
            names = ("subject", "predicate", "object")
            return Table(_columns(names), rows_of(found))
        return Table(_columns(variable.value for variable in found.variables), rows_of(found))
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(f"SPARQL 有误 (the SPARQL is wrong): {error}") from error


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


def _words(text: str) -> Iterator[str]:
    unescaped = _ESCAPE.sub(_character, text)
    for reading in dict.fromkeys((text, unescaped)):
        for match in _TOKEN.finditer(reading):
            if match["word"]:
                yield match["word"].upper()


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < sys.maxunicode else "�"


def _columns(names: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(name, name) for name in names)
