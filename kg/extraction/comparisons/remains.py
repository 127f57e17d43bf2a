"""All of a number done in one place, some of it left in another."""

import re
from collections.abc import Iterator

from kg.extraction.comparisons.passages import clause_around, shared_end
from kg.model.facts import TwiceTold
from kg.model.mentions import Reading
from kg.model.text import Span

RULE = "all-done-and-some-left"

_COUNTED = r"(?P<count>\d+)(?P<unit>[一-龥])(?P<noun>[一-龥]{1,8}?)"
_ALL = re.compile(rf"{_COUNTED}(?:已经?|均)?(?:全部|全面)(?:已|实现|完成)*[一-龥]{{2}}")
_LEFT = re.compile(
    rf"(?:仍[有余剩]|尚[有余剩]|还[有余剩]|剩余|其余){_COUNTED}(?:[尚仍还]?未|没有|正在|尚在)[一-龥]{{2,6}}"
)
_SHORTEST_SUBJECT = 4
"""Characters of what both sentences speak of."""
_LONGEST_SUBJECT = 24


def remainders_told_twice(reading: Reading) -> Iterator[TwiceTold]:
    """Yield 甲风电场32台机组全部并网 with 甲风电场仍有9台机组未吊装 under another heading."""
    text = reading.report.folded
    left = list(_LEFT.finditer(text))
    if not left:
        return
    section_at = reading.outline.section_at
    for done in _ALL.finditer(text):
        for rest in left:
            same = done["unit"] == rest["unit"] and done["noun"] == rest["noun"]
            subject = _subject(text, done.start(), rest.start()) if same else ""
            apart = section_at(done.start()).index != section_at(rest.start()).index
            if apart and len(subject) >= _SHORTEST_SUBJECT:
                told = sorted((Span(*done.span()), Span(*rest.span())))
                yield _told(reading, subject + done["noun"], *told)


def _subject(text: str, first: int, second: int) -> str:
    """Return the words that stand before both places."""
    before = [text[max(0, place - _LONGEST_SUBJECT) : place] for place in (first, second)]
    return re.split(r"[,;。:、\n\s]", shared_end(*before))[-1]


def _told(reading: Reading, what: str, first: Span, second: Span) -> TwiceTold:
    return TwiceTold(
        evidence=clause_around(reading, first),
        rule=RULE,
        aspect="figure",
        what=what,
        first=reading.report.words(first.start, first.end),
        second=reading.report.words(second.start, second.end),
        other=clause_around(reading, second),
    )
