"""`/sparql`: the SPARQL 1.1 Protocol for queries; without a query, what the service can do."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.web.negotiate import HTML, ROWS, TRIPLES, best
from kg.web.page import render
from kg.web.responses import refused, respond
from kg.web.routes.describe import described, service_description
from kg.web.site import site_of

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_PARTS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the graphs that are named beside it."""

    query: str
    default: tuple[str, ...]
    named: tuple[str, ...]


async def sparql(request: Request) -> Response:
    """Answer a query, or describe the service."""
    if request.method in {"GET", "HEAD"}:
        if not request.url.query:
            return await _service(request)
        return await _answer(request, _from_pairs(_pairs(request.scope["query_string"])))
    return await _answer(request, await _posted(request))


async def _answer(request: Request, asked: Asked) -> Response:
    accept = request.headers.get("accept", "")
    rows, triples = best(accept, ROWS), best(accept, TRIPLES)
    if not rows and not triples:
        raise refused(406, "没有可用的格式", f"take one of {', '.join([*ROWS, *TRIPLES])}")
    site = site_of(request)
    arguments = {
        "query": asked.query,
        "default": asked.default,
        "named": asked.named,
        "base": str(request.url.replace(query="")),
        "rows": rows,
        "triples": triples,
        "merged": site.settings.limits.merged,
    }
    response = respond(await site.ask(request, "sparql", arguments))
    response.headers["Vary"] = "Accept"
    return response


async def _service(request: Request) -> Response:
    """Describe the service, or show the page where people write queries."""
    accept = request.headers.get("accept", "")
    if best(accept, {**TRIPLES, HTML: HTML}) == HTML:
        return render(request, "sparql.html.j2", {})
    return described(request, service_description(request, await site_of(request).figures()))


async def _posted(request: Request) -> Asked:
    """Return what a POST asks: a form, or the bare query with its graphs in the address."""
    kind, charset = _content_type(request)
    if kind == _UPDATE:
        raise refused(403, "本服务只读，不接受更新", "this service is read-only: no updates")
    if kind not in {_FORM, _QUERY}:
        raise refused(
            415, "请求的类型不对", f"send {_QUERY} or {_FORM}", Accept=f"{_QUERY}, {_FORM}"
        )
    if charset not in {"", "utf-8"}:
        raise refused(415, "只接受 UTF-8", "UTF-8 only")
    body = await request.body()
    if kind == _FORM:
        return _from_pairs(_pairs(body))
    pairs = _pairs(request.scope["query_string"])
    return _from_pairs([("query", _decoded(body)), *pairs])


def _content_type(request: Request) -> tuple[str, str]:
    """Return the media type of the body and its charset, "" if none is told."""
    kind, *parameters = request.headers.get("content-type", "").lower().split(";")
    pairs = (parameter.strip().partition("=") for parameter in parameters)
    charsets = [value.strip('"') for name, _, value in pairs if name == "charset"]
    return kind.strip(), charsets[0] if charsets else ""


def _pairs(text: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_PARTS
        )
    except UnicodeDecodeError as error:
        raise refused(400, "不是 UTF-8 文本", "not UTF-8") from error
    except ValueError as error:
        raise refused(400, "参数太多", f"more than {_PARTS} parameters") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refused(400, "查询不是 UTF-8 文本", "the query is not UTF-8") from error


def _from_pairs(pairs: list[tuple[str, str]]) -> Asked:
    """Return the one query of some parameters, and its graphs."""

    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in pairs if key == name)

    if values("update"):
        raise refused(403, "本服务只读，不接受更新", "this service is read-only: no updates")
    if len(values("query")) != 1:
        raise refused(400, "请给出一个 query 参数", "want exactly one parameter `query`")
    return Asked(values("query")[0], values("default-graph-uri"), values("named-graph-uri"))


ROUTES = (Route("/sparql", sparql, methods=["GET", "POST"]),)
