"""`/.well-known/void`: what the store holds, in figures, for programs."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.web.routes.describe import described, void
from kg.web.site import site_of


async def well_known_void(request: Request) -> Response:
    """Describe the data."""
    return described(request, void(request, await site_of(request).figures()))


ROUTES = (Route("/.well-known/void", well_known_void),)
