"""How alike two headings are: shared characters and shared pairs of characters."""

from collections import Counter
from difflib import SequenceMatcher

_WORD = 2
"""Characters that make a word of their own."""


def likeness(first: str, second: str) -> float:
    """Return the mean of two Dice coefficients, that of characters and that of their pairs.

    Dice is twice what both have, over all that each has; a character that comes twice counts
    twice. Pairs alone punish an inserted word too much, characters alone a changed one too little.

    >>> round(likeness("河道清淤进度偏慢", "河道清淤进度仍然偏慢"), 2)
    0.82
    >>> likeness("河道清淤", "河道清淤"), likeness("河道清淤", "食堂管理"), likeness("", "")
    (1.0, 0.0, 0.0)
    """
    return (_dice(grams(first, 1), grams(second, 1)) + _dice(grams(first, 2), grams(second, 2))) / 2


def held(part: str, whole: str) -> float:
    """Return which share of the character pairs of `part` the words of `whole` have, too.

    >>> held("河道清淤", "某县河道清淤进度偏慢"), held("河道清淤", "清淤"), held("河", "河道")
    (1.0, 0.3333333333333333, 0.0)
    """
    pairs = grams(part, 2)
    return (pairs & grams(whole, 2)).total() / pairs.total() if pairs else 0.0


def replaces_a_word(first: str, second: str) -> bool:
    """Tell whether words of two characters or more give way to others; the order does not matter.

    What is inserted leaves an issue the same; another word in its place makes it another issue.

    >>> replaces_a_word("农村饮水安全保障不到位", "农村道路安全保障不到位")
    True
    >>> replaces_a_word("档案管理不规范", "档案日常管理还不够规范")
    False
    """
    one, other_one = sorted((first, second))
    steps = SequenceMatcher(None, one, other_one, autojunk=False).get_opcodes()
    return any(
        kind == "replace" and min(end - start, other_end - other) >= _WORD
        for kind, start, end, other, other_end in steps
    )


def grams(words: str, length: int) -> Counter[str]:
    """Return the runs of `length` characters, and how often each stands there.

    >>> sorted(grams("清淤清淤", 2).items())
    [('淤清', 1), ('清淤', 2)]
    """
    starts = range(len(words) - length + 1)
    return Counter(words[start : start + length] for start in starts)


def _dice(first: Counter[str], second: Counter[str]) -> float:
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0
