"""`/workbench`: where people write SPARQL, with the library at hand and names beside identifiers.

With Yasgui installed, scripts take the page over and ask `kg.web.routes.editor`; without it, or
without scripts, the same page is a form with a plain text field.
"""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import KgError, QueryError
from kg.outputs.query import find_query
from kg.outputs.sandbox import ROWS, TRIPLES, Result, prefixes
from kg.outputs.sparql import table_of
from kg.outputs.table import Table, titled
from kg.web.failures import BusyError, TooManyError
from kg.web.page import language_of
from kg.web.pages.files import MEDIA_TYPES, as_file
from kg.web.pages.library import given_in, questions_by_category
from kg.web.pages.naming import in_order_of, iris_in, titled_by, with_names
from kg.web.pages.show import found, harmless, pairs_of, posted, show
from kg.web.pages.wording import first_query, plain
from kg.web.responses import wants_page
from kg.web.routes.editor import YASGUI, has_editor
from kg.web.site import site_of

SHOWN = 500
_MOST_NAMES = 20_000
"""So many identifiers in a file get a name beside them."""


async def workbench(request: Request) -> Response:
    """Show the editor; after a POST with the answer, or give the answer as a file."""
    if request.method != "POST":
        return show(request, "workbench.html.j2", _empty(request, await _ready(request)))
    form = await posted(request)
    query = form.get("query", "").replace("\r\n", "\n")
    try:
        table = titled_by(in_order_of(await _answer(request, query), query), query)
    except (BusyError, TooManyError):
        raise
    except KgError as error:
        if not wants_page(request):
            raise
        told = {"problem": harmless(str(error))}
        return show(request, "workbench.html.j2", _empty(request, query) | told)
    if form.get("format") in MEDIA_TYPES:
        return await _file(request, table, form["format"])
    return show(request, "workbench.html.j2", await _shown(request, query, table))


async def _ready(request: Request) -> str:
    """Return the text of the question that the address names, else a first query."""
    pairs, language = pairs_of(request), language_of(request)
    try:
        query = find_query(pairs.get("question", ""))
    except QueryError:
        return first_query(language)
    given = given_in(pairs, query)
    if not any(given.values()):
        return plain(query, language)
    asked = {"name": query.name, "parameters": given, "language": language}
    told = await site_of(request).value(request, "wording", asked)
    return str(told["text"])


def _empty(request: Request, query: str) -> dict[str, Any]:
    return {
        "query": query,
        "prefixes": prefixes(),
        "groups": questions_by_category(),
        "shown": SHOWN,
        "problem": "",
        "table": None,
        "yasgui": YASGUI,
        "editor": has_editor(site_of(request).settings.workbench),
    }


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


async def _file(request: Request, table: Table, form: str) -> Response:
    """Return the whole answer as a file; behind identifiers stand their names."""
    language = language_of(request)
    iris = await asyncio.to_thread(iris_in, table, _MOST_NAMES)
    names = await site_of(request).value(request, "names", {"iris": iris})
    return await as_file(titled(with_names(table, names, language), language), "answer", form)


async def _shown(request: Request, query: str, table: Table) -> dict[str, Any]:
    """Return the first rows, and the names of what is identified in them."""
    rows = harmless([list(row) for row in table.rows[:SHOWN]])
    iris = iris_in(Table(table.columns, tuple(map(tuple, rows))), _MOST_NAMES)
    names = await found(request, "names", {"iris": iris})
    context = _empty(request, query) | {"table": table, "rows": rows, "names": names}
    return context | {"total": len(table.rows)}


ROUTES = (Route("/workbench", workbench, methods=["GET", "POST"]),)
