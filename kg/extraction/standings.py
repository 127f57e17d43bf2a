"""Where something is said to stand among others without a number: 居全省前列."""

import re
from collections.abc import Iterator, Sequence

from kg.extraction.clauses import clauses
from kg.model.facts import Observation, Standing
from kg.model.mentions import Reading
from kg.model.text import Span, Words

RULE = "standing-without-number"

_STANDING = re.compile(
    r"(?:位居|居于|位列|排在|走在|处于|名列|跻身|稳居|进入|居|列)"
    r"(?P<scope>全国|[全本](?:省|自治区|市|州|县|区|旗))?(?:同类[一-龥]{1,6})?"
    r"(?P<words>前列|前茅|第一方阵|中上游|上游|下游|后列|末位)"
)
_WISH = re.compile(r"力争|争取|努力|奋力|确保|推动|目标|要|将|打造|计划")


def relate_standings(reading: Reading, observations: Sequence[Observation]) -> tuple[Standing, ...]:
    """Return the standings that a report claims for figures of the same sentence, told before.

    What is only wished for (力争走在全省前列) is none.

    >>> from kg.extraction.observations import relate_observations
    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "全市项目开工率、完工率分别达76%、29%,居全省前列。"))
    >>> found = relate_standings(reading, relate_observations(reading))
    >>> [(one.indicator.text, one.words.text, one.scope.text) for one in found]
    [('开工率', '前列', '全省'), ('完工率', '前列', '全省')]
    """
    return tuple(_standings(reading, observations))


def _standings(reading: Reading, observations: Sequence[Observation]) -> Iterator[Standing]:
    report = reading.report
    for match in _STANDING.finditer(report.folded):
        sentence = reading.outline.sentence_at(match.start()).span
        parts = [one for one in clauses(report, sentence) if one.start <= match.start()]
        here = parts[-1] if parts else sentence
        if _WISH.search(report.folded, here.start, match.start()):
            continue
        scope = report.words(*match.span("scope")) if match["scope"] else None
        for indicator in _told_before(observations, parts, match.start()):
            yield Standing(
                evidence=Span(here.start, match.end()),
                rule=RULE,
                indicator=indicator,
                words=report.words(*match.span("words")),
                scope=scope,
            )


def _told_before(
    observations: Sequence[Observation], parts: Sequence[Span], end: int
) -> Iterator[Words]:
    """Yield what the figures measure in the clause, or else in the one before it.

    Counts are told of only where nothing else is measured.
    """
    for part in reversed(parts[-2:]):
        here = Span(part.start, min(part.end, end)) if part.start < end else part
        found = [one for one in observations if here.covers(one.indicator.span)]
        if found:
            measured = [one for one in found if one.kind != "count"]
            yield from dict.fromkeys(one.indicator for one in measured or found)
            return
