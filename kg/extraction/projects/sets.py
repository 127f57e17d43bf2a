"""Sets of projects that a report gives by their number: 12项市政工程, 在建项目99个."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.phrases import clause_at, phrase_start, report_clauses, word_pattern
from kg.extraction.projects.heads import Head, clause_heads, is_name, kinds
from kg.extraction.projects.stages import stage_in_name, stage_word_follows, stage_word_governs
from kg.model.mentions import Figure, ProjectMention, Reading, within
from kg.model.text import Span
from kg.resources import table

SET_BY_COUNT = "project-set-by-count"
SET_BEFORE_COUNT = "project-set-before-count"
SET_OF_CLASS = "project-set-of-class"
SET_OF_EXAMPLES = "project-set-of-examples"
EXAMPLE_OF_SET = "project-example-of-set"

_REACH = 40
_TOPIC_REACH = 400
_SHARE_REACH = 120
_GAP = 4
_FAR_GAP = 12
_FAR_BREAK = re.compile(r"[、,已正均全]")
_WORKS_GAP = 8
_VERB = re.compile(r"开展|实施|进行|完成|成立")
_NAME_BREAK = re.compile(r"[、,已正均全和及]|开展|实施|进行|完成|成立|签")
_EXAMPLE_LENGTH = 8
_LONGEST_CLASS = 10
_SHORT_EXAMPLE = 3
_NO_NAME = 2
_BARE = re.compile(r"(?:建设|督[导查]|[检巡抽核]查|调[度研]|走访)?(?:项目|工程)(?:建设)?")
_VERB_BEFORE_COUNT = re.compile(
    r"(?:已|均|共|总数|总计|合计|累计|数量|达到|达|有|为|全部|新|集中|\s|开工|完工|竣工|投产|建成|在建|约|计)*$"
)
_TOPIC = re.compile(r"([^,;。:\d\s]{2,16})方面,")
_DONE_TO_SOME = re.compile(
    r"[^。\n]{0,20}?已(?:完成)?(?:改造|修复|整治|治理|整改|建成|开工|完工|拆除)?\d"
)
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
    clauses = report_clauses(reading.report)
    text, done, listed = reading.report.folded, 0, 0
    sets: dict[str, ProjectMention] = {}
    clause: Span | None = None
    heads: list[Head] = []
    for figure in reading.figures:
        if figure.span.start < done or not _is_count(figure):
            continue
        if clause is None or figure.span.start >= clause.end:
            clause = clause_at(clauses, figure.span.start)
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
            mention for mention in found if not _is_share(sets.get(mention.name), mention)
        )
        if found:
            sets.update((mention.name, mention) for mention in found)
            listed = done = max(mention.span.end for mention in found)
        yield from found


def _is_count(figure: Figure) -> bool:
    return figure.unit in _counters() and not figure.rank and not figure.value % 1


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
    if head is None:
        return
    while text[start] in " 的":
        start += 1
    words = text[start : head.end]
    examples = _examples(text, figure, clause)
    if len(words) <= _NO_NAME and words in kinds() and not _BARE.fullmatch(words):
        return
    if not joined and not _counts_projects(text, figure, clause, heads, head):
        return
    rule = SET_OF_EXAMPLES if examples else SET_BY_COUNT
    name = _set_name(reading, clause, Span(start, head.end), examples)
    for example in _named(text, examples, figure):
        yield ProjectMention(example, example.cut(reading.report.text), False, None, EXAMPLE_OF_SET)
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
    return text[examples[0].start : examples[-1].end] if examples else ""


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
        or 0 < start - listed <= len("、")
        or stage_word_governs(text, clause.start, start)
    )
    if (examples := text.rfind("等", start, head.start)) > start:
        for item in _item().finditer(text, start, examples):
            words = item[0]
            if len(words) > _SHORT_EXAMPLE and _ends_like_project().search(words):
                yield ProjectMention(Span(*item.span()), words, False, None, EXAMPLE_OF_SET)
        start = examples + 1
    words = reading.report.text[start : head.end]
    if built and not _BARE.fullmatch(words) and words not in kinds():
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
    )


def _examples(text: str, figure: Figure, clause: Span) -> list[Span]:
    """Return the items of the list before 等N个 (or right before N个)."""
    end = figure.span.start
    if text[end - 1] == "等":
        end -= 1
    start = phrase_start(text, clause.start, end)
    if start >= end:
        return []
    items = [Span(*match.span()) for match in _item().finditer(text, start, end)]
    listed = end < figure.span.start or len(items) == int(figure.value)
    return items if listed else []


def _named(text: str, examples: list[Span], figure: Figure) -> Iterator[Span]:
    for example in examples:
        words = example.cut(text)
        if (
            len(examples) == int(figure.value)
            or "“" in words
            or len(words) >= _EXAMPLE_LENGTH
            or (_ends_like_project().search(words) and is_name(text, example, "facility"))
        ):
            yield example


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


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"(?:“[^”\n]*”|\([^)\n]*\)|[^、“(]|[“(])+")


@cache
def _ends_like_project() -> re.Pattern[str]:
    nouns = (row["noun"] for row in table("ontology", "lexicons", "project_nouns.tsv"))
    return re.compile(rf"(?:{word_pattern(nouns)}|路|\))$")
