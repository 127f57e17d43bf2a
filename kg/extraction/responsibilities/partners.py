"""Units beside the one that acts: partners, contractors, funders; words that fix a role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extraction.bare_counts import counted_before
from kg.extraction.predicates import object_words, predicate
from kg.extraction.responsibilities.agents import before_agent
from kg.extraction.responsibilities.context import Clause, Group
from kg.extraction.responsibilities.omitted import is_bare_act, meeting_held
from kg.model.facts import Responsibility
from kg.model.mentions import within
from kg.model.text import Span, Words
from kg.resources import table

RULE_PARTNER = "role-partner"
RULE_CO_AUTHOR = "role-co-author"
RULE_FUNDER = "role-funder"

_CALLED = re.compile(
    r"(?<=[由经向与和托请同聘合])(?:[省市县区州]?属)?(?:国企|央企|民企|(?:国有|民营|龙头|骨干|业主|专业|本地|上级|属地|责任|施工|设计|监理)(?:企业|公司|单位|机构|部门))$"
)
"""What a unit is, between a word that fixes its role and its name (由国企|甲集团运营)."""
_CALLED_ENDS = ("企", "企业", "公司", "单位", "机构", "部门")
_SUPERVISES = re.compile(r"(?:予以|进行|启动|依规|依纪|依法)*(?:问责|追责|督办|约谈|查处|处理)$")
_BARE_WORK = 2
_FORMS = re.compile(r"(?:共同|联合)?(?:组成|组建|成立)[^,。;]{0,8}(?:组|专班|队|小组)$")
"""What partners form to do what the next clause tells."""
_WAITS = re.compile(r"(?:正?等?待|等候)[^,。;]{2,6}")
_TWO_ROLES = frozenset({"申请"})
"""Prefixes with a role for each of two sorts of signs (申请资金, 申请验收)."""
_URGES = frozenset({"协调", "对接", "联系", "配合"})
_EXAMINES = re.compile(
    r"(?:加快|尽快|抓紧|及早|早日|优先)(?:审查|审批|批复|审核|核准|备案|验收|预审)$"
)
_SENDS = frozenset({"报送", "送", "上报", "转报", "呈送"})
_PAPER = re.compile(
    r"(?:报告书?|报告表|方案|请示|申请|可研|初设|送审稿|材料)(?:已|均|现|再次|重新|于)*(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|初|[上中下]旬)?)?$"
)
"""What is sent to the one who must agree, whatever follows (能评报告于8月报送省发改委)."""
_WRITES = re.compile(
    r"(?:负责|统一|重新|独立)?(?:编写|编制|起草|撰写|设计|制作|论证|监理|勘察|代管|运营)(?:完成)?"
)
_HIRES = frozenset({"委托", "聘请", "邀请"})
_SHORT_NAME = re.compile(r"\((?:以下)?(?:统称|简称)[^()]*\)")
_SIGNED = re.compile(r"(?:已|刚)?签(?:了|下了?)(?=[0-9])")
_SIGN_ALONE = re.compile(
    r"(?:^|就.*)(?:进行|开展)?(?:技术|战略|业务|深度)?(?:合作|对接|洽谈|协商|沟通|衔接|座谈|协调)(?:配合)?$|^等"
    r"|^(?:签约)?(?:共建|补办|合资|签约)$|^(?:达成)?一致$|^(?:承建|承担|建设|实施|施工|运营|编制|代建|中标)$"
)
_PUBLISHES = re.compile(
    r"(?:已|共同|联合|正式|及时|先后|研究|制定)*(?:印发|出台|发布|下发|制发|转发|公布)"
)
_ABOUT = re.compile(r"就(?P<what>[^,。;]{2,24}?)(?:达成|进行|开展|签署|签订|洽谈|协商|合作)")
_GENERIC = re.compile(r"合作|运营|有关|相关|^[该本]?(?:项目|工程|事项)$")
_POST = re.compile(
    r"为(?P<what>[^,。;]*?)(?:编制|施工|监理|设计|承建|建设|勘察|运营|代建|咨询)(?:单位|方|机构)$"
)
"""What a unit was chosen for (招标确定甲公司为水厂施工单位)."""
_GOES = re.compile(r"(?:走进|深入|赴|前往|到访|走访)")
_MEANS = frozenset({"借助", "依托"})
_STRENGTH = re.compile(r"(?:优势|资源|力量|渠道)$")
"""What is only made use of (借助甲集团的人才优势)."""
_AND_OTHERS = re.compile(r"等[0-9]+[余多]?(?P<counter>[\u4e00-\u9fff])")
_ABOUT_FIRST = re.compile(r"就(?P<what>[^,。;]{2,20}?)(?:与|和|同|会同)$")
"""The same before the partner (就资金额度与省财政厅对接)."""


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
    before = _CALLED.sub("", before) if before.endswith(_CALLED_ENDS) else before
    if not before.endswith(_prefix_texts()):
        return None
    rest = clause.text[group[-1].span.end : clause.span.end] + _awaited(clause)
    for prefix in _prefixes():
        if before.endswith(prefix.text):
            if prefix.verbs and not any(verb in rest for verb in prefix.verbs):
                if prefix.text in _SENDS and _PAPER.search(before[: -len(prefix.text)]):
                    return prefix
                if prefix.text in _TWO_ROLES:
                    continue
                return None
            if prefix.text in _URGES and _EXAMINES.match(rest):
                return Prefix(prefix.text, "approve", ())
            acts = prefix.role == "approve" and _SUPERVISES.match(rest)
            return Prefix(prefix.text, "by-verb", ()) if acts else prefix
    return None


def _awaited(clause: Clause) -> str:
    """Return what the next clause waits for (规划已上报省厅,待批准后开工), if it waits."""
    following = clause.next_clause()
    waits = following and _WAITS.match(clause.text, following.span.start, following.span.end)
    return waits[0] if waits else ""


def partner(clause: Clause, group: Group, prefix: Prefix) -> Iterator[Responsibility]:
    """会同X, 委托X, 与X签署: what follows is the target."""
    rule = RULE_FUNDER if prefix.role == "fund" else RULE_PARTNER
    if prefix.text in _MEANS and _STRENGTH.search(clause.text, group[-1].span.end, clause.span.end):
        return
    target = _given_before(clause, group, prefix) or partner_target(clause, group)
    yield from clause.facts(group, prefix.role, target, rule)
    rest = clause.rest(group[-1].span.end)
    if rest and _PUBLISHES.match(clause.text, rest.start, rest.end):
        yield from clause.facts(group, "publish", target, RULE_CO_AUTHOR)
    following = clause.next_clause()
    if following and clause.text.startswith(("共建", "共同"), following.span.start):
        shared = predicate(clause.reading.report, clause.segmented, following.span)
        if shared:
            yield from following.facts(group, prefix.role, shared.target, rule)


def _given_before(clause: Clause, group: Group, prefix: Prefix) -> Words | None:
    """Return what stands before 委托X编制: what is given to X (可研报告委托甲大学编写)."""
    end = group[0].span.start - len(prefix.text)
    alone = _WRITES.fullmatch(clause.text, group[-1].span.end, clause.span.end)
    if prefix.text not in _HIRES or alone is None or end - clause.start <= 1:
        return None
    if any(unit.span.start == clause.start for unit in within(clause.reading.units, clause.span)):
        return None
    return object_words(clause.reading.report, clause.start, end)


def _told_of_partners(clause: Clause, rest: Span) -> Words | None:
    """Return what partners are chosen for, counted among, or taken along to.

    So 确定甲公司为水厂施工单位 is about 水厂, 对接甲、乙等91家 about the 企业148家 named before,
    and 联合甲中心走进园区,讲解政策 about the 政策.
    """
    report = clause.reading.report
    post = _POST.match(clause.text, rest.start, rest.end)
    if post:
        enough = post.end("what") - post.start("what") > _BARE_WORK
        return report.words(*post.span("what")) if enough else clause.topic()
    others = _AND_OTHERS.fullmatch(clause.text, rest.start, rest.end)
    if others:
        return counted_before(report, clause.sentence.span, clause.start, others["counter"])
    following = clause.next_clause() if _GOES.match(clause.text, rest.start, rest.end) else None
    done = predicate(report, clause.segmented, following.span) if following else None
    return done.target if done else None


def partner_target(clause: Clause, group: Group) -> Words | None:
    """Return what is done with partners: the object after them, what 就X names, or the topic."""
    called = _SHORT_NAME.match(clause.text, group[-1].span.end, clause.span.end)
    report = clause.reading.report
    end = called.end() if called else group[-1].span.end
    rest = clause.rest(end + clause.text.startswith(",", end, clause.span.end))
    about = _ABOUT.match(clause.text, group[-1].span.end, clause.span.end)
    about = about or _ABOUT_FIRST.search(clause.text[: group[0].span.start], clause.start)
    signed = _SIGNED.match(clause.text, rest.start, rest.end) if rest else None
    if signed and rest:
        return object_words(report, signed.end(), rest.end)
    named = _told_of_partners(clause, rest) if rest else None
    done = named or (_done_with(clause, rest) if rest and not about else None)
    return done or (_told_about(clause, about) if about else _talked_of(clause))


def _done_with(clause: Clause, rest: Span) -> Words | None:
    """Return what the words behind partners do, None where they only meet or sign."""
    report, following = clause.reading.report, clause.next_clause()
    if held := meeting_held(clause, rest):
        return held
    done = predicate(report, clause.segmented, rest)
    if following and _FORMS.match(clause.text, rest.start, rest.end):
        done = predicate(report, clause.segmented, following.span) or done
    target = done.target if done else object_words(report, rest.start, rest.end)
    if done is None and is_bare_act(clause, rest):
        target = before_agent(clause) or target
    return target if target and not _SIGN_ALONE.search(target.text) else None


def _told_about(clause: Clause, about: re.Match[str]) -> Words | None:
    """Return what 就X names; where that says little (就项目合作), the project of the talk."""
    what = object_words(clause.reading.report, *about.span("what"))
    if what is None or _GENERIC.search(what.text):
        return clause.topic(projects_first=True) or what
    inner = predicate(clause.reading.report, clause.segmented, what.span)
    return inner.target if inner else what


def _talked_of(clause: Clause) -> Words | None:
    """Return the project of the talk, else what the next clause does."""
    topic = clause.topic(projects_first=True) or clause.announced()
    following = clause.next_clause()
    if topic or following is None:
        return topic or clause.subject_before()
    done = predicate(clause.reading.report, clause.segmented, following.span)
    return done.target if done else None
