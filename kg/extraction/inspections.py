"""The inspection that a report of rectification answers: who inspected whom, when, in what way."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.extraction.metadata import RULE_TITLE
from kg.model.facts import InspectionDetail, Issue
from kg.model.mentions import Reading, UnitMention, within
from kg.model.text import Sentence, Span
from kg.resources import table

CARRIED_OUT = "inspection-carried-out"
ORDERED = "inspection-ordered"
HANDED_OVER = "inspection-feedback"
TEAM_NAMED = "inspection-team-named"
IN_TITLE = "inspection-kind-in-title"

_ACT = r"(?:巡察|巡视|督察|督查|审计|督导|检查)"
_CARRIED_OUT = re.compile(
    rf"(?:对|进驻)(?P<whom>[^,。;]{{2,60}}?)(?P<act>(?:开展|进行|实施)了?[^。;,]{{0,60}}?{_ACT})"
)
_RECEIVED = re.compile(rf"接受了?(?P<team>[^,。;]{{2,30}}?)的?[^,。;]{{0,12}}?{_ACT}(?!组)")
_ORDERED = re.compile(r"(?:根据|按照)(?P<who>[^,。;]{1,20}?)的?(?:统一|工作|有关)*(?:部署|安排)")
_FEEDBACK = re.compile(r"反馈(?P<verb>了)?[^,。;]{0,8}(?:意见|报告|情况|问题|结果)")
_AUDITORS = ("审计局", "审计厅", "审计署", "督查室")
_ITS_FINDINGS = re.compile(
    rf"的?[^,。;]{{0,4}}(?:反馈|指出|提出|交办|通报|移交|{_ACT}(?:意见|报告))"
)
_TITLES = re.compile(r"《[^》\n]{0,80}》")
_BETWEEN = re.compile(r"(?:,|并|正式|集中|向[^,。;]{2,20})*")
_LONGEST_BETWEEN = 30
"""Characters between the date of a feedback and its verb: the name of the team lies there."""
_OPENING = 1500
"""Characters in which a report without issues tells what it answers."""


def relate_inspections(reading: Reading, issues: Iterable[Issue]) -> tuple[InspectionDetail, ...]:
    r"""Return what a report of rectification tells, before its first issue, of the inspection.

    Two names for one team are two details: the report contradicts itself, and both stand.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "巡察整改通报\n2024年3月1日至5月6日,市委第九巡察组对市水务局开展了常规巡察。"
    >>> for fact in relate_inspections(recognise(make_report("a", text)), ()):
    ...     print(fact.detail, fact.value or fact.unit.name)
    conductor 市委第九巡察组
    inspected 市水务局
    start 2024-03-01
    end 2024-05-06
    kind routine
    """
    genre = reading.metadata.genre
    if genre is None or genre.value != "rectification":
        return ()
    end = min((issue.evidence.start for issue in issues), default=_OPENING)
    opening = [one for one in reading.outline.sentences if one.span.start < end]
    found = [detail for sentence in opening for detail in _told(reading, sentence)]
    found += _named(reading, opening)
    if not any(detail.detail == "kind" for detail in found):
        found += _kind_in_title(reading)
    first: dict[tuple[str, str, str], InspectionDetail] = {}
    for detail in found:
        body = detail.unit.fullest if detail.unit else ""
        first.setdefault((detail.detail, detail.value, body), detail)
    return tuple(first.values())


def _told(reading: Reading, sentence: Sentence) -> Iterator[InspectionDetail]:
    """Yield what one sentence tells of an inspection that was carried out."""
    text, span = reading.report.folded, sentence.span
    match = _CARRIED_OUT.search(text, span.start, span.end)
    team = _conductor(reading, span.start, match.start()) if match else None
    if match and team:
        yield _of_body("conductor", team, team.span.join(Span(*match.span("act"))))
        for unit in within(reading.units, Span(*match.span("whom")))[:1]:
            yield _of_body("inspected", unit, Span(match.start(), match.end("act")))
        yield from _dates(reading, Span(span.start, match.start()))
        yield from _kinds(reading, Span(team.span.start, span.end))
        yield from _ordered(reading, Span(span.start, match.start()))
    else:
        yield from _received(reading, span)
    yield from _feedback(reading, span, match.end() if match and team else span.start)


def _received(reading: Reading, sentence: Span) -> Iterator[InspectionDetail]:
    """Yield what 某局党组接受了某巡察组的常规巡察 tells."""
    text = reading.report.folded
    match = _RECEIVED.search(text, sentence.start, sentence.end)
    if match is None or match.start() == sentence.start:
        return
    before = Span(sentence.start, match.start())
    whom = within(reading.units, before)[-1:]
    teams = [unit for unit in within(reading.units, Span(*match.span("team"))) if _inspects(unit)]
    for team, body in zip(teams[:1], whom, strict=False):
        evidence = body.span.join(Span(*match.span()))
        yield _of_body("conductor", team, evidence)
        yield _of_body("inspected", body, evidence)
        yield from _dates(reading, before)
        yield from _kinds(reading, Span(match.start(), sentence.end))
        yield from _ordered(reading, before)


def _ordered(reading: Reading, before: Span) -> Iterator[InspectionDetail]:
    """Yield who ordered the inspection: 根据市委统一部署."""
    match = _ORDERED.search(reading.report.folded, before.start, before.end)
    if match:
        for unit in within(reading.units, Span(*match.span("who")))[:1]:
            yield _of_body("orderer", unit, Span(*match.span()), ORDERED)


def _conductor(reading: Reading, start: int, end: int) -> UnitMention | None:
    """Return the last body before the act that inspects by its kind or its name."""
    named = within(reading.units, Span(start, end)) if start < end else ()
    teams = [unit for unit in named if _inspects(unit)]
    return teams[-1] if teams else None


def _inspects(unit: UnitMention) -> bool:
    return unit.kind == "inspection" or unit.name.endswith(_AUDITORS)


def _dates(reading: Reading, before: Span) -> Iterator[InspectionDetail]:
    """Yield the first and the last day of the stretch told before the act."""
    for date in within(reading.dates, before)[-1:]:
        start, _, end = date.iso.partition("/")
        if start:
            yield _of_value("start", start, date.span)
        if end:
            yield _of_value("end", end, date.span)


def _kinds(reading: Reading, told: Span) -> Iterator[InspectionDetail]:
    text = _TITLES.sub(lambda title: " " * len(title[0]), told.cut(reading.report.folded))
    for match in _words().finditer(text):
        span = Span(told.start + match.start(), told.start + match.end())
        yield _of_value("kind", _kind_of()[match[0]], span)


def _feedback(reading: Reading, sentence: Span, start: int) -> Iterator[InspectionDetail]:
    """Yield the date of the feedback: 12月7日反馈意见, or 7月9日,某巡察组反馈了意见."""
    text = reading.report.folded
    for match in _FEEDBACK.finditer(text, start, sentence.end):
        before = Span(sentence.start, match.start()) if match.start() > sentence.start else None
        for date in within(reading.dates, before)[-1:] if before else ():
            between = text[date.span.end : match.start()]
            told = match["verb"] and len(between) <= _LONGEST_BETWEEN
            if date.iso and date.span.start >= start and (told or _BETWEEN.fullmatch(between)):
                evidence = date.span.join(Span(*match.span()))
                yield _of_value("feedback", date.iso, evidence, HANDED_OVER)


def _named(reading: Reading, opening: Iterable[Sentence]) -> Iterator[InspectionDetail]:
    """Yield the teams that are named with what they found, in the title and the opening."""
    text = reading.report.folded
    for sentence in opening:
        for unit in within(reading.units, sentence.span):
            after = _ITS_FINDINGS.match(text, unit.span.end) if _inspects(unit) else None
            if after:
                yield _of_body("conductor", unit, Span(unit.span.start, after.end()), TEAM_NAMED)


def _kind_in_title(reading: Reading) -> Iterator[InspectionDetail]:
    title = reading.metadata.title
    if title and title.span and title.rule == RULE_TITLE:
        for detail in _kinds(reading, title.span):
            yield InspectionDetail(
                evidence=detail.evidence, rule=IN_TITLE, detail="kind", value=detail.value
            )


def _of_body(
    detail: str, unit: UnitMention, evidence: Span, rule: str = CARRIED_OUT
) -> InspectionDetail:
    return InspectionDetail(evidence=evidence, rule=rule, detail=detail, unit=unit)


def _of_value(detail: str, value: str, evidence: Span, rule: str = CARRIED_OUT) -> InspectionDetail:
    return InspectionDetail(evidence=evidence, rule=rule, detail=detail, value=value)


@cache
def _kind_of() -> dict[str, str]:
    return {
        row["word"]: row["kind"] for row in table("ontology", "lexicons", "inspection_kinds.tsv")
    }


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_kind_of(), key=lambda word: (-len(word), word))))
