"""Asks for a name and a password (HTTP Basic), and takes its time with who guesses."""

import asyncio
import base64
import binascii
import hashlib
import hmac
import math
import secrets
import time
from collections import OrderedDict
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.web.access.rates import address_of
from kg.web.access.users import is_password, read_users

_ASKED = {"WWW-Authenticate": 'Basic realm="kg", charset="UTF-8"'}
_NEEDED = "请登录 (a name and a password are needed)\n"
_TOO_OFTEN = "密码错误次数太多，请稍后再试 (too many wrong passwords; try again later)\n"
_FREE, _LONGEST = 3, 300.0
_KEPT = 10_000
_AT_ONCE = 2


class Login:
    """Lets users pass, and names them as `state["client"]`.

    To check a password takes long on purpose; that somebody was let in is kept, not the password.
    The file of users is read again when it changes.
    """

    def __init__(self, app: ASGIApp, passwords: Path) -> None:
        self._app, self._path = app, passwords
        self._users, self._read_at = read_users(passwords), passwords.stat().st_mtime_ns
        self._secret = secrets.token_bytes(32)
        self._known: OrderedDict[bytes, None] = OrderedDict()
        self._guesses = Guesses()
        self._checking = asyncio.Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or ask for the password."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        address = address_of(scope)
        wait = self._guesses.seconds_until(address, time.monotonic())
        if wait:
            headers = {"Retry-After": str(math.ceil(wait))}
            refusal = PlainTextResponse(_TOO_OFTEN, status_code=429, headers=headers)
            await refusal(scope, receive, send)
            return
        given = _given(Headers(scope=scope).get("authorization", ""))
        if given and await self._is_right(*given):
            self._guesses.forget(address)
            scope.setdefault("state", {})["client"] = f"user {given[0]}"
            await self._app(scope, receive, send)
            return
        if given:
            self._guesses.count(address, time.monotonic())
        await PlainTextResponse(_NEEDED, status_code=401, headers=_ASKED)(scope, receive, send)

    async def _is_right(self, name: str, password: str) -> bool:
        self._read_again()
        # The digest of a secret that nobody knows: to look it up tells a guesser nothing.
        seen = hmac.digest(self._secret, f"{name}\0{password}".encode(), hashlib.sha256)
        if seen in self._known:
            self._known.move_to_end(seen)
            return True
        async with self._checking:
            right = await asyncio.to_thread(is_password, self._users, name, password)
        if right:
            self._known[seen] = None
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return right

    def _read_again(self) -> None:
        changed = self._path.stat().st_mtime_ns
        if changed != self._read_at:
            self._users, self._read_at = read_users(self._path), changed
            self._known.clear()


class Guesses:
    """Wrong passwords by address: after a few, each one more doubles the wait."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def count(self, address: str, now: float) -> None:
        """Note a wrong password.

        >>> guesses = Guesses()
        >>> for _ in range(5): guesses.count("a", 0)
        >>> guesses.seconds_until("a", 0), guesses.seconds_until("b", 0)
        (4.0, 0.0)
        """
        times = self._wrong.pop(address, (0, 0.0))[0] + 1
        wait = min(_LONGEST, 2.0 ** (times - _FREE)) if times >= _FREE else 0.0
        self._wrong[address] = (times, now + wait)
        if len(self._wrong) > _KEPT:
            self._wrong.popitem(last=False)

    def seconds_until(self, address: str, now: float) -> float:
        """Return how long this address has to wait before it may try again."""
        return max(0.0, self._wrong.get(address, (0, now))[1] - now)

    def forget(self, address: str) -> None:
        """Start anew with an address that knew a password."""
        self._wrong.pop(address, None)


def _given(header: str) -> tuple[str, str] | None:
    """Return name and password of an Authorization header, None when there are none."""
    kind, _, coded = header.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        name, colon, password = (
            base64.b64decode(coded, validate=True).decode("utf-8").partition(":")
        )
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (name, password) if colon else None
