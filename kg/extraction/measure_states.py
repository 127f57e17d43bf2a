"""How far a measure has come: done, ongoing, planned or mixed."""

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from functools import cache

from kg.extraction.clauses import clauses
from kg.model.mentions import Reading, within
from kg.model.text import Span
from kg.resources import table

_HEAD = "(?:目前|并|现|在|同时|组织|集中)?"
_NAMES = re.compile(r"《[^》]*》|“[^”]*”")
_PARTS = re.compile(r"、(?=拟|继续|剩余|其余|余下|余[0-9]|正在|尚|将|待)")
_FIGURE = re.compile(r"[0-9]+余?多?[^0-9年月日.〕]")
_DAY = re.compile(r"[0-9]月[0-9]{1,2}日(?!之?前|以前|内)")
_ALL_DONE = re.compile(r"全部(?:整改)?(?:完成|到位|办结|完工)|已(?:于[^,]*)?完成整改$")
_PARTLY = re.compile(
    r"完成(?!率)[^,%]{0,16}?(?<![0-9.])(?!100%)[0-9.]{1,4}%|开工率[^,%]{0,3}[0-9.]{1,4}(?<!100)%"
)
_REST = re.compile(r"(?:其余|剩余|余下)[^,]*前")
_CAMPAIGN = re.compile(r"(?:行动|整治|治理|创建|工作)$")
"""What is only carried out as long as no result is told."""
_AWAITED = ("审批", "审查", "审定", "审核", "批复", "审议")
_AWAITS = re.compile(
    rf"已?(?:上?报(?![告名表])|提交|呈报)[^,。;]{{2,16}}?(?:{'|'.join(_AWAITED)})$"
)
"""What has been handed in and waits for its answer."""
_BEFORE_COURT = re.compile(
    r"(?:提起|进入)[^,。;]{0,4}?(?:诉讼|公诉|仲裁)|移送[^,。;]{0,8}?起诉|(?:立案|法院已?)受理"
)
_JUDGED = re.compile(r"判决|判处|裁决|结案|宣判")
_APPEALED = re.compile(r"上诉(?!.*(?:终审|驳回|维持|撤回))")
_MADE = re.compile(
    r"(?:^|[,。;])(?:[^,。;]{2,16}?[局委办厅会部院司])?(?:制定|修订|编制|出台|印发|签订)"
)
"""What is made already where the rest is planned (制定细则,待审议后印发)."""
_COUNT = r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>[万亿]?[\u4e00-\u9fff])"
_COUNTED = re.compile(_COUNT)
_REST_TOLD = re.compile(r"(?:其余|剩余|余下|另外?)[^,。;]*(?:已|全部)")
_NOW = ("目前", "现", "截至目前", "现阶段")
_GOING_ON = 2
"""Clauses that open with an ongoing verb, from which on a done measure counts as mixed."""


class _Sign(Enum):
    """What one clause shows; the last two, verbs that open it, yield to the strong ones."""

    DONE = auto()
    ONGOING = auto()
    PLANNED = auto()
    SET_ABOUT = auto()
    GOES_ON = auto()


@cache
def _cues(place: str, state: str = "-") -> re.Pattern[str]:
    """Return what finds the cues that show a state where they stand in a place of a clause."""
    rows = table("ontology", "lexicons", "measure_states.tsv")
    cues = "|".join(
        row["pattern"] for row in rows if (row["place"], row["state"]) == (place, state)
    )
    if place in ("anywhere", "result"):
        return re.compile(cues)
    if place == "part":
        return re.compile(rf"已(?:经)?(?:累计|先后)?(?:{cues})[^,。;0-9]{{0,6}}?{_COUNT}")
    return re.compile(f"{_HEAD}(?:{cues})")


def measure_state(reading: Reading, body: Span) -> str:
    """Return done, ongoing, planned or mixed, from the words that mark its clauses.

    Strong cues (已, 正在, 拟, a figure) decide; the verbs that open a clause (召开, 加强) only
    where no strong cue stands, or where two of them go on beside what is done. So what is done
    and leaves a rest, a plan or standing work beside it is mixed.
    """
    words = body.cut(reading.report.folded)
    signs = list(_signs(reading, body))
    if _falls_short(words) or _is_before_court(words):
        signs.append(_Sign.ONGOING)
    if _Sign.PLANNED in signs and _Sign.DONE not in signs:
        if _MADE.search(words):
            return "mixed"
        return "ongoing" if _Sign.ONGOING in signs else "planned"
    if _Sign.DONE in signs:
        open_ends = _Sign.ONGOING in signs or _Sign.PLANNED in signs
        return "mixed" if open_ends or signs.count(_Sign.GOES_ON) >= _GOING_ON else "done"
    if _Sign.ONGOING in signs or _Sign.GOES_ON in signs:
        return "ongoing"
    return "done" if _Sign.SET_ABOUT in signs else "ongoing"


def _signs(reading: Reading, body: Span) -> Iterator[_Sign]:
    """Yield what the clauses of a measure show; an aim told behind an act shows nothing."""
    text = reading.report.folded
    begun = now = False
    for clause in clauses(reading.report, body):
        words = _without_subject(reading, clause)
        if "《" in words or "“" in words:
            words = _NAMES.sub(_mark_alone, words)
        begun = begun and text[clause.start - 1] not in "。;"
        found = [
            sign
            for part in (_PARTS.split(words) if "、" in words else (words,))
            if not (begun and _cues("aim").match(part))
            for sign in _signs_of(part)
        ]
        yield from found or ([_Sign.ONGOING] if now else [])
        begun, now = True, words in _NOW


def _without_subject(reading: Reading, clause: Span) -> str:
    """Return the words of a clause without the unit that opens it."""
    for unit in within(reading.units, clause)[:1]:
        if unit.span.start == clause.start and unit.span.end < clause.end:
            return reading.report.folded[unit.span.end : clause.end]
    return clause.cut(reading.report.folded)


def _is_before_court(words: str) -> bool:
    """Tell whether a court has still to judge."""
    if "上诉" in words and _APPEALED.search(words):
        return True
    return _BEFORE_COURT.search(words) is not None and not _JUDGED.search(words)


def _falls_short(words: str) -> bool:
    """Tell whether less was done than there is to do (拖欠账款29笔,已化解21笔)."""
    if _ALL_DONE.search(words):
        return False
    for part in _cues("part", "done").finditer(words):
        counter = part["unit"]
        whole = [
            float(match["number"])
            for match in _COUNTED.finditer(words, 0, part.start())
            if match["unit"] == counter
        ]
        if whole and max(whole) > float(part["number"]) and not _REST_TOLD.search(words):
            return True
    return False


def _signs_of(words: str) -> tuple[_Sign, ...]:
    """Return what a clause shows: by the first of the tests that holds, and nothing else."""
    for holds, signs in _tests():
        if holds(words):
            return signs
    return ()


@cache
def _tests() -> tuple[tuple[Callable[[str], object], tuple[_Sign, ...]], ...]:
    return (
        (_is_all_done, (_Sign.DONE,)),
        (_is_partly_done, (_Sign.DONE, _Sign.ONGOING)),
        (_cues("anywhere", "planned").search, (_Sign.PLANNED,)),
        (_cues("head", "planned").match, (_Sign.PLANNED,)),
        (_is_handed_in, (_Sign.ONGOING,)),
        (_cues("anywhere", "ongoing").search, (_Sign.ONGOING,)),
        (_cues("anywhere", "done").search, (_Sign.DONE,)),
        (_is_result, (_Sign.DONE,)),
        (_cues("head", "ongoing").match, (_Sign.GOES_ON,)),
        (_FIGURE.search, (_Sign.DONE,)),
        (_DAY.search, (_Sign.DONE,)),
        (_is_set_about, (_Sign.SET_ABOUT,)),
    )


def _is_all_done(words: str) -> bool:
    told = ("全部" in words or "完成整改" in words) and _ALL_DONE.search(words)
    return bool(told) and not _REST.search(words)


def _is_partly_done(words: str) -> bool:
    return "%" in words and _PARTLY.search(words) is not None


def _is_handed_in(words: str) -> bool:
    return words.endswith(_AWAITED) and _AWAITS.search(words) is not None


def _is_result(words: str) -> bool:
    return bool(_cues("result", "done").search(words)) and not _cues("urging").match(words)


def _is_set_about(words: str) -> bool:
    return bool(_cues("head", "done").match(words)) and not _CAMPAIGN.search(words)


def _mark_alone(name: re.Match[str]) -> str:
    """Return the mark that opens a name, whose words tell nothing of the measure."""
    return name[0][0]
