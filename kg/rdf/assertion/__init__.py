"""From a resolved report to its graph, in three layers.

Direct triples between things are for analysts, claim nodes with rule and basis for auditors, and
text spans hold the words that prove each claim. One module for each group of facts.
"""

from pyoxigraph import Quad

from kg.model.coverage import Coverage
from kg.model.entities import Resolution
from kg.rdf.assertion.comparisons import assert_comparisons
from kg.rdf.assertion.coverage import assert_coverage
from kg.rdf.assertion.documents import assert_documents
from kg.rdf.assertion.draft import Draft
from kg.rdf.assertion.inspections import assert_inspection
from kg.rdf.assertion.observations import assert_observations
from kg.rdf.assertion.plans import assert_plans
from kg.rdf.assertion.projects import assert_projects
from kg.rdf.assertion.rectification import assert_rectification
from kg.rdf.assertion.report import assert_metadata, assert_text
from kg.rdf.assertion.responsibilities import assert_responsibilities
from kg.rdf.assertion.standings import assert_standings
from kg.rdf.assertion.tallies import assert_tallies
from kg.rdf.assertion.units import assert_units
from kg.rdf.assertion.waiting import assert_commitments, assert_dependencies

_PARTS = (
    assert_text,
    assert_metadata,
    assert_units,
    assert_plans,
    assert_projects,
    assert_inspection,
    assert_rectification,
    assert_documents,
    assert_responsibilities,
    assert_dependencies,
    assert_commitments,
    assert_observations,
    assert_standings,
    assert_tallies,
    assert_comparisons,
)


def assert_report(resolution: Resolution, coverage: Coverage | None = None) -> list[Quad]:
    """Return everything that one report states, in the report's own graph.

    The same resolution gives the same quads in the same order, each once. `coverage` is what the
    graph tells about itself; without it, the graph does not say what it leaves out.
    """
    draft = Draft(resolution)
    for part in _PARTS:
        part(draft)
    if coverage:
        assert_coverage(draft, coverage)
    return draft.quads()
