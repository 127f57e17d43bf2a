"""What must, should or will happen by a date that is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extraction.deadline_cues import deadline_cues, kind_of_act, last_day
from kg.extraction.deadline_tables import deadlines_in_tables
from kg.extraction.observations.clauses import clause_at
from kg.extraction.observations.indicators import Piece, opening
from kg.model.facts import Deadline
from kg.model.mentions import DateMention, Reading, within
from kg.model.text import Sentence, Span, Words
from kg.text.dates import day_reached

BY_DATE = "deadline-before-date"
CUED = "deadline-after-cue"
CUE_BEHIND = "deadline-before-cue"
PARALLEL = "deadline-of-clause-before"
AHEAD = "deadline-ahead-of-report"
WITHIN_YEAR = "deadline-within-year"
WHOLE_YEAR_TARGET = "deadline-target-of-year"

_TO_MONTH = len("2024-06")
_MONTHS_BACK = 6
_ITEM = re.compile(r"[^、]+")
_SHORTEST_SUBJECT = 3
_CUE_REACH = 14
_BEHIND_REACH = 12
_OVER = re.compile(r"^截|(?:以来|至今|[以之]后|期间|[年月]度|目前)$")
_EDGE_END = re.compile(r"[底末]$")
_FORECASTS = ("预计", "预期", "有望")
_ONLY_AHEAD = ("于", "在", "到")
_PREDICATE_START = re.compile(r"[,的、\s]+")
_REQUEST_END = re.compile(r"的?(?:要求|时限|目标|期限)(?:完成)?$")
_CARRIER = re.compile(
    r"[^,;:。()]{2,40}?(?:项目|工程|平台|系统|规划|方案|大桥|中心|园区?|任务|改造|公路|铁路|医院|学校|小区)(?:[一二三四]期)?"
)
_QUARTER_END = {"H1": "06", "H2": "12", "Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12"}


@dataclass(frozen=True, slots=True)
class _Case:
    """A date in its clause: the words before and after it, and the cue if there is one."""

    text: str
    date: DateMention
    clause: Piece
    cue: Piece | None
    behind: Piece | None
    written: str
    after: str
    ahead: bool | None
    stated: str

    @property
    def before(self) -> str:
        """The words of the clause before the date."""
        return self.text[self.clause[0] : self.date.span.start]


def relate_deadlines(reading: Reading) -> tuple[Deadline, ...]:
    """Return the planned dates of a report; a date that has passed is none unless it was planned.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "南桥工程5月8日开工,确保11月底前建成通车。"
    >>> fact, = relate_deadlines(recognise(make_report("a", text), date="2024-06"))
    >>> fact.what.text, fact.date, fact.kind
    ('南桥工程建成通车', '2024-11', 'deadline')
    """
    tabled = deadlines_in_tables(reading)
    told = (fact for fact in _deadlines(reading, frozenset(tabled)))
    return tuple(sorted([*told, *tabled.values()], key=lambda fact: fact.evidence))


def _deadlines(reading: Reading, tabled: frozenset[Span]) -> Iterator[Deadline]:
    written = reading.metadata.date
    stated = written.value if written else day_reached(reading.report.folded, on_a_line=True)
    for date in reading.dates:
        if (
            date.span in tabled
            or not date.iso
            or _OVER.search(date.span.cut(reading.report.folded))
        ):
            continue
        sentence = reading.outline.sentence_at(date.span.start)
        case = _case(reading.report.folded, sentence, date, stated)
        rule = _rule(reading, case)
        if rule:
            yield from _facts(reading, sentence, case, rule)
        if rule == CUE_BEHIND:
            yield from _parallel(reading, sentence, case)


def _parallel(reading: Reading, sentence: Sentence, case: _Case) -> Iterator[Deadline]:
    """Yield what the next clause plans for the same date (甲校计划招聘5人,乙校计划招聘8人)."""
    start = case.clause[1] + 1
    if start >= sentence.span.end:
        return
    clause = clause_at(case.text, sentence.span, Span(start, start + 1))
    place = Span(*clause)
    cue = deadline_cues().after.search(
        case.text, clause[0], min(clause[1], clause[0] + _BEHIND_REACH)
    )
    if cue is None or within(reading.dates, place):
        return
    yield Deadline(
        evidence=place,
        rule=PARALLEL,
        what=reading.report.words(*clause),
        date=last_day(case.date.iso),
        kind=_kind(replace(case, after=case.text[slice(*clause)]), CUE_BEHIND),
    )


def _case(text: str, sentence: Sentence, date: DateMention, stated: str) -> _Case:
    clause = clause_at(text, sentence.span, date.span)
    start, end = date.span.start, date.span.end
    if not text[end : clause[1]].strip("前,: "):
        clause = clause[0], clause_at(text, sentence.span, Span(clause[1] + 1, clause[1] + 2))[1]
    cue = _cue(text, max(clause[0], start - _CUE_REACH), start)
    behind = deadline_cues().after.search(text, end, min(clause[1], end + _BEHIND_REACH))
    return _Case(
        text=text,
        date=date,
        clause=clause,
        cue=cue,
        behind=behind.span() if behind else None,
        written=date.span.cut(text),
        after=text[end : clause[1]],
        ahead=False if _is_of_last_year(text, date, stated) else _is_ahead(date.iso, stated),
        stated=stated,
    )


def _cue(text: str, start: int, end: int) -> Piece | None:
    """Return the last cue before a date; one that holds only for dates ahead yields to others."""
    found = [match.span() for match in deadline_cues().before.finditer(text, start, end)]
    strong = [cue for cue in found if text[cue[0] : cue[1]] not in _ONLY_AHEAD]
    chosen = strong or found
    return chosen[-1] if chosen else None


def _rule(reading: Reading, case: _Case) -> str:
    """Return the id of the rule that makes the date a planned one, or ""."""
    if case.cue and case.text[slice(*case.cue)] not in _ONLY_AHEAD:
        return CUED
    if case.behind:
        return CUE_BEHIND
    past = deadline_cues().past
    if case.ahead is False or past.search(case.before) or past.search(case.after):
        return ""
    return _rule_without_cue(reading, case)


def _rule_without_cue(reading: Reading, case: _Case) -> str:
    """Return the rule for a date that has not passed and has no cue beside it, or ""."""
    if case.written.endswith("前"):
        return BY_DATE
    if case.written.endswith("年内"):
        return WITHIN_YEAR if case.after else ""
    if case.written.startswith("全年"):
        return WHOLE_YEAR_TARGET if _has_target(reading, case) else ""
    ahead = case.ahead or _EDGE_END.search(case.written)
    exact = "-" in case.date.iso or case.cue
    return AHEAD if ahead and exact and deadline_cues().act.search(case.after) else ""


def _has_target(reading: Reading, case: _Case) -> bool:
    """Tell whether the clause sets a figure that must at least be reached (50亿元以上)."""
    figures = within(reading.figures, Span(case.date.span.end, case.clause[1] + 1))
    return any(figure.qualifier == "at-least" for figure in figures)


def _fact(reading: Reading, sentence: Sentence, case: _Case, rule: str) -> Deadline:
    begin = opening(case.text, *case.clause)
    evidence = Span(min(begin, case.date.span.start), case.clause[1])
    return Deadline(
        evidence=evidence,
        rule=rule,
        what=Words(_what(reading, sentence, case), evidence),
        date=_in_right_year(case),
        kind=_kind(case, rule),
    )


def _facts(reading: Reading, sentence: Sentence, case: _Case, rule: str) -> Iterator[Deadline]:
    """Yield what is planned; of acts told side by side (甲路完工、乙桥通车), one for each."""
    whole = _fact(reading, sentence, case, rule)
    items = _acts_listed(case)
    if not items:
        yield whole
    for item in items:
        evidence = Span(whole.evidence.start, item.end)
        what = Words(item.cut(reading.report.text), evidence)
        yield replace(whole, evidence=evidence, what=what)


def _acts_listed(case: _Case) -> list[Span]:
    """Return the items of a list after a date if each has its subject and ends with an act."""
    if "、" not in case.after:
        return []
    start = case.date.span.end + len(case.after) - len(case.after.lstrip("前, "))
    items = [Span(*match.span()) for match in _ITEM.finditer(case.text, start, case.clause[1])]
    return (
        items
        if len(items) > 1 and all(_is_act_of_subject(case.text, item) for item in items)
        else []
    )


def _is_act_of_subject(text: str, item: Span) -> bool:
    acts = [match.span() for match in deadline_cues().act.finditer(text, item.start, item.end)]
    if not acts or acts[0][0] == item.start:
        return False
    return acts[-1][1] == item.end and acts[-1][0] - item.start >= _SHORTEST_SUBJECT


def _kind(case: _Case, rule: str) -> str:
    """Return deadline, start or milestone; 前 and 底 set a limit whatever is planned."""
    if case.written.endswith("前") or _EDGE_END.search(case.written):
        return "deadline"
    kind = kind_of_act(case.after)
    if kind:
        return kind
    cue = case.text[case.cue[0] : case.cue[1]] if case.cue else ""
    return "milestone" if rule == WHOLE_YEAR_TARGET or cue in _FORECASTS else "deadline"


def _what(reading: Reading, sentence: Sentence, case: _Case) -> str:
    """Return who or what, and what will have happened."""
    text, original = case.text, reading.report.text
    begin = opening(text, *case.clause)
    stop = min(case.date.span.start, case.cue[0] if case.cue else case.date.span.start)
    subject = original[begin:stop].strip() if begin < stop else ""
    predicate = _PREDICATE_START.sub(
        "", _REQUEST_END.sub("", original[case.date.span.end : case.clause[1]]), count=1
    )
    if case.behind and not subject:
        return predicate or case.written
    if not subject:
        start = max(sentence.span.start, text.rfind(";", sentence.span.start, case.clause[0]) + 1)
        carrier = _CARRIER.match(text, opening(text, start, case.clause[0]), case.clause[0])
        subject = original[carrier.start() : carrier.end()] if carrier else ""
    return subject + predicate or original[begin : case.clause[1]]


def _is_ahead(iso: str, stated: str) -> bool | None:
    """Tell whether a date lies after the report's own; None where that cannot be told."""
    last = last_day(iso)
    year, own_year = last[:4], stated[:4]
    if year != own_year:
        return year > own_year if own_year else None
    month = _QUARTER_END.get(last[5:], last[5:7])
    if not month or len(stated) < _TO_MONTH or month == stated[5:7]:
        return None
    return month > stated[5:7]


def _is_of_last_year(text: str, date: DateMention, stated: str) -> bool:
    """Tell whether a bare day (12月26日) in a report of January is one of the year before."""
    written = date.span.cut(text)
    if "年" in written or not written.endswith(("日", "号")) or len(stated) < _TO_MONTH:
        return False
    month, own_month = date.iso[5:7], stated[5:7]
    bare = date.iso[:4] == stated[:4] and month.isdecimal() and own_month.isdecimal()
    return bare and int(month) - int(own_month) > _MONTHS_BACK - 1


def _in_right_year(case: _Case) -> str:
    """Return the ISO date; a plan of November for 3月 without a year is next year's."""
    iso, own_month = last_day(case.date.iso), case.stated[5:7]
    month = iso[5:7]
    forward = case.cue and deadline_cues().forward.fullmatch(case.text, *case.cue)
    if not (forward and month.isdecimal() and own_month) or "年" in case.written:
        return iso
    if int(month) + _MONTHS_BACK > int(own_month) or iso[:4] != case.stated[:4]:
        return iso
    return f"{int(iso[:4]) + 1}{iso[4:]}"
