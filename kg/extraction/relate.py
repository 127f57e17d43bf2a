"""Make facts of what was recognised."""

from kg.extraction.comparisons import relate_comparisons
from kg.extraction.comparisons.bare import bare_measures
from kg.extraction.comparisons.copies import relate_copy_shares
from kg.extraction.comparisons.dates import dated_measures
from kg.extraction.comparisons.inside import repeated_inside
from kg.extraction.deadlines import relate_deadlines
from kg.extraction.dependencies import relate_dependencies
from kg.extraction.document_numbers import relate_document_numbers
from kg.extraction.documents import relate_documents
from kg.extraction.inspections import relate_inspections
from kg.extraction.issues import relate_issues
from kg.extraction.measures import relate_measures
from kg.extraction.observations import relate_observations
from kg.extraction.plans import relate_plans
from kg.extraction.projects import relate_projects
from kg.extraction.repetitions import copied_passages, find_repetitions
from kg.extraction.responsibilities import relate_responsibilities
from kg.extraction.standings import relate_standings
from kg.extraction.tallies import relate_tallies
from kg.extraction.tallies.declared import relate_declarations
from kg.extraction.unclear_names import relate_unclear_names
from kg.model.facts import Facts
from kg.model.mentions import Reading


def relate(reading: Reading) -> Facts:
    r"""Return all facts that one report states, each with its words and its rule.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> relate(recognise(make_report("a", "一、节水行动\n整治排污口12处。"))).plans[0].name.text
    '节水行动'
    """
    plans = relate_plans(reading)
    projects = relate_projects(reading)
    measures = relate_measures(reading)
    issues = relate_issues(reading, measures)
    documents = relate_documents(reading)
    observations = relate_observations(reading)
    tallies, breakdowns = relate_tallies(reading)
    copies = copied_passages(reading)
    inspection = relate_inspections(reading, issues)
    told_twice = relate_comparisons(reading, observations, projects, copies)
    return Facts(
        plans=plans,
        responsibilities=relate_responsibilities(reading, plans),
        projects=projects,
        issues=issues,
        measures=measures,
        observations=observations,
        standings=relate_standings(reading, observations),
        documents=documents,
        dependencies=relate_dependencies(reading, projects),
        deadlines=relate_deadlines(reading),
        repetitions=(*find_repetitions(copies), *repeated_inside(reading)),
        tallies=tallies,
        breakdowns=breakdowns,
        declarations=relate_declarations(reading),
        twice_told=(*told_twice, *dated_measures(reading, measures, inspection)),
        copy_shares=relate_copy_shares(reading, issues, copies),
        bare_measures=bare_measures(reading, measures),
        unclear_names=relate_unclear_names(reading),
        document_numbers=relate_document_numbers(reading, documents),
        inspection=inspection,
    )
