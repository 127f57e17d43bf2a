"""The object of a verb as a noun phrase: without its count, a title without its marks."""

import re
from functools import cache

from kg.extraction.predicates.verbs import known_verbs
from kg.model.text import Report, Words
from kg.resources import table
from kg.text.wordlists import trie

_DIGITS = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:余|多)?[万亿]?"
_HAN = r"[一二两三四五六七八九十百千]+(?:余|多)?"
_WHOSE = r"(?:全|我|本)[省市县区州旗镇乡]|辖区内?|上述|首批|其余|其他|另外|剩余的?"
"""What may stand before a count, as a part of it (全区18栋自建房)."""
_TITLE = re.compile(r"《(?P<title>[^》]+)》")
_AMOUNT_ALONE = re.compile(r"(?!20[0-9]{2}年.)[0-9.]+[^0-9]{0,2}(?:、.*)?")
_RESPECTIVELY = re.compile(r"(?<=.{2})分别(?:为|达|是)?[0-9]")
_BUT = re.compile(r"但(?!书)")
_LONGEST_OBJECT = 30
_LONG_OBJECT = 9
_TOLD_OF = re.compile(r"[^“”《》()]*的(?=[^的”》)]{3,}$)")
_SHORT_HEAD = 2


@cache
def _count() -> str:
    """Return a pattern of a number with its measure word."""
    rows = table("ontology", "lexicons", "measure_units.tsv")
    some = trie(row["unit"] for row in rows if row["kind"] in ("count", "amount", "measure"))
    by_words = trie(row["unit"] for row in rows if row["han"] == "yes")
    by_digits = rf"(?:{_DIGITS}[至到])?{_DIGITS}(?:{some}|亿)"
    return rf"(?:{by_digits}|{_HAN}(?:{by_words}|人次|大|亿))(?:方面(?=[0-9]))?"


@cache
def leading_count() -> re.Pattern[str]:
    """Match a count at the head of an object (18栋自建房, 全市3座大桥)."""
    return re.compile(rf"(?:{_WHOSE})?(?:共|约|近|超过?)?{_count()}")


@cache
def _trailing_count() -> re.Pattern[str]:
    return re.compile(rf"(?:共计?|达|约|近|超过?)?{_count()}(?:以上)?$")


@cache
def _count_inside() -> re.Pattern[str]:
    return re.compile(rf"[^、]{{2,}}?(?P<count>{_count()})(?=、)")


@cache
def _counted_head() -> re.Pattern[str]:
    """Match what stands before a counted noun, its count included; not where it sums up a list."""
    return re.compile(
        rf"[^,。;“”《》()和及与]{{2,}}?(?<!等)(?P<count>(?!{_DIGITS}元){_count()})(?=[\u4e00-\u9fff]{{2,}})"
    )


@cache
def _and_then() -> re.Pattern[str]:
    """Match where a second act begins (追缴款项38万元并兑付农户)."""
    return re.compile(r"(?<=[0-9元个项家处人])并(?=[\u4e00-\u9fff]{2})")


@cache
def _acts() -> re.Pattern[str]:
    """Match what follows the count of things that do something themselves (骨干15名参加培训)."""
    return re.compile(rf"已|均|全部|正在|参加|参与|{known_verbs()}")


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
    start = _without_count(text, start, end)
    inside = _count_inside().match(text, start, end)
    if inside:
        end = inside.start("count")
    each = _RESPECTIVELY.search(text, start, end)
    end = each.start() if each else end
    stop = _trailing_count().search(text[start:end])
    if stop and stop.start() > 1:
        end = start + stop.start()
    for cut in (_BUT, _and_then()):
        stop = cut.search(text, start + 1, end)
        end = stop.start() if stop else end
    stop = _trailing_count().search(text[start:end])
    if stop and stop.start() > 1:
        end = start + stop.start()
    if end <= start or _is_amount(text, start, end):
        return None
    start, end = _head_of(text, start, end)
    end = min(end, start + _LONGEST_OBJECT)
    words = text[start:end]
    start += len(words) - len(words.lstrip("、的 "))
    end -= len(words) - len(words.rstrip("、, "))
    return report.words(start, end) if end - start > 1 else None


def _is_amount(text: str, start: int, end: int) -> bool:
    count = leading_count().match(text, start, end)
    alone = count is not None and (count.end() == end or text[count.end()] == "、")
    return alone or _AMOUNT_ALONE.fullmatch(text, start, end) is not None


def _without_count(text: str, start: int, end: int) -> int:
    """Return where an object begins behind its counts (4个方面21个问题)."""
    first = start
    while count := leading_count().match(text, start, end):
        stop = count.end()
        if stop >= end or text[stop] in "、," or (start > first and end - stop <= _SHORT_HEAD):
            break
        start = stop
    return start


def _head_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the head of a long object: what is told of it, and what it does, left out.

    So 2019年以来提拔的217名科级干部 is 科级干部, 干流67个入河排污口 is 入河排污口, and
    技术骨干15名参加培训 is 技术骨干. A short head (39条措施) keeps its count.
    """
    if end - start < _LONG_OBJECT:
        return start, end
    told = _TOLD_OF.match(text, start, end)
    start = told.end() if told else start
    counted = _counted_head().match(text, start, end)
    if counted is None:
        bare = _without_count(text, start, end)
        return (bare, end) if end - bare > _SHORT_HEAD else (start, end)
    if _acts().match(text, counted.end(), end):
        return start, counted.start("count")
    return (counted.end(), end) if end - counted.end() > _SHORT_HEAD else (start, end)
