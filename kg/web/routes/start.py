"""`/`: what the store holds, and the ways in."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.outputs.query import Label
from kg.web.pages.show import harmless, show
from kg.web.routes.describe import triples_of
from kg.web.site import site_of


async def start(request: Request) -> Response:
    """Show the figures of the store."""
    figures = await site_of(request).figures()
    context = {
        "reports": harmless(figures["reports"]),
        "counts": dict(figures["lists"]),
        "classes": [(Label(zh, en), count) for _, zh, en, count in figures["classes"]],
        "graphs": len(figures["graphs"]),
        "things": figures["things"][0][0],
        "triples": triples_of(figures),
    }
    return show(request, "start.html.j2", context)


ROUTES = (Route("/", start),)
