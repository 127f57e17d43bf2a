"""The queries of the pages, asked with IRIs bound."""

from functools import cache
from typing import TypeAlias

from pyoxigraph import NamedNode, Variable

from kg.outputs.query import Query, load_queries, solutions
from kg.outputs.sparql import rows_of
from kg.outputs.table import Cell
from kg.rdf.queryable import Queryable, Term
from kg.resources import resource

Record: TypeAlias = dict[str, Cell]


@cache
def page_query(name: str) -> Query:
    """Return a query of `queries/pages`.

    >>> page_query("plans").titles.en
    'pages: the plans'
    """
    found = {query.name: query for query in load_queries(resource("queries", "pages"))}
    return found[name]


def ask(store: Queryable, name: str, **terms: str) -> list[Record]:
    """Return the rows of a query of `queries/pages` by column, with variables bound to IRIs."""
    query = page_query(name)
    bound: dict[Variable, Term] = {Variable(key): NamedNode(iri) for key, iri in terms.items()}
    names = [column.name for column in query.columns]
    return [dict(zip(names, row, strict=True)) for row in rows_of(solutions(store, query, bound))]
