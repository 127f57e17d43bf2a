"""Names the client of each request by its address, and slows down who asks too often."""

import math
import time
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_CLIENTS = 10_000
_TOO_OFTEN = "请求太频繁，请稍后再试 (too many requests; try again in a moment)\n"


class Allowance:
    """So many requests at once, and so many a second after that, for each client.

    Of clients beyond some thousands, those are forgotten that were silent longest.
    """

    def __init__(self, rate: float, burst: int) -> None:
        self._rate, self._burst = rate, burst
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def seconds_until(self, client: str, now: float) -> float:
        """Count one request at the time `now`; return 0, or how long to wait before it counts.

        >>> allowance = Allowance(rate=2, burst=1)
        >>> [allowance.seconds_until("a", now) for now in (0, 0, 0.5)]
        [0.0, 0.5, 0.0]
        """
        left, before = self._left.pop(client, (float(self._burst), now))
        left = min(self._burst, left + (now - before) * self._rate)
        enough = left >= 1
        self._left[client] = (left - 1 if enough else left, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return 0.0 if enough else (1 - left) / self._rate


class Rates:
    """Answers 429 to a client that has used up its allowance."""

    def __init__(self, app: ASGIApp, rate: float, burst: int) -> None:
        self._app, self._allowance = app, Allowance(rate, burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with `state["client"]`, or refuse it."""
        if scope["type"] == "http":
            client = address_of(scope)
            scope.setdefault("state", {})["client"] = client
            wait = self._allowance.seconds_until(client, time.monotonic())
            if wait:
                headers = {"Retry-After": str(math.ceil(wait))}
                response = PlainTextResponse(_TOO_OFTEN, status_code=429, headers=headers)
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)


def address_of(scope: Scope) -> str:
    """Return the client's address; of IPv6 the network, because one machine has many addresses.

    >>> address_of({"client": ("2001:db8::7", 1)}), address_of({"client": None})
    ('2001:db8::', '')
    """
    host: str = (scope.get("client") or ("", 0))[0]
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and not address.is_loopback:
        return str(IPv6Address(int(address) >> 64 << 64))
    return host
