"""`/graph`: a form that chooses what to draw; `/graph/picture`: the picture as its own page."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import QueryError
from kg.outputs.view.page import View
from kg.outputs.view.render import policy
from kg.web.page import language_of
from kg.web.pages.picture import DEEPEST, VIEWS
from kg.web.pages.show import found, harmless, number_of, pairs_of, show
from kg.web.responses import respond
from kg.web.site import site_of

_BAD_REQUEST = 400


async def graph(request: Request) -> Response:
    """Show the form."""
    return _form(request, {"problem": "", "found": []})


async def picture(request: Request) -> Response:
    """Draw; the page brings scripts of its own, and its own policy lets these run and no others.

    What cannot be drawn is explained above the form, with the things that the words may mean.
    """
    asked = _asked(request)
    told = asked | {"language": language_of(request)}
    try:
        response = respond(await site_of(request).ask(request, "picture", told))
    except QueryError as error:
        page = _form(request, {"problem": harmless(str(error)), "found": await _meant(request)})
        page.status_code = _BAD_REQUEST
        return page
    response.headers["Content-Security-Policy"] = f"{policy()}; frame-ancestors 'none'"
    response.headers["Vary"] = "Cookie"
    return response


def _asked(request: Request) -> dict[str, Any]:
    pairs = pairs_of(request)
    return {
        "view": pairs.get("view") or View.OVERVIEW.value,
        "focus": pairs.get("focus", "").strip() or None,
        "depth": number_of(pairs.get("depth", ""), least=1, most=DEEPEST),
    }


async def _meant(request: Request) -> list[Mapping[str, Any]]:
    """Return the things that the words of a centre may mean, to choose from."""
    words = _asked(request)["focus"]
    if not words:
        return []
    answer = await found(request, "search", {"words": words})
    things: list[Mapping[str, Any]] = answer["found"]
    return things


def _form(request: Request, context: Mapping[str, Any]) -> Response:
    shared = {"asked": _asked(request), "views": VIEWS, "deepest": DEEPEST}
    return show(request, "graph.html.j2", shared | dict(context))


ROUTES = (Route("/graph", graph), Route("/graph/picture", picture))
