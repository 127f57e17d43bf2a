"""The log of requests: who, what path, how it went. Queries and their contents are not written."""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("kg.web.journal")


class Journal:
    """Writes one line for each request, when it is over."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and write the line."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, size = time.monotonic(), 500, 0

        async def noted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            client = scope.get("state", {}).get("client") or (scope.get("client") or ("",))[0]
            # The path as it was sent is ASCII, so it can steer no terminal and split no line.
            path = scope.get("raw_path", b"").decode("ascii", "backslashreplace")
            spent = 1000 * (time.monotonic() - began)
            line = "%s %s %s %d %d bytes %.0f ms"
            log.info(line, ascii(client)[1:-1], scope["method"], path, status, size, spent)
