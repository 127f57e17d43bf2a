"""What a unit does in a clause: the verb, the role it shows, the object."""

import re
from dataclasses import dataclass
from functools import cache

from kg.model.text import Report, Span, Words
from kg.resources import table
from kg.text.segmentation import Segmented
from kg.text.wordlists import alternatives, words

_POST = r"(?:主要)?(?:领导(?:干部)?|负责同志|负责人|班子成员|分管领导|班子)"
_HIRED = (
    r"(?:聘请|委托|邀请|联合|组织)(?:了)?(?:第三方|专业|资深|有关|相关)[^,。;]{0,4}?"
    r"(?:机构|公司|专家|单位|力量)"
)
_BESIDE = r"与[^,。;、]{2,14}?(?=签|洽谈|协商|合作|共建|达成|建立|就)"
_AT = r"在[^,。;]{2,16}?(?:基础上|过程中|指导下|支持下)"
_WHERE = r"在[^,。;]{2,12}?(?=设立|建立|建设|开展|召开|举办|成立|推广|推行)"
_WHEN = (
    r"[于在]?(?:20[0-9]{2}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|初|末|[上中下]旬)?"
    r"|[一二三四]季度末?|[上下]半年|年底|年中|月底)(?:以?前)?"
)
_OTHERS = (
    r"等(?:[0-9]+|[一二三四五六七八九十]+)[家个所户支]"
    r"(?:企业|单位|部门|学校|公司|医院|机构|银行|院校)?"
)
_NOT_ADVERBS = "要求|会签|并购|并网|应急|应诉|还款|还贷|再生"
"""Verbs and nouns that begin like an adverb of the lexicon."""

_TOGETHER = r"合作(?=开发|建设|共建|建立|开展|打造|实施|研发|设立|成立|举办|运营|推进)"
_CONSULTED = r"(?:商|会同|联合|协同)(?:[0-9]+[个家])?(?:相关|有关|主管|责任|成员){0,2}(?:部门|单位)"
_WITH_PLACES = (
    r"(?:会同|联合|协同|指导|组织)(?:各|相关|有关|属地|所在)?"
    r"(?:乡镇街道|乡镇|镇街|街道|县区|区县)(?=[对将开逐])"
)
_BY_WORDS = (
    r"(?:按照?|依照|依据)[^,。;、]{1,12}?(?:要求|规定|标准|计划|程序|分工|部署|时序|原则|进度)"
    r"(?=进行|开展|实施|推进)"
)
_MEETING = (
    r"(?:先后|多次|专题)?(?:召开)?[^,。;、]{0,4}?会议?(?:先后|专题|多次)?"
    r"(?=审议|研究通过|审定|讨论通过)"
)


@cache
def _leading() -> re.Pattern[str]:
    """Match what may stand between subject and verb: posts, hired hands, partners, adverbs."""
    parts = (
        r"\([^()]*\)",
        _AT,
        _WHERE,
        _WHEN,
        _OTHERS,
        _TOGETHER,
        _CONSULTED,
        _WITH_PLACES,
        _BY_WORDS,
        _MEETING,
        _POST,
        _HIRED,
        _BESIDE,
        rf"(?!{_NOT_ADVERBS})" + alternatives(words("leading_adverbs.tsv")),
    )
    return re.compile(rf"(?:(?:{'|'.join(parts)})\s*)+")


_NAMED_AFTER_ACT = re.compile(
    r"(?:指导|检查|监督|督导|考核|审批|监管)(?:站|中心|小?组|机制|制度|办法|平台|系统|专?员|方案)"
)
"""Things whose names hold a verb of another role (设立指导站, 建立考核机制)."""
_COUNT = (
    r"[0-9一二两三四五六七八九十百千]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:余|多)?[万亿]?(?:个|项|家|处|名|人|户|件|条|次"
    r"|期|份|支|批次|宗|座|所|种|类|篇|场|亿元|万元|亿|轮次|批|亩|公顷|公里|平方公里|平方米|米|人次|位|大|套|台"
    r"|辆|款|轮|吨|万吨|立方米|株|只|头|口|眼|面|根|元|公斤|班次|场次|集|幅|千瓦|千伏安|兆瓦)"
)
_LEADING_COUNT = re.compile(rf"(?:共|约|近|超过?)?{_COUNT}")
_TRAILING_COUNT = re.compile(rf"(?:共计?|达|约|近|超过?)?{_COUNT}(?:以上)?$")
_TOWARDS = re.compile(
    r"(?:已|正在|正|先后|分别|还)?(?:(?P<sign>对|就|将|把|针对|围绕|向)(?P<object>(?![于在按依])[^,。;]{2,40}?)"
    r"(?P<act>进行|开展|实行|实施|启动|给予|逐一|全面|公开|下达|提出|纳入|发布|谈话|逐[宗项个处户家条件村栋批次矿座口段站厂校]|作为|(?:发出|颁发)(?!的)|立案(?:审查|调查|查处)?|挂牌督办|罚款|约谈|问责|曝光|(?:拨付|委派|细化|列入|划转|缴入)(?!的))"
    r"|(?P<for>为)(?P<served>[^,。;]{2,24}?)(?P<service>授信|提供|发放|兑现|配备|办理))"
)
_COUNT_INSIDE = re.compile(rf"[^、]{{2,}}?(?P<count>{_COUNT})(?=、)")
_TITLE = re.compile(r"《(?P<title>[^》]+)》")
_AMOUNT_ALONE = re.compile(r"(?!20[0-9]{2}年.)[0-9.]+[^0-9]{0,3}(?:、.*)?")
_RATE = re.compile(
    r"[率量额数度型性]|[^,。;]{0,3}率(?:由|从|达|为|降|升|提)"
    r"|[^,。;]{0,6}[率量额数度](?:达|为|约)?[0-9]"
)
_EXTENT = re.compile(r"[^,。;]{0,8}(?:面积|时限|时长|周期|成本)(?:由|从|达|为|至|到)?[0-9]")
"""How large or long something is: without a subject of its own a clause only tells an outcome."""
_SHARE_DONE = re.compile(r"完成[0-9.]+%")
_NOMINAL = re.compile(
    r"(?:工程|项目|比例|任务|进度|资金|面积|方案|意见|手续|设备|资产|区域|总量|合同|协议)"
    r"[^,。;]{0,10}?(?:完成[0-9]|已|尚未|仍未|正在|均|为|达|占|停工|竣工|起停|到位|通过|[0-9.]+[%个])"
)
"""A noun after what looks like a verb, and its state: 改造|工程已停工 tells a state."""

_COMPLETES = "完成"
_PAYS = frozenset({"兑现", "发放", "落实", "安排", "下达", "拨付", "投入", "投放", "支付", "划拨"})
_PAID = re.compile(r"资金|奖补|补贴|补助|贷款|奖金|经费|专项债")
_PLANNED = re.compile(r"[月日底旬度]以?前")
_BUT = re.compile(r"但(?!书)")
_BY_RULE = re.compile(r"(?:按照?|以(?![上下内外往来前后]))[^,。;]{2,20}$")
_LONGEST_OBJECT = 30
_VERB_LENGTH = 2
_SPENDING = frozenset({"投资", "投入"})
"""Verbs after whose amount stands what it is for (投资3000万元实施管网工程)."""
_MONEY = re.compile(r"资金|补贴|经费")
_LONG_ACT = 4
"""Characters from which on the words after 开展 are the object (开展物业服务质量评价)."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with the role that it shows and its object."""

    role: str
    verb: str
    target: Words


@cache
def _role_verbs() -> tuple[tuple[str, str], ...]:
    rows = table("ontology", "lexicons", "role_verbs.tsv")
    return tuple((row["verb"], row["role"]) for row in rows)


@cache
def _single_role_verbs() -> frozenset[str]:
    return frozenset(verb for verb, _ in _role_verbs())


@cache
def _act_verbs() -> dict[str, bool]:
    rows = table("ontology", "lexicons", "act_verbs.tsv")
    return {row["verb"]: row["joins"] == "yes" for row in rows}


@cache
def _known_verb() -> re.Pattern[str]:
    """Match a verb of the lexicons; the segmenter may cut them otherwise (约|谈, 签订协议)."""
    single = (verb for verb in _single_role_verbs() if len(verb) == _VERB_LENGTH)
    verbs = sorted({*_act_verbs(), *single}, key=lambda verb: (-len(verb), verb))
    return re.compile("|".join(map(re.escape, verbs)))


@cache
def _result_verbs() -> frozenset[str]:
    return frozenset(row["verb"] for row in table("ontology", "lexicons", "result_verbs.tsv"))


def role_of(words: str) -> str:
    """Return the role that a predicate shows; implement when no verb of another role stands in it.

    >>> role_of("牵头组建"), role_of("印发"), role_of("编制完成")
    ('lead', 'publish', 'implement')
    """
    done = _NAMED_AFTER_ACT.sub("", words)
    return next((role for verb, role in _role_verbs() if verb in done), "implement")


def act_words(report: Report, clause: Span) -> Words | None:
    """Return what is to be done in `clause`, verb and object, without the adverbs before it."""
    leading = _leading().match(report.folded, clause.start, clause.end)
    return object_words(report, leading.end() if leading else clause.start, clause.end)


def predicate(
    report: Report, segmented: Segmented, clause: Span, *, carried: bool = False
) -> Predicate | None:
    """Return what is done in `clause`, which begins right after the subject.

    None when no verb of doing stands at its beginning (设备安装完成70%, 整改率96.3%). In a clause
    without a subject of its own (`carried`) a word that may be a noun (施工许可) is taken for one.
    """
    text = report.folded
    towards = _TOWARDS.match(text, clause.start, clause.end)
    leading = _leading().match(text, clause.start, clause.end)
    start = leading.end() if leading else clause.start
    shifts = start > clause.start and text[start - 1] == "将"
    towards = towards or _TOWARDS.match(text, start - shifts, clause.end)
    if towards:
        return _towards(report, towards, clause)
    end = _verb_end(segmented, start, clause.end, nouns=not carried)
    verb = text[start:end]
    share = _SHARE_DONE.search(text, end, clause.end)
    names_share = share and end > start and next(segmented.words_from(start)).tag == "vn"
    tells_state = _RATE.match(text, end, clause.end) or _is_result(verb)
    tells_state = tells_state or (carried and _EXTENT.match(text, end, clause.end) is not None)
    is_result = carried and verb == "完成" and not _PLANNED.search(text, clause.start, start)
    if end == start or tells_state or names_share or is_result:
        return None
    may_be_noun = carried or verb not in _act_verbs()
    if may_be_noun and role_of(verb) == "implement" and _NOMINAL.match(text, end, clause.end):
        return None
    spent = _LEADING_COUNT.match(text, end, clause.end) if verb in _SPENDING else None
    use = Span(spent.end(), clause.end) if spent and spent.end() < clause.end else None
    if use and (what_for := predicate(report, segmented, use)):
        return what_for
    light = verb in words("light_verbs.tsv")
    shown = text[start : clause.end].replace("牵头", "") if light else verb
    target = object_words(report, end, clause.end)
    return Predicate(_role_shown(shown, verb, target), verb, target) if target else None


def _role_shown(shown: str, verb: str, target: Words) -> str:
    """Return the role that a verb shows with its object: 发放贷款 funds, 完成核查 supervises."""
    if verb in _PAYS and _PAID.search(target.text):
        return "fund"
    if verb == _COMPLETES and role_of(target.text[-_VERB_LENGTH:]) == "supervise":
        return "supervise"
    return role_of(shown)


def _is_result(verb: str) -> bool:
    return verb in _result_verbs() or (verb.startswith("完成") and verb[2:] in _result_verbs())


def _verb_end(segmented: Segmented, start: int, end: int, *, nouns: bool) -> int:
    """Return where the run of verbs at `start` ends; `start` when no verb stands there."""
    known_verb = _known_verb().match(segmented.text, start - segmented.starts[0])
    stop = start + len(known_verb[0]) if known_verb else start
    joins = known_verb is None or _act_verbs().get(known_verb[0], False)
    for word in segmented.words_from(stop):
        if word.start != stop or word.start >= end or not joins:
            break
        known = word.text in _act_verbs() or word.text in _single_role_verbs()
        if not known and word.tag not in ({"v", "vd", "vi", "vn"} if nouns else {"v", "vd", "vi"}):
            break
        if stop > start and word.tag not in {"v", "vd"} and not known:
            break
        stop = word.start + len(word.text)
        joins = _act_verbs().get(word.text, False)
    following = next(segmented.words_from(stop), None) if stop > start else None
    if following and following.start == stop and following.text in {"完成", "通过"}:
        stop += len(following.text)
    return stop


def _towards(report: Report, match: re.Match[str], clause: Span) -> Predicate | None:
    """对18家平台进行评估, 为8个项目授信15亿元: the object stands before the verb."""
    if match["for"]:
        served = object_words(report, match.start("served"), match.end("served"))
        return Predicate(role_of(match["service"]), match["service"], served) if served else None
    role = role_of(_MONEY.sub("", report.folded[match.start("act") : clause.end]))
    after = object_words(report, match.end("act"), clause.end)
    by_rule = _BY_RULE.search(report.folded, match.start("object"), match.end("object"))
    stop = by_rule.start() if by_rule else match.end("object")
    object_ = object_words(report, match.start("object"), stop)
    own = after is not None and match["act"] == "开展" and len(after.text) >= _LONG_ACT
    own = own and role == "implement"
    if after is not None and (
        match["sign"] in {"围绕", "就", "向"} or (own and after.text[0] not in '“"')
    ):
        object_ = after
    return Predicate(role, match["act"], object_) if object_ else None


def object_words(report: Report, start: int, end: int) -> Words | None:
    """Return the noun phrase that `start` opens: a title in 《》, or words without their count.

    None when nothing but a number stands there (已整改1142条).
    """
    text = report.folded
    title = _TITLE.search(text, start, end)
    if title:
        return report.words(*title.span("title"))
    while start < end and (text[start] in "了到着过的 :于" or text.startswith(("为", "以"), start)):
        start += 1
    count = _LEADING_COUNT.match(text, start, end)
    if count and count.end() < end and text[count.end()] not in "、,":
        start = count.end()
    inside = _COUNT_INSIDE.match(text, start, end)
    if inside:
        end = inside.start("count")
    stop = _TRAILING_COUNT.search(text[start:end])
    if stop and stop.start() > 1:
        end = start + stop.start()
    but = _BUT.search(text, start + 1, end)
    end = min(but.start() if but else end, start + _LONGEST_OBJECT)
    words = text[start:end]
    start += len(words) - len(words.lstrip("、的 "))
    end -= len(words) - len(words.rstrip("、, "))
    if end - start <= 1 or _AMOUNT_ALONE.fullmatch(text, start, end):
        return None
    return report.words(start, end)
