"""`/workbench`: where people write SPARQL, with the library at hand and labels beside IRIs."""

import asyncio
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import KgError
from kg.outputs.query import load_questions
from kg.outputs.sandbox import ROWS, TRIPLES, Result, prefixes
from kg.outputs.sparql import table_of
from kg.outputs.table import Table
from kg.rdf.namespaces import GPR
from kg.web.failures import BusyError, TooManyError
from kg.web.pages.files import MEDIA_TYPES, as_file
from kg.web.pages.show import found, harmless, pairs_of, show
from kg.web.site import site_of

SHOWN = 500
_OURS = GPR.partition("ont#")[0]
_FIRST = """SELECT ?class (COUNT(?thing) AS ?things) { ?thing a ?class }
GROUP BY ?class ORDER BY DESC(?things)"""
_FIELDS = 10


async def workbench(request: Request) -> Response:
    """Show the editor; after a POST with the answer, or give the answer as a file."""
    if request.method != "POST":
        return show(request, "workbench.html.j2", _empty(_ready(request)))
    form = dict(
        parse_qsl((await request.body()).decode("utf-8", "replace"), max_num_fields=_FIELDS)
    )
    query = form.get("query", "").replace("\r\n", "\n")
    try:
        table = await _answer(request, query)
    except (BusyError, TooManyError):
        raise
    except KgError as error:
        return show(request, "workbench.html.j2", _empty(query) | {"problem": harmless(str(error))})
    if form.get("format") in MEDIA_TYPES:
        return await as_file(table, "answer", form["format"])
    return show(request, "workbench.html.j2", await _shown(request, query, table))


def _ready(request: Request) -> str:
    """Return the text of the question that the address names, else a first query."""
    name = pairs_of(request).get("question", "")
    return next((one.text for one in load_questions() if one.name == name), _FIRST)


def _empty(query: str) -> dict[str, Any]:
    known = prefixes()
    ready = [(one.name, one.titles) for one in load_questions()]
    shared = {"query": query, "prefixes": known, "ready": ready, "shown": SHOWN}
    return shared | {"problem": "", "table": None}


async def _answer(request: Request, query: str) -> Table:
    site = site_of(request)
    asked = {
        "query": query,
        "default": (),
        "named": (),
        "base": str(request.url.replace(path="/sparql", query="")),
        "rows": ROWS,
        "triples": TRIPLES,
        "merged": site.settings.limits.merged,
    }
    answer = await site.ask(request, "sparql", asked)
    with answer.body:
        result = Result(answer.media_type, answer.body.read())
    return await asyncio.to_thread(table_of, result)


async def _shown(request: Request, query: str, table: Table) -> dict[str, Any]:
    """Return the first rows, and the labels of the nodes in them."""
    rows = harmless([list(row) for row in table.rows[:SHOWN]])
    iris = {
        cell for row in rows for cell in row if isinstance(cell, str) and cell.startswith(_OURS)
    }
    labels = await found(request, "labels", {"iris": sorted(iris)})
    context = _empty(query) | {"table": table, "rows": rows, "labels": labels}
    return context | {"total": len(table.rows)}


ROUTES = (Route("/workbench", workbench, methods=["GET", "POST"]),)
