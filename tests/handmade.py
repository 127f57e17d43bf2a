"""A report whose facts are written by hand: tests of the graph need no extraction."""

from dataclasses import dataclass, field
from decimal import Decimal

from kg.identity.entities import link
from kg.model.entities import Entity, Place, Resolution, ResolvedUnit
from kg.model.facts import (
    Deadline,
    Dependency,
    Document,
    Facts,
    Issue,
    Measure,
    Observation,
    Plan,
    Project,
    Repetition,
    Responsibility,
)
from kg.model.mentions import Reading, UnitMention
from kg.model.text import Metadata, Outline, Span, Stated, Words
from kg.text.outline import read_outline
from kg.text.read import make_report

TEXT = """云河市关于重点任务进展和问题整改的通报
一、水利提升行动
(一)工程建设。市水务局负责青石水库加固工程,12项水利项目全部开工。青石水库加固工程初步设计待省水利厅批复。
(牵头单位:市水务局)
二、问题整改
(一)责任落实方面
1.关于巡查不到位的问题。一是市水务局印发《云河市水库巡查办法》,完成投资3.5亿元。二是拟于2025年6月底前完成青石水库加固工程。
"""
YUNHE = Place("339900", "云河市")


@dataclass(frozen=True)
class Maker:
    """Finds words in a text, and makes facts of them."""

    text: str = TEXT
    report_id: str = "tongbao"
    place: Place | None = YUNHE
    outline: Outline = field(init=False)

    def __post_init__(self) -> None:
        outline = read_outline(make_report(self.report_id, self.text))
        object.__setattr__(self, "outline", outline)

    def span(self, words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def words(self, words: str, nth: int = 1) -> Words:
        return Words(words, self.span(words, nth))

    def mention(self, name: str, nth: int = 1) -> UnitMention:
        return UnitMention(self.span(name, nth), name, "government", name, "suffix/1")

    def unit(self, name: str, canonical: str, *mentions: UnitMention) -> ResolvedUnit:
        code = self.place.code if self.place else f"x-{self.report_id}"
        entity = Entity("GovernmentBody", ("unit", code, canonical), canonical)
        return ResolvedUnit(
            entity=entity,
            place=self.place,
            kind="government",
            fullest=name,
            aliases=(),
            mentions=mentions,
            rule="city-prefix/1",
        )

    def project(self, name: str, nth: int = 1, *, count: int | None = None) -> Project:
        return Project(
            name=self.words(name, nth),
            is_set=count is not None,
            count=count,
            stage="construction",
            unit=None,
            evidence=self.span(name, nth),
            rule="project/1",
        )

    def responsibility(
        self, unit: UnitMention, role: str, target: Words, kind: str
    ) -> Responsibility:
        return Responsibility(
            unit=unit,
            role=role,
            target=target,
            target_kind=kind,
            evidence=unit.span.join(target.span),
            rule="duty/1",
        )

    def dependency(self, dependent: Words, on: Words, kind: str = "approval") -> Dependency:
        return Dependency(
            dependent=dependent,
            on=on,
            kind=kind,
            state="pending",
            evidence=dependent.span.join(on.span),
            rule="wait/1",
        )

    def document(self, title: str, nth: int = 1, *by: UnitMention) -> Document:
        return Document(
            title=self.words(title, nth),
            state="issued",
            by=by,
            evidence=self.span(title, nth),
            rule="document/1",
        )

    def metadata(self) -> Metadata:
        title = self.text.partition("\n")[0]
        return Metadata(
            title=Stated(title, Span(0, len(title)), "title/1"),
            issuer=None,
            date=Stated("2024-10", None, "supplied/1"),
            place=Stated(self.place.name, None, "supplied/1") if self.place else None,
            period=None,
            genre=Stated("progress", Span(0, len(title)), "genre/1"),
        )

    def resolution(self, facts: Facts, *units: ResolvedUnit) -> Resolution:
        reading = Reading(self.outline, self.metadata())
        return Resolution(
            reading=reading,
            facts=facts,
            place=self.place,
            units=units,
            unit_of={name: unit for unit in units for name in (unit.fullest, *unit.aliases)},
            entity_of=link(reading, facts, self.place, units),
        )


def handmade_resolution(
    text: str = TEXT, report_id: str = "tongbao", place: Place | None = YUNHE
) -> Resolution:
    """Return the report above with facts of every type."""
    make = Maker(text, report_id, place)
    water = [make.mention("市水务局", nth) for nth in (1, 2, 3)]
    province = make.mention("省水利厅")
    reservoir = make.words("青石水库加固工程")
    section = make.outline.section_at(make.span("一、水利提升行动").start).index
    issue_section = make.outline.section_at(make.span("关于巡查不到位").start).index
    facts = Facts(
        plans=(
            Plan(
                name=make.words("水利提升行动"),
                section=section,
                lead=water[1],
                evidence=make.span("一、水利提升行动"),
                rule="plan/1",
            ),
        ),
        responsibilities=(make.responsibility(water[0], "implement", reservoir, "project"),),
        projects=(make.project("青石水库加固工程"), make.project("水利项目", count=12)),
        issues=(
            Issue(
                number="二、(一)1.",
                section=issue_section,
                aspect=make.words("责任落实方面"),
                category=None,
                text=make.words("巡查不到位"),
                measures=1,
                evidence=make.span("关于巡查不到位的问题"),
                rule="issue/1",
            ),
        ),
        measures=(
            Measure(
                issue="二、(一)1.",
                ordinal=1,
                opening=make.words("市水务局印发《云河市水"),
                state="done",
                body=make.span("市水务局印发《云河市水库巡查办法》,完成投资3.5亿元。"),
                evidence=make.span("一是市水务局印发《云河市水"),
                rule="measure/1",
            ),
        ),
        observations=(
            Observation(
                value=Decimal("3.5"),
                unit="亿元",
                indicator=make.words("投资"),
                subject=None,
                kind="amount",
                period=None,
                qualifier="exact",
                evidence=make.span("完成投资3.5亿元"),
                rule="figure/1",
            ),
        ),
        documents=(make.document("云河市水库巡查办法", 1, water[2]),),
        dependencies=(make.dependency(reservoir, make.words("省水利厅批复")),),
        deadlines=(
            Deadline(
                what=make.words("完成青石水库加固工程"),
                date="2025-06",
                kind="deadline",
                evidence=make.span("2025年6月底前完成青石水库加固工程"),
                rule="deadline/1",
            ),
        ),
        repetitions=(
            Repetition(
                first=make.span("青石水库加固工程"),
                second=make.span("青石水库加固工程", 2),
                evidence=make.span("青石水库加固工程"),
                rule="repetition/1",
            ),
        ),
    )
    units = (
        make.unit("市水务局", "云河市水务局", *water),
        make.unit("省水利厅", "浙江省水利厅", province),
    )
    return make.resolution(facts, *units)
