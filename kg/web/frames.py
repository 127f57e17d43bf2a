"""How server and worker talk through pipes: frames, each a length of four bytes, then the bytes.

A request is one frame. A reply is frames of the answer's body, an empty frame, and one of JSON
that tells how it went: what was wrong is known only when the last row was written.
"""

import asyncio
import io
import struct
from typing import BinaryIO

from kg.web.failures import TooLargeError

_LENGTH = struct.Struct(">I")
CHUNK = 64 * 1024


def frame(data: bytes) -> bytes:
    r"""Return `data` as a frame.

    >>> frame(b"ASK {}")
    b'\x00\x00\x00\x06ASK {}'
    """
    return _LENGTH.pack(len(data)) + data


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next frame of a blocking stream, None when the other side is gone."""
    length = stream.read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        return None
    return stream.read(_LENGTH.unpack(length)[0])


async def next_frame(stream: asyncio.StreamReader) -> bytes:
    """Return the next frame of a worker.

    Raises asyncio.IncompleteReadError when the worker died.
    """
    (length,) = _LENGTH.unpack(await stream.readexactly(_LENGTH.size))
    return await stream.readexactly(length)


class FrameWriter(io.RawIOBase):
    """A file that sends what is written as frames of some size; `finish` sends the rest.

    Raises TooLargeError from `write` once more than `limit` bytes were written.
    """

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        super().__init__()
        self._stream, self._room, self._limit = stream, limit, limit
        self._pending = bytearray()

    def writable(self) -> bool:
        """Return True: it is for writing only."""
        return True

    def write(self, data: bytes | bytearray | memoryview, /) -> int:  # type: ignore[override]
        """Take all of `data`; send a frame when enough has come together."""
        self._room -= len(data)
        if self._room < 0:
            limit = f"{self._limit / 1024**2:g} MiB"
            raise TooLargeError(
                f"结果超过 {limit},已停止 (stopped: the answer is larger than {limit}); "
                "请加 LIMIT,或用 kg sparql、kg export (add LIMIT, or use kg sparql, kg export)"
            )
        self._pending += data
        if len(self._pending) >= CHUNK:
            self.finish()
        return len(data)

    def finish(self) -> None:
        """Send what is left; an empty frame would mean the end, so it is never sent."""
        if self._pending:
            self._stream.write(frame(bytes(self._pending)))
            self._pending.clear()
