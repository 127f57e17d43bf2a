"""One project at two stages under two headings."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.extraction.comparisons.passages import clause_around, phase_after
from kg.model.facts import Project, TwiceTold
from kg.model.mentions import Reading
from kg.model.text import Span
from kg.text.fold import fold

RULE = "project-at-two-stages"

_ORDER = {"preparation": 1, "stalled": 1, "construction": 2, "completed": 3, "operating": 4}
# What is told as going on at present, by the stage that it belongs to.
_CURRENT = {
    1: re.compile(
        r"(?:正在?|仍在?|尚在|现正|目前)(?:[^,;。]{0,4})(?:开展|进行|办理|组织|编制|报批|征求|协商|洽谈|谈判|申请|招标|审批)[^,;。]{0,12}"
        r"|(?:尚未|仍未|还未|暂未|至今未|未)(?:开工|动工|启动|招标|建设)|停工|停滞"
    ),
    2: re.compile(r"(?:正在?|仍在?|尚在)(?:抓紧|加快|有序)?(?:施工|建设|安装|装修|浇筑|铺设|改造)"),
}
_REACHED = {
    2: re.compile(
        r"(?:正式|全面|已于[^,;。]{0,8}|已|日|月)(?:开工|动工)|封顶|设备安装|主体[^,;。]{0,6}完[成工]"
        r"|(?:施工|工程|建设|桩基|路基|基坑|土方|回填)[^,;。]{0,6}完成\d[\d.]*(?:%|万?[一-龥]{1,2})?"
    ),
    3: re.compile(
        r"(?:已|正式|日|月|全面|建成)(?:完工|竣工|建成|投产|投用|投入|通车|启用|交付|运行)"
    ),
}
_TAIL = re.compile(r"(?:建设|施工)?(?:项目|工程)$")
_BUILT = 3
_SHORTEST = 4
_LONGEST = 240
"""Characters of a sentence that is shown whole."""
_MOST = 12
"""Mentions of one project that are compared."""


def stages_told_twice(reading: Reading, projects: Sequence[Project]) -> Iterator[TwiceTold]:
    """Yield a project that one section says to be under construction and another in preparation.

    Only where the one has begun in so many words and the other is told as going on at present: what
    was prepared before it was begun is no contradiction.
    """
    named: dict[str, list[Project]] = defaultdict(list)
    for project in projects:
        name = _TAIL.sub("", fold(project.name.text))
        if not project.is_set and len(name) >= _SHORTEST and project.stage in _ORDER:
            named[name + phase_after(reading, project.name.span)].append(project)
    for group in named.values():
        for first, second in combinations(group[:_MOST], 2):
            earlier, later = sorted((first, second), key=lambda one: _ORDER[one.stage])
            found = _clash(reading, earlier, later)
            if found:
                yield found


def _clash(reading: Reading, earlier: Project, later: Project) -> TwiceTold | None:
    sections = [reading.outline.section_at(one.evidence.start).index for one in (earlier, later)]
    if _ORDER[earlier.stage] == _ORDER[later.stage] or sections[0] == sections[1]:
        return None
    going_on = _find(reading, _CURRENT.get(_ORDER[earlier.stage]), earlier)
    begun = _find(reading, _REACHED[min(_ORDER[later.stage], _BUILT)], later)
    if going_on is None or begun is None:
        return None
    told = sorted((going_on, begun))
    passages = [_passage(reading, span) for span in told]
    words = [reading.report.words(span.start, span.end) for span in told]
    return TwiceTold(
        evidence=passages[0],
        rule=RULE,
        aspect="stage",
        what=earlier.name.text,
        first=words[0],
        second=words[1],
        other=passages[1],
    )


def _find(reading: Reading, pattern: re.Pattern[str] | None, project: Project) -> Span | None:
    """Return the words of a stage in the sentence of a project, up to the next project in it."""
    if pattern is None:
        return None
    start = project.name.span.start
    end = reading.outline.sentence_at(start).span.end
    others = (one.span.start for one in reading.projects if start < one.span.start < end)
    end = min((place for place in others if place > project.name.span.end), default=end)
    match = pattern.search(reading.report.folded, start, max(end, start))
    return Span(*match.span()) if match else None


def _passage(reading: Reading, span: Span) -> Span:
    """Return the sentence of a stage, or its clause when the sentence is long."""
    sentence = reading.outline.sentence_at(span.start).span
    clause = clause_around(reading, span)
    return sentence if sentence.end - sentence.start <= _LONGEST else clause
