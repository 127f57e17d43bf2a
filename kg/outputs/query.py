"""The question library: `.rq` files with a header, run with bound terms.

A parameter is a column that the reader fixes. It goes in as a term, never as SPARQL text. It may
be any name by which the reports call a thing (市水利局 for 云河市水利局), or a concept's id.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from pyoxigraph import Literal, QuerySolutions, Variable

from kg.errors import QueryError, ResourceError
from kg.outputs.sparql import Queryable, Term, rows_of
from kg.outputs.table import Column, Table
from kg.resources import resource

REQUIRED = "?"
_SINGLE = ("title-zh", "title-en", "audience")
_CELLS = {"parameter": 4, "column": 2}


@dataclass(frozen=True, slots=True)
class Label:
    """The same words in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A column that the reader may fix; `default` is empty for all rows, `?` for no default."""

    name: str
    default: str
    help: Label


@dataclass(frozen=True, slots=True)
class Query:
    """A question: what it asks, for whom, and its SPARQL.

    >>> find_query("lead-units").titles.zh
    '每个计划由哪个单位牵头?'
    """

    name: str
    titles: Label
    audience: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str


@cache
def load_queries(folder: Path) -> tuple[Query, ...]:
    """Return the queries of a folder, by name.

    >>> "issues" in [query.name for query in load_queries(resource("queries", "ask"))]
    True

    Raises ResourceError, with the file, when a header is incomplete.
    """
    return tuple(
        parse_query(path.stem, path.read_text("utf-8"), source=f"{folder.name}/{path.name}")
        for path in sorted(folder.glob("*.rq"), key=lambda path: path.stem)
    )


def find_query(name: str) -> Query:
    """Return a question of the library by its name.

    Raises QueryError that offers the nearest names when there is none.
    """
    queries = {query.name: query for query in load_queries(resource("queries", "ask"))}
    if name in queries:
        return queries[name]
    raise QueryError(
        f"没有名为 {name!r} 的问题 (no question has this name){_nearest(name, queries)}"
        "; 列出全部 (list them all): kg ask"
    )


def parse_query(name: str, text: str, *, source: str) -> Query:
    """Return the query of one file: its header lines (`# key: value`), then SPARQL.

    Raises ResourceError when a header line is missing, unknown or has too few cells.
    """
    found: dict[str, list[list[str]]] = {key: [] for key in (*_SINGLE, *_CELLS)}
    header = takewhile(lambda line: line.startswith("# "), text.splitlines())
    for number, line in enumerate(header, start=1):
        key, _, value = line.removeprefix("# ").partition(":")
        cells = [cell.strip() for cell in value.split("|")]
        if key not in found or len(cells) != _CELLS.get(key, 1):
            raise ResourceError(f"not a header line: {line}", source=source, line=number)
        found[key].append(cells)
    missing = [key for key in (*_SINGLE, "column") if not found[key]]
    if missing:
        raise ResourceError(f"the header lacks {', '.join(missing)}", source=source)
    return Query(
        name=name,
        titles=Label(found["title-zh"][0][0], found["title-en"][0][0]),
        audience=tuple(word.strip() for word in found["audience"][0][0].split(",")),
        parameters=tuple(_parameter(*cells) for cells in found["parameter"]),
        columns=tuple(Column(variable, title) for variable, title in found["column"]),
        text=text,
    )


def run(store: Queryable, query: Query, parameters: Mapping[str, str] | None = None) -> Table:
    """Return the answer to a question, in a fixed order.

    A name that stands for several things gives the rows of all of them; a name that no report
    uses gives no rows.

    Raises QueryError for a parameter that the question does not have, or lacks.
    """
    values = _checked(query, parameters or {})
    bindings: list[dict[Variable, Term]] = [{}]
    for name, value in values.items():
        variable, terms = Variable(name), meanings(store, value)
        bindings = [bound | {variable: term} for bound in bindings for term in terms]
    rows = (row for bound in bindings for row in rows_of(solutions(store, query, bound)))
    return Table(query.columns, tuple(dict.fromkeys(rows)))


def meanings(store: Queryable, words: str) -> tuple[Literal, ...]:
    """Return the canonical Chinese labels of what `words` names; the words themselves if nothing.

    Canonical names, short forms of a report and the ids of concepts are all understood.
    """
    (lookup,) = load_queries(resource("queries", "lookup"))
    chinese = Literal(words, language="zh")
    bound: dict[Variable, Term] = {Variable("name"): Literal(words), Variable("label"): chinese}
    labels = [row["found"] for row in solutions(store, lookup, bound)]
    exact = [label for label in labels if label == chinese]
    return tuple(label for label in exact or labels if isinstance(label, Literal)) or (chinese,)


def solutions(
    store: Queryable, query: Query, bound: Mapping[Variable, Term] | None = None
) -> QuerySolutions:
    """Return the raw solutions of a query of the library; variables of `bound` are fixed."""
    found = store.query(query.text, substitutions=dict(bound or {}))
    if not isinstance(found, QuerySolutions):
        raise QueryError(f"{query.name}: 不是 SELECT 查询 (not a SELECT query)")
    return found


def _checked(query: Query, parameters: Mapping[str, str]) -> dict[str, str]:
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in parameters:
        if name not in known:
            raise QueryError(
                f"问题 {query.name} 没有参数 {name!r} (the question has no such parameter)"
                f"; 可用参数 (it has): {', '.join(known) or '无 (none)'}"
            )
    values = {name: parameters.get(name, known[name].default) for name in known}
    missing = [name for name, value in values.items() if value == REQUIRED]
    if missing:
        raise QueryError(
            f"问题 {query.name} 缺少参数 {', '.join(missing)} (the question needs it)"
            f"; 例如 (for example): --set {missing[0]}={known[missing[0]].help.zh}"
        )
    return {name: value for name, value in values.items() if value}


def _parameter(name: str, default: str, chinese: str, english: str) -> Parameter:
    return Parameter(name, default, Label(chinese, english))


def _nearest(name: str, known: Mapping[str, Query]) -> str:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    return f"; 您是不是要找 (did you mean): {', '.join(near)}" if near else ""
