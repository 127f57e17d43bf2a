"""What an amount counts, as far as its own clause tells."""

import re
from functools import lru_cache

from kg.extraction.tallies.amounts import Amount
from kg.model.mentions import Reading
from kg.model.text import Words

_LEAD = re.compile(
    r"(?:[一二三四五六七八九十]是|其中|[占为](?=年度|设计|全年)|目前|现[已有]?|截[至止]目?前?.{0,12}?[日底末前]|[今本]年以来|\d+至\d+月份?|\d+月份?|[上下]半年"
    r"|前?[一二三四]个?季度|全[年市省县区]|共有?|均|全部|累计|先后|同时|按[^,]{1,3}分为|有|的|年内|实际)+"
)
# What stands between the name of a set and the figure that tells a state of it.
_STATE = re.compile(
    r"(?:已|累计|完成|实现|达到|未|尚|正|在|其余|剩余|余下|剩下|全部|按期|新增|投入|顺利|共|均).*$"
)
_VERB = re.compile(
    r"^(?:计划|安排|实施|排查|发现|检查|新签约|签约|入库|确定|梳理|共|年度|开展|推进|统筹)+"
)
_TOLD = re.compile(
    r"(?:已|均|全部|累计|完成|实现|达到|未|尚|正在|扎实|有序|稳步|全面|顺利|加快|持续|逐一|按期|新增|投入|剩余|其余"
    r"|推进|开展|进行|(?:开工|复工|完工|竣工|投产|投用|办结|签约|整改|销号)(?!项目|任务|工作|问题|事项)"
    r"|[一-龥]{2}率|占|共|中|等).*$"
)
"""What follows the name of a counted thing: what is told of it."""
_FOUND = re.compile(r"^.*?共?(?:排查|发现|检查|梳理|确定|涉及|安排|实施)+(?:了|出)?")
_SHORTEST = 2


def set_name(amount: Amount) -> str:
    """Return the name of the set whose state an amount tells; blank when its clause names none.

    新建项目已开工118个 tells of 新建项目, 已开工118个 of what was named before.
    """
    return set_name_of(amount.before)


@lru_cache(maxsize=4096)
def set_name_of(before: str) -> str:
    """Return the name of a set in the words before a figure.

    >>> set_name_of("其中新建项目已开工"), set_name_of("目前已开工")
    ('新建项目', '')
    """
    lead = _LEAD.match(before)
    words = before[lead.end() :] if lead else before
    return _VERB.sub("", _STATE.sub("", words))


def names_same(part: Amount, total: Amount) -> bool:
    """Tell whether the set that `part` names is the one that `total` counts.

    The shorter name may stand for the longer one when it is its end (老旧小区, 小区).
    """
    name = set_name(part) or set_name_of(part.after)
    if len(name) < _SHORTEST:
        return False
    counted = {total.after, set_name_of(total.before)}
    return any(name in words or _is_end(words, name) for words in counted)


def _is_end(words: str, name: str) -> bool:
    """Tell whether an end of `words`, two characters or more, opens `name`."""
    sizes = range(_SHORTEST, min(len(words), len(name)) + 1)
    return any(words.endswith(name[:size]) for size in sizes)


def name_of(reading: Reading, amount: Amount) -> Words | None:
    """Return the words that name what `amount` counts: those after it, else those before it.

    In 共涉及18项年度任务 that is 年度任务, in 老旧小区86个 it is 老旧小区.
    """
    start, end = amount.figure.span.start, amount.figure.span.end
    name = _counted(amount.after)
    if name:
        return reading.report.words(end, end + len(name))
    found = _FOUND.match(amount.before)
    name = (found and amount.before[found.end() :]) or set_name(amount)
    if len(name) >= _SHORTEST and name in amount.before:
        begin = amount.start + amount.before.rindex(name)
        return reading.report.words(begin, begin + len(name))
    return None if start == amount.start else reading.report.words(amount.start, start)


def _counted(after: str) -> str:
    """Return the noun that a count stands before, without what is told of it.

    >>> _counted("重点项目扎实推进"), _counted("生产项目开工率"), _counted("已完工")
    ('重点项目', '生产项目', '')
    """
    told = _TOLD.search(after)
    name = (after[: told.start()] if told else after).rstrip("中的内")
    return name if len(name) >= _SHORTEST else ""
