"""Who answers for a whole section, said beside its title or in its first sentence.

一、清河行动(市水务局牵头,市财政局配合); 该行动由市水务局牵头。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.mentions import Reading, UnitMention, within
from kg.model.text import Section, Span

_BRACKET = re.compile(r"\s*[(\[【〔]\s*(?P<inside>[^()\[\]【】〔〕]{3,120})[)\]】〕]\s*$")
"""The last bracket of a title."""

_LABEL = re.compile(r"\s*(?:由|[^,;:]{2,8}:)?\s*")
"""What may stand between the bracket and the first name (由, 牵头单位:)."""

_BEFORE_UNIT = re.compile(r"[,、;:\s]*(?:由|和|及|以及|会同)?")
_SHARE = re.compile(
    r"(?:\([^()]*\))?(?:等[^,、;]{0,8}?)?(?:共同|分别|具体|总)?"
    r"(?P<verb>牵头|负责|主责|主办|抓总|配合|协助|协办|协同|参与|督导|监督|指导)"
    r"(?:负责|落实|实施|推进|组织|抓总|单位|部门)*(?=[,、;。\s]|$)"
)
_SUPPORT = frozenset({"配合", "协助", "协办", "协同", "参与", "指导"})
_SUPERVISION = frozenset({"督导", "监督"})
_OPENING = re.compile(
    r"\s*(?:(?:该|本|此|这一?)(?:项|次)?)?(?:专项|三年|重点|整治|攻坚)*"
    r"(?:行动|计划|攻坚战?|战役|整治|活动|工程|工作|任务)由"
)
_LONGEST_OPENING = 120


@dataclass(frozen=True, slots=True)
class Credit:
    """A unit, its role for the section, and the words that say so."""

    unit: UnitMention
    role: str
    span: Span


def title_end(reading: Reading, section: Section) -> int:
    r"""Return where a section's title ends, the bracket left out that names who answers for it.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "一、清河行动(市水务局牵头)\n整治排污口12处。"))
    >>> reading.report.text[2 : title_end(reading, reading.outline.sections[1])]
    '清河行动'
    """
    match = _bracket(reading, section)
    if match is None:
        return section.heading.end
    units = within(reading.units, Span(*match.span("inside")))
    opens = units and _LABEL.fullmatch(match.string, match.start("inside"), units[0].span.start)
    return match.start() if opens else section.heading.end


def title_credits(reading: Reading, section: Section) -> tuple[Credit, ...]:
    """Return who answers for a section by the bracket at the end of its title.

    Names without a word for their share (【市水务局】) answer as leaders.
    """
    match = _bracket(reading, section)
    return tuple(_credits(reading, Span(*match.span("inside")), "lead")) if match else ()


def _bracket(reading: Reading, section: Section) -> re.Match[str] | None:
    if not section.title:
        return None
    start, end = section.heading.end - len(section.title), section.heading.end
    return _BRACKET.search(reading.report.folded, start, end)


def opening_credits(reading: Reading, section: Section) -> tuple[Credit, ...]:
    """Return who answers for a section by its first sentence (该行动由市水务局牵头,…配合)."""
    text = reading.report.folded
    match = _OPENING.match(text, section.heading.end, section.span.end)
    if match is None:
        return ()
    stop = text.find("。", match.end(), match.end() + _LONGEST_OPENING)
    if stop <= match.end():
        return ()
    return tuple(_credits(reading, Span(match.end(), stop), ""))


def _credits(reading: Reading, span: Span, unsaid: str) -> Iterator[Credit]:
    """Yield the units of a list with their shares; `unsaid` is the role where no share is said.

    The list ends where something else stands between two names.
    """
    text, end = reading.report.folded, span.start
    waiting: list[UnitMention] = []
    for unit in within(reading.units, span):
        if text.endswith("简称", 0, unit.span.start):
            continue
        if not _BEFORE_UNIT.fullmatch(text, end, unit.span.start):
            break
        waiting.append(unit)
        share = _SHARE.match(text, unit.span.end, span.end)
        end = share.end() if share else unit.span.end
        if share:
            yield from (
                Credit(one, _role(share["verb"]), Span(one.span.start, end)) for one in waiting
            )
            waiting = []
    if unsaid and waiting and not text[end : span.end].strip(" 等、,;"):
        yield from (Credit(one, unsaid, Span(span.start, one.span.end)) for one in waiting)


def _role(verb: str) -> str:
    if verb in _SUPPORT:
        return "support"
    return "supervise" if verb in _SUPERVISION else "lead"
