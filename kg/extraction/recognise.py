"""Find everything in a report that a fact can be made of."""

from dataclasses import replace

from kg.extraction.documents import find_documents
from kg.extraction.locations import without_locations
from kg.extraction.metadata import read_metadata, report_year
from kg.extraction.projects import find_projects
from kg.extraction.units import find_units
from kg.model.mentions import Reading
from kg.model.text import Report
from kg.text.dates import find_dates
from kg.text.figures import find_figures
from kg.text.outline import read_outline


def recognise(report: Report, *, place: str | None = None, date: str | None = None) -> Reading:
    """Return the outline, the metadata and all mentions of `report`.

    `place` and `date` supply what the report itself does not say; what it says wins.

    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "由市水务局牵头,整治排污口12处。"))
    >>> [unit.name for unit in reading.units], reading.figures[0].unit
    (['市水务局'], '处')
    """
    outline = read_outline(report)
    metadata = read_metadata(outline, place=place, date=date)
    reading = Reading(
        outline,
        metadata,
        figures=find_figures(outline),
        dates=find_dates(outline, report_year(outline, metadata)),
    )
    reading = replace(reading, units=find_units(reading))
    reading = replace(reading, documents=find_documents(reading))
    projects = find_projects(reading)
    return replace(reading, units=without_locations(reading.units, projects), projects=projects)
