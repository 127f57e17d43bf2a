"""One report, read: what was recognised in it and what it states."""

from kg.extraction.recognise import recognise
from kg.extraction.relate import relate
from kg.model.facts import Facts
from kg.model.mentions import Reading
from kg.model.text import Report


def extract(
    report: Report, *, place: str | None = None, date: str | None = None
) -> tuple[Reading, Facts]:
    """Return what was recognised in `report` and the facts that it states."""
    reading = recognise(report, place=place, date=date)
    return reading, relate(reading)
