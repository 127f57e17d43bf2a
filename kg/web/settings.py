"""Every limit of the server, in one frozen value."""

import os
from dataclasses import dataclass, field
from pathlib import Path

_MIB = 1024**2


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query, one client and all of them together may take."""

    workers: int = field(default_factory=lambda: max(6, os.cpu_count() or 1))
    """Processes that answer; each may take up to `memory`."""

    seconds: float = 30.0
    """Time for one query; then its process is killed."""

    memory: int = 2048 * _MIB
    """Address space of a worker in bytes; an idle one takes about 0.5 GiB of it, 0.05 of RAM."""

    result: int = 64 * _MIB
    """Size of one answer in bytes."""

    merged: int = 200_000
    """Triples of several default graphs that are merged for one query."""

    waiting: int = 64
    """Queries that may wait for a worker, of all clients."""

    waiting_each: int = 16
    """Queries of one client that may wait."""

    patience: float = 30.0
    """Seconds that a query may wait for a worker."""

    body: int = _MIB
    """Size of a request's body in bytes."""

    rate: float = 100.0
    """Requests a second of one client, in the long run."""

    burst: int = 400
    """Requests of one client at once."""

    connections: int = 256
    """Connections of all clients."""

    @property
    def share(self) -> int:
        """Return how many workers one client may hold; two such clients leave two of six free.

        >>> Limits(workers=6).share, Limits(workers=3).share
        (2, 1)
        """
        return max(1, (self.workers - 1) // 2)


@dataclass(frozen=True, slots=True)
class Settings:
    """What to serve, to whom, within which limits."""

    store: Path
    hosts: frozenset[str] = frozenset({"localhost", "127.0.0.1", "[::1]"})
    """The names by which the server may be called, in small letters, without a port."""

    passwords: Path | None = None
    """A file of users; without one nobody is asked for a password."""

    limits: Limits = field(default_factory=Limits)

    workbench: Path | None = None
    """A folder with the two files of Yasgui; without it /workbench is a plain text field."""
