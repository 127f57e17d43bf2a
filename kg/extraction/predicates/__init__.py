"""What a unit does in a clause: the verb, the role it shows, the object."""

import re
from dataclasses import dataclass

from kg.extraction.predicates.leading import leading
from kg.extraction.predicates.objects import leading_count, object_words
from kg.extraction.predicates.towards import match_towards, towards
from kg.extraction.predicates.verbs import (
    act_verbs,
    known_verb,
    role_of,
    role_verbs,
    tells_result,
)
from kg.model.text import Report, Span, Words
from kg.text.segmentation import Segmented
from kg.text.wordlists import words

__all__ = ["Predicate", "act_words", "object_words", "predicate", "role_of"]

_RATE = re.compile(
    r"(?:[率量额度型性]|数(?![据字智码]))|[^,。;]{0,3}率(?:由|从|达|为|降|升|提)"
    r"|[^,。;]{0,6}[率量额数度](?:达|为|约)?[0-9]"
)
_EXTENT = re.compile(r"[^,。;]{0,8}(?:面积|时限|时长|周期|成本)(?:由|从|达|为|至|到)?[0-9]")
"""How large or long something is: without a subject of its own a clause only tells an outcome."""
_SHARE_DONE = re.compile(r"完成[0-9.]+%")
_NOMINAL = re.compile(
    r"(?:工作|工程|项目|比例|任务|进度|资金|面积|方案|意见|手续|设备|资产|区域|总量|合同|协议)"
    r"[^,。;]{0,10}?(?:完成[0-9]|已|尚未|仍未|正在|均|为|达|占|停工|竣工|起停|到位|通过|[0-9.]+[%个])"
)
"""A noun after what looks like a verb, and its state: 改造|工程已停工 tells a state."""

_COMPLETES = "完成"
_MOVES = ("将", "把")
"""Signs behind a verb of asking that open what is done (商请|将案件移送)."""
_BY_SUBJECT = frozenset({"共享"})
"""Verbs of doing that, without a subject of their own, tell an outcome."""
_LOOKED_AT = ("supervise", "approve")
_PAYS = frozenset({"兑现", "发放", "落实", "安排", "下达", "拨付", "投入", "投放", "支付", "划拨"})
_PAID = re.compile(r"资金|奖补|补贴|补助|贷款|奖金|经费|专项债|续贷|转移支付")
_GATHERS = frozenset({"统筹", "筹集", "整合", "统筹整合"})
_GATHERED = re.compile(r"资金$|财力$|债券$")
_PLANNED = re.compile(r"[月日底旬度]以?前")
_VERB_LENGTH = 2
_SPENDING = frozenset({"投资", "投入"})
"""Verbs after whose amount stands what it is for (投资3000万元实施管网工程)."""
_USED = ("人", "人次", "名", "元")
_SHORT_VERBS = frozenset("建修购办设植种治查改拆增补签租装派")
_BELONGS = re.compile(r"(?:下属|所属|直属|下设|系统|辖区|管辖|名下)")
"""What follows a unit where something of its own is spoken of, not what it does."""
_AGREES = re.compile(r"(?:审查|批准|同意|通过|核准|批复)+了?(?=[^,。;]{2})")
_ASKED = re.compile(
    r"(?:需经|须经|已获|未获|获(?!得)|[^历途]经)[^,。;]{2,}(?:审|批|核|同意|备案|研究|受理)"
)
"""What shows that the words behind a verb are asked for, not done (发行债券申请获省厅核准)."""
_URGES = re.compile(
    r"压[紧实]|强化|严格|提高|提升|增强|夯实|筑牢|凝聚|营造|树[牢立]|扛[牢起]|加大|守[牢住]|拧紧"
)
_ATTITUDE = re.compile(
    r"(?:责任|意识|站位|认识|本领|基础|防线|合力|作风|自觉|担当|力度|氛围|态势|底线|攻坚)$"
)
"""What is only urged (压实整改责任, 提高政治站位): nothing is done to anything."""
_DONE_ALREADY = re.compile(
    r"[\u4e00-\u9fff]{2}(?:均|都|全部)?(?:已经?|正在|尚未|仍未)(?:全部|基本)?[\u4e00-\u9fff]{2}"
)
"""How far things have come, behind what seems a verb (列入计划的34座矿山已完成修复)."""
_STATES = ("合格", "搁置", "停滞", "受阻", "滞后", "破损", "塌陷", "未通过", "不到位")
_OPEN = re.compile(r"(?:在[办审]|没批|[没未]下)$")
"""How an object ends that tells how things stand (环评正在办)."""
_NO_OBJECT = ("用于", "后", "前")
_ADVERBS = frozenset({"d", "ad"})
_VERBAL = _ADVERBS | {"v", "vd", "vi", "vn"}
_ENDED = ("到位", "完毕", "完成")
_STATED_RATE = re.compile(r"率(?:$|[0-9]|仅|分别|均|超|达|为|居|由)")
"""What is told of a rate (投资完成率仅为38.4%): the word before it is no act."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with the role that it shows and its object."""

    role: str
    verb: str
    target: Words


def act_words(report: Report, clause: Span) -> Words | None:
    """Return what is to be done in `clause`, verb and object, without the adverbs before it."""
    match = leading().match(report.folded, clause.start, clause.end)
    return object_words(report, match.end() if match else clause.start, clause.end)


def predicate(
    report: Report, segmented: Segmented, clause: Span, *, carried: bool = False
) -> Predicate | None:
    """Return what is done in `clause`, which begins right after the subject.

    None when no verb of doing stands at its beginning (设备安装完成70%, 整改率96.3%). In a clause
    without a subject of its own (`carried`) a word that may be a noun (施工许可) is taken for one.
    """
    text = report.folded
    before = leading().match(text, clause.start, clause.end)
    start = before.end() if before else clause.start
    shifts = start > clause.start and text[start - 1] == "将"
    if _BELONGS.match(text, start, clause.end):
        return None
    opening = match_towards(text, clause.start, clause.end)
    opening = opening or match_towards(text, start - shifts, clause.end)
    if opening:
        return _towards(report, opening, clause)
    end = verb_end(segmented, start, clause.end, nouns=not carried)
    verb = Span(start, end) if end > start else None
    if verb is None or _tells_state(report, segmented, clause, verb, carried=carried):
        return None
    further = _further_act(report, segmented, verb, clause.end)
    return further or _done(report, segmented, clause, verb, carried=carried)


def _towards(report: Report, opening: re.Match[str], clause: Span) -> Predicate | None:
    done = towards(report, opening, clause)
    return Predicate(*done) if done else None


def _done(
    report: Report, segmented: Segmented, clause: Span, verb: Span, *, carried: bool
) -> Predicate | None:
    """Return what is done by a verb to the object behind it, None if that is no object."""
    text, done = report.folded, verb.cut(report.folded)
    agreed = _AGREES.match(text, verb.end, clause.end)
    stop = clause.end - text.endswith("后", verb.end + _VERB_LENGTH, clause.end)
    target = object_words(report, agreed.end() if agreed else verb.end, stop)
    if target is None:
        return None
    moved = target.text[0] in _MOVES and match_towards(text, target.span.start, clause.end)
    if moved:
        return _towards(report, moved, clause)
    outcome = carried and (
        _DONE_ALREADY.search(target.text) or _is_act_alone(segmented, done, target)
    )
    if outcome or _does_nothing(done, target):
        return None
    if _only_counts_acts(report, segmented, done, target, clause.end):
        return None
    light = done in words("light_verbs.tsv")
    shown = text[verb.start : clause.end].replace("牵头", "") if light else done
    return Predicate(_role_shown(shown, done, target), done, target)


def _does_nothing(verb: str, target: Words) -> bool:
    """Tell whether what stands behind a verb is no object, or the clause only urges."""
    words_ = target.text
    if words_.startswith(_NO_OBJECT) or words_.endswith(_STATES) or tells_result(words_):
        return True
    if _OPEN.search(words_) or _STATED_RATE.search(words_):
        return True
    if _URGES.match(verb) and _ATTITUDE.search(words_):
        return True
    return _ASKED.search(words_) is not None


def _tells_state(
    report: Report, segmented: Segmented, clause: Span, verb: Span, *, carried: bool
) -> bool:
    """Tell whether what looks like a verb tells how things stand (整改率达96%, 改造工程已停工)."""
    text, words_, end = report.folded, verb.cut(report.folded), verb.end
    if _RATE.match(text, end, clause.end) or tells_result(words_):
        return True
    share = _SHARE_DONE.search(text, end, clause.end)
    if share and next(segmented.words_from(verb.start)).tag == "vn":
        return True
    if carried and _EXTENT.match(text, end, clause.end):
        return True
    if carried and words_ in _BY_SUBJECT:
        return True
    if carried and words_ == _COMPLETES and not _PLANNED.search(text, clause.start, verb.start):
        return True
    may_be_noun = known_verb().match(words_) is None and role_of(words_) == "implement"
    return (carried or may_be_noun) and _NOMINAL.match(text, end, clause.end) is not None


def _further_act(report: Report, segmented: Segmented, verb: Span, end: int) -> Predicate | None:
    """Return what people or money are used for (抽调18人组建督导组, 投资3000万元实施管网工程)."""
    used, done = leading_count().match(report.folded, verb.end, end), verb.cut(report.folded)
    if used is None or used.end() == end or role_of(done) != "implement":
        return None
    if done in _SPENDING or used[0].endswith(_USED):
        return predicate(report, segmented, Span(used.end(), end))
    return None


def _role_shown(shown: str, verb: str, target: Words) -> str:
    """Return the role that a verb shows with its object: 发放贷款 funds, 完成核查 supervises."""
    if verb in _PAYS and _PAID.search(target.text):
        return "fund"
    if verb == "听取" and target.text.endswith(("汇报", "报告")):
        return "supervise"
    if verb in _GATHERS and _GATHERED.search(target.text):
        return "fund"
    if verb == _COMPLETES and role_of(target.text[-_VERB_LENGTH:]) in _LOOKED_AT:
        return role_of(target.text[-_VERB_LENGTH:])
    return role_of(shown)


def _only_counts_acts(
    report: Report, segmented: Segmented, verb: str, target: Words, end: int
) -> bool:
    """Tell whether nothing but a verb stands before a number (恢复运营47处, 认定整改到位51个)."""
    counted = leading_count().match(report.folded, target.span.end, end)
    if counted is None or verb.startswith(words("light_verbs.tsv")):
        return False
    inside = segmented.words_between(target.span.start, target.span.end)
    if not inside or not all(word.tag in _VERBAL for word in inside):
        return False
    ordered = verb.startswith("责令")
    return len(inside) == 1 or ordered or inside[0].tag in _ADVERBS or target.text.endswith(_ENDED)


def _is_act_alone(segmented: Segmented, verb: str, target: Words) -> bool:
    """Tell whether the object is but a second verb of looking after others (督导|检查)."""
    inside = segmented.words_between(target.span.start, target.span.end)
    alone = len(inside) == 1 and inside[0].tag.startswith("v") and inside[0].text in role_verbs()
    return alone and role_of(verb) == "supervise"


def verb_end(segmented: Segmented, start: int, end: int, *, nouns: bool) -> int:
    """Return where the run of verbs at `start` ends; `start` when no verb stands there."""
    known = known_verb().match(segmented.text, start - segmented.starts[0])
    stop = start + len(known[0]) if known else start
    joins = known is None or act_verbs().get(known[0], False)
    for word in segmented.words_from(stop):
        if word.start != stop or word.start >= end or not joins:
            break
        is_known = word.text in act_verbs() or word.text in role_verbs()
        if not is_known and len(word.text) == 1 and word.text not in _SHORT_VERBS:
            break
        if not is_known and word.tag not in (
            {"v", "vd", "vi", "vn"} if nouns else {"v", "vd", "vi"}
        ):
            break
        if stop > start and word.tag not in {"v", "vd"} and not is_known:
            break
        stop = word.start + len(word.text)
        joins = act_verbs().get(word.text, False)
    following = next(segmented.words_from(stop), None) if stop > start else None
    if following and following.start == stop and following.text in {"完成", "通过"}:
        stop += len(following.text)
    return stop
