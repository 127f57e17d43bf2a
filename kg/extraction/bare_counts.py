"""What a bare count stands for: 其余3处 of the 11处闲置校舍 that the sentence named before."""

import re
from functools import cache, lru_cache

from kg.extraction.phrases import phrase_start
from kg.extraction.predicates.verbs import known_verbs
from kg.model.text import Report, Span, Words
from kg.text.segmentation import segment_words

_NUMBER = r"(?P<number>[0-9]+(?:\.[0-9]+)?)[余多]?[万亿]?"
_BARE = re.compile(
    r"(?:剩余|剩下|其余|其他|其它|其中|另外|另有|另|余下|还有|已有|尚有|仍有|有)?的?"
    rf"{_NUMBER}(?P<counter>[\u4e00-\u9fff]{{1,3}})"
)
_REACH = 90
"""How far back in its sentence the counted things may be named."""
_SHORTEST, _LONGEST = 2, 12


def counter_of(text: str) -> str:
    """Return the measure word where `text` is nothing but a count (剩余3处); else nothing.

    >>> counter_of("其余3处"), counter_of("3处校舍扩建")
    ('处', '')
    """
    match = _BARE.fullmatch(text)
    return match["counter"] if match else ""


def counted_before(report: Report, sentence: Span, offset: int, counter: str) -> Words | None:
    """Return the noun that was counted with `counter` before `offset` in the sentence.

    The largest count comes first: it is the whole, of which the others are parts.

    >>> from kg.text.read import make_report
    >>> report = make_report("a", "11处闲置校舍已盘活8处,剩余3处由青石镇出租。")
    >>> counted_before(report, Span(0, 23), 14, "处").text
    '闲置校舍'
    """
    begin = max(sentence.start, offset - _REACH)
    counts = list(_count_with(counter).finditer(report.folded, begin, offset))
    counts.sort(key=lambda count: -float(count["number"]))
    for count in counts:
        for noun in (_noun_after(report, count.end(), offset), _noun_before(report, begin, count)):
            if noun and _is_noun(report, noun):
                return report.words(noun.start, noun.end)
    return None


@lru_cache(maxsize=256)
def _count_with(counter: str) -> re.Pattern[str]:
    return re.compile(_NUMBER + re.escape(counter))


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        rf"[^,。;、:0-9(]{{2,16}}?(?<!党)(?=已|均|尚|仍|未|正在|全部|逐|分别|先后|开展|进行|{known_verbs()}|[,。;、:0-9(])"
    )


def _noun_after(report: Report, start: int, end: int) -> Span | None:
    match = _noun().match(report.folded, start, end)
    return Span(*match.span()) if match else None


def _noun_before(report: Report, begin: int, count: re.Match[str]) -> Span | None:
    clause = max(report.folded.rfind(mark, begin, count.start()) + 1 for mark in ",。;、")
    start = phrase_start(report.folded, max(begin, clause), count.start())
    return Span(start, count.start()) if count.start() - start >= _SHORTEST else None


def _is_noun(report: Report, span: Span) -> bool:
    """Tell whether the last word is no verb (规范整治48个 counts no things)."""
    if span.end - span.start > _LONGEST:
        return False
    return not segment_words(report.folded, span).words[-1].tag.startswith(("v", "m", "q", "d"))
