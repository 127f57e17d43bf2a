"""Further things of which one verb tells with their counts: 召开党委会3次、推进会7次."""

import re
from collections.abc import Iterator

from kg.extraction.responsibilities.context import Clause
from kg.model.facts import Responsibility

RULE = "role-further-meeting"

_HELD = re.compile(r"召开(?=[^,。;、]{2,16}[0-9]+[余多]?[次场]、)")
_NEXT = re.compile(r"、(?P<what>[^,。;、0-9]{2,16}?)[0-9]+[余多]?[次场]")


def further_meetings(clause: Clause, facts: list[Responsibility]) -> Iterator[Responsibility]:
    """Yield the meetings behind the first of a list, for the units that held that one."""
    held = _HELD.search(clause.text, clause.span.start, clause.span.end)
    units = tuple(one.unit for one in facts if one.role == "implement") if held else ()
    for match in _NEXT.finditer(clause.text, held.end(), clause.span.end) if held else ():
        target = clause.reading.report.words(*match.span("what"))
        yield from clause.facts(units, "implement", target, RULE)
