"""Names that do not tell which body is meant: none, one that fits two, one with a slip or gap."""

from kg.extraction.unclear_names.gaps import names_with_gap
from kg.extraction.unclear_names.shared import shared_names
from kg.extraction.unclear_names.slips import slips
from kg.extraction.unclear_names.unnamed import unnamed_bodies
from kg.model.facts import UnclearName
from kg.model.mentions import Reading


def relate_unclear_names(reading: Reading) -> tuple[UnclearName, ...]:
    """Return the places where a report leaves open which body it means, in reading order.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "整改工作由各有关部门负责。"))
    >>> [(one.doubt, one.name) for one in relate_unclear_names(reading)]
    [('unnamed', '各有关部门')]
    """
    ways = (unnamed_bodies, shared_names, slips, names_with_gap)
    found = [one for way in ways for one in way(reading)]
    return tuple(sorted(found, key=lambda one: one.evidence))
