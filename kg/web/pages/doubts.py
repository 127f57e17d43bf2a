"""The findings of the audit as a list: filtered, counted, cut into pages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from kg.audit.checks import SEVERITIES
from kg.outputs.audit.entries import Entry
from kg.outputs.audit.tables import to_objects
from kg.outputs.trace.reading import Reading
from kg.rdf.namespaces import ID
from kg.web.pages.listing import cut
from kg.web.pages.things import passages_of

PAGE = 25
FACETS = ("severity", "check", "state", "report")


def list_findings(reading: Reading, wanted: Mapping[str, str], page: int = 1) -> dict[str, Any]:
    """Return one page of the findings that fit, the gravest first, with both quotes of each.

    `wanted` holds a severity, check, state or report; `choices` tells the values of each of them.
    """
    told = [(entry, topics, _facets(entry)) for entry, topics in reading.findings]
    asked = {name: wanted.get(name, "") for name in FACETS}
    found = [one for one in told if _fits(one[2], asked)]
    shown, page, pages = cut(found, page, PAGE)
    return {
        "findings": [_finding(reading, entry, sorted(topics)) for entry, topics, _ in shown],
        "total": len(found),
        "page": page,
        "pages": pages,
        "choices": {
            name: _choices([facets for _, _, facets in told], asked, name) for name in FACETS
        },
    }


def _facets(entry: Entry) -> dict[str, str]:
    check = entry.check
    values = (check.severity, check.id, entry.state, entry.report)
    return dict(zip(FACETS, values, strict=True))


def _fits(facets: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    return all(not value or facets[name] == value for name, value in wanted.items())


def _choices(
    told: Sequence[Mapping[str, str]], wanted: Mapping[str, str], name: str
) -> list[tuple[str, int]]:
    """Return how many findings each value of a facet would leave, given the other facets."""
    others = dict(wanted) | {name: ""}
    counts = Counter(facets[name] for facets in told if _fits(facets, others))
    ranks = {severity: rank for rank, severity in enumerate(SEVERITIES)}
    return sorted(counts.items(), key=lambda one: (ranks.get(one[0], 0), one[0]))


def _finding(reading: Reading, entry: Entry, topics: Sequence[str]) -> dict[str, Any]:
    (told,) = to_objects([entry])
    iri = f"{ID}finding/{entry.key}"
    subjects = [reading.subjects[topic] for topic in topics if topic in reading.subjects]
    return told | {
        "id": entry.key,
        "title": {"zh": entry.check.title.zh, "en": entry.check.title.en},
        "topics": [{"iri": one.iri, "name": one.name} for one in subjects],
        "passages": passages_of(reading, iri),
    }
