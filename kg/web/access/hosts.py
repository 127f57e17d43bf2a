"""Refuses requests that were meant for another name, or that another site's page has sent.

A page of a stranger may point its own name at this machine (DNS rebinding), or send requests here
with the reader's password. The Host header gives the first away, the browser's own headers the
second. Following a link from another page is fine.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_OWN = {"", "same-origin", "none"}
_BAD_HOST = (
    "本服务不以这个名称提供 (this server is not known by that name); "
    "请用启动时显示的地址，或用 --name 加上它 (use the address it printed, or add --name)\n"
)
_FOREIGN = "不接受其他网站发来的请求 (requests sent by other sites are refused)\n"


class Hosts:
    """Lets requests for known names pass; names are in small letters, without a port."""

    def __init__(self, app: ASGIApp, allowed: frozenset[str]) -> None:
        self._app, self._allowed = app, allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            hosts = headers.getlist("host")
            if len(hosts) != 1 or name_of(hosts[0]) not in self._allowed:
                await PlainTextResponse(_BAD_HOST, status_code=421)(scope, receive, send)
                return
            if _is_foreign(headers, scope["method"]):
                await PlainTextResponse(_FOREIGN, status_code=403)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def name_of(host: str) -> str:
    """Return the name in a Host header, without the port.

    >>> name_of("LocalHost:8000"), name_of("[::1]:8000"), name_of("a@b:1")
    ('localhost', '[::1]', 'a@b')
    """
    name, colon, port = host.lower().rpartition(":")
    return name.removesuffix(".") if colon and (port.isdecimal() or not port) else host.lower()


def _is_foreign(headers: Headers, method: str) -> bool:
    """Tell a request that a page of another origin makes; a link that is followed is none."""
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != headers["host"].lower():
        return True
    followed = method in {"GET", "HEAD"} and headers.get("sec-fetch-mode") == "navigate"
    framed = headers.get("sec-fetch-dest", "document") != "document"
    return headers.get("sec-fetch-site", "") not in _OWN and (framed or not followed)
