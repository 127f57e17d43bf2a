"""Predicates whose object stands before the verb: 对18家平台进行评估, 为8个项目授信15亿元."""

import re
from functools import cache
from typing import NamedTuple

from kg.extraction.predicates.objects import object_words
from kg.extraction.predicates.verbs import known_verbs, role_of
from kg.model.text import Report, Span, Words
from kg.text.wordlists import trie, words

_MONEY = re.compile(r"资金|补贴|经费")
_LENT = re.compile(r"授信|担保|贷款|续贷|展期|融资|补助|补贴|奖补|资金")
_LOAN = re.compile(r"贷款?[”\"]?$")
_BESIDE = re.compile(r"(?<=..)(?:与|和|同)[^,。;]{2,}$")
_HANDED = re.compile(r"(?<=..)(?:上报|报送|报请|提交|呈报|报)(?![告名表刊])")
"""What is done where an object goes to somebody (将方案报省厅审批)."""
_BY_RULE = re.compile(r"(?:按照?|以(?![上下内外往来前后]))[^,。;]{2,20}$")
_RESULT = re.compile(r"[为成](?=[^,。;]{2,20}(?:措施|任务|清单|事项|台账)$)")
"""What problems are turned into (将问题细化为42条措施)."""
_MAKES = re.compile(r"(?:制定|编制|出台|建立|签订|采取)(?=[^,。;]{2})")
"""What is made for the things that stand first (对17个村逐一制定整顿方案)."""
_ITS_OWN = frozenset({"采取", "开辟"})
"""Acts behind which stands what is done itself (对企业开辟绿色通道)."""
_SEEKS = ("争取", "申请")
"""What is done where an object goes to the one who may grant it (向省厅争取补助)."""
_MANNER = re.compile(r"(?<=..)(?:先后|分别|逐一|逐个|再次|同步|集中|全面|定期|及时|跟踪)+$")
"""How an act is done whose object stands before it (对甲集团先后开展巡察)."""
_PUT_INTO = frozenset({"纳入", "列入"})
_CHECKED = re.compile(r"考核|抽[检查]|督[查办导]|检查|监管|监督")
_LONG_ACT = 4
"""Characters from which on the words after 开展 are the object (开展物业服务质量评价)."""
_ABOUT_WHAT = frozenset({"围绕", "就", "向"})
"""Signs before what an act is only about or to whom it goes: its object comes behind it."""


_BROUGHT_ABOUT = (
    r"(?<=[\u4e00-\u9fff])[\u4e00-\u9fff](?:完|好|掉|清|下来|起来|出来|到位)(?=$|[,。;])"
    r"|(?:压缩|缩短|提高|提升|降低|延长|扩大|调整|压减|精简|增加)[至到为]"
)
"""How an act ends that brings its object about (把搬迁尾户谈完, 将时间压缩至1天)."""


class Done(NamedTuple):
    """A role, the verb that shows it, and the object."""

    role: str
    verb: str
    target: Words


def _acts(behind: str) -> str:
    return trie(words("object_first_acts.tsv", "act", behind=behind))


@cache
def _towards() -> re.Pattern[str]:
    return re.compile(
        r"(?:已|正在|正|先后|分别|还|将(?=[对就把针围向])|应|须|要|拟)*"
        r"(?:(?P<sign>对|就|将|把|针对|围绕|向)(?P<object>(?![于在按依])[^,。;]{2,40}?)"
        rf"(?P<act>(?:{_acts('it')}|逐[\u4e00-\u9fff]|{_BROUGHT_ABOUT})(?!的)|(?:{known_verbs()})(?=[了0-9至给]|$))"
        rf"|(?P<to>向)(?P<whom>[^,。;]{{2,24}}?)(?P<giving>{known_verbs()})(?![的性率会])"
        rf"|(?P<for>为)(?P<served>[^,。;]{{2,24}}?)(?P<service>{_acts('for')})(?!的))"
    )


def match_towards(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a predicate that opens with 对X, 将X, 向X or 为X."""
    return _towards().match(text, start, end)


def towards(report: Report, match: re.Match[str], clause: Span) -> Done | None:
    """Return what such a predicate says: the role that the act shows, and the object."""
    if match["for"]:
        return _served(report, match, clause)
    if match["to"]:
        return _given(report, match, clause)
    if match["sign"] == "向" and match["object"].endswith(_SEEKS):
        sought = report.words(match.start("act"), clause.end)
        return Done("implement", match["object"][-len("争取") :], sought)
    role = _role_shown(report, match, clause)
    after = object_words(report, match.end("act"), clause.end)
    by_rule = _BY_RULE.search(report.folded, match.start("object"), match.end("object"))
    stop = by_rule.start() if by_rule else match.end("object")
    beside = _BESIDE.search(report.folded, match.start("object"), stop)
    alone = match["sign"] == "就" or match["act"].startswith("结合")
    stop = beside.start() if beside and alone else stop
    manner = _MANNER.search(report.folded, match.start("object"), stop)
    object_ = object_words(report, match.start("object"), manner.start() if manner else stop)
    handed = _HANDED.search(report.folded, match.start("object"), match.end("object"))
    if handed and match["sign"] in {"将", "把"}:
        given = object_words(report, match.start("object"), handed.start())
        return Done("implement", handed[0], given) if given else None
    own = after is not None and match["act"] == "开展" and len(after.text) >= _LONG_ACT
    own = own or match["act"] in _ITS_OWN
    own = (own and role == "implement") or _RESULT.match(
        report.folded, match.end("act"), clause.end
    )
    own = own or (role == "publish" and match["sign"] == "对")
    made = _MAKES.match(after.text) if after else None
    if after and made:
        after, own = report.words(after.span.start + made.end(), after.span.end), True
    if after is not None and (match["sign"] in _ABOUT_WHAT or (own and after.text[0] not in '“"')):
        object_ = after
    return Done(role, match["act"], object_) if object_ else None


def _role_shown(report: Report, match: re.Match[str], clause: Span) -> str:
    """Return the role that an act shows: what goes into a plan or a list is no more than done."""
    told = report.folded[match.start("act") : clause.end]
    if match["act"] in _PUT_INTO and not _CHECKED.search(told):
        return "implement"
    if match["act"] in _ITS_OWN:
        return role_of(match["act"])
    return role_of(_MONEY.sub("", told))


def _given(report: Report, match: re.Match[str], clause: Span) -> Done | None:
    """向甲县拨付资金 gives the money; 向117户企业发放“园区贷”8亿元 funds those who borrow."""
    given = object_words(report, match.end("giving"), clause.end)
    if given and _LOAN.search(given.text):
        whom = object_words(report, *match.span("whom"))
        return Done("fund", match["giving"], whom) if whom else None
    return Done(role_of(match["giving"]), match["giving"], given) if given else None


def _served(report: Report, match: re.Match[str], clause: Span) -> Done | None:
    """为8个项目授信15亿元, 为37家合作社发放贷款: whom it is done for; lenders fund."""
    object_ = object_words(report, match.start("served"), match.end("served"))
    lent = _LENT.search(report.folded, match.start("service"), clause.end)
    role = "fund" if lent else role_of(match["service"])
    return Done(role, match["service"], object_) if object_ else None
