"""Who answers for a whole section, said beside its title or in its first sentence.

一、清河行动(市水务局牵头,市财政局配合); 该行动由市水务局牵头。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model.mentions import Reading, UnitMention, within
from kg.model.text import Section, Span

_BRACKET = re.compile(r"\s*[(\[【〔]\s*(?P<inside>[^()\[\]【】〔〕]{3,120})[)\]】〕]\s*$")
"""The last bracket of a title."""

_LABEL = re.compile(r"\s*(?:由|[^,;:]{2,8}:)?\s*")
"""What may stand between the bracket and the first name (由, 牵头单位:)."""

_BEFORE_UNIT = re.compile(
    r"[,、;:\s]*(?:(?P<label>牵头|主责|主办|负责|责任|落实|实施|承办|配合|协助|协办|参与|督导|监督)"
    r"(?:单位|部门|方)?:\s*)?(?P<with>会同|联合|协同)?(?:由|和|及|以及|与)?"
)
_SHARE = re.compile(
    r"(?:\([^()]*\))?(?:等[^,、;]{0,8}?)?(?:共同|分别|分头|分工|各自|具体|总|抓好)*"
    r"(?P<verb>牵头|负责|主责|主办|抓总|推进|组织实施|实施|落实|承办|配合|协助|协办|协同|参与|督导|监督|指导)"
    r"(?:负责|落实|实施|推进|组织|抓总|单位|部门)*(?=[,、;。\s]|$)"
)
_SUPPORT = frozenset({"配合", "协助", "协办", "协同", "参与", "指导"})
_SUPERVISION = frozenset({"督导", "监督"})
_DOING = frozenset({"责任", "落实", "承办"})
"""Shares of those who do the work beside the one who leads; alone, who has one leads."""
_OPENING = re.compile(
    r"[。:\s]*(?:(?:(?:该|本|此|这一?)(?:项|次)?)?(?:专项|三年|重点|整治|攻坚)*"
    r"(?:行动|计划|方案|规划|战略|改革|试点|攻坚战?|战役|整治|活动|工程|工作|任务)由|由)?"
)
_LONGEST_OPENING = 120


@dataclass(frozen=True, slots=True)
class Owner:
    """A unit that answers for a section, its role, and the words that say so."""

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


def owners_in_title(reading: Reading, section: Section) -> tuple[Owner, ...]:
    """Return who answers for a section by the bracket at the end of its title.

    Names without a word for their share (【市水务局】) answer as leaders.
    """
    match = _bracket(reading, section)
    return tuple(_owners(reading, Span(*match.span("inside")), "lead")) if match else ()


def _bracket(reading: Reading, section: Section) -> re.Match[str] | None:
    if not section.title:
        return None
    start, end = section.heading.end - len(section.title), section.heading.end
    return _BRACKET.search(reading.report.folded, start, end)


def owners_in_opening(reading: Reading, section: Section) -> tuple[Owner, ...]:
    """Return who answers for a section by its first sentence (该行动由市水务局牵头,…配合)."""
    text = reading.report.folded
    match = _OPENING.match(text, section.heading.end, section.span.end)
    if match is None:
        return ()
    stop = text.find("。", match.end(), match.end() + _LONGEST_OPENING)
    if stop <= match.end():
        return ()
    return tuple(_owners(reading, Span(match.end(), stop), ""))


def _owners(reading: Reading, span: Span, unsaid: str) -> tuple[Owner, ...]:
    """Return the units of a list with their shares; who does the work alone leads it."""
    found = tuple(_shares(reading, span, unsaid))
    if any(one.role == "lead" for one in found):
        return found
    return tuple(replace(one, role="lead") if one.role == "implement" else one for one in found)


def _shares(reading: Reading, span: Span, unsaid: str) -> Iterator[Owner]:
    """Yield the units of a list with their shares; `unsaid` is the role where no share is said.

    A label (牵头:市水务局;配合:市财政局) speaks for the units up to the next one. The list ends
    where something else stands between two names.
    """
    text, end = reading.report.folded, span.start
    waiting: list[UnitMention] = []
    helpers: set[UnitMention] = set()
    for unit in within(reading.units, span):
        if text.endswith("简称", 0, unit.span.start):
            continue
        before = _BEFORE_UNIT.fullmatch(text, end, unit.span.start)
        if not before:
            break
        if before["label"]:
            yield from _unsaid(text, waiting, unsaid, span.start)
            waiting, unsaid = [], _role(before["label"])
        helpers.update((unit,) if before["with"] and waiting else ())
        waiting.append(unit)
        share = _SHARE.match(text, unit.span.end, span.end)
        end = share.end() if share else unit.span.end
        if share:
            for one in waiting:
                role = "support" if one in helpers else _role(share["verb"])
                yield Owner(one, role, Span(one.span.start, end))
            waiting = []
    if not text[end : span.end].strip(" 等、,;"):
        yield from _unsaid(text, waiting, unsaid, span.start)


def _unsaid(text: str, waiting: Sequence[UnitMention], role: str, start: int) -> Iterator[Owner]:
    """Yield the units behind which no share stands, with the role of the label before them."""
    if role and waiting:
        colon = text.rfind(":", start, waiting[0].span.start)
        begin = text.rfind(";", start, colon) + 1 if colon >= 0 else 0
        yield from (Owner(one, role, Span(max(begin, start), one.span.end)) for one in waiting)


def _role(verb: str) -> str:
    if verb in _SUPPORT:
        return "support"
    if verb in _DOING:
        return "implement"
    return "supervise" if verb in _SUPERVISION else "lead"
