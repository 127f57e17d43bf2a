"""Names beside identifiers: labels of things, and for claims and passages the words they quote."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode

from kg.outputs.harmless import shortened
from kg.outputs.table import Cell, Column, Table
from kg.rdf.namespaces import GPR, OA_EXACT, PREF_LABEL, RDFS, TYPE, ont
from kg.rdf.store import Store
from kg.web.pages.replies import write_json

Name: TypeAlias = Mapping[str, str]
Node: TypeAlias = NamedNode | BlankNode

_RDFS_LABEL = NamedNode(RDFS + "label")

_WORDS = 40
_EVERYTHING = re.compile(r"(?i)\bselect\s+(?:(?:distinct|reduced)\s+)?\*")
_VARIABLE = re.compile(r"[?$](\w+)")
_TITLE = re.compile(r"^#\s*column:\s*(\w+)\s*\|([^|\n]+)(?:\|([^|\n]+))?$", re.MULTILINE)


def names(store: Store, arguments: Mapping[str, Any], output: BinaryIO) -> str:
    """Write the name of each of `iris` that has one: `zh`, `en`, and `quote` for claims and spans.

    What has no label of its own is named by its class and the words that it quotes.
    """
    found = {iri: name for iri in arguments["iris"] if (name := _name_of(store, iri))}
    return write_json(found, output)


def iris_in(table: Table, most: int) -> list[str]:
    """Return the identifiers among the cells of a table, sorted; at most so many.

    >>> iris_in(Table((Column("a", "a"),), (("https://w3id.org/gpr/id/x",), ("a b",), (1,))), 9)
    ['https://w3id.org/gpr/id/x']
    """
    cells = (cell for row in table.rows for cell in row)
    return sorted({cell for cell in cells if isinstance(cell, str) and _is_iri(cell)})[:most]


def titled_by(table: Table, query: str) -> Table:
    """Return the table with the titles of the `# column:` lines of its query.

    >>> table = Table((Column("unit", "unit"), Column("n", "n")), ())
    >>> [column.title for column in titled_by(table, "# column: unit | 单位 | unit").columns]
    ['单位', 'n']
    """
    told = {name: Column(name, zh.strip(), en.strip()) for name, zh, en in _TITLE.findall(query)}
    return Table(tuple(told.get(one.name, one) for one in table.columns), table.rows)


def in_order_of(table: Table, query: str) -> Table:
    """Return the columns of `SELECT *` in the order in which the query names them.

    The engine gives them in the order of the alphabet; other queries say themselves what they want.

    >>> table = Table((Column("o", "o"), Column("s", "s")), (("对象", "主语"),))
    >>> in_order_of(table, "SELECT * { ?s ?p ?o }").rows, in_order_of(table, "SELECT ?o ?s").rows
    ((('主语', '对象'),), (('对象', '主语'),))
    """
    if not _EVERYTHING.search(query):
        return table
    first = {name: at for at, name in reversed(list(enumerate(_VARIABLE.findall(query))))}
    at = range(len(table.columns))
    order = sorted(at, key=lambda column: first.get(table.columns[column].name, len(first)))
    rows = (tuple(row[column] for column in order) for row in table.rows)
    return Table(tuple(table.columns[column] for column in order), tuple(rows))


def with_names(table: Table, known: Mapping[str, Name], language: str) -> Table:
    """Return the table with a column of names behind each column that holds named identifiers.

    >>> known = {"urn:a": {"zh": "甲县", "en": "A", "quote": ""}}
    >>> named = with_names(Table((Column("x", "地方"),), (("urn:a",), (None,))), known, "zh")
    >>> [column.title for column in named.columns], named.rows
    (['地方', '地方（名称）'], (('urn:a', '甲县'), (None, None)))
    """
    named = [any(row[at] in known for row in table.rows) for at in range(len(table.columns))]
    columns = (
        new
        for column, beside in zip(table.columns, named, strict=True)
        for new in (column, *([_name_column(column)] if beside else []))
    )
    rows = (tuple(_beside(row, named, known, language)) for row in table.rows)
    return Table(tuple(columns), tuple(rows))


def _beside(
    row: Iterable[Cell], named: Iterable[bool], known: Mapping[str, Name], language: str
) -> Iterator[Cell]:
    for cell, beside in zip(row, named, strict=True):
        yield cell
        if beside:
            yield _told(known[cell], language) if isinstance(cell, str) and cell in known else None


def _told(name: Name, language: str) -> str:
    words = name["en"] if language == "en" else name["zh"]
    return f"{words}:{name['quote']}" if name["quote"] else words


def _name_column(column: Column) -> Column:
    english = f"{column.english or column.name} (name)"
    return Column(f"{column.name}Name", f"{column.title}（名称）", english)


def _name_of(store: Store, iri: str) -> Name | None:
    """Return the label of a thing, else its class and the words that it quotes.

    Hundreds of names are asked for at once, so they are looked up without SPARQL.
    """
    if not _is_iri(iri):
        return None
    node = NamedNode(iri)
    if label := _label(store, node):
        return {**label, "quote": ""}
    classes = sorted(_values(store, node, TYPE), key=str)
    kinds = [kind for kind in classes if str(kind.value).startswith(GPR) and kind != ont("Claim")]
    if not kinds or not (label := _label(store, kinds[0])):
        return None
    return {**label, "quote": shortened(_quote(store, node), _WORDS)}


def _label(store: Store, node: Node) -> dict[str, str]:
    """Return the label of a node in both languages; empty when it has no Chinese one."""
    labels = [*_values(store, node, PREF_LABEL), *_values(store, node, _RDFS_LABEL)]
    told = {
        one.language: one.value
        for one in sorted(labels, key=str, reverse=True)
        if isinstance(one, Literal) and one.language and one.value.strip()
    }
    return {"zh": told["zh"], "en": told.get("en", told["zh"])} if "zh" in told else {}


def _quote(store: Store, node: Node) -> str:
    spans = [node, *sorted(_values(store, node, ont("evidence")), key=str)]
    words = (one for span in spans for one in _values(store, span, OA_EXACT))
    headings = iter(_values(store, node, ont("heading")))
    return str(next(words, next(headings, Literal(""))).value)


def _values(store: Store, subject: Node, predicate: NamedNode) -> list[Any]:
    found = store.engine.quads_for_pattern(subject, predicate, None, DefaultGraph())
    return [quad.object for quad in found]


def _is_iri(words: str) -> bool:
    """Tell an identifier from other words, so that any cell may be asked about."""
    if ":" not in words:
        return False
    try:
        NamedNode(words)
    except ValueError:
        return False
    return True
