"""`/graph`: a form that chooses what to draw; `/graph/picture`: the picture as its own page."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.outputs.view.page import View
from kg.outputs.view.render import policy
from kg.web.pages.show import number_of, pairs_of, show
from kg.web.responses import respond
from kg.web.site import site_of

DEEPEST = 4


async def graph(request: Request) -> Response:
    """Show the form."""
    return show(request, "graph.html.j2", {"deepest": DEEPEST})


async def picture(request: Request) -> Response:
    """Draw; the page brings scripts of its own, and its own policy lets these run and no others."""
    pairs = pairs_of(request)
    asked = {
        "view": pairs.get("view") or View.OVERVIEW.value,
        "focus": pairs.get("focus", "").strip() or None,
        "depth": number_of(pairs.get("depth", ""), least=1, most=DEEPEST),
    }
    response = respond(await site_of(request).ask(request, "picture", asked))
    response.headers["Content-Security-Policy"] = f"{policy()}; frame-ancestors 'none'"
    return response


ROUTES = (Route("/graph", graph), Route("/graph/picture", picture))
