"""The words around figures, compiled from their lexicon once per process."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.resources import table

# What a change is measured against, and the adverbs between it and the verb of change.
_BASE = (
    r"(?:同比|环比|年均|逐年|按可比价格?计算|(?:较|(?<!占)比|与)(?:20\d\d年|[今去上前]年"
    r"|[上前]一?个?(?:半年|年度?|月|季度|周期|轮|期)|[一二三四]季度|上半年"
    r"|年初|同期|年度?|[月末底初]|相比|一年|计划|以往|此前|之前|[^,;。]{0,6}(?:平均(?:水平|值)|时序进度|序时进度|目标值?)|全[国省市区县])+"
    r"|(?:高于|低于|高出|快于|优于|领先)[^,;。]{0,10})"
)
_MANNER = r"(?:实际|名义|大幅|高速|快速|同步|分别|均|共|平均|累计|约|了|\s)*"
_STATUS = (
    r"(?:目前|现|共有?|其中|有|今年|全年|仅|只|才|就)*"
    r"(?P<status>(?:已经?|按时|提前|如期|全部|累计|尚|未|共|新|再|按期|均|正|顺利|基本)*"
    r"(?:完成|实现|达成|达到)?)"
)


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Patterns made of `figure_words.tsv`.

    Those called `…_end` end where they are told to end; the others are searched or matched.
    """

    lead: re.Pattern[str]
    reach_end: re.Pattern[str]
    growth_end: re.Pattern[str]
    base_end: re.Pattern[str]
    distributed_end: re.Pattern[str]
    base: re.Pattern[str]
    verbs_end: re.Pattern[str]
    status: re.Pattern[str]
    scope: re.Pattern[str]
    rest_end: re.Pattern[str]
    predicate: re.Pattern[str]
    head: re.Pattern[str]
    state: re.Pattern[str]
    property: re.Pattern[str]
    generic: re.Pattern[str]
    column: re.Pattern[str]
    organisation: re.Pattern[str]
    hire_end: re.Pattern[str]
    hired: re.Pattern[str]


@cache
def figure_words() -> FigureWords:
    """Return the compiled lexicon.

    >>> figure_words().growth_end.search("投资同比增长").group()
    '增长'
    """
    return FigureWords(
        lead=re.compile(_any("lead")),
        reach_end=re.compile(rf"(?:{_choices('reach')}| )(?:{_choices('reach')}| )*$"),
        growth_end=re.compile(rf"(?:{_any('growth')})了?$"),
        base_end=re.compile(rf"{_BASE}{_MANNER}$"),
        distributed_end=re.compile(rf"分别(?:{_any('reach')})?$"),
        base=re.compile(_BASE),
        verbs_end=re.compile(rf"(?:{_any('lead')})$"),
        status=re.compile(_STATUS),
        scope=re.compile(rf"(?:{_any('scope')})的?"),
        rest_end=re.compile(rf"(?:{_any('rest')})的?$"),
        predicate=re.compile(_any("predicate")),
        head=re.compile(_any("head")),
        state=re.compile(_any("state")),
        property=re.compile(_any("property")),
        generic=re.compile(_any("generic")),
        column=re.compile(_any("column")),
        organisation=re.compile(_any("organisation")),
        hire_end=re.compile(rf"(?:{_any('hire')})了?$"),
        hired=re.compile(_any("hired")),
    )


def _any(use: str) -> str:
    return f"(?:{_choices(use)})"


def _choices(use: str) -> str:
    """Return the alternation of all patterns of one use, longest first.

    Each begins with a character, so that the engine skips at once to the places where one of
    these stands; this makes a search five times as fast.
    """
    rows = table("ontology", "lexicons", "figure_words.tsv")
    found = [row["pattern"] for row in rows if row["use"] == use]
    found.sort(key=lambda pattern: (-len(pattern), pattern))
    return "|".join(spelled for pattern in found for spelled in _spelled(pattern))


def _spelled(pattern: str) -> Iterator[str]:
    """Yield what a pattern matches as patterns without a class or a group at their beginning.

    >>> list(_spelled("[高低]于")), list(_spelled("(?:总|占地)?面积"))
    (['高于', '低于'], ['总面积', '占地面积', '面积'])
    """
    if pattern.startswith("[") and "]" in pattern:
        choices, _, rest = pattern[1:].partition("]")
        yield from (choice + rest for choice in choices)
    elif pattern.startswith("(?:"):
        group, _, rest = pattern[3:].partition(")")
        optional = rest.startswith("?")
        rest = rest.removeprefix("?")
        yield from (choice + rest for choice in group.split("|"))
        yield from _spelled(rest) if optional else ()
    else:
        yield pattern
