"""Projects that only their predicate tells: 甲光电车灯总成、乙药业技改正在进行主体施工."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.extraction.phrases import clauses_holding, phrase_start
from kg.model.mentions import ProjectMention, Reading, within
from kg.model.text import Span
from kg.names.divisions import division_names
from kg.text.segmentation import segment_words
from kg.text.wordlists import finder, words

BARE_SUBJECT = "project-bare-subject"

_OPENING = re.compile(r"[\s①-⑳\d().、]*(?:[一二三四五六七八九十]是)?(?:目前|其中|截至目前)?")
_ADVERBS = re.compile(
    r"(?:[已正均全将拟]|正在|全部|陆续|相继|先后|同步|年内|[\d一二三四上下半年月日季度底前中旬初]{2,10}|预计|力争|计划|确保|顺利|如期|定于|择期|长期|一直|至今)*$"
)
_NO_ITEM = re.compile(
    r"[,:;“”《》\d]|项目|工程|企业|公司|集团|任务|主体|厂房|车间|设备|管网|人民|政府|各|等|的|及|由|对|在|与"
)
_ITEM = re.compile(r"[^、和]+")
_NAME_TAGS = ("nr", "nz", "nrt", "nrfg", "nt")
_LENGTH = range(4, 17)
_LONGEST_SUBJECT = 60
_SHORTEST_REST = 2


def find_bare_subjects(
    reading: Reading, known: Iterable[ProjectMention]
) -> Iterator[ProjectMention]:
    """Yield the projects named without a word for works, by a company and what it makes.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "锐腾光电车灯、郎兴酒业竣工投产。"))
    >>> [mention.name for mention in find_bare_subjects(reading, ())]
    ['锐腾光电车灯', '郎兴酒业']
    """
    report, taken = reading.report, sorted(mention.span for mention in known)
    for clause in clauses_holding(report, _predicates()):
        _, start, _ = _predicates().find_matches_as_indexes(clause.cut(report.folded))[0]
        items = _items(report.folded, clause.start, clause.start + start)
        if not items or any(span.overlaps(clause) for span in taken):
            continue
        if all(_is_company(reading, item) for item in items):
            for item in items:
                yield ProjectMention(item, item.cut(report.text), False, None, BARE_SUBJECT)


def _items(text: str, start: int, end: int) -> list[Span]:
    """Return the items of the list that is the whole subject before a predicate, or nothing."""
    opened = _OPENING.match(text, start, end)
    start = opened.end() if opened else start
    adverbs = _ADVERBS.search(text, start, end)
    end = adverbs.start() if adverbs else end
    if not start < end <= start + _LONGEST_SUBJECT:
        return []
    if _NO_ITEM.search(text, start, end) or phrase_start(text, start, end) != start:
        return []
    items = [Span(*match.span()) for match in _ITEM.finditer(text, start, end)]
    return items if all(item.end - item.start in _LENGTH for item in items) else []


def _is_company(reading: Reading, item: Span) -> bool:
    """Tell whether an item begins with the name of a company, known or by its unknown words."""
    for unit in within(reading.units, Span(item.start, item.start + 1)):
        return unit.kind == "enterprise"
    first, tag = segment_words(reading.report.folded, item).tagged[0]
    if item.end - item.start - len(first) < _SHORTEST_REST:
        return False
    return tag in _NAME_TAGS or (tag == "ns" and first not in division_names())


@cache
def _predicates() -> AhoCorasick:
    return finder(words("project_predicates.tsv"))
