"""What the routes share: the settings, the workers, and the store's figures."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request

from kg.errors import KgError
from kg.web.pool import Pool
from kg.web.process import Answer
from kg.web.settings import Settings
from kg.web.snapshots import Snapshot, Snapshots

_LOOK_SECONDS = 0.5
_OURSELVES = "the server"


class ClientGoneError(Exception):
    """Nobody waits for the answer any more."""


class Site:
    """A store that is being served; routes reach it by `site_of(request)`."""

    def __init__(self, settings: Settings, pool: Pool, snapshot: Snapshot) -> None:
        self.settings, self.pool, self.snapshot = settings, pool, snapshot
        self._figures: tuple[str, Mapping[str, Any]] = ("", {})
        self._counting = asyncio.Lock()

    async def ask(self, request: Request, job: str, arguments: Mapping[str, Any]) -> Answer:
        """Return a worker's answer to a client; when the client goes away, the query is stopped.

        Raises ClientGoneError then, else what `Pool.ask` raises.
        """
        asked = asyncio.create_task(self.pool.ask(job, arguments, client=client_of(request)))
        try:
            while not (await asyncio.wait({asked}, timeout=_LOOK_SECONDS))[0]:
                if await request.is_disconnected():
                    raise ClientGoneError
            return asked.result()
        finally:
            asked.cancel()

    async def value(self, request: Request, job: str, arguments: Mapping[str, Any]) -> Any:
        """Return the answer of a job that answers in JSON, as Python values."""
        answer = await self.ask(request, job, arguments)
        with answer.body:
            return json.load(answer.body)

    async def figures(self) -> Mapping[str, Any]:
        """Return what the store holds, by the names of `queries/web`; counted once a snapshot."""
        async with self._counting:
            version, counted = self._figures
            if version != self.snapshot.version:
                version = self.snapshot.version
                answer = await self.pool.ask("figures", {}, client=_OURSELVES)
                with answer.body:
                    counted = json.load(answer.body)
                self._figures = version, counted
            return counted

    async def count_ahead(self) -> None:
        """Count before the first reader asks; if that fails, readers are told when they ask."""
        with contextlib.suppress(KgError):
            await self.figures()

    async def follow(self, snapshots: Snapshots) -> None:
        """Serve each new snapshot, and take the one before it away when nobody reads it."""
        await self.count_ahead()
        async for snapshot in snapshots.follow():
            await self.pool.exchange(snapshot.path)
            before, self.snapshot = self.snapshot, snapshot
            await asyncio.to_thread(before.remove)
            await self.count_ahead()


@contextlib.asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Site]:
    """Serve the store of `settings` inside the `with` block.

    Raises StoreError when there is no store, or it is being written.
    """
    with Snapshots(settings.store) as snapshots:
        snapshot = snapshots.take()
        pool = Pool(snapshot.path, settings.limits)
        await pool.start()
        site = Site(settings, pool, snapshot)
        following = asyncio.create_task(site.follow(snapshots))
        try:
            yield site
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
            await pool.stop()


def site_of(request: Request) -> Site:
    """Return the site that a request is for."""
    app: Starlette = request.app
    site: Site = app.state.site
    return site


def client_of(request: Request) -> str:
    """Return who asks: the name of a user, else the address."""
    client: str = request.state.client
    return client
