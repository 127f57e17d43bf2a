"""`/findings`: what the checks found, with the words on both sides."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.audit.checks import load_checks
from kg.web.pages.doubts import FACETS
from kg.web.pages.show import found, page_of, pairs_of, show


async def findings(request: Request) -> Response:
    """Show one page of the findings that fit."""
    pairs = pairs_of(request)
    wanted = {name: pairs.get(name, "") for name in FACETS}
    answer = await found(request, "findings", {"wanted": wanted, "page": page_of(pairs)})
    titles = {check.id: {"zh": check.title.zh, "en": check.title.en} for check in load_checks()}
    context = {"wanted": wanted, "found": answer, "checks": titles}
    return show(request, "findings.html.j2", context)


ROUTES = (Route("/findings", findings),)
