"""`/data`: the reading half of the SPARQL 1.1 Graph Store Protocol, with graphs named by IRI."""

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.web.failures import UnknownGraphError
from kg.web.negotiate import TRIPLES, best
from kg.web.responses import refused, respond
from kg.web.site import site_of


async def data(request: Request) -> Response:
    """Return one graph: `?graph=IRI`, or `?default` for the merge of all of them."""
    graph = _graph(request)
    triples = best(request.headers.get("accept", ""), TRIPLES)
    if not triples:
        raise refused(406, "没有可用的格式", f"take one of {', '.join(TRIPLES)}")
    arguments = {"graph": graph, "triples": triples, "head": request.method == "HEAD"}
    try:
        response = respond(await site_of(request).ask(request, "graph", arguments))
    except UnknownGraphError as error:
        raise refused(404, "库中没有这个图", "the store has no such graph") from error
    response.headers["Vary"] = "Accept"
    if request.method == "HEAD":
        # The length of the graph is not known: nothing was written.
        del response.headers["Content-Length"]
    return response


def _graph(request: Request) -> str:
    """Return the IRI of the graph that is meant, "" for the default graph."""
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    names = [value for key, value in pairs if key == "graph"]
    default = [value for key, value in pairs if key == "default"]
    if len(names) + len(default) != 1 or names == [""]:
        raise refused(400, "请给出 graph=IRI 或 default 之一", "want either graph=IRI or default")
    return names[0] if names else ""


ROUTES = (Route("/data", data),)
