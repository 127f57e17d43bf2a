"""A date in its clause, with what makes it a planned one or a past one."""

import re
from dataclasses import dataclass

from kg.extraction.deadlines.cues import deadline_cues, last_day
from kg.extraction.observations.clauses import clause_at
from kg.extraction.observations.indicators import Piece
from kg.model.mentions import DateMention, Reading
from kg.model.text import Sentence, Span
from kg.text.dates import day_reached

ONLY_AHEAD = ("于", "在", "到")
"""Cues that hold only for a date that lies ahead."""

BEHIND_REACH = 12
"""Characters behind a date in which a cue still speaks of it."""

_TO_MONTH = len("2024-06")
_MONTHS_BACK = 6
_CUE_REACH = 14
_MOVED_TO = re.compile(r"(?:改|延[期后长]?|缓|推迟|顺延|推后|调整)[到至为在]$")
_QUARTER_END = {"H1": "06", "H2": "12", "Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12"}


@dataclass(frozen=True, slots=True)
class Case:
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

    @property
    def clause_before(self) -> str:
        """The clause before that of a date which only moves it (原计划5月开工,现改到9月)."""
        end = max(self.clause[0] - 1, 0)
        begin = max(self.text.rfind(mark, 0, end) for mark in ",;。\n")
        return self.text[begin + 1 : end] if self.cue else ""


def case_of(text: str, sentence: Sentence, date: DateMention, stated: str) -> Case:
    """Return a date in its clause; `stated` is the day of the report, as far as it is known."""
    clause = clause_at(text, sentence.span, date.span)
    start, end = date.span.start, date.span.end
    moved = _MOVED_TO.search(text, clause[0], start)
    if not text[end : clause[1]].strip("前,: ") and not moved:
        clause = clause[0], clause_at(text, sentence.span, Span(clause[1] + 1, clause[1] + 2))[1]
    cue = _cue(text, max(clause[0], start - _CUE_REACH), start)
    behind = deadline_cues().after.search(text, end, min(clause[1], end + BEHIND_REACH))
    return Case(
        text=text,
        date=date,
        clause=clause,
        cue=cue,
        behind=behind.span() if behind else None,
        written=date.span.cut(text),
        after=text[end : clause[1]],
        ahead=False if _is_of_last_year(text, date, stated) else is_ahead(date.iso, stated),
        stated=stated,
    )


def _cue(text: str, start: int, end: int) -> Piece | None:
    """Return the last cue before a date; one that holds only for dates ahead yields to others."""
    found = [match.span() for match in deadline_cues().before.finditer(text, start, end)]
    strong = [cue for cue in found if text[cue[0] : cue[1]] not in ONLY_AHEAD]
    chosen = strong or found
    return chosen[-1] if chosen else None


def stated_day(reading: Reading) -> str:
    """Return the day of a report, or up to which it tells, as far as it is known."""
    written = reading.metadata.date
    return written.value if written else day_reached(reading.report.folded, on_a_line=True)


def is_to_come(reading: Reading, date: DateMention) -> bool:
    """Tell whether a date lies ahead of the report, or limits its own month (6月底前)."""
    ahead = is_ahead(date.iso, stated_day(reading))
    if ahead is None and _is_in_period(reading, date):
        return False
    words = date.span.cut(reading.report.folded)
    return bool(ahead) or (ahead is None and words.endswith("前"))


def _is_in_period(reading: Reading, date: DateMention) -> bool:
    """Tell whether a date lies in the months of which a report tells, be it written later."""
    period = reading.metadata.period
    return bool(period and date.iso and date.iso <= period.value.rpartition("/")[2])


def is_ahead(iso: str, stated: str) -> bool | None:
    """Tell whether a date lies after the report's own; None where that cannot be told.

    >>> is_ahead("2024-11", "2024-10"), is_ahead("2024", "2024-10")
    (True, None)
    """
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


def in_right_year(case: Case) -> str:
    """Return the ISO date; a plan of November for 3月 without a year is next year's."""
    iso, own_month = last_day(case.date.iso), case.stated[5:7]
    month = iso[5:7]
    forward = case.cue and deadline_cues().forward.fullmatch(case.text, *case.cue)
    if not (forward and month.isdecimal() and own_month) or "年" in case.written:
        return iso
    if int(month) + _MONTHS_BACK > int(own_month) or iso[:4] != case.stated[:4]:
        return iso
    return f"{int(iso[:4]) + 1}{iso[4:]}"
