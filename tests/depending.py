"""What waits for what in a short text, as rows that a table of cases can hold."""

from kg.extraction.dependencies import relate_dependencies
from kg.extraction.projects import relate_projects
from kg.extraction.recognise import recognise
from kg.text.read import make_report

Row = tuple[str, str, str, str]
"""What waits, for what, kind, state."""


def dependencies(text: str) -> list[Row]:
    """Return the dependencies that a report of nothing but `text` tells."""
    reading = recognise(make_report("a", text))
    facts = relate_dependencies(reading, relate_projects(reading))
    return [(fact.dependent.text, fact.on.text, fact.kind, fact.state) for fact in facts]
