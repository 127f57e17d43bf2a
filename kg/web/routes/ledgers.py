"""`/ledger`: the workbook that people fill."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.web.pages.files import download
from kg.web.pages.show import show
from kg.web.site import site_of


async def ledger(request: Request) -> Response:
    """Show what the ledger is for, and where to get it."""
    return show(request, "ledger.html.j2", {})


async def workbook(request: Request) -> Response:
    """Return the ledger as it stands."""
    answer = await site_of(request).ask(request, "ledger", {})
    with answer.body:
        return download(answer.body.read(), "ledger.xlsx", answer.media_type)


ROUTES = (Route("/ledger", ledger), Route("/ledger.xlsx", workbook))
