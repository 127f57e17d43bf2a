"""What becomes of an answer, and of each failure, over HTTP."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import IO

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from kg.errors import KgError, QueryError, StoreError
from kg.web import failures
from kg.web.negotiate import HTML, best
from kg.web.page import render
from kg.web.process import Answer
from kg.web.site import ClientGoneError

_AT_ONCE = 1024**2
_CHUNK = 256 * 1024
_FORMS = {"text/plain": "text/plain", HTML: HTML}
_CLIENT_GONE = 499
_FIRST_OF_OURS = 500
_HEADINGS = {
    **{403: "error-refused", 404: "error-missing", 405: "error-refused"},
    **{429: "error-busy", 503: "error-busy", 504: "error-large", 507: "error-large"},
}
# What the framework says of its own accord, in plain words.
_PLAIN = {
    "Not Found": "请检查地址，或按名称查找 (check the address, or search by name)",
    "Method Not Allowed": "不接受这种请求，本服务只读 (method refused; this service only reads)",
}

#: From a failure to the status and the seconds after which to come again; the nearest class wins.
STATUSES: Mapping[type[KgError], tuple[int, int]] = {
    failures.RefusedQueryError: (403, 0),
    failures.UnfitFormError: (406, 0),
    failures.UnknownGraphError: (400, 0),
    failures.TooSlowError: (504, 0),
    failures.TooLargeError: (507, 0),
    failures.BusyError: (503, 5),
    failures.TooManyError: (429, 2),
    StoreError: (503, 5),
    QueryError: (400, 0),
    KgError: (500, 0),
}


def respond(answer: Answer) -> Response:
    """Return an answer as a response: short ones at once, long ones piece by piece."""
    start = answer.body.read(_AT_ONCE + 1)
    if len(start) <= _AT_ONCE:
        answer.body.close()
        return Response(start, media_type=_with_charset(answer.media_type))
    return StreamingResponse(
        _pieces(start, answer.body), media_type=_with_charset(answer.media_type)
    )


async def on_failure(request: Request, error: Exception) -> Response:
    """Return the response to a failure of `STATUSES`."""
    kind = next(kind for kind in type(error).__mro__ if kind in STATUSES)
    status, later = STATUSES[kind]
    return problem(request, status, str(error), {"Retry-After": str(later)} if later else {})


async def on_http_error(request: Request, error: Exception) -> Response:
    """Return the response to what a route refuses, or what has no route."""
    if not isinstance(error, HTTPException):
        raise error
    message = _PLAIN.get(error.detail, error.detail)
    return problem(request, error.status_code, message, error.headers or {})


async def on_client_gone(_request: Request, _error: Exception) -> Response:
    """Return a response that nobody reads; the log shows its status."""
    return Response(status_code=_CLIENT_GONE)


def problem(
    request: Request, status: int, message: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a message as plain text, or as a page for who likes that better."""
    if wants_page(request):
        shown = {"status": status, "heading": _heading(status), "message": message}
        page = render(request, "error.html.j2", shown)
        page.status_code = status
        page.headers.update(headers or {})
        return page
    return PlainTextResponse(f"{message}\n", status_code=status, headers=headers)


def wants_page(request: Request) -> bool:
    """Tell a browser, whose reader wants a page, from a script."""
    return best(request.headers.get("accept", ""), _FORMS) == HTML


def _heading(status: int) -> str:
    """Return the key of the words that say to people what a status means.

    >>> _heading(404), _heading(418), _heading(503), _heading(500)
    ('error-missing', 'error-wrong', 'error-busy', 'error-failed')
    """
    return _HEADINGS.get(status) or ("error-wrong" if status < _FIRST_OF_OURS else "error-failed")


def refused(status: int, chinese: str, english: str, **headers: str) -> HTTPException:
    """Return what a route raises to refuse a request; `Allow` and the like come as `headers`.

    >>> refused(405, "只读", "read only", Allow="GET, HEAD").detail
    '只读 (read only)'
    """
    phrase = f"{chinese} ({english})" if english else HTTPStatus(status).phrase
    return HTTPException(status, phrase, dict(headers))


HANDLERS = {
    HTTPException: on_http_error,
    KgError: on_failure,
    ClientGoneError: on_client_gone,
}


def _pieces(start: bytes, rest: IO[bytes]) -> Iterator[bytes]:
    with rest:
        yield start
        while piece := rest.read(_CHUNK):
            yield piece


def _with_charset(media_type: str) -> str:
    """Return a media type as it is sent: what a browser may show says that it is UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
