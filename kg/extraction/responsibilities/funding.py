"""Who pays for what: 甲集团出资5000万元, 资本金由甲集团承担, 甲集团投资的水厂."""

import re

from kg.extraction.predicates import Predicate
from kg.extraction.responsibilities.context import Clause, Group
from kg.model.text import Span, Words

_AMOUNT = r"[0-9.]+[余多]?[万亿]*元"
_MONEY = (
    r"(?:(?:项目)?资本金|(?:建设|补助|补贴|配套|扶持|奖补|专项|财政)*(?:资金|经费)|债券"
    r"|[\u4e00-\u9fff]{2}(?:费用|费|款))"
)
_PAYS = re.compile(
    rf"(?:已|累计|共|计划|拟|将|正式|按进度|按时序|及时|先行|分期|分别)*(?:出资|注资|拨款|(?:完成)?投资|{_MONEY}){_AMOUNT}"
    r"(?:(?:已|全部|均)*(?:到位|到账|下达|拨付)[^,。;]{0,10})?"
)
_PAID_BY = re.compile(rf"{_MONEY}(?:共|约|计)?(?:{_AMOUNT})?(?:全部|全额|均)?由")
_BEARS = re.compile(
    r"(?:全部|全额|统一|负责|各自?|分别|共同|按比例)*(?:[分负]?担(?:一半|[0-9.]+%|[0-9.]+[万亿]元)?|承担(?:一半|[0-9.]+%)?|筹措|筹集|解决|出资|注资|兜底|拨付|保障|安排)"
)
_INVESTED = re.compile(r"投资(?:建设|兴建)?的")
_PROVIDED = re.compile(r"到位|出资|注资|筹措")
_LENDS = re.compile(r"[贷保]”?$")
_CAPITAL = re.compile(r"资本金|资金|债券")


def paid_for(clause: Clause, rest: Span) -> Words | None:
    """Return the project that a unit pays for, where `rest`, right after it, says no more."""
    text = clause.text
    if _PAYS.fullmatch(text, rest.start, rest.end):
        return clause.topic(projects_first=True)
    agent = text.rfind("由", clause.start, rest.start)
    paid = _PAID_BY.search(text, clause.start, agent + 1)
    if paid and paid.end() == agent + 1 and _BEARS.fullmatch(text, rest.start, rest.end):
        money = clause.reading.report.words(paid.start(), agent)
        return clause.topic(projects_first=True) or money
    return None


def invests(clause: Clause, rest: Span) -> bool:
    """Tell whether what stands after a unit is what it pays for (甲集团投资的水厂竣工)."""
    return _INVESTED.match(clause.text, rest.start, rest.end) is not None


def is_capital(done: Predicate) -> bool:
    """Tell whether what is done is to provide money (出资本金)."""
    return bool(_PROVIDED.search(done.verb) and _CAPITAL.search(done.target.text))


def offers_loan(group: Group, done: Predicate) -> bool:
    """Tell whether banks bring out a loan of their own (甲银行推出“园区贷”)."""
    banks = all(unit.kind == "finance" for unit in group)
    return banks and done.verb == "推出" and _LENDS.search(done.target.text) is not None
