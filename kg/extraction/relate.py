"""Make facts of what was recognised."""

from kg.extraction.deadlines import relate_deadlines
from kg.extraction.dependencies import relate_dependencies
from kg.extraction.documents import relate_documents
from kg.extraction.issues import relate_issues
from kg.extraction.measures import relate_measures
from kg.extraction.observations import relate_observations
from kg.extraction.plans import relate_plans
from kg.extraction.projects import relate_projects
from kg.extraction.repetitions import find_repetitions
from kg.extraction.responsibilities import relate_responsibilities
from kg.model.facts import Facts
from kg.model.mentions import Reading


def relate(reading: Reading) -> Facts:
    r"""Return all facts that one report states, each with its words and its rule.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "一、节水行动\n全市整治排污口12处。\n(牵头单位:市水务局)"
    >>> relate(recognise(make_report("a", text))).plans[0].name.text
    '节水行动'
    """
    plans = relate_plans(reading)
    projects = relate_projects(reading)
    measures = relate_measures(reading)
    return Facts(
        plans=plans,
        responsibilities=relate_responsibilities(reading, plans),
        projects=projects,
        issues=relate_issues(reading, measures),
        measures=measures,
        observations=relate_observations(reading),
        documents=relate_documents(reading),
        dependencies=relate_dependencies(reading, projects),
        deadlines=relate_deadlines(reading),
        repetitions=find_repetitions(reading),
    )
