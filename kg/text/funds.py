"""What sort of money an amount is, and how far it has come."""

import re
from dataclasses import dataclass
from functools import cache

from kg.resources import table


@dataclass(frozen=True, slots=True)
class Money:
    """Concepts of the schemes fund-type and fund-state, each empty where the words tell none."""

    type: str
    state: str


def money_in(indicator: str, clause: str) -> Money:
    """Return what an amount's indicator tells of the sort of money, and its clause of the state.

    >>> money_in("专项债资金", "今年获批专项债资金3亿元")
    Money(type='special-bond', state='approved')
    >>> money_in("研发补助资金", "拟为企业兑现研发补助资金3亿元")
    Money(type='subsidy', state='to-pay')
    """
    return Money(_first("type", indicator), _first("state", clause))


def _first(what: str, words: str) -> str:
    return next((concept for concept, pattern in _patterns(what) if pattern.search(words)), "")


@cache
def _patterns(what: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("ontology", "lexicons", "fund_words.tsv")
    return tuple(
        (row["concept"], re.compile(row["pattern"])) for row in rows if row["what"] == what
    )
