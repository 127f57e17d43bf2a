"""One worker as the server sees it: started, asked, timed, killed."""

import asyncio
import contextlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

from kg.errors import KgError, QueryError, StoreError
from kg.web import failures
from kg.web.frames import frame, next_frame
from kg.web.settings import Limits

_PACKAGES = Path(__file__).resolve().parents[2]
_START_SECONDS = 60.0
_PATIENT_AFTER = 1.0
_NICE = 10
_IN_MEMORY = 1024**2
_RETIRE = 8
"""A worker goes when it holds more than this part of its memory after an answer."""

_RAISED = {
    error.__name__: error
    for error in (
        QueryError,
        StoreError,
        failures.RefusedQueryError,
        failures.UnfitFormError,
        failures.UnknownGraphError,
        failures.TooLargeError,
    )
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker answered; `body` stands at its start and is closed by whoever reads it."""

    media_type: str
    body: IO[bytes]


class Worker:
    """A process that answers one request at a time about one snapshot.

    After a failure other than a wrong query it is of no further use: see `usable`.
    """

    def __init__(self, process: asyncio.subprocess.Process, snapshot: Path, limits: Limits) -> None:
        self.snapshot, self.usable = snapshot, True
        self._process, self._limits, self._niced = process, limits, False

    @classmethod
    async def start(cls, snapshot: Path, limits: Limits) -> Self:
        """Return a worker that has opened the snapshot.

        Raises StoreError when it cannot be opened, or the process dies.
        """
        paths = [str(_PACKAGES), os.environ.get("PYTHONPATH", "")]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "kg.web.worker"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
            start_new_session=True,
        )
        worker, ready = cls(process, snapshot, limits), False
        first = {"store": str(snapshot), "seconds": limits.seconds, "memory": limits.memory}
        try:
            async with asyncio.timeout(_START_SECONDS):
                _raise_told(await worker._exchange(first, io.BytesIO()))
            ready = True
        except (OSError, TimeoutError, asyncio.IncompleteReadError, KgError) as error:
            raise StoreError(
                f"{snapshot}: 查询进程未能启动 (a worker did not start): {error}"
            ) from error
        finally:
            if not ready:
                await worker.stop()
        return worker

    async def ask(self, job: str, arguments: Mapping[str, Any]) -> Answer:
        """Return the answer to a job; it waits in a file of its own, so the worker is free again.

        Raises what the job raised; TooSlowError at the deadline; TooLargeError when it died.
        """
        request = {"job": job, "arguments": dict(arguments), "result": self._limits.result}
        with contextlib.ExitStack() as unless_answered:
            body = unless_answered.enter_context(tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))
            self.usable = False
            tail = await self._timed(request, body)
            fat = tail["resident"] > self._limits.memory // _RETIRE
            self.usable = not (fat or self._niced)
            _raise_told(tail)
            unless_answered.pop_all()
        body.seek(0)
        return Answer(tail["media_type"], body)

    async def stop(self) -> None:
        """Kill the process, whatever it does, and wait until it is gone."""
        self.usable = False
        if self._process.stdin:
            self._process.stdin.close()
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    async def _timed(self, request: Mapping[str, Any], body: IO[bytes]) -> dict[str, Any]:
        seconds = self._limits.seconds
        waiting = asyncio.get_running_loop().call_later(_PATIENT_AFTER, self._let_others_go_first)
        try:
            async with asyncio.timeout(seconds):
                return await self._exchange(request, body)
        except TimeoutError as error:
            raise failures.TooSlowError(
                f"查询超过 {seconds:g} 秒，已停止 (stopped after {seconds:g} seconds); "
                "请加条件或 LIMIT (add conditions or LIMIT)"
            ) from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            limit = f"{self._limits.memory / 1024**3:g} GiB"
            raise failures.TooLargeError(
                f"查询所需内存超过 {limit},已停止 (stopped: it needs more than {limit} of memory); "
                "请加条件或 LIMIT (add conditions or LIMIT)"
            ) from error
        finally:
            waiting.cancel()

    async def _exchange(self, request: Mapping[str, Any], body: IO[bytes]) -> dict[str, Any]:
        """Send one request, take the body of the reply into a file, return what came last."""
        requests, replies = self._process.stdin, self._process.stdout
        if requests is None or replies is None:
            raise ConnectionError("a worker without pipes")
        requests.write(frame(json.dumps(request).encode()))
        await requests.drain()
        while data := await next_frame(replies):
            body.write(data)
        tail: dict[str, Any] = json.loads(await next_frame(replies))
        return tail

    def _let_others_go_first(self) -> None:
        """Give a slow query less of the processor; a worker never gets that back, so it goes."""
        self._niced = True
        with contextlib.suppress(OSError, AttributeError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)


def _raise_told(tail: Mapping[str, Any]) -> None:
    """Raise the error that a worker told of; a name that is not known is a wrong query."""
    if "error" in tail:
        raise _RAISED.get(tail["error"], QueryError)(tail["message"])
