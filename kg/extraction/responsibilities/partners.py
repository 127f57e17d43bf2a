"""Units beside the one that acts: partners, contractors, funders, and those who approve."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extraction.predicates import object_words, predicate
from kg.extraction.responsibilities.context import Clause, Group
from kg.model.facts import Responsibility
from kg.model.text import Words
from kg.resources import table

RULE_PARTNER = "role-partner"
RULE_APPROVER = "role-approver"
RULE_CO_AUTHOR = "role-co-author"
RULE_FUNDER = "role-funder"

_ACT = (
    r"(?:批复|批准|核准|审批|审查|评审|审核|审议|审定|备案|验收|预审|评估|许可|复核|批示"
    r"|复验|核验|复查|认定|会审|联审|同意|研究通过|讨论通过|审议通过|审查通过|评估监测)"
)
_APPROVES = re.compile(rf"[^,。;]{{0,10}}?{_ACT}")
_ACT_FIRST = re.compile(rf"(?:同意|通过|{_ACT})+(?:后|$)")
_DISPOSED = re.compile(r"[^,。;]*?[将把](?=[^,。;]{2})")
_TIME = (
    r"(?:于|在)?(?:20[0-9]{2}年|明年|去年|今年|年)?(?:[0-9一二三四]{1,2}(?:月|季度)|[上下]半年)?"
    r"(?:[0-9]{1,2}日)?(?:[上中下]旬)?(?:底|末|初|内)?前?"
)
_TIME_ALONE = re.compile(rf"并?{_TIME}")
_TIME_LAST = re.compile(
    r"(?:于|在)?(?:(?:20[0-9]{2}|今|去|明)年)?[0-9]{1,2}月"
    r"(?:[0-9]{1,2}日|[上中下]旬|底|初|末)?前?$"
)
_WAITS_FIRST = re.compile(r"待[^,。;]{2,30}?后")
_ACT_AND_MORE = re.compile(
    rf"(?:{_ACT}|核发|颁发)(?!意见|手续|结果|通过)(?P<what>[^,。;]{{2,16}}?)后"
)
_DONE_BEFORE = re.compile(r"[^,。;]*?(?:完成|实施|编制|办理)了?(?=[^,。;]{2,24}并)")
_NEEDS = re.compile(r"(?:须|需要?|应|必须)$")
_FOR_PROJECT = re.compile(r"[^,。;]{0,4}?(?:立项|核准|用地|用海|用林|规划许可|施工许可|环评|能评)")
_NEEDS_OF_PROJECT = re.compile(rf"{_ACT}(?:用地|用海|用林|选址|立项)(?:手续|申请)?后")
_FOLLOWED_BY_ACT = re.compile(
    rf"(?:完成)?(?![^,。;]{{0,8}}(?:会议?|党组|党委|常委会)(?:集体|专题)?{_ACT})(?P<what>[^,。;]{{2,16}}?){_ACT}(?:后|通过|完成)"
)
_ASKS = re.compile(r"(?:经|获|获得|未获|取得|通过|报|报请|报经|提请|待|呈)[^,。;]*$")
_ENDS_ASKING = re.compile(r"(?:经|获|报|待|通过|取得|提请)$")
_ADVERBS = re.compile(r"(?:已|正|拟|均|并|先后|顺利|尚|再次|提|正在|按月|按季度?|定期|及时|同步)+$")
_SIGN_ALONE = re.compile(
    r"(?:就.*)?(?:进行)?(?:合作|对接|洽谈|协商|沟通|衔接|座谈|协调)(?:配合)?$|^等"
    r"|^(?:承建|承担|建设|实施|施工|运营|编制|代建|中标)$"
)
_PUBLISHES = re.compile(
    r"(?:已|共同|联合|正式|及时|先后|研究|制定)*(?:印发|出台|发布|下发|制发|转发|公布)"
)
_ABOUT = re.compile(r"就(?P<what>[^,。;]{2,24}?)(?:达成|进行|开展|签署|签订|洽谈|协商|合作)")


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words right before a unit that fix its role."""

    text: str
    role: str
    verbs: tuple[str, ...]


@cache
def _prefixes() -> tuple[Prefix, ...]:
    rows = table("ontology", "lexicons", "role_prefixes.tsv")
    found = (
        Prefix(row["prefix"], row["role"], tuple(filter(None, row["verbs"].split("、"))))
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: (-len(one.text), one.text)))


@cache
def _prefix_texts() -> tuple[str, ...]:
    return tuple(prefix.text for prefix in _prefixes())


def prefix_before(clause: Clause, group: Group) -> Prefix | None:
    """Return the words that fix the role of `group`; their sign must follow in the clause."""
    before = clause.text[clause.span.start : group[0].span.start]
    if not before.endswith(_prefix_texts()):
        return None
    rest = clause.text[group[-1].span.end : clause.span.end]
    for prefix in _prefixes():
        if before.endswith(prefix.text):
            fits = not prefix.verbs or any(verb in rest for verb in prefix.verbs)
            return prefix if fits else None
    return None


def partner(clause: Clause, group: Group, prefix: Prefix) -> Iterator[Responsibility]:
    """会同X, 委托X, 与X签署: what follows is the target."""
    rule = RULE_FUNDER if prefix.role == "fund" else RULE_PARTNER
    target = partner_target(clause, group)
    yield from clause.facts(group, prefix.role, target, rule)
    rest = clause.rest(group[-1].span.end)
    if rest and _PUBLISHES.match(clause.text, rest.start, rest.end):
        yield from clause.facts(group, "publish", target, RULE_CO_AUTHOR)
    following = clause.next_clause()
    if following and clause.text.startswith(("共建", "共同"), following.span.start):
        shared = predicate(clause.reading.report, clause.segmented, following.span)
        if shared:
            yield from following.facts(group, prefix.role, shared.target, rule)


def partner_target(clause: Clause, group: Group) -> Words | None:
    """Return what is done with partners: the object after them, what 就X names, or the topic."""
    report, rest = clause.reading.report, clause.rest(group[-1].span.end)
    about = _ABOUT.match(clause.text, group[-1].span.end, clause.span.end)
    if rest and not about:
        done = predicate(report, clause.segmented, rest)
        target = done.target if done else object_words(report, rest.start, rest.end)
        if target and not _SIGN_ALONE.search(target.text):
            return target
    if about:
        what = object_words(report, *about.span("what"))
        generic = what is None or re.search(r"合作|运营|有关|相关", what.text)
        if what and not generic:
            inner = predicate(report, clause.segmented, what.span)
            return inner.target if inner else what
        return clause.topic(projects_first=True) or what
    topic = clause.topic(projects_first=True)
    following = clause.next_clause()
    if topic or following is None:
        return topic
    done = predicate(report, clause.segmented, following.span)
    return done.target if done else None


def approver(clause: Clause, group: Group, prefix: str) -> Iterator[Responsibility]:
    """经X批复, 报X审核, X环评批复: who must agree, and to what.

    The words before it are approved; where none stand there, the topic of the sentence.
    """
    text, end = clause.text, group[-1].span.end
    before = text[clause.span.start : group[0].span.start]
    if prefix not in {"报", "呈", "报请", "报经", "呈报", "提请", "提交"}:
        if not _APPROVES.match(text, end, clause.span.end):
            return
        if not prefix and not _ASKS.search(before):
            return
    yield from clause.facts(group, "approve", _approved(clause, group, prefix), RULE_APPROVER)


def _approved(clause: Clause, group: Group, prefix: str) -> Words | None:
    report, end = clause.reading.report, group[-1].span.end
    if prefix == "待":
        project = clause.topic(projects_first=True)
        if project and _NEEDS_OF_PROJECT.match(clause.text, end, clause.span.end):
            return project
        what = _FOLLOWED_BY_ACT.match(clause.text, end, clause.span.end)
        what = what or _ACT_AND_MORE.match(clause.text, end, clause.span.end)
        if what:
            return report.words(*what.span("what"))
    asked = _asked_for(clause, group, prefix)
    if asked:
        return asked
    topic = None
    if _FOR_PROJECT.match(clause.text, end, clause.span.end):
        topic = clause.section_project() or clause.topic(projects_first=True)
    topic = topic or clause.topic()
    if topic:
        return topic
    rest = clause.rest(end)
    what_follows = object_words(report, rest.start, rest.end) if rest else None
    if what_follows and _ACT_FIRST.match(what_follows.text):
        what_follows = None
    return what_follows or clause.subject_before() or clause.object_before()


def _asked_for(clause: Clause, group: Group, prefix: str) -> Words | None:
    """Return the words that stand before the asking, without adverbs and dates."""
    text, start = clause.text, clause.start
    asked = group[0].span.start - len(prefix)
    if not prefix:
        sign = _ASKS.search(text[: group[0].span.start], clause.span.start)
        asked = sign.start() if sign else asked
    for opening in (_WAITS_FIRST, _DISPOSED, _DONE_BEFORE):
        match = opening.match(text, start, asked) if asked > start else None
        start = match.end() if match else start
    words = text[start:asked] if asked > start else ""
    for ending in (_ADVERBS, _TIME_LAST, _ADVERBS, _NEEDS):
        words = ending.sub("", words)
    if len(words) <= 1 or _TIME_ALONE.fullmatch(words) or _ENDS_ASKING.search(words):
        return None
    return clause.reading.report.words(start, start + len(words))
