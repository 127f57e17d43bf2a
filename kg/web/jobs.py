"""What a worker can be asked: each job reads the store, writes an answer, returns its media type.

A new kind of question to the store is one more function here, and its name in `JOBS`.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from itertools import islice
from typing import Any, BinaryIO, TypeAlias

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    serialize,
)

from kg.errors import QueryError
from kg.outputs.evidence import run_with_evidence
from kg.outputs.from_clauses import Dataset, dataset_of
from kg.outputs.query import find_query, load_queries, run
from kg.outputs.safety import refuse_unsafe
from kg.outputs.sandbox import prefixes
from kg.outputs.sandboxed import has_rows, write_answer
from kg.outputs.sparql import rows_of
from kg.rdf.namespaces import PREFIXES
from kg.rdf.queryable import Answer
from kg.rdf.store import Store
from kg.resources import resource
from kg.web.failures import RefusedQueryError, TooLargeError, UnfitFormError, UnknownGraphError
from kg.web.pages import jobs as pages
from kg.web.pages.replies import write_json

Arguments: TypeAlias = Mapping[str, Any]
Job: TypeAlias = Callable[[Store, Arguments, BinaryIO], str]

_NONE_FITS = "没有客户端接受的格式 (the client takes none of the forms of this answer)"


def sparql(store: Store, arguments: Arguments, output: BinaryIO) -> str:
    """Answer any query: `query`, with what the protocol says beside it.

    `default` and `named` graphs win over those of FROM; without any the whole store is asked.
    Relative IRIs are resolved against `base`. `rows` and `triples` are the media types for the two
    forms of answers, "" for none; `merged` is how many triples may be merged. The query is read
    here, not in the server, because a hostile one may take long to read.
    """
    found = _asked(store, arguments)
    media_type: str = arguments["rows"] if has_rows(found) else arguments["triples"]
    if not media_type:
        raise UnfitFormError(_NONE_FITS)
    if isinstance(found, QueryTriples) and media_type == RdfFormat.TURTLE.media_type:
        serialize(found, output, RdfFormat.TURTLE, prefixes=PREFIXES)
    else:
        write_answer(found, output, media_type)
    return media_type


def graph(store: Store, arguments: Arguments, output: BinaryIO) -> str:
    """Write one graph, `graph`, or the default graph for "", as `triples`; only look if `head`."""
    name = _known(store, arguments["graph"]) if arguments["graph"] else DefaultGraph()
    form = RdfFormat.from_media_type(arguments["triples"])
    if not arguments["head"]:
        quads = store.engine.quads_for_pattern(None, None, None, name)
        triples = (quad.triple for quad in quads)
        serialize(triples, output, form, prefixes=PREFIXES)
    return str(arguments["triples"])


def question(store: Store, arguments: Arguments, output: BinaryIO) -> str:
    """Answer a question of the library, `name`, with its `parameters`, as a table in JSON.

    With `evidence` each row comes once for each span that proves it; at most `limit` rows.
    """
    answered = run_with_evidence if arguments.get("evidence") else run
    table = answered(store, find_query(arguments["name"]), arguments.get("parameters", {}))
    kept = tuple(islice(table.rows, arguments.get("limit")))
    columns = [asdict(column) for column in table.columns]
    return write_json({"columns": columns, "rows": kept, "total": len(table.rows)}, output)


def figures(store: Store, _: Arguments, output: BinaryIO) -> str:
    """Count what the store holds, by `queries/web`: a list of rows for each query, and `graphs`."""
    counted: dict[str, object] = {"graphs": [name.value for name in store.graphs()]}
    for query in load_queries(resource("queries", "web")):
        found = store.query(query.text)
        counted[query.name] = rows_of(found) if isinstance(found, QuerySolutions) else ()
    return write_json(counted, output)


JOBS: Mapping[str, Job] = {
    **{job.__name__: job for job in (sparql, graph, question, figures)},
    **pages.JOBS,
}


def _asked(store: Store, arguments: Arguments) -> Answer:
    """Ask the store, or the graphs that are picked; several default graphs are merged first."""
    text, base = arguments["query"], arguments["base"]
    try:
        refuse_unsafe(text, allow_from=True)
    except QueryError as error:
        raise RefusedQueryError(str(error)) from error
    beside = Dataset(tuple(arguments["default"]), tuple(arguments["named"]))
    picked = beside or dataset_of(text, prefixes(), base=base)
    if not picked:
        return store.engine.query(text, base_iri=base, prefixes=prefixes())
    engine, default = store.engine, [_known(store, iri) for iri in dict.fromkeys(picked.default)]
    named = [_known(store, iri) for iri in dict.fromkeys(picked.named)]
    asked: list[NamedNode | BlankNode | DefaultGraph] = [*default]
    if len(default) > 1:
        engine = _merged(store, default, named, most=arguments["merged"])
        asked = [DefaultGraph()]
    return engine.query(
        text, base_iri=base, prefixes=prefixes(), default_graph=asked, named_graphs=[*named]
    )


def _merged(
    store: Store, default: list[NamedNode], named: list[NamedNode], *, most: int
) -> pyoxigraph.Store:
    """Return a store in memory whose default graph is the merge, as a set, of some graphs."""
    pairs = [(name, DefaultGraph()) for name in default] + [(name, name) for name in named]
    quads = (
        Quad(quad.subject, quad.predicate, quad.object, target)
        for name, target in pairs
        for quad in store.quads(name)
    )
    engine = pyoxigraph.Store()
    engine.bulk_extend(islice(quads, most))
    if next(quads, None) is not None:
        raise TooLargeError(
            f"所选图合并后超过 {most:,} 条 (together the graphs hold more than {most:,} triples); "
            "请少选几个，或查询整个库 (pick fewer, or ask the whole store)"
        )
    return engine


def _known(store: Store, iri: str) -> NamedNode:
    try:
        name = NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"图名不是 IRI (the name of a graph is no IRI): {iri}") from error
    if not store.engine.contains_named_graph(name):
        raise UnknownGraphError(
            f"库中没有这个图，也不会从网络读取 (no such graph here, and none is fetched): {iri}; "
            "列出全部 (list them): SELECT DISTINCT ?g { GRAPH ?g {} }"
        )
    return name
