"""`/id/…`: every node of the graph by its IRI, as a page or as triples, whichever the client likes.

The answer comes with 200 at the address itself: it is w3id.org that redirects an IRI to a server.
Each form also has an address of its own (`?format=ttl`), named in the header `Link`.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.web.negotiate import HTML, TRIPLES, best
from kg.web.pages.links import address, iris_of
from kg.web.pages.show import found, pairs_of, show
from kg.web.responses import refused, respond
from kg.web.site import site_of

FORMATS: Mapping[str, str] = {
    "html": HTML,
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
_OFFERED = {HTML: HTML, "application/xhtml+xml": HTML, **TRIPLES}


async def thing(request: Request) -> Response:
    """Tell what the store knows of one node, in the form that the client likes best."""
    form = _form(request)
    iris = list(iris_of(request.scope["raw_path"]))
    if form == HTML:
        response = await _page(request, iris)
    else:
        asked = {"iris": iris, "triples": form}
        answer = await site_of(request).ask(request, "description", asked)
        if not answer.media_type:
            answer.body.close()
            raise _unknown()
        response = respond(answer)
        response.headers["Vary"] = "Accept"
    response.headers["Link"] = ", ".join(_alternates(iris[0]))
    return response


def _form(request: Request) -> str:
    """Return the media type that is asked for: by `format`, else by the header `Accept`."""
    asked = pairs_of(request).get("format", "")
    if asked and asked not in FORMATS:
        raise refused(406, "没有这种格式", f"take one of {', '.join(FORMATS)}")
    form = FORMATS.get(asked) or best(request.headers.get("accept", ""), _OFFERED)
    if not form:
        raise refused(406, "没有可用的格式", f"take one of {', '.join(_OFFERED)}")
    return form


async def _page(request: Request, iris: list[str]) -> Response:
    told = await found(request, "thing", {"iris": iris})
    if told is None:
        raise _unknown()
    context = {"told": told, "formats": [name for name in FORMATS if name != "html"]}
    if told["form"] == "report":
        context |= await _findings(request, told["name"])
    if told["form"] == "text":
        context |= await _text(request, told["iri"].removesuffix("/text"))
        # A long report takes a while to render; others shall not wait for it.
        return await asyncio.to_thread(show, request, "text.html.j2", context)
    return show(request, f"{told['form']}.html.j2", context)


async def _findings(request: Request, title: str) -> dict[str, Any]:
    wanted = {"report": title}
    return {"doubts": await found(request, "findings", {"wanted": wanted, "page": 1})}


async def _text(request: Request, report: str) -> dict[str, Any]:
    chosen = pairs_of(request).get("show", "")
    asked = {"report": report, "classes": [chosen] if chosen else []}
    text = await found(request, "text", asked)
    owner = await found(request, "thing", {"iris": [report]})
    return {"text": text, "chosen": chosen, "report": owner}


def _alternates(iri: str) -> list[str]:
    here = address(iri)
    return [
        f'<{here}?format={name}>; rel="alternate"; type="{media_type}"'
        for name, media_type in FORMATS.items()
    ]


def _unknown() -> Exception:
    return refused(404, "库中没有这个事物", "the store knows of no such thing")


ROUTES = (Route("/id/{path:path}", thing),)
