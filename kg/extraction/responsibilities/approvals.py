"""Who must agree, and to what: 方案经省厅批复, 报县政府审定, 用地批复未下."""

import re
from collections.abc import Iterator

from kg.extraction.predicates import object_words
from kg.extraction.responsibilities.context import Clause, Group
from kg.extraction.responsibilities.omitted import resolved
from kg.model.facts import Responsibility
from kg.model.mentions import within
from kg.model.text import Span, Words

RULE = "role-approver"

_ACT = (
    r"(?:批复|批准|核准|审批|审查|评审|审核|审议|审定|备案|验收|预审|评估|许可|复核|批示"
    r"|研究(?=$|后)|研究(?=暂缓|延期|决定|调整|终止|取消)|复验|核验|复查|认定|会审|联审|同意|研究通过|讨论通过"
    r"|审议通过|审查通过|评估监测|会议?通过)"
)
_APPROVES = re.compile(rf"[^,。;]{{0,10}}?{_ACT}")
_ACT_FIRST = re.compile(
    rf"(?:竣工|交工|完工|初步|最终|联合|专家|综合|专项|环保|消防|规划|现场)?(?:同意|通过|{_ACT})+(?:后|$)"
)
_HOW = re.compile(
    r"后|联合|共同|会同|加快|抓紧|尽快|组织|(?:专题|集体)?(?:常务)?(?:会议?|党组|党委)"
)
"""What says how or by whom it is approved, not what."""
_DISPOSED = re.compile(r"[^,。;]*?[将把](?=[^,。;]{2})")
_TIME = (
    r"(?:于|在)?(?:20[0-9]{2}年|明年|去年|今年|年)?(?:[0-9一二三四]{1,2}(?:月|季度)|[上下]半年)?"
    r"(?:[0-9]{1,2}日)?(?:[上中下]旬)?(?:底|末|初|内)?前?"
)
_TIME_ALONE = re.compile(rf"并?{_TIME}")
_DONE_LAST = re.compile(r"(?:完成|竣工|建成|到位|结束)后$")
_BY_OTHER = re.compile(r"(?:已|正|须|需)?(?:经|由|获|通过)$")
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
_THEN = re.compile(rf"{_ACT}后(?:方可|方能|才可|才能|才好)(?P<what>[^,。;]{{2,16}})$")
"""What may only be done with leave, where nothing else is said to be approved."""
_FOR_PROJECT = re.compile(r"[^,。;]{0,4}?(?:立项|核准|用地|用海|用林|规划许可|施工许可|环评|能评)")
_NEEDS_OF_PROJECT = re.compile(rf"{_ACT}(?:用地|用海|用林|选址|立项)(?:手续|申请)?后")
_FOLLOWED_BY_ACT = re.compile(
    rf"(?:完成)?(?![^,。;]{{0,8}}(?:会议?|党组|党委|常委会)(?:集体|专题)?{_ACT})(?P<what>[^,。;]{{2,16}}?){_ACT}(?:后|通过|完成)"
)
_ASKS = re.compile(
    r"(?:经|获|获得|未获|取得|通过|报(?![告名刊表道])|报请|报经|提请|待|呈)[^,。;]*$"
    r"|(?:尚|还|仍|正|目前|现)在$|(?:须|尚需|仍需|还需|需|应)(?:经|由)?$"
)
_ENDS_ASKING = re.compile(r"(?:经|获|报|待|通过|取得|提请)$")
_ADVERBS = re.compile(
    r"(?:已经?|没有|没能|未能?|正|拟|均|并|先后|顺利|尚|还|仍|现|目前|再次|提|正在|在|计划|预计|力争|争取|按月|按季度?|定期|及时|同步)+$"
)
_PLEASE = re.compile(r"(?:恳请|商请|提请|请)[^请]{2,}$")
_AMOUNT_LAST = re.compile(r"[0-9.]+[万亿]?元$")
_YET = r"(?:[0-9月日上中下旬底初]*)(?:至今|迟迟|还没|还未|尚未|仍未|没有?|未|已|才|刚|均|都)+"
_PAPER_OF = re.compile(
    r"(?:的|对)?(?P<paper>[^,。;、]{0,14}?(?:批复|批文|同意书|许可证?|预审意见|审查意见))"
    rf"{_YET}(?:下|到|出|批|核发|取得|印发|办[结妥理])"
)
_EXAMINES = re.compile(rf"(?:正在|正|已|尚未|仍在|还在)(?:抓紧|组织|开展|进行)*{_ACT}(?:中)?")
_EXAMINED = re.compile(rf"(?:{_ACT}){_YET}?(?:通过|合格)")
_HELD = re.compile(r"(?:组织|主持)的[^,。;]{0,8}?(?:验收|评审|审查|会审)")
"""What a body holds that must agree (市林业局组织的竣工验收定于11月)."""
_REFUSES = re.compile(
    rf"(?:[0-9]{{1,2}}月|已|明确|暂|书面|仍|均|答复)*(?:不予|未予|暂不|不同意|未同意|没有同意|拒绝)(?:{_ACT}|受理|核发|办理)?"
)
"""What a body answers that does not agree (市自然资源局不予预审)."""
_DECIDED = re.compile(
    r"(?:集体|专题|常务会议?)?研究(?:同意|决定|批准)?(?=暂缓|延期|同意|决定|调整|终止|取消)"
)
_LONGEST_ACT = 20
_SINCE = re.compile(r"自[0-9年月日]+起|(?=[0-9.]+[万亿]?元(?:调整|调剂|转入|用于|划转))")
"""When what is allowed begins, or the amount that is moved with leave."""
_LEAVE = re.compile(
    r"(?:常务会议?|党组|党委|常委会|会议)?(?:研究|审议|集体)?(?:同意|批准|许可|核准)"
)
_NOT_YET = re.compile(
    r"(?:已|尚未|仍未|还未|未|正在)(?:予以)?(?:批(?![评量发])|审批|受理|同意|核发)"
)
_BARE_PAPER = re.compile(r"环评|能评|稳评|安评|水保|用地|用林|用海|选址|立项|可研|初设")
"""A paper that is called by its short name alone: it is the project that is approved."""
_OWNERS_JOINED = frozenset({"", "与", "和", "、", "及"})
_BECAUSE = re.compile(r"[^,。;]*?(?:因为?|由于)(?=[^,。;]{3})")


def answers(clause: Clause, group: Group) -> tuple[Responsibility, ...]:
    """Return what the answer of a body is to, where it is told as its act.

    So 消防大队复验未通过 tells of what was examined, 省政府用地批复未下 of the paper itself.
    """
    text, end = clause.text, group[-1].span.end
    paper = _PAPER_OF.match(text, end, clause.span.end)
    if paper:
        target = clause.reading.report.words(*paper.span("paper"))
        return tuple(clause.facts(group, "approve", target, RULE))
    if _HELD.match(text, end, clause.span.end) and (
        project := clause.topic(projects_first=True) or clause.section_project()
    ):
        return tuple(clause.facts(group, "approve", project, RULE))
    refused = _REFUSES.fullmatch(text, end, clause.span.end)
    if refused or _EXAMINED.match(text, end, clause.span.end):
        topic = clause.topic(projects_first=True) or clause.section_project()
        return tuple(clause.facts(group, "approve", topic, RULE))
    if _EXAMINES.fullmatch(text, end, clause.span.end):
        thing = clause.topic() or clause.subject_before() or clause.object_before()
        return tuple(clause.facts(group, "approve", thing, RULE))
    return ()


_HANDED = frozenset(
    ("报", "呈", "报请", "报经", "呈报", "提请", "提交", "上报", "转报", "呈送", "报送", "送")
)
"""Prefixes by which a thing is handed to the one who must agree, whatever follows."""


def approver(clause: Clause, group: Group, prefix: str) -> Iterator[Responsibility]:
    """经X批复, 报X审核, X环评批复: who must agree, and to what.

    The words before it are approved; where none stand there, the topic of the sentence.
    """
    text, end = clause.text, group[-1].span.end
    before = text[clause.span.start : group[0].span.start]
    if prefix not in _HANDED:
        told = not prefix and _NOT_YET.match(text, end, clause.span.end)
        if not told and not _APPROVES.match(text, end, clause.span.end):
            return
        if not prefix and not told and not _ASKS.search(before):
            return
    target = _approved(clause, group, prefix)
    yield from clause.facts(group, "approve", target and resolved(clause, target), RULE)


def _approved(clause: Clause, group: Group, prefix: str) -> Words | None:
    report, end = clause.reading.report, group[-1].span.end
    if prefix == "待":
        project = clause.topic(projects_first=True)
        if _NEEDS_OF_PROJECT.match(clause.text, end, clause.span.end):
            waiting = _asked_for(clause, group, prefix) or project
            if waiting:
                return waiting
        what = _FOLLOWED_BY_ACT.match(clause.text, end, clause.span.end)
        what = what or _ACT_AND_MORE.match(clause.text, end, clause.span.end)
        if what and not _HOW.match(what["what"]):
            return report.words(*what.span("what"))
    asked = _allowed(clause, group, prefix) or _asked_for(clause, group, prefix)
    then = None if asked else _THEN.match(clause.text, end, clause.span.end)
    if asked or then:
        return report.words(*then.span("what")) if then else asked
    topic = None
    if _FOR_PROJECT.match(clause.text, end, clause.span.end):
        topic = clause.section_project() or clause.topic(projects_first=True)
    topic = topic or clause.topic()
    if topic:
        return topic
    rest = clause.rest(end)
    what_follows = object_words(report, rest.start, rest.end) if rest else None
    if what_follows and (_ACT_FIRST.match(what_follows.text) or _HOW.match(what_follows.text)):
        what_follows = None
    thing = what_follows or clause.subject_before() or clause.object_before()
    return thing or clause.section_project()


def _allowed(clause: Clause, group: Group, prefix: str) -> Words | None:
    """Return what is done with leave, in the same clause or the next.

    So 经县政府研究暂缓清退 is about 暂缓清退, and 经省厅同意,延期至明年6月 about the delay.
    """
    rest, following = clause.rest(group[-1].span.end), clause.next_clause()
    if prefix != "经" or rest is None or group[0].span.start - len(prefix) > clause.start:
        return None
    decided = _DECIDED.match(clause.text, rest.start, rest.end)
    if decided and rest.end - decided.end() > len("同意"):
        return _act(clause, decided.end(), rest.end)
    if following is None or not _LEAVE.fullmatch(clause.text, rest.start, rest.end):
        return None
    when = _SINCE.match(clause.text, following.start, following.span.end)
    start = when.end() if when else following.start
    first = next(clause.segmented.words_from(start), None)
    acts = first is not None and first.tag.startswith("v") and first.tag != "vn"
    return _act(clause, start, following.span.end) if acts or when else None


def _act(clause: Clause, start: int, end: int) -> Words:
    return clause.reading.report.words(start, min(end, start + _LONGEST_ACT))


def _asked_for(clause: Clause, group: Group, prefix: str) -> Words | None:
    """Return the words that stand before the asking, without adverbs and dates."""
    text, start = clause.text, clause.start
    asked = group[0].span.start - len(prefix)
    if not prefix:
        sign = _ASKS.search(text[: group[0].span.start], clause.span.start)
        asked = sign.start() if sign else asked
    for opening in (_WAITS_FIRST, _DISPOSED, _DONE_BEFORE, _BECAUSE):
        match = opening.match(text, start, asked) if asked > start else None
        start = match.end() if match else start
    asked = _before_other(clause, start, asked)
    words = text[start:asked] if asked > start else ""
    words = _PLEASE.sub("", words)
    words = _AMOUNT_LAST.sub("", words) or words
    for ending in (_DONE_LAST, _ADVERBS, _TIME_LAST, _ADVERBS, _NEEDS, _ADVERBS):
        words = ending.sub("", words)
    if len(words) <= 1 or _is_unit(clause, Span(start, start + len(words))):
        return None
    project = clause.topic(projects_first=True) if _BARE_PAPER.fullmatch(words) else None
    if project and within(clause.reading.projects, project.span):
        return project
    owned = _behind_owners(clause, Span(start, start + len(words)))
    start, words = owned, words[owned - start :]
    if _TIME_ALONE.fullmatch(words) or _ENDS_ASKING.search(words):
        return None
    return clause.reading.report.words(start, start + len(words))


def _behind_owners(clause: Clause, span: Span) -> int:
    """Return where words begin behind the units whose they are (甲公司与乙公司的|重组方案)."""
    end = span.start
    for unit in within(clause.reading.units, span):
        if unit.span.start - end > 1 or clause.text[end : unit.span.start] not in _OWNERS_JOINED:
            break
        end = unit.span.end
    return end + 1 if end > span.start and clause.text.startswith("的", end) else span.start


def _before_other(clause: Clause, start: int, asked: int) -> int:
    """Return where the thing ends that another body saw before (方案经甲局审查后报乙厅备案)."""
    if asked <= start:
        return asked
    for unit in within(clause.reading.units, Span(start, asked)):
        sign = _BY_OTHER.search(clause.text, start, unit.span.start)
        if sign and sign.start() > start + 1:
            return sign.start()
    return asked


def _is_unit(clause: Clause, span: Span) -> bool:
    """Tell whether nothing but the one who asks stands before the asking (甲局已报市发改委)."""
    return any(one.span == span for one in within(clause.reading.units, span))
