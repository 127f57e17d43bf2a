"""Sets of projects that a report gives by their number: 12项市政工程, 在建项目99个."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.phrases import clause_at, phrase_start
from kg.extraction.projects.heads import Head, clause_heads, kinds
from kg.extraction.projects.set_examples import (
    EXAMPLE_OF_SET,
    ends_like_project,
    examples_before,
    listed_item,
    named_examples,
)
from kg.extraction.projects.stage_words import stage_word_governs
from kg.extraction.projects.stages import stage_in_name, stage_word_follows
from kg.model.mentions import Figure, ProjectMention, Reading, within
from kg.model.text import Span
from kg.resources import table

SET_BY_COUNT = "project-set-by-count"
SET_BEFORE_COUNT = "project-set-before-count"
SET_OF_CLASS = "project-set-of-class"
SET_OF_EXAMPLES = "project-set-of-examples"

_REACH = 40
_TOPIC_REACH = 400
_SHARE_REACH = 120
_GAP = 4
_FAR_GAP = 12
_FAR_BREAK = re.compile(r"[、,已正均全]")
_WORKS_GAP = 8
_VERB = re.compile(r"开展|实施|进行|完成|成立|涉及|与\d|和\d")
_NAME_BREAK = re.compile(r"[、,已正均全和及]|开展|实施|进行|完成|成立|签")
_UNNAMED_SET = "项目"
_CHOSEN = re.compile(r"申报|入选|施工现场|被列为|大起底")
_LONGEST_CLASS = 10
_SHORT_EXAMPLE = 3
_SITES = ("公园", "驿站", "小学", "幼儿园", "水厂", "水库", "泵站", "大桥", "广场", "示范点")
"""Things that are counted as works where a verb of building stands before (新建口袋公园16个)."""
_NO_NAME = 2
_PARTS = ("生产线",)
"""Things that are counted as parts of a project."""
_BARE = re.compile(r"(?:建设|督[导查]|[检巡抽核]查|调[度研]|走访)?(?:项目|工程)(?:建设)?")
_VERB_BEFORE_COUNT = re.compile(
    r"(?:已|均|共|总数|总计|合计|累计|数量|达到|达|有|为|全部|新|集中|\s|开工|完工|竣工|投产|建成|在建|约|计)*$"
)
_TOPIC = re.compile(r"([^,;。:\d\s]{2,16})方面,")
_DONE_TO_SOME = re.compile(
    r"[^。\n]{0,20}?已(?:完成)?(?:改造|修复|整治|治理|整改|建成|开工|完工|拆除)?\d"
)
_SHARES = re.compile(
    r"(?:\([^()]*\))?,?(?:其中|已经?|现|目前|累计|共)*(?:完成)?(?:投运|投用|启用|建成|在建|完工|竣工|开工|投产|移交|整治|修复"
    r"|拆除|通车|办结|交付|改造|封顶|停工)(?:了)?\d+(?:\.\d+)?[个座处条所项栋家]"
)
"""Shares of a set right behind it: 63座处理厂,投运27座、在建22座."""
_DOCUMENT = re.compile(r"方案")
_REBUILT = re.compile(r"(?:更新)?改造$")
_BEHIND_FIGURE = re.compile(r"[及或]?以上的?|[、,和及]")
_CLASS = re.compile(r"(?:[、,;:。中为含有括]|^)(?P<name>[^、,;:。中为含有括\s\d]{2,8}类)$")
_AFTER_FIGURE = re.compile(r"\s?[、,;。)(]|\s?$|其中|和|及|已|总|均|,|投资|入|共|\d")


def find_project_sets(reading: Reading) -> Iterator[ProjectMention]:
    """Yield the sets of projects in a report, and the examples that are named with them.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "新城水厂扩建等3项水利工程已开工,在建项目99个。"))
    >>> [(mention.name, mention.count) for mention in find_project_sets(reading)]
    [('新城水厂扩建', None), ('水利工程', 3), ('在建项目', 99)]
    """
    text, done, listed = reading.report.folded, 0, 0
    sets: dict[str, ProjectMention] = {}
    clause: Span | None = None
    heads: list[Head] = []
    for figure in reading.figures:
        if figure.span.start < done or not _is_count(figure):
            continue
        if clause is None or figure.span.start >= clause.end:
            clause = clause_at(reading.report, figure.span.start)
            heads = clause_heads(text, clause)
        of_class = _of_class(reading, figure, clause)
        if of_class:
            yield of_class
            listed = done = figure.span.end
        if not heads or of_class:
            continue
        joined = 0 < figure.span.start - listed <= 1
        found = tuple(_after_count(reading, figure, clause, heads, joined)) or tuple(
            _before_count(reading, figure, clause, heads, listed)
        )
        found = tuple(
            mention
            for mention in found
            if not _is_share(sets.get(mention.name), mention)
            and not (mention.name == _UNNAMED_SET and _is_part(reading, mention, listed))
        )
        if found:
            sets.update((mention.name, mention) for mention in found)
            listed = done = max(mention.span.end for mention in found)
        yield from found


def _is_count(figure: Figure) -> bool:
    return figure.unit in _counters() and not figure.rank and not figure.value % 1


def _is_part(reading: Reading, mention: ProjectMention, listed: int) -> bool:
    """Tell whether projects without a name are some of a set told before in their sentence."""
    sentence = reading.outline.sentence_at(mention.span.start)
    told_before = listed > sentence.span.start
    return told_before or _CHOSEN.match(reading.report.folded, mention.span.end) is not None


def _is_share(whole: ProjectMention | None, mention: ProjectMention) -> bool:
    """Tell whether a count is a part of one just given (92个重点项目…。重点项目已开工53个)."""
    return (
        whole is not None
        and mention.rule == SET_BEFORE_COUNT
        and mention.span.start - whole.span.end < _SHARE_REACH
        and (whole.count or 0) > (mention.count or 0)
        and not mention.name.endswith(("在建项目", "储备项目"))
    )


def _after_count(
    reading: Reading, figure: Figure, clause: Span, heads: list[Head], joined: bool
) -> Iterator[ProjectMention]:
    """Yield what a count stands before: N个X项目."""
    text, start = reading.report.folded, figure.span.end
    if text[start : start + 1] in "、,和及":
        return
    head = _head_after(text, start, heads, clause)
    if head is None or text.endswith(_PARTS, 0, head.end):
        return
    while text[start] in " 的":
        start += 1
    words = text[start : head.end]
    examples = examples_before(text, figure, clause)
    told = _BARE.fullmatch(words) or _SHARES.match(text, head.end)
    if len(words) <= _NO_NAME and words in kinds() and not told:
        return
    if not joined and not _counts_projects(text, figure, clause, heads, head):
        return
    rule = SET_OF_EXAMPLES if examples else SET_BY_COUNT
    name = _set_name(reading, clause, Span(start, head.end), examples)
    yield from named_examples(reading.report, examples, figure, words)
    if name:
        begin = examples[0].start if examples else figure.span.start
        yield ProjectMention(Span(begin, head.end), name, True, int(figure.value), rule)


def _set_name(reading: Reading, clause: Span, words: Span, examples: list[Span]) -> str:
    """Return the name of a set: its own, else what the talk is about, else its examples."""
    text, own = reading.report.text, words.cut(reading.report.text)
    if not _BARE.fullmatch(own):
        return own
    if topic := _topic(reading.report.folded, clause.start):
        return topic if topic.endswith(own) else topic + own
    return text[examples[0].start : examples[-1].end] if examples else _unnamed(own)


def _unnamed(own: str) -> str:
    return own if own == _UNNAMED_SET else ""


def _before_count(
    reading: Reading, figure: Figure, clause: Span, heads: list[Head], listed: int
) -> Iterator[ProjectMention]:
    """Yield what a count stands after: X项目N个."""
    text, end = reading.report.folded, figure.span.start
    verb = _VERB_BEFORE_COUNT.search(text, clause.start, end)
    edge = verb.start() if verb else end
    head = next((head for head in reversed(heads) if head.end == edge), None)
    if head is None or not _AFTER_FIGURE.match(text, figure.span.end, clause.end):
        return
    start = phrase_start(text, max(clause.start, listed), head.start)
    start = _after_figures(reading, start, head.end) if start < head.end else start
    rebuilt = _REBUILT.search(text, clause.start, start)
    start = rebuilt.start() if rebuilt else start
    if start > head.start:
        return
    built = (
        head.kind == "project"
        or rebuilt is not None
        or edge < end
        or _SHARES.match(text, figure.span.end) is not None
        or text[listed:start] == "、"
        or stage_word_governs(text, clause.start, start)
    )
    if (examples := text.rfind("等", start, head.start)) > start:
        for found in listed_item().finditer(text, start, examples):
            words = found[0]
            if len(words) > _SHORT_EXAMPLE and ends_like_project().search(words):
                yield ProjectMention(Span(*found.span()), words, False, None, EXAMPLE_OF_SET)
        start = examples + 1
    words = reading.report.text[start : head.end]
    is_bare = _BARE.fullmatch(words) is not None or (
        words in kinds()
        and not words.endswith(("项目", "工程"))
        and not (words.endswith(_SITES) and stage_word_governs(text, clause.start, start))
    )
    if built and (not is_bare or words == _UNNAMED_SET):
        span = Span(start, figure.span.end)
        yield ProjectMention(span, words, True, int(figure.value), SET_BEFORE_COUNT)


def _of_class(reading: Reading, figure: Figure, clause: Span) -> ProjectMention | None:
    """Return the set of a class of projects that is named by their stage (续建类9个)."""
    text, end = reading.report.folded, figure.span.start
    if text[end - 1] != "类":
        return None
    found = _CLASS.search(text, max(clause.start, end - _LONGEST_CLASS), end)
    if found is None or not stage_in_name(found["name"]):
        return None
    span = Span(found.start("name"), figure.span.end)
    return ProjectMention(span, found["name"], True, int(figure.value), SET_OF_CLASS)


def _after_figures(reading: Reading, start: int, end: int) -> int:
    """Return where a name begins that stands behind a size or another count (5000万元以上项目)."""
    for other in within(reading.figures, Span(start, end)):
        if other.span.end < end:
            start = other.span.end
            behind = _BEHIND_FIGURE.match(reading.report.folded, start, end)
            start = behind.end() if behind else end
    return start


def _head_after(text: str, start: int, heads: list[Head], clause: Span) -> Head | None:
    """Return the word that ends the name after a count."""
    near = [head for head in heads if start <= head.start and head.end - start <= _REACH]
    for position, head in enumerate(near):
        words = text[start : head.start]
        if _VERB.search(words):
            return None
        if any(mark in words.rpartition("的")[2] for mark in "、,") and "等" not in words:
            return None
        following = near[position + 1 : position + 2]
        if not following or not _goes_on(text, head, following[0]):
            return None if _DOCUMENT.match(text, head.end) else head
    return None


def _goes_on(text: str, head: Head, following: Head) -> bool:
    """Tell whether a name goes on to the following word (图书馆整修)."""
    gap = text[head.end : following.start]
    if head.kind == "project":
        return False
    if following.kind == "project" and len(gap) <= _FAR_GAP and not _FAR_BREAK.search(gap):
        return True
    reach = _GAP if following.kind == "facility" else _WORKS_GAP
    return len(gap) <= reach and not _NAME_BREAK.search(gap)


def _counts_projects(
    text: str, figure: Figure, clause: Span, heads: list[Head], head: Head
) -> bool:
    """Tell whether a number of things is a set of works: by their noun, their stage or a verb."""
    if head.kind == "project" or stage_in_name(text[figure.span.end : head.start]):
        return True
    return (
        stage_word_governs(text, clause.start, figure.span.start)
        or any(
            stage_word_follows(text, other.end, clause.end)
            for other in heads
            if other == head or (other.start > head.end and text[head.end] == "、")
        )
        or _DONE_TO_SOME.match(text, head.end) is not None
        or _SHARES.match(text, head.end) is not None
    )


def _topic(text: str, clause_start: int) -> str:
    """Return what the sentence is about (食品加工方面,…), if it says so."""
    nearest = max(0, clause_start - _TOPIC_REACH)
    sentence = max(text.rfind(mark, nearest, clause_start) for mark in "。\n") + 1 or nearest
    found = ""
    for match in _TOPIC.finditer(text, sentence, clause_start):
        found = match[1]
    return found


@cache
def _counters() -> frozenset[str]:
    rows = table("ontology", "lexicons", "project_counters.tsv")
    return frozenset(row["counter"] for row in rows)
