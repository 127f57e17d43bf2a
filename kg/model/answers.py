"""Which issue a measure answers, and what tells issues of one number apart."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.model.facts import Facts, Issue, Measure


def issue_keys(issues: Iterable[Issue]) -> dict[Issue, str]:
    """Return a key for each issue: its number, and a count where a number comes again.

    Issues told in running text share the number of their section.
    """
    seen: Counter[str] = Counter()
    keys: dict[Issue, str] = {}
    for issue in issues:
        seen[issue.number] += 1
        again = seen[issue.number] > 1
        keys[issue] = f"{issue.number}~{seen[issue.number]}" if again else issue.number
    return keys


def issues_answered(facts: Facts) -> Mapping[Measure, Issue]:
    """Return the issue that each measure answers: of its number, the last that stands before it.

    A measure whose issue was not found is left out.
    """
    by_number: dict[str, list[Issue]] = {}
    for issue in facts.issues:
        by_number.setdefault(issue.number, []).append(issue)
    answered: dict[Measure, Issue] = {}
    for measure in facts.measures:
        issues = by_number.get(measure.issue)
        if issues:
            starts = [issue.evidence.start for issue in issues]
            answered[measure] = issues[max(0, bisect_right(starts, measure.evidence.start) - 1)]
    return answered
