"""Runs the application until it is told to stop."""

import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn

from kg.errors import StoreError
from kg.web.app import make_app
from kg.web.settings import Settings

_GRACE_SECONDS = 5
_IDLE_SECONDS = 15
_LONGEST_HEAD = 64 * 1024


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen; with a certificate and its key, over TLS. Port 0 is any free one."""

    host: str = "127.0.0.1"
    port: int = 8000
    certificate: Path | None = None
    key: Path | None = None

    def url(self, port: int) -> str:
        """Return the address for a browser.

        >>> Address("::1").url(8000)
        'http://[::1]:8000/'
        """
        scheme = "https" if self.certificate else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{port}/"


def run(settings: Settings, address: Address, *, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; `ready` is told the address just before the first request.

    Requests under way have some seconds to end.

    Raises OSError when the address is taken, StoreError when the store cannot be served.
    """
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.create_server((address.host, address.port), family=family) as listening:
        # Connections inherit it; without it each answer on a kept connection waits some 40 ms.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        server = uvicorn.Server(_config(settings, address))
        for number in (signal.SIGINT, signal.SIGTERM):
            # The server catches both, stops, and sends them again when it has stopped.
            signal.signal(number, _ignore)
        ready(address.url(listening.getsockname()[1]))
        server.run(sockets=[listening])
    if not server.started:
        raise StoreError(f"{settings.store}: 无法提供服务，见上 (cannot be served; see above)")


def _config(settings: Settings, address: Address) -> uvicorn.Config:
    return uvicorn.Config(
        make_app(settings),
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        limit_concurrency=settings.limits.connections,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        ssl_certfile=address.certificate,
        ssl_keyfile=address.key,
    )


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the server has stopped already."""
