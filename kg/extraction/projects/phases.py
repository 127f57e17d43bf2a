"""Phases that a report tells of by their number alone: 一期投产,二期封顶 below a title."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.extraction.projects.headings import HEADING
from kg.model.mentions import ProjectMention, Reading
from kg.model.text import Span

PHASE = "project-phase"

# The pattern begins with a class, by which the engine skips to it; what must stand before a phase
# is looked at from there.
_PHASE = re.compile(
    r"[一二三四](?<=[,;。:\n].)期(?!间|限|款|债|内|末|以来|\d+千伏)(?:工程|项目)?(?=[^,。;\n]{2})"
)
_NUMBERED = re.compile(r"[一二三四]期(?:工程|项目)?$")
_SEVERAL = 2
"""Phases from which on a section tells of the phases of the project in its heading."""
_LONGEST_TALK = 80
"""Characters from one phase of a project to the next that leaves out its name."""


def find_phases(reading: Reading, known: Sequence[ProjectMention]) -> Iterator[ProjectMention]:
    r"""Yield the phases of the project that a heading names, or whose first phase stands before.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "岑拓物流园一期完工,二期正在招标。"))
    >>> [(mention.name, mention.span.start) for mention in reading.projects]
    [('岑拓物流园一期', 0), ('岑拓物流园二期', 10)]
    """
    text, mentions = reading.report.folded, sorted(known, key=lambda one: one.span)
    ends = [mention.span.end for mention in mentions]
    headed = {
        reading.outline.section_at(one.span.start).index: one
        for one in mentions
        if one.rule == HEADING
    }
    told = [(reading.outline.section_at(one.start()).index, one) for one in _PHASE.finditer(text)]
    several = Counter(section for section, _ in dict.fromkeys((at, one[0]) for at, one in told))
    for section, match in told:
        index = bisect_right(ends, match.start()) - 1
        stem = _stem(text, mentions[index] if index >= 0 else None, match.start())
        if section in headed and several[section] >= _SEVERAL:
            stem = headed[section].name
        if stem and not _NUMBERED.search(stem):
            yield ProjectMention(Span(*match.span()), stem + match[0], False, None, PHASE)


def _stem(text: str, before: ProjectMention | None, offset: int) -> str:
    """Return the name of the project whose phase stands before in the sentence, else nothing."""
    if before is None or offset - before.span.end > _LONGEST_TALK:
        return ""
    phase = _NUMBERED.search(before.name)
    same = phase and not re.search("[。\n]", text[before.span.end : offset])
    return before.name[: phase.start()] if phase and same else ""
