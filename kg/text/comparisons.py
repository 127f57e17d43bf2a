"""What a growth or a share is measured against."""

import re
from functools import cache

from kg.resources import table


def comparison_in(words: str, kind: str) -> str:
    """Return the basis that the words before a figure tell, empty if none.

    `kind` is that of the figure; only a growth or a rate is measured against something.

    >>> comparison_in("完成投资3亿元,同比增长", "growth"), comparison_in("占年度计划的", "rate")
    ('year-on-year', 'plan-share')
    >>> comparison_in("同比多完成", "count")
    ''
    """
    if kind not in {"growth", "rate"}:
        return ""
    return next((basis for basis, pattern in _patterns() if pattern.search(words)), "")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("ontology", "lexicons", "comparison_words.tsv")
    return tuple((row["basis"], re.compile(row["pattern"])) for row in rows)
