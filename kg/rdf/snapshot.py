"""A second folder that holds the store as it is at one moment, for readers that stay.

The large files are hard links, so a snapshot of any size takes milliseconds and no room until the
store moves on. Nothing is ever written into the store's own folder.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.rdf.store import MARKER, QUADS, open_store

#: Files of the engine that change without any change of what the store holds.
_RESTLESS = ("LOCK", "LOG")

Signature = tuple[tuple[str, int, int], ...]


def signature(store: Path) -> Signature:
    """Return what differs whenever a store was written: names, sizes and times of its files.

    A folder that is gone has an empty signature.
    """
    try:
        with os.scandir(store / QUADS) as entries:
            files = [(entry.name, entry.stat()) for entry in entries]
    except OSError:
        return ()
    return tuple(
        (name, stat.st_size, stat.st_mtime_ns)
        for name, stat in sorted(files, key=lambda file: file[0])
        if not name.startswith(_RESTLESS)
    )


def take_snapshot(store: Path, target: Path) -> None:
    """Make `target`, a new folder, a store of its own that equals `store` as it is now.

    Raises StoreError when there is no store, or somebody is writing to it at this moment.
    """
    with _nobody_writing(store), open_store(store, read_only=True) as opened:
        try:
            target.mkdir(parents=True)
            # What stands in the store's log only (its writer was killed) the engine leaves out.
            opened.engine.backup(str(target / QUADS))
            for log in (store / QUADS).glob("[0-9]*.log"):
                shutil.copy2(log, target / QUADS / log.name)
            shutil.copy2(store / MARKER, target / MARKER)
        except (OSError, RuntimeError) as error:
            shutil.rmtree(target, ignore_errors=True)
            raise StoreError(f"{target}: no snapshot of {store}: {error}") from error


@contextmanager
def _nobody_writing(store: Path) -> Iterator[None]:
    """Share the engine's own lock for a moment: it is free, and no writer can take it meanwhile."""
    lock_file = store / QUADS / "LOCK"
    if sys.platform == "win32" or not lock_file.exists():
        yield
        return
    import fcntl  # noqa: PLC0415

    try:
        with lock_file.open("rb") as lock:
            fcntl.lockf(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            yield
    except BlockingIOError as error:
        raise StoreError(
            f"{store}: 另一个程序正在使用，请稍候 (in use by another process; wait)"
        ) from error
