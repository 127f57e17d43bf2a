"""A date in its clause, with what makes it a planned one or a past one."""

import re
from dataclasses import dataclass

from kg.extraction.deadlines.cues import deadline_cues, last_day
from kg.extraction.deadlines.report_days import MONTHS_BACK, is_ahead, stated_day
from kg.extraction.observations.clauses import clause_at
from kg.extraction.observations.indicators import Piece
from kg.model.mentions import DateMention, Reading
from kg.model.text import Sentence, Span

ONLY_AHEAD = ("于", "在", "到")
"""Cues that hold only for a date that lies ahead."""

BEHIND_REACH = 12
"""Characters behind a date in which a cue still speaks of it."""

_CUE_REACH = 14
MOVED_TO = re.compile(r"(?:改|延[期后长]?|缓|推迟?|顺延|推后|调整)[到至为在]")


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


def case_of(reading: Reading, sentence: Sentence, date: DateMention) -> Case:
    """Return a date in its clause."""
    text = reading.report.folded
    clause = clause_at(text, sentence.span, date.span)
    start, end = date.span.start, date.span.end
    moved = any(match.end() == start for match in MOVED_TO.finditer(text, clause[0], start))
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
        ahead=is_ahead(reading, date),
        stated=stated_day(reading),
    )


def _cue(text: str, start: int, end: int) -> Piece | None:
    """Return the last cue before a date; one that holds only for dates ahead yields to others."""
    found = [match.span() for match in deadline_cues().before.finditer(text, start, end)]
    strong = [cue for cue in found if text[cue[0] : cue[1]] not in ONLY_AHEAD]
    chosen = strong or found
    return chosen[-1] if chosen else None


def in_right_year(case: Case) -> str:
    """Return the ISO date; a plan of November for 3月 without a year is next year's."""
    iso, own_month = last_day(case.date.iso), case.stated[5:7]
    month = iso[5:7]
    forward = case.cue and deadline_cues().forward.fullmatch(case.text, *case.cue)
    if not (forward and month.isdecimal() and own_month) or "年" in case.written:
        return iso
    if int(month) + MONTHS_BACK > int(own_month) or iso[:4] != case.stated[:4]:
        return iso
    return f"{int(iso[:4]) + 1}{iso[4:]}"
