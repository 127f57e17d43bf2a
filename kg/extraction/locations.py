"""Places that are named only to say where a project lies: no units of the report."""

from kg.model.mentions import ProjectMention, UnitMention, within
from kg.model.text import Span

_LONGEST_NAME = 60


def without_locations(
    units: tuple[UnitMention, ...], projects: tuple[ProjectMention, ...]
) -> tuple[UnitMention, ...]:
    """Return the units but for areas that never stand outside the names of single projects.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> [one.name for one in recognise(make_report("a", "章丘区青岚河治理工程完工。")).units]
    []
    """
    acting = {
        unit.fullest for unit in units if unit.kind != "area" or not _is_inside(unit, projects)
    }
    return tuple(unit for unit in units if unit.fullest in acting)


def _is_inside(unit: UnitMention, projects: tuple[ProjectMention, ...]) -> bool:
    """Tell whether an area stands inside the name of a single project."""
    near = Span(max(0, unit.span.start - _LONGEST_NAME), unit.span.end)
    return any(
        project.span.covers(unit.span)
        and project.span.end > unit.span.end
        and not project.is_set
        and unit.name in project.name
        for project in within(projects, near)
    )
