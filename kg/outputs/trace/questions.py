"""What a trace asks the store, and the tables that say how its answers are called."""

from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, Variable

from kg.outputs.query import Label, Query, load_queries, solutions
from kg.outputs.trace.values import Subject
from kg.rdf.namespaces import GPR
from kg.rdf.queryable import Queryable, Term
from kg.resources import resource, table

Record = Mapping[str, str]


def ask(store: Queryable, name: str, **terms: str) -> tuple[Record, ...]:
    """Return the rows of a query of `queries/trace`, in its order, with variables bound to IRIs.

    Blanks are empty words; names of the ontology come without its namespace.
    """
    query = _queries()[name]
    bound: dict[Variable, Term] = {Variable(key): NamedNode(iri) for key, iri in terms.items()}
    columns = [column.name for column in query.columns]
    found = solutions(store, query, bound)
    return tuple({column: _words(row[column]) for column in columns} for row in found)


@cache
def _queries() -> dict[str, Query]:
    return {query.name: query for query in load_queries(resource("queries", "trace"))}


def _words(term: Term | None) -> str:
    return term.value.removeprefix(GPR) if isinstance(term, NamedNode | Literal) else ""


@cache
def kinds() -> dict[str, tuple[int, str, Label]]:
    """Return order, kind and label of every class that a chain may hold.

    >>> kinds()["Plan"]
    (0, 'plan', Label(zh='计划', en='plan'))
    """
    rows = table("queries", "trace", "kinds.tsv")
    return {
        row["class"]: (order, row["kind"], Label(row["zh"], row["en"]))
        for order, row in enumerate(rows)
    }


@cache
def traced_kinds() -> tuple[str, ...]:
    """Return the kinds of things that a person may ask for.

    >>> traced_kinds()
    ('plan', 'unit', 'project', 'issue', 'document')
    """
    rows = table("queries", "trace", "kinds.tsv")
    return tuple(dict.fromkeys(row["kind"] for row in rows if row["traced"] == "yes"))


@cache
def headings() -> dict[tuple[str, str], tuple[int, Label]]:
    """Return order and heading of a fact, by class of claim and place of the thing in it.

    >>> headings()["Commitment", "commitmentTo"][1].zh
    '时限'
    """
    rows = table("queries", "trace", "chain.tsv")
    return {
        (row["class"], row["position"]): (order, Label(row["zh"], row["en"]))
        for order, row in enumerate(rows)
    }


def heading(cls: str, position: str) -> tuple[int, Label]:
    """Return order and heading; a place that the table does not know takes that of the class.

    >>> heading("PlanRecord", "")[1].en
    'plan'
    """
    known = headings()
    others = (found for key, found in known.items() if key[0] == cls)
    return known.get((cls, position)) or next(others, (len(known), Label(cls, cls)))


@cache
def shown_details() -> dict[str, tuple[frozenset[str], Label]]:
    """Return the properties that are shown, each with those that it gives way to and its title.

    >>> shown_details()["numericValue"]
    (frozenset({'valueText'}), Label(zh='数值', en='value'))
    """
    return {
        row["property"]: (frozenset(row["unless"].split()), Label(row["zh"], row["en"]))
        for row in table("queries", "trace", "details.tsv")
    }


@cache
def ledger_titles() -> dict[str, Label]:
    """Return what the columns of the ledger are called, by the fields that reviews name.

    >>> ledger_titles()["deadline"].zh
    '整改时限'
    """
    rows = reversed(table("queries", "ledger", "columns.tsv"))
    return {row["field"]: Label(row["title"], row["english"]) for row in rows}


def read_subjects(store: Queryable) -> dict[str, Subject]:
    """Return everything that a chain may hold, by IRI; of several classes the first counts."""
    found: dict[str, tuple[int, Record]] = {}
    for row in ask(store, "things"):
        if row["class"] in kinds():
            order = kinds()[row["class"]][0]
            if row["thing"] not in found or order < found[row["thing"]][0]:
                found[row["thing"]] = order, row
    return {iri: _subject(row) for iri, (_, row) in found.items()}


def _subject(row: Record) -> Subject:
    _, kind, label = kinds()[row["class"]]
    return Subject(row["thing"], row["name"], kind, label, Label(row["zh"], row["en"]))
