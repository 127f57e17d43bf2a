"""Workers that are started before they are needed, and who may hold how many of them.

A query waits its turn; a client that holds its share is passed over, so two who ask endless
questions never take all the workers. The queue is short: who does not fit is told to come again.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.web.failures import BusyError, TooManyError
from kg.web.process import Answer, Worker
from kg.web.settings import Limits

log = logging.getLogger(__name__)
_RETRY_SECONDS = 2.0


@dataclass(eq=False, slots=True)
class _Ticket:
    """A query that waits; its future becomes a worker."""

    client: str
    turn: asyncio.Future[Worker] = field(default_factory=asyncio.Future)


class Pool:
    """A fixed number of workers on one snapshot, which may be exchanged while they work."""

    def __init__(self, snapshot: Path, limits: Limits) -> None:
        self._snapshot, self._limits = snapshot, limits
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._waiting: list[_Ticket] = []
        self._held: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Start all workers.

        Raises StoreError when they cannot open the snapshot.
        """
        started = await asyncio.gather(
            *(Worker.start(self._snapshot, self._limits) for _ in range(self._limits.workers))
        )
        self._all.update(started)
        self._idle += started

    async def stop(self) -> None:
        """Kill all workers; whoever still waits is told to come again."""
        self._closed = True
        for ticket in self._waiting:
            ticket.turn.set_exception(_busy())
        self._waiting.clear()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.stop() for worker in self._all))

    async def ask(self, job: str, arguments: Mapping[str, Any], *, client: str) -> Answer:
        """Return a worker's answer to a job of `kg.web.jobs`.

        Raises BusyError or TooManyError without asking; else what `Worker.ask` raises.
        """
        worker = await self._turn(client)
        try:
            return await worker.ask(job, arguments)
        finally:
            self._release(client, worker)

    async def exchange(self, snapshot: Path) -> None:
        """Let a new snapshot be read from now on; return when no worker reads the old one.

        Queries that run go on to their end. Idle workers are replaced one by one.
        """
        self._snapshot = snapshot
        while any(worker.snapshot != snapshot for worker in self._all):
            for worker in self._idle:
                if worker.snapshot != snapshot:
                    self._idle.remove(worker)
                    await self._replace(worker)
                    break
            else:
                await asyncio.sleep(0.05)

    async def _turn(self, client: str) -> Worker:
        """Return a worker when it is this client's turn."""
        self._refuse_crowds(client)
        ticket = _Ticket(client)
        self._waiting.append(ticket)
        self._hand_out()
        try:
            await asyncio.wait({ticket.turn}, timeout=self._limits.patience)
            if not ticket.turn.done():
                raise _busy()
            return ticket.turn.result()
        except asyncio.CancelledError:
            if ticket.turn.done():
                self._release(client, ticket.turn.result())
            raise
        finally:
            if ticket in self._waiting:
                self._waiting.remove(ticket)

    def _refuse_crowds(self, client: str) -> None:
        if self._closed or len(self._waiting) >= self._limits.waiting:
            raise _busy()
        if sum(ticket.client == client for ticket in self._waiting) >= self._limits.waiting_each:
            raise TooManyError(
                "您同时提出的查询太多，请等前面的完成 "
                "(you ask too much at once; wait until your other queries are answered)"
            )

    def _hand_out(self) -> None:
        """Give idle workers to those who wait, in order, but to nobody more than the share."""
        for ticket in list(self._waiting):
            if not self._idle:
                return
            if self._held[ticket.client] < self._limits.share:
                self._waiting.remove(ticket)
                self._held[ticket.client] += 1
                ticket.turn.set_result(self._idle.pop())

    def _release(self, client: str, worker: Worker) -> None:
        """Take a worker back from a client; what is of no further use is replaced."""
        self._held[client] -= 1
        if not self._held[client]:
            del self._held[client]
        if worker.usable and worker.snapshot == self._snapshot:
            self._idle.append(worker)
        elif not self._closed:
            task = asyncio.create_task(self._replace(worker))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self._hand_out()

    async def _replace(self, worker: Worker) -> None:
        """Kill a worker and start another, as often as it takes."""
        await worker.stop()
        self._all.discard(worker)
        while not self._closed:
            try:
                started = await Worker.start(self._snapshot, self._limits)
            except StoreError as error:
                log.warning("no new worker yet: %s", error)
                await asyncio.sleep(_RETRY_SECONDS)
            else:
                self._all.add(started)
                self._idle.append(started)
                self._hand_out()
                return


def _busy() -> BusyError:
    return BusyError("服务器正忙，请稍后再试 (the server is busy; try again in a moment)")
