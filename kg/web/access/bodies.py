"""Refuses requests whose body is too large, or that never comes to an end."""

import asyncio

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SECONDS = 20.0
_TOO_LARGE = "请求太大 (the request is too large)"
_TOO_SLOW = "请求一直没有发完 (the request did not come to an end)"


class Bodies:
    """Counts what comes in; a route that reads too much of it is stopped by an HTTPException."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and count."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdecimal() or int(told) > self._most:
            await PlainTextResponse(f"{_TOO_LARGE}\n", status_code=413)(scope, receive, send)
            return
        await self._app(scope, _Counted(receive, self._most), send)


class _Counted:
    """A `receive` that gives up on a body that is too large or too slow."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left, self._complete = receive, most, False

    async def __call__(self) -> Message:
        # After the body comes only word that the client is gone, which may well take long.
        if self._complete:
            return await self._receive()
        try:
            async with asyncio.timeout(_SECONDS):
                message = await self._receive()
        except TimeoutError as error:
            raise HTTPException(408, _TOO_SLOW) from error
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413, _TOO_LARGE)
        self._complete = not message.get("more_body", False)
        return message
