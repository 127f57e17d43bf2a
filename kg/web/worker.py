"""The program of a worker: answers one request after another about one snapshot, then dies.

It is started by `kg.web.process`, which kills it when it takes too long. The first request tells
the snapshot and the limits; the worker says so when it is ready.
"""

import json
import os
import sys
import time
from typing import Any, BinaryIO, cast

from kg.errors import KgError, QueryError
from kg.outputs.sandboxed import obey
from kg.rdf.store import Store, open_store
from kg.web.failures import TooLargeError
from kg.web.frames import FrameWriter, frame, read_frame
from kg.web.jobs import JOBS

_PAGE = 4096


def main() -> None:
    """Serve until the server closes the pipe."""
    requests, replies = sys.stdin.buffer, _own_output()
    first = read_frame(requests)
    if first is None:
        return
    start = json.loads(first)
    obey(seconds=start["seconds"], memory=start["memory"])
    try:
        store = open_store(start["store"], read_only=True)
    except KgError as error:
        _send(replies, _told(error))
        return
    with store:
        _send(replies, {"ready": True})
        while (request := read_frame(requests)) is not None:
            # The limit on processor time counts from the start of the process.
            obey(seconds=time.process_time() + start["seconds"], memory=start["memory"])
            _send(replies, answer(store, json.loads(request), replies))


def answer(store: Store, request: dict[str, Any], replies: BinaryIO) -> dict[str, Any]:
    """Write the frames of one answer; return what comes last: the media type, or what was wrong."""
    output = FrameWriter(replies, request["result"])
    file = cast(BinaryIO, output)
    try:
        media_type = JOBS[request["job"]](store, request["arguments"], file)
        output.finish()
    except MemoryError:
        return _told(TooLargeError("内存不足，已停止 (stopped: out of memory)"))
    except KgError as error:
        return _told(error)
    except (SyntaxError, ValueError, RuntimeError) as error:
        return _told(QueryError(f"SPARQL 有误 (the SPARQL is wrong): {error}"))
    return {"media_type": media_type, "resident": _resident()}


def _told(error: KgError) -> dict[str, Any]:
    return {"error": type(error).__name__, "message": str(error), "resident": _resident()}


def _send(replies: BinaryIO, tail: dict[str, Any]) -> None:
    replies.write(frame(b"") + frame(json.dumps(tail).encode()))
    replies.flush()


def _resident() -> int:
    """Return the memory that this process holds, in bytes; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
            return int(statm.read().split()[1]) * _PAGE
    except OSError:
        return 0


def _own_output() -> BinaryIO:
    """Keep stdout for frames alone: what any library prints goes to stderr."""
    kept = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return kept


if __name__ == "__main__":
    main()
