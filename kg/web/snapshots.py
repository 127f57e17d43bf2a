"""What the workers read: a snapshot of the store, and a new one whenever the store was written.

Snapshots stand in the folder `snapshots` of the store, because links need the same disk; where
that folder cannot be written, in the system's folder for temporary files. A server that was killed
leaves its own behind; the next server takes it away.
"""

import asyncio
import contextlib
import hashlib
import logging
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.errors import StoreError
from kg.rdf.snapshot import Signature, signature, take_snapshot

log = logging.getLogger(__name__)
_FOLDER = "snapshots"
_HELD = "held"
_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The store at one moment; `version` differs whenever the store was written in between."""

    path: Path
    version: str

    def remove(self) -> None:
        """Take the snapshot away; links to files that the store still uses are all that goes."""
        shutil.rmtree(self.path, ignore_errors=True)


class Snapshots:
    """The snapshots of one store; use it in a `with` statement, which takes them away."""

    def __init__(self, store: Path) -> None:
        self._store, self._number = store, 0
        self._taken_of: Signature = ()
        self._folder: Path | None = None
        self._lock: IO[bytes] | None = None

    def __enter__(self) -> "Snapshots":
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock:
            self._lock.close()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def take(self) -> Snapshot:
        """Return a snapshot of the store as it is now.

        Raises StoreError when there is no store, or somebody is writing to it.
        """
        found = signature(self._store)
        self._number += 1
        target = self._home() / str(self._number)
        take_snapshot(self._store, target)
        self._taken_of = found
        return Snapshot(target, hashlib.sha256(repr(found).encode()).hexdigest()[:16])

    async def follow(self) -> AsyncIterator[Snapshot]:
        """Yield a new snapshot soon after each time that somebody has written to the store.

        While somebody writes, and when the store is gone, the last one stays what it was.
        """
        while True:
            await asyncio.sleep(_SECONDS)
            found = await asyncio.to_thread(signature, self._store)
            if found in ((), self._taken_of):
                continue
            try:
                yield await asyncio.to_thread(self.take)
            except StoreError as error:
                log.info("no new snapshot yet: %s", error)

    def _home(self) -> Path:
        if self._folder is None:
            self._folder = _new_folder(self._store / _FOLDER)
            self._lock = (self._folder / _HELD).open("wb")
            _hold(self._lock)
        return self._folder


def _new_folder(beside: Path) -> Path:
    """Return a new folder for one server, after taking away what dead servers left."""
    try:
        if not beside.parent.is_dir():
            raise StoreError(f"{beside.parent}: 没有图谱库 (there is no store; `kg build`)")
        beside.mkdir(exist_ok=True)
        for folder in beside.iterdir():
            if not _is_held(folder / _HELD):
                shutil.rmtree(folder, ignore_errors=True)
        return Path(tempfile.mkdtemp(dir=beside))
    except OSError as error:
        log.warning("%s: %s; snapshots are copies in the temporary folder", beside, error)
        return Path(tempfile.mkdtemp(prefix="kg-serve-"))


def _is_held(lock: Path) -> bool:
    """Return whether a living server holds this lock."""
    try:
        with lock.open("rb") as file:
            return not _hold(file)
    except OSError:
        return False


def _hold(file: IO[bytes]) -> bool:
    """Lock a file until it is closed; return False when somebody else holds it."""
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415

    with contextlib.suppress(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
