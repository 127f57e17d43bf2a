"""A name with a gap in it, where a character may have been lost: 石料 公司."""

import re
from collections.abc import Iterator

from kg.extraction.comparisons.passages import clause_around
from kg.model.facts import UnclearName
from kg.model.mentions import Reading
from kg.model.text import Span
from kg.text.segmentation import sentence_words

RULE = "name-with-gap"

_GAP = re.compile(
    r"[ \u3000](?<=[一-龥]{2}.)"
    r"(?=(?P<tail>公司|集团|银行|医院|学校|大学|学院|研究院|研究所|委员会|办公室))"
)
_NOUNS = ("n", "j", "vn")
_MOST = 2
"""Gaps in a report; one with more is set with spaces."""


def names_with_gap(reading: Reading) -> Iterator[UnclearName]:
    """Yield a noun and the word for a body with a space between them, which is no known name.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "市水务局与石料 公司签订协议。"))
    >>> [(one.doubt, one.name) for one in names_with_gap(reading)]
    [('gap', '石料 公司')]
    """
    found = list(_GAP.finditer(reading.report.folded))
    for match in found if len(found) <= _MOST else ():
        sentence = reading.outline.sentence_at(match.start())
        words = sentence_words(reading.report, sentence.span)
        head = next(words.leftward(match.start()), None)
        if head is None or not head.tag.startswith(_NOUNS):
            continue
        name = Span(head.start, match.end() + len(match["tail"]))
        if not any(one.span.overlaps(name) for one in reading.units):
            yield UnclearName(
                evidence=clause_around(reading, name),
                rule=RULE,
                doubt="gap",
                name=name.cut(reading.report.text),
                candidates=(),
                other=None,
            )
