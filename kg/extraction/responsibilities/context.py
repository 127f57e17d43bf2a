"""One clause with its units and its sentence, as the rules for roles see it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extraction.clauses import clauses
from kg.extraction.predicates import predicate
from kg.extraction.predicates.verbs import known_verb
from kg.extraction.targets import target_kind
from kg.model.facts import Responsibility
from kg.model.mentions import Reading, UnitMention, within
from kg.model.text import Report, Sentence, Span, Words
from kg.text.segmentation import Segmented

_BUILDS = frozenset({"新建", "改扩建", "续建", "重建", "更新", "铺设", "架设"})
"""Verbs that stand in names of works."""
Group = tuple[UnitMention, ...]
"""Units that stand in one list and share their role."""

_LIST_MARKS = frozenset({"、", "和", "及", "以及", "、和", ",", "，"})
"""Marks inside one clause that part the units of a list; a comma there joins a partner list."""
_ADVERBIAL = re.compile(
    r"(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)?(?:(?:目前|其中|同时|另外|此外|另|并|现|今年以来|(?:20)?[0-9]{2}年(?:度|以来)?|截[至止][^,]{1,12}|[0-9]{1,2}(?:月?[至-][0-9]{1,2})?月(?:[0-9]{1,2}日|份)?(?![底初末前上中下])"
    r"|[一二三四五六七八九十]+是|首先|其次|再次|最后|[0-9]{1,2}[.、](?![0-9])|\([0-9一二三四五六七八九十]+\)|[①-⑳]|第[一二三四]+[,、])[,:]?\s*)*"
)
_ANNOUNCES = re.compile(r"[^。\n]{0,6}关于[^。\n]{2,40}问题。?\s*")
_LISTED = re.compile("[、等]")
_GROUP = re.compile(
    r"等?(?P<group>(?:[0-9]+|[两三四五六七八九十]+)[余多]?[家个所户名条支镇乡县市区])"
)
_NOTHING = re.compile(r"(?:各项|各类|相关|有关|其他|后续|下步)(?:重点)?(?:工作|任务|事项)")
"""Words behind a verb that say nothing of what is done (扎实推进各项工作)."""
_ITEMS = re.compile(
    r".*;(?=(?:[二三四五六七八九十]+是|[②-⑳]|\([0-9二三四五六七八九十]{1,2}\)))", re.S
)
_SUBJECT = re.compile(
    r"(?:其余|其他|另有)?(?:[0-9]+[个项条处家户宗座])?(?P<what>[^,。;0-9]{2,20}?)"
    r"(?:[0-9.]+[万亿]?元)?(?:已|尚未|仍未|未|正在|正|均|全部|完成[^,。;]|于[0-9]|完工|竣工|建成|封顶|不全|缺失|不符)"
)
"""The subject of a clause that tells how far something has come."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, the sentence around it and the sentence's words."""

    reading: Reading
    sentence: Sentence
    segmented: Segmented
    span: Span
    text: str = field(init=False, repr=False)
    """The folded text of the whole report."""

    def __post_init__(self) -> None:
        """Keep the text at hand, which everybody asks for."""
        object.__setattr__(self, "text", self.reading.report.folded)

    @property
    def start(self) -> int:
        """Where the clause begins, ordinals and adverbs of time left out."""
        return _behind_adverbs(self.reading.report, self.span.start, self.span.end)

    def rest(self, offset: int) -> Span | None:
        """Return what follows `offset` in the clause."""
        return Span(offset, self.span.end) if offset < self.span.end else None

    def next_clause(self) -> "Clause | None":
        """Return the clause after this one in the sentence."""
        for span in sentence_clauses(self.reading.report, self.sentence.span):
            if span.start >= self.span.end:
                return Clause(self.reading, self.sentence, self.segmented, span)
        return None

    def clause_before(self) -> Span | None:
        """Return the clause before this one in the sentence."""
        earlier = None
        for span in sentence_clauses(self.reading.report, self.sentence.span):
            if span.end > self.span.start:
                break
            earlier = span
        return earlier

    def object_before(self) -> Words | None:
        """Return what the clause before this one does something to (编制方案,报省厅审批)."""
        before = self.clause_before()
        if before is None:
            return None
        here = within(self.reading.units, before)
        start = here[-1].span.end if here else before.start
        if start >= before.end:
            return None
        done = predicate(self.reading.report, self.segmented, Span(start, before.end))
        return done.target if done else None

    def subject_before(self) -> Words | None:
        """Return what the clause before this one is about (奖补资金尚未到位,由甲局争取)."""
        before = self.clause_before()
        match = _SUBJECT.match(self.text, before.start, before.end) if before else None
        if match is None or within(self.reading.units, Span(*match.span("what"))):
            return None
        return self.reading.report.words(*match.span("what"))

    def section_project(self) -> Words | None:
        """Return the project that the section is about: the one that its title names."""
        section = self.reading.outline.section_at(self.span.start)
        named = within(self.reading.projects, section.heading) if section.title else ()
        found = next((one.span for one in named if one.span.end >= section.heading.end), None)
        return self.reading.report.words(found.start, found.end) if found else None

    def topic(self, *, projects_first: bool = False) -> Words | None:
        """Return the project or document that the sentence has named before this clause ends.

        The one nearest to the clause counts; with `projects_first`, any project before a document.
        A new item of a list (二是…;三是…) has left those of the items before.
        """
        item = _ITEMS.search(self.text[self.sentence.span.start : self.span.end])
        begin = self.sentence.span.start + (item.end() if item else 0)
        talk = Span(min(begin, self.span.start), self.sentence.span.end)
        projects, documents = (
            [one.span for one in within(found, talk) if one.span.end <= self.span.end]
            for found in (self.reading.projects, self.reading.documents)
        )
        earlier = projects if projects and projects_first else [*projects, *documents]
        if not earlier:
            return None
        nearest = max(earlier, key=lambda span: (span.start < self.span.start, span.end))
        return self.reading.report.words(nearest.start, nearest.end)

    def announced(self) -> Words | None:
        """Return the project of which the sentence before only says that it follows.

        So 二是关于新城水厂项目问题。 opens the talk about the project.
        """
        index = self.sentence.index
        before = self.reading.outline.sentences[index - 1] if index else None
        if before is None or not _ANNOUNCES.fullmatch(
            self.text, before.span.start, before.span.end
        ):
            return None
        named = within(self.reading.projects, before.span)
        return (
            self.reading.report.words(named[-1].span.start, named[-1].span.end) if named else None
        )

    def facts(
        self, group: Sequence[UnitMention], role: str, target: Words | None, rule: str
    ) -> Iterator[Responsibility]:
        """Yield the role of each unit of `group` for `target`, with this clause as evidence."""
        if target is None or _NOTHING.fullmatch(target.text):
            return
        target = self._counted_group(target)
        kind = target_kind(self.reading, target)
        for unit in group:
            by_inspection = unit.kind == "inspection" and role == "implement"
            if unit.span.overlaps(target.span):
                continue
            begin = unit.span.start if self.span.covers(unit.span) else self.span.start
            yield Responsibility(
                evidence=Span(begin, self.span.end),
                rule=rule,
                unit=unit,
                role="supervise" if by_inspection else role,
                target=target,
                target_kind=kind,
            )

    def _counted_group(self, target: Words) -> Words:
        """Return the count and noun that close a list of names: 9个单位 of 甲局、乙局等9个单位."""
        here = within(self.reading.units, target.span) if _LISTED.search(target.text) else ()
        if not here or here[0].span.start != target.span.start:
            return target
        first = groups(self.text, here)[0]
        closing = _GROUP.match(self.text, first[-1].span.end, target.span.end)
        if closing is None:
            return target
        return self.reading.report.words(closing.start("group"), target.span.end)


@lru_cache(maxsize=64)
def _behind_adverbs(report: Report, start: int, end: int) -> int:
    match = _ADVERBIAL.match(report.folded, start, end)
    return match.end() if match else start


@lru_cache(maxsize=16)
def sentence_clauses(report: Report, sentence: Span) -> tuple[Span, ...]:
    """Return the clauses of a sentence, remembered for those that are read now."""
    return tuple(clauses(report, sentence))


def acting_units(reading: Reading, span: Span) -> list[UnitMention]:
    """Return the units in `span` that are not part of a title, a project's name or a definition."""
    units = within(reading.units, span)
    if not units:
        return []
    titles = [one.span for one in within(reading.documents, span) if one.quoted]
    projects = [one.span for one in within(reading.projects, span)]
    text = reading.report.folded
    return [
        unit
        for unit in units
        if not any(title.covers(unit.span) for title in titles)
        and not any(
            name.covers(unit.span)
            and name.end > unit.span.end
            and unit.kind != "taskforce"
            and not _does_something(text, unit, name.end)
            for name in projects
        )
        and not text.endswith("简称", 0, unit.span.start)
    ]


def _does_something(text: str, unit: UnitMention, end: int) -> bool:
    """Tell whether what seems the name of a project tells what an office does (甲局梳理9个项目)."""
    verb = known_verb().match(text, unit.span.end, end)
    return unit.kind in ("government", "party") and verb is not None and verb[0] not in _BUILDS


def groups(text: str, units: Sequence[UnitMention]) -> list[Group]:
    """Join units that stand in one list (甲局、乙局和丙局)."""
    found: list[list[UnitMention]] = []
    for unit in units:
        if found and text[found[-1][-1].span.end : unit.span.start] in _LIST_MARKS:
            found[-1].append(unit)
        else:
            found.append([unit])
    return [tuple(group) for group in found]
