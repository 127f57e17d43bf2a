"""Every term earns its place: reports carry it, or a question, a rule or a shape speaks of it."""

import re
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.extraction.extract import extract
from kg.identity.resolve import resolve
from kg.rdf.assertion import assert_report
from kg.rdf.namespaces import GPR, SCHEME, TYPE
from kg.rdf.ontology import load_ontology
from kg.text.read import make_report, read_report
from tests.ontology.test_terms import PARENTS, terms
from tests.rdf.test_assertion_in_full import PROGRESS, RECTIFICATION

ROOT = Path(__file__).parents[2]
REPORTS = sorted([*ROOT.glob("kg/samples/*.txt"), *ROOT.glob("tests/gold/layouts/*.txt")])
TEXTS = (PROGRESS, RECTIFICATION)
SPEECH = (("queries", "*.r[qu]"), ("ontology/rules", "*.r[qu]"), ("ontology/shapes", "*.ttl"))
SHOWN = """
LocalGovernment GovernmentDepartment DispatchedAuthority JudicialBody PartyCommittee PartyDepartment
DisciplineBody TaskForce LeadingGroup SocialOrganisation School Hospital ResearchInstitute
AdministrativeArea FunctionalZone superiorUnit administers locatedIn
Inspection InspectionRecord conductedBy orderedBy inspectedBody inspectionType startDate endDate
feedbackDate resultOf titleKey Period period periodStart periodEnd asOf
measureUnit normalizedValue valueText comparisonBasis rank rankScope rankScopeText modality
docNumber NumberStatement hasMember dueText dueDay officeFunction
fundType fundState
"""
"""Terms of which no stand-in in a question will do: reports must carry them."""


@cache
def told() -> frozenset[str]:
    """Return the terms, and the concepts, that the graphs of reports and of the schemes carry."""
    found = {quad.predicate.value for quad in load_ontology()}
    found |= {q.object.value for q in load_ontology() if q.predicate == TYPE}
    texts = (make_report(str(number), text) for number, text in enumerate(TEXTS))
    for report in (*map(read_report, REPORTS), *texts):
        reading, facts = extract(report)
        for quad in assert_report(resolve(reading, facts)):
            found.add(quad.predicate.value)
            if isinstance(quad.object, NamedNode):
                found.add(quad.object.value)
    return frozenset(found)


@cache
def spoken_of() -> frozenset[str]:
    """Return the terms that questions, rules and shapes name."""
    files = (path for folder, kind in SPEECH for path in sorted((ROOT / folder).rglob(kind)))
    return frozenset(
        name for path in files for name in re.findall(r"\bgpr:(\w+)", path.read_text("utf-8"))
    )


def test_every_term_is_used() -> None:
    carried = {value.removeprefix(GPR) for value in told() if value.startswith(GPR)}

    assert sorted(terms() - carried - spoken_of() - PARENTS) == []


@pytest.mark.parametrize("name", SHOWN.split())
def test_reports_show_the_term(name: str) -> None:
    assert GPR + name in told()


@pytest.mark.parametrize(
    "scheme", ["modality", "comparison-basis", "inspection-type", "fund-type", "fund-state"]
)
def test_reports_show_several_concepts(scheme: str) -> None:
    shown = {value for value in told() if value.startswith(f"{SCHEME}{scheme}/")}

    assert len(shown) >= 3
