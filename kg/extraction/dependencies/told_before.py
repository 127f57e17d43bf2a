"""Who it is that a prerequisite leaves out, by the clauses before (双方仍在磋商, 取得批复前)."""

import re

from kg.extraction.dependencies.prerequisites import Prerequisite
from kg.model.mentions import Reading
from kg.model.text import Span, Words

_BOTH = "both-sides-talk"
_BARE_LEAVE = "no-works-before"
_SHORT = 4
_PARTY = re.compile(
    r"(?:因|由于|与|和|同)(?P<who>(?!双方)[^,;。、与和]{2,16}?(?:方|公司|集团|商|户|人|村民|居民|企业|银行|单位|村|社))(?=[^方公集商户村居企银单社])"
)
_SENT_TO = re.compile(
    r"(?:报送?|上报|呈报|提交|报请|送)(?:至|给|到)?(?P<who>[^,;。、报送]{2,14}?(?:局|委|厅|部|署|政府))(?=[,;。])"
)


def with_body_told(reading: Reading, start: int, found: Prerequisite, words: Words) -> Words:
    """Return the words of a prerequisite with the party or office that the talk named before.

    因业主提价,双方仍在磋商 waits for 业主磋商; 能评报送省厅,取得批复前不得动工 for 省厅批复.
    """
    if found.rule == _BOTH:
        told = _last(_PARTY, reading.report.folded, Span(start, found.on.start))
    elif found.rule == _BARE_LEAVE and len(words.text) <= _SHORT:
        told = _last(_SENT_TO, reading.report.folded, Span(start, found.on.start))
    else:
        return words
    return Words(told + words.text, words.span)


def _last(pattern: re.Pattern[str], text: str, place: Span) -> str:
    """Return who the last match under `place` names, or nothing."""
    found = [match["who"] for match in pattern.finditer(text, place.start, place.end)]
    return found[-1] if found else ""
