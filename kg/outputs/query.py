"""The question library: `.rq` files with a header, run with bound terms.

A parameter is a column that the reader fixes. It goes in as a term, never as SPARQL text. It may
be any name by which the reports call a thing (市水利局 for 云河市水利局), or a concept's id.

Behind its columns a question may select what proves a row: claims, findings or spans of text.
`run` leaves these out; `kg.outputs.evidence` turns them into lines and quotes.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from pyoxigraph import Literal, QuerySolutions, Variable

from kg.errors import QueryError, ResourceError
from kg.outputs.sparql import rows_of
from kg.outputs.table import Cell, Column, Table
from kg.rdf.queryable import Queryable, Term
from kg.resources import resource

REQUIRED = "?"
_NEEDED = ("title-zh", "title-en", "audience", "column")
_CELLS = {
    **{"title-zh": {1}, "title-en": {1}, "audience": {1}, "category": {1}, "evidence": {1}},
    **{"parameter": {4}, "column": {2, 3}},
}


@dataclass(frozen=True, slots=True)
class Label:
    """The same words in Chinese and in English."""

    zh: str
    en: str


#: What a question is about, in the order in which questions are listed.
CATEGORIES: Mapping[str, Label] = {
    "responsibility": Label("责任", "who answers for what"),
    "dependency": Label("依赖", "what waits for what"),
    "progress": Label("进展", "how far things are"),
    "audit": Label("核查", "do words and figures hold"),
    "provenance": Label("溯源", "where it stands and what it rests on"),
    "quality": Label("质量", "what is missing or unclear"),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A column that the reader may fix; `default` is empty for all rows, `?` for no default."""

    name: str
    default: str
    help: Label


@dataclass(frozen=True, slots=True)
class Query:
    """A question: what it asks, for whom, and its SPARQL.

    `evidence` names the variables that follow the columns; `category` is a key of CATEGORIES, or
    empty for a query that is no question to people.

    >>> find_query("lead-units").titles.zh
    '每个计划由哪个单位牵头？'
    """

    name: str
    titles: Label
    audience: tuple[str, ...]
    category: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    evidence: tuple[str, ...]
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


def load_questions() -> tuple[Query, ...]:
    """Return the library: the questions to people, by category and name.

    >>> load_questions()[0].category
    'responsibility'
    """
    order = [*CATEGORIES, ""]
    questions = load_queries(resource("queries", "ask"))
    return tuple(sorted(questions, key=lambda query: order.index(query.category)))


def find_query(name: str) -> Query:
    """Return a question of the library by its name.

    Raises QueryError that offers the nearest names when there is none.
    """
    queries = {query.name: query for query in load_questions()}
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
    found: dict[str, list[list[str]]] = {key: [] for key in _CELLS}
    header = takewhile(lambda line: line.startswith("# "), text.splitlines())
    for number, line in enumerate(header, start=1):
        key, _, value = line.removeprefix("# ").partition(":")
        cells = [cell.strip() for cell in value.split("|")]
        if len(cells) not in _CELLS.get(key, ()):
            raise ResourceError(f"not a header line: {line}", source=source, line=number)
        found[key].append(cells)
    missing = [key for key in _NEEDED if not found[key]]
    if missing:
        raise ResourceError(f"the header lacks {', '.join(missing)}", source=source)
    category = "".join(cells[0] for cells in found["category"])
    if category and category not in CATEGORIES:
        raise ResourceError(f"no category: {category}; take {', '.join(CATEGORIES)}", source=source)
    return Query(
        name=name,
        titles=Label(found["title-zh"][0][0], found["title-en"][0][0]),
        audience=_words(found["audience"]),
        category=category,
        parameters=tuple(_parameter(*cells) for cells in found["parameter"]),
        columns=tuple(Column(*cells) for cells in found["column"]),
        evidence=_words(found["evidence"]),
        text=text,
    )


def run(store: Queryable, query: Query, parameters: Mapping[str, str] | None = None) -> Table:
    """Return the answer to a question, in a fixed order.

    A name that stands for several things gives the rows of all of them; a name that no report
    uses gives no rows.

    Raises QueryError for a parameter that the question does not have, or lacks.
    """
    width = len(query.columns)
    rows = (row[:width] for row in proven_rows(store, query, parameters or {}))
    return Table(query.columns, tuple(dict.fromkeys(rows)))


def proven_rows(
    store: Queryable, query: Query, parameters: Mapping[str, str]
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of an answer, each followed by what proves it; a row may come again.

    Raises QueryError for a parameter that the question does not have, or lacks.
    """
    bindings: list[dict[Variable, Term]] = [{}]
    for name, value in _checked(query, parameters).items():
        variable, terms = Variable(name), meanings(store, value)
        bindings = [bound | {variable: term} for bound in bindings for term in terms]
    for bound in bindings:
        yield from rows_of(solutions(store, query, bound))


def lookup(name: str) -> Query:
    """Return a query of `queries/lookup`, which finds something for the program."""
    found = {query.name: query for query in load_queries(resource("queries", "lookup"))}
    return found[name]


def meanings(store: Queryable, words: str) -> tuple[Literal, ...]:
    """Return the canonical Chinese labels of what `words` names; the words themselves if nothing.

    Canonical names, short forms of a report and the ids of concepts are all understood.
    """
    chinese = Literal(words, language="zh")
    bound: dict[Variable, Term] = {Variable("name"): Literal(words), Variable("label"): chinese}
    labels = [row["found"] for row in solutions(store, lookup("labels"), bound)]
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


def _words(cells: list[list[str]]) -> tuple[str, ...]:
    return tuple(word.strip() for (line,) in cells for word in line.split(","))


def _parameter(name: str, default: str, chinese: str, english: str) -> Parameter:
    return Parameter(name, default, Label(chinese, english))


def _nearest(name: str, known: Mapping[str, Query]) -> str:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    return f"; 您是不是要找 (did you mean): {', '.join(near)}" if near else ""
