"""How far a measure has come: done, ongoing, planned or mixed."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from kg.extraction.clauses import clauses
from kg.model.mentions import Reading, within
from kg.model.text import Span
from kg.resources import table
from kg.text.wordlists import trie

_HEAD = "(?:目前|并|现|同时|组织|集中)?"
_FIGURE = re.compile(r"[0-9]+余?多?[^0-9年月日.〕]")
_PLANNED_MONEY = re.compile(r"(?:年度)?计划(?:总)?投资|年度计划|行动计划|计划生育")
_ALL_DONE = re.compile(r"全部(?:整改)?(?:完成|到位|办结|完工)|已(?:于[^,]*)?完成整改$")
_PARTLY = re.compile(r"完成[^,0-9]{0,6}[0-9.]{1,4}(?<!100)%")
_REST = re.compile(r"(?:其余|剩余|余下)[^,]*前")
_PARTS = re.compile(r"、(?=拟|继续|剩余|其余|余下|余[0-9]|正在|尚|将|待)")
_AWAITED = ("审批", "审查", "审定", "审核", "批复", "审议")
_AWAITS = re.compile(
    rf"已?(?:上?报(?![告名表])|提交|呈报)[^,。;]{{2,16}}?(?:{'|'.join(_AWAITED)})$"
)
"""What has been handed in and waits for its answer."""
_BEFORE_COURT = re.compile(
    r"(?:提起|进入)[^,。;]{0,4}?(?:诉讼|公诉|仲裁)|移送[^,。;]{0,8}?起诉|(?:立案|法院已?)受理"
)
_JUDGED = re.compile(r"判决|判处|裁决|结案|宣判")
_MADE = re.compile(
    r"(?:^|[,。;])(?:[^,。;]{2,16}?[局委办厅会部院司])?(?:制定|修订|编制|出台|印发|签订)"
)
"""What is made already where the rest is planned (制定细则,待审议后印发)."""
_COUNTED = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>[万亿]?[\u4e00-\u9fff])")
_PART_DONE = re.compile(
    r"已(?:经)?(?:累计|先后)?(?:化解|整改|完成|办结|修复|拆除|盘活|分配|销号|兑付|到账|支付|拨付|清退|偿还|发放)"
    r"[^,。;0-9]{0,6}?(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>[万亿]?[\u4e00-\u9fff])"
)
_REST_TOLD = re.compile(r"(?:其余|剩余|余下|另外?)[^,。;]*(?:已|全部)")
_GOING_ON = 2
"""Clauses that open with an ongoing verb, from which on a done measure counts as mixed."""


@cache
def _cues() -> dict[str, Callable[[str], re.Match[str] | None]]:
    """Return what finds the cues of a strength and state: strong ones anywhere, weak at heads."""
    words: dict[str, list[str]] = {}
    for row in table("ontology", "lexicons", "measure_states.tsv"):
        words.setdefault(f"{row['place']} {row['state']}", []).append(row["word"])
    return {
        name: re.compile(trie(each)).search
        if name.startswith("anywhere")
        else re.compile(f"{_HEAD}(?:{trie(each)})").match
        for name, each in words.items()
    }


def measure_state(reading: Reading, body: Span) -> str:
    """Return done, ongoing, planned or mixed, from the words that mark its clauses.

    Strong cues (已, 正在, 拟, a figure) decide; the verbs that open a clause (召开, 加强) only
    where no strong cue stands, or where two of them go on beside what is done.
    """
    text = reading.report.folded
    states = [
        state
        for clause in clauses(reading.report, body)
        for piece in _PARTS.split(_without_subject(reading, clause))
        for state in _clause_states(piece)
    ]
    words = body.cut(text)
    if _falls_short(words) or (_BEFORE_COURT.search(words) and not _JUDGED.search(words)):
        states.append("anywhere ongoing")
    done, ongoing = "anywhere done" in states, "anywhere ongoing" in states
    planned = "anywhere planned" in states
    if planned and not done:
        if _MADE.search(words):
            return "mixed"
        return "ongoing" if ongoing else "planned"
    if done and (ongoing or planned):
        return "mixed"
    if done:
        return "mixed" if states.count("head ongoing") >= _GOING_ON else "done"
    if ongoing or "head ongoing" in states:
        return "ongoing"
    return "done" if "head done" in states else "ongoing"


def _without_subject(reading: Reading, clause: Span) -> str:
    """Return the words of a clause without the unit that opens it."""
    for unit in within(reading.units, clause)[:1]:
        if unit.span.start == clause.start and unit.span.end < clause.end:
            return reading.report.folded[unit.span.end : clause.end]
    return clause.cut(reading.report.folded)


def _falls_short(words: str) -> bool:
    """Tell whether less was done than there is to do (拖欠账款29笔,已化解21笔)."""
    if _ALL_DONE.search(words):
        return False
    for part in _PART_DONE.finditer(words):
        counter = part["unit"]
        whole = [
            float(match["number"])
            for match in _COUNTED.finditer(words, 0, part.start())
            if match["unit"] == counter
        ]
        if whole and max(whole) > float(part["number"]) and not _REST_TOLD.search(words):
            return True
    return False


def _clause_states(words: str) -> Iterator[str]:
    """Yield the cues of one clause; a planned clause shows nothing else."""
    cues = _cues()
    if "计划" in words:
        words = _PLANNED_MONEY.sub("", words)
    done = ("全部" in words or "完成整改" in words) and _ALL_DONE.search(words)
    if done and not _REST.search(words):
        yield "anywhere done"
        return
    if "%" in words and _PARTLY.search(words):
        yield "anywhere done"
        yield "anywhere ongoing"
        return
    if cues["anywhere planned"](words) or cues["head planned"](words):
        yield "anywhere planned"
        return
    if words.endswith(_AWAITED) and _AWAITS.search(words):
        yield "anywhere ongoing"
        return
    for name in ("anywhere ongoing", "anywhere done", "head ongoing"):
        if cues[name](words):
            yield name
            return
    if _FIGURE.search(words):
        yield "anywhere done"
    elif cues["head done"](words):
        yield "head done"
