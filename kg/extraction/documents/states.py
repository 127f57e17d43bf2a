"""What a report says of a document: drafted, compiled, approved, issued or only cited."""

import re
from functools import cache

from kg.extraction.phrases import word_pattern
from kg.model.text import Span
from kg.resources import table

_NOT_YET = re.compile(r"正(?!式)|拟(?!定)|将|待|启动|计划|尽快|力争|推进|即将|准备|抓紧|未")
_NOT_DONE = re.compile(r"正(?!式)|将于|拟(?!定)|待|计划|尽快|力争|有望|即将|未|推迟|延[期后至到]")
_APPROVED = re.compile(
    r"(?:通过|取得|获|经)[^,;。]{0,24}?(?:审查|评审|审议|表决|审批|审定|批复|核准|批准)(?:通过|同意)?|审议通过|评审通过|已批(?!评)|批下来"
)
_LEAD = re.compile(
    r"[,;]?\s?(?:目前|现|并|且|已|正在|正|也|均|于?[\d年月日]+|由[^,]{0,16}?(?=印发|发布|出台)|经[^,]{2,30}?后|待[^,]{0,16}?后)*"
)
_BY = re.compile(r"(?:未|严格|应)按照?$|对照$|未执行$")
_AWAITS = re.compile(r"(?:待|未|尚|正)[^,;。]{0,14}$")
_DUE = re.compile(r"(?:预计|拟|将)于?[\d年月日上中下旬底前]*(?:形成|完成|出具|印发|出台)")
_DUE_STILL = re.compile(
    r"(?:预计|拟|将)于?[\d年月日上中下旬底前]*(?:形成|完成)[^,;。]{0,4}(?:稿|编制|修订)"
)
_AWAITED = re.compile(
    r"(?:[尚仍还均](?:需|待|未|在)[^,。]|正(?:在|由)|(?:未能?|没有)通过)[^,。编修制]{0,20}?(?:批|审|核准)"
)
_ENTRUSTED = re.compile(
    r"(?:已|均|正|拟)*委托[^,;。]{2,24}?(?:编制|编写|起草|设计|修编)(?P<done>完成|完毕)?"
)
_UNFINISHED = re.compile(r"(?:草案|讨论稿|征求意见稿)\)?$")
_OWN_OBJECT = re.compile(
    r"(?![实执施]|并|全|给|至|到|后|了?[,;。]|$|[\d.]+[份件])[\u4e00-\u9fff《]"
)
"""What an act is done to when it is not the document named before (制定细则,印发 | 通知)."""
_ADOPTED = re.compile(r"经[^,;。]{2,30}?(?:审议|研究|讨论|表决|审定)?(?:通过|同意)")
_STILL_TO_APPROVE = re.compile(
    r"[,;]?(?:目前|现|尚|仍|还|须|需)*(?:待[^,;。]{2,16}?(?:批准|审批|批复|审定|核准)后(?:发布|印发|公布|实施|施行|执行|出台)"
    r"|(?:正|正在|拟)报[^,;。]{2,16}?(?:批准|审批|审定))"
)
"""A clause that tells of a judgement to come, after one that has been passed."""
_FUTURE_EVENT = re.compile(r"后,?(?:按|及|将|再|组织|启动|配套)")


def document_state(text: str, title: Span, clause: Span, until: int) -> str:
    """Return the state of the document under `title`.

    `clause` holds the title; what is said up to `until` (the next document, or the end of the
    sentence) counts where it opens a clause, and the last word wins.

    >>> text = "起草管理规定,经会议审议通过后印发"
    >>> document_state(text, Span(2, 6), Span(0, 6), len(text))
    'issued'
    """
    if _only_cited(text, title, clause):
        return "cited"
    state = _state_before(text, title, clause)
    state = _state_behind(text, title.end, max(clause.end, title.end)) or state
    start = text.find(",", clause.end, until)
    while start >= 0:
        end = text.find(",", start + 1, until)
        stop = end if end >= 0 else until
        state = _state_ahead(text, start, stop) or state
        if state == "approved" and _STILL_TO_APPROVE.match(text, start, stop):
            state = "compiled"
        start = end
    if state in ("", "cited", "compiled") and _UNFINISHED.search(text, title.start, title.end):
        return "drafting"
    return state or "cited"


def _only_cited(text: str, title: Span, clause: Span) -> bool:
    """Tell whether a document is only what something else is done by (未按《…》报送进展)."""
    opened = title.start - 1
    return text[opened : title.start] == "《" and bool(_BY.search(text, clause.start, opened))


def _state_before(text: str, title: Span, clause: Span) -> str:
    """Return the state that the verb before the title tells."""
    known = _states_of_acts()
    acts = [one for one in _act().finditer(text, clause.start, title.start) if one[0] in known]
    if not acts:
        return ""
    act = acts[-1]
    state = known[act[0]]
    if text.startswith("的", act.end()) and state != "issued":
        return ""
    if state != "cited" and _NOT_YET.search(text, clause.start, act.start()):
        return "drafting"
    return state


def _state_behind(text: str, start: int, end: int) -> str:
    """Return the state that the rest of the clause tells after the title."""
    if _AWAITED.match(text, start, end):
        return "compiled"
    entrusted = _ENTRUSTED.match(text, start, end)
    if entrusted or _DUE.match(text, start, end):
        return "compiled" if entrusted and entrusted["done"] else "drafting"
    state = "approved" if _approved(text, start, end) else ""
    for match in _state_words().finditer(text, start, end):
        found = _states()[match[0]]
        if found == "drafting":
            return found
        hedged = _NOT_DONE.search(text, max(start - 2, 0), match.start())
        if hedged and found == "approved" and _AWAITS.search(text, start, match.start()):
            return "compiled"
        if hedged or text[start - 1 : start] == "待" or _FUTURE_EVENT.match(text, match.end()):
            return "drafting"
        if found != "approved":
            state = found
    return state


def _approved(text: str, start: int, end: int) -> bool:
    match = _APPROVED.search(text, start, end)
    return match is not None and not _NOT_DONE.search(text, start, match.end())


def _state_ahead(text: str, start: int, end: int) -> str:
    """Return the state that a later clause tells in its first words."""
    lead = _LEAD.match(text, start, end)
    offset = lead.end() if lead else start
    words = text[start:offset]
    if _DUE_STILL.match(text, start + 1, end):
        return "drafting"
    match = _state_words().match(text, offset, end)
    if match is None:
        return "approved" if _ADOPTED.match(text, start + 1, end) else ""
    found = _states()[match[0]]
    if found == "issued" and _OWN_OBJECT.match(text, match.end(), end):
        return ""
    if found == "approved" and _APPROVED.match(text, offset, end):
        return "" if _NOT_DONE.search(words) else found
    if found == "compiled" or (found != "drafting" and re.search("待|拟|未", words)):
        return ""
    return "" if found in ("cited", "approved") else found


@cache
def _states_of_acts() -> dict[str, str]:
    return {row["verb"]: row["state"] for row in table("ontology", "lexicons", "document_acts.tsv")}


@cache
def _act() -> re.Pattern[str]:
    return re.compile(rf"《[^》\n]{{0,200}}》|“[^”\n]{{0,200}}”|{word_pattern(_states_of_acts())}")


@cache
def _states() -> dict[str, str]:
    rows = table("ontology", "lexicons", "document_states.tsv")
    return {row["words"]: row["state"] for row in rows}


@cache
def _state_words() -> re.Pattern[str]:
    return re.compile(word_pattern(_states()))
