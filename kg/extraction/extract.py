"""One report, read: what was recognised in it and what it states."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from kg.extraction.recognise import recognise
from kg.extraction.relate import relate
from kg.model.facts import Facts
from kg.model.mentions import Reading
from kg.model.text import Report

_RARELY = (50_000, 20, 20)
"""After how much is made the collector looks for garbage; a report makes some 100,000 values."""


def extract(
    report: Report, *, place: str | None = None, date: str | None = None
) -> tuple[Reading, Facts]:
    """Return what was recognised in `report` and the facts that it states."""
    reading = recognise(report, place=place, date=date)
    return reading, relate(reading)


def spare_collections() -> None:
    """Let the garbage collector look rarely, and pass over what this process has loaded so far.

    What a report leaves is freed without it: facts do not refer to each other in circles.
    """
    gc.freeze()
    gc.set_threshold(*_RARELY)


@contextmanager
def many_reports() -> Iterator[None]:
    """Spare collections of garbage while one report after another is read.

    >>> with many_reports():
    ...     gc.get_threshold() == _RARELY
    True
    """
    before = gc.get_threshold()
    spare_collections()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
