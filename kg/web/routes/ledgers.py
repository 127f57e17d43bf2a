"""`/ledger`: the workbook that people fill."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.outputs.query import Label
from kg.resources import table
from kg.web.pages.files import download
from kg.web.pages.show import show
from kg.web.site import site_of


async def ledger(request: Request) -> Response:
    """Show what the ledger is for, and where to get it."""
    told = (Label(row["zh"], row["english"]) for row in table("queries", "ledger", "guide.tsv"))
    guide = [label for label in told if "kg ledger" not in label.zh]
    return show(request, "ledger.html.j2", {"guide": guide})


async def workbook(request: Request) -> Response:
    """Return the ledger as it stands."""
    answer = await site_of(request).ask(request, "ledger", {})
    with answer.body:
        return download(answer.body.read(), "ledger.xlsx", answer.media_type)


ROUTES = (Route("/ledger", ledger), Route("/ledger.xlsx", workbook))
