"""Sentences with figures as clauses: each figure with the words on its left and right."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from kg.extraction.observations.indicators import (
    LONE_NOUNS,
    OF_ORGANISATIONS,
    Piece,
    opening,
    organisation_end,
    split_after_head,
)
from kg.extraction.observations.words import figure_words
from kg.model.mentions import DateMention, Figure, Reading, within
from kg.model.text import Sentence, Span
from kg.text.segmentation import segment_words

# A clause keeps what stands in quotation marks, in titles and in brackets without figures whole.
_CLAUSE = re.compile(
    r"(?:[^,;:。!?\n“《()|\t]++|“[^”\n]{0,80}”|《[^》\n]{0,120}》|\([^()0-9\n]{0,30}\)|(?<=\d),(?=\d{3}(?!\d))|“|《)+"
)
_JOINT = re.compile(r"\s?(?:[、/]|和|及(?!以)|与|以及|并|或)")
_LAST_JOINT = re.compile(r"(?:、|和|及|与|以及|并)\s?$")
_PLACES = re.compile(
    r"(?:乡镇|镇街|街道|县区|区县|县市|市县|社区|村|市|县|区|部门|单位)(?=[^,;。、]{0,12}(?:率|量|额|数|值|比例|进度))"
)
_LIST_MARK = re.compile(r"(?:(?>\([^()]*\)|[^、]))*?、")
_LONGEST_CLAUSE = 400
_SHORTEST_INDICATOR = 2
_LONGEST_TO = 3
_LONGEST_HIRE = 4
_TOWARDS = "由对给向为令"
"""Prepositions before the unit by which or to which something is done."""
_LONGEST_ACT = 6
_SHORTEST_NOUN = 2
_ACT = re.compile(r"[一-龥]+")
_SHORTEST_PART = 2
"""Characters of a part of works; longer ones are told from the works by their words alone."""
_JOINED_UNITS = re.compile(r"\s?(?:[、和与及]|以及|会同|联合|协同)\s?")
_TOGETHER = re.compile(r"联合|共同|联手|协同")
_COMPARED = "较比与"
_EMPTY = re.compile(r"(?:\s|、|和|及|与|以及|的|或)*")


class Slot(NamedTuple):
    """A figure in its clause.

    `left` and `right` are the words that may name what it counts. `joined` tells that nothing but
    a mark stands between it and the figure before it; `first` and `last` that it is so in its
    clause. `owner` is the unit at the head of the clause, `bearer` the one right before the figure;
    they are empty if there is none.
    """

    figure: Figure
    clause: Piece
    left: Piece
    right: Piece
    joined: bool
    first: bool
    owner: Piece
    last: bool
    bearer: Piece


def clause_at(text: str, sentence: Span, place: Span) -> Piece:
    """Return the clause of `sentence` in which `place` begins, cut where it grows beyond reason."""
    start = max(sentence.start, place.start - _LONGEST_CLAUSE)
    end = min(sentence.end, place.end + _LONGEST_CLAUSE)
    for clause in _CLAUSE.finditer(text, start, end):
        if clause.end() > place.start:
            return min(clause.start(), place.start), max(clause.end(), place.end)
    return place.start, place.end


def figure_sentences(reading: Reading) -> Iterator[tuple[Sentence, list[Slot]]]:
    """Yield every sentence that has figures, with its figures in their clauses.

    In a table every cell is a sentence of its own.
    """
    outline, text = reading.outline, reading.report.folded

    def place(figure: Figure) -> tuple[Sentence, int]:
        sentence = outline.sentence_at(figure.span.start)
        begin, end = sentence.span.start, figure.span.start
        return sentence, max(text.rfind("\t", begin, end), text.rfind("|", begin, end))

    for (sentence, _), figures in groupby(reading.figures, key=place):
        yield sentence, list(_slots(reading, sentence.span, list(figures)))


def _slots(reading: Reading, span: Span, figures: Sequence[Figure]) -> Iterator[Slot]:
    text, number = reading.report.folded, 0
    for clause in _CLAUSE.finditer(text, span.start, max(span.end, figures[-1].span.end)):
        first = number
        while number < len(figures) and figures[number].span.start < clause.end():
            number += 1
        if number > first:
            yield from _in_clause(reading, clause.span(), figures[first:number])
        if number == len(figures):
            return


def _in_clause(reading: Reading, clause: Piece, figures: Sequence[Figure]) -> Iterator[Slot]:
    text, joined = reading.report.folded, False
    owner = _owner(reading, clause[0], figures[0].span.start)
    begin = max(clause[0], _after_hired_verb(text, clause[0], owner))
    begin = (
        _after_joined_units(reading, begin, figures[0].span.start) if owner[1] > owner[0] else begin
    )
    dates = within(reading.dates, Span(*clause))
    for number, figure in enumerate(figures):
        start, end = figure.span.start, figure.span.end
        last = number + 1 == len(figures)
        stop = max(end, clause[1]) if last else figures[number + 1].span.start
        cut = stop if last else _cut(text, end, stop)
        if not last and _tells_part(text, (begin, start), figure, figures[number + 1]):
            cut = end
        place = _PLACES.match(text, end, cut) if figure.unit == "个" and not last else None
        cut = place.end() if place else cut
        cut = cut if last else _organisation_cut(text, figure, cut)
        left = (_after_date(text, dates, begin, start), start)
        right = (end, _before_date(dates, end, cut))
        bearer = _bearer(reading, left)
        yield Slot(figure, clause, left, right, joined, number == 0, owner, last, bearer)
        joined = figure.qualifier == "range" and stop - end <= _LONGEST_TO
        joined = joined or _EMPTY.fullmatch(text, end, stop) is not None
        begin = cut


def _organisation_cut(text: str, figure: Figure, cut: int) -> int:
    """Return where the words after a figure end with the organisations that it counts.

    By 个 other things are counted too: there what follows must be a verb (单位 | 结转资金).
    """
    end = figure.span.end
    if figure.unit not in OF_ORGANISATIONS and figure.unit != "个":
        return cut
    counted = organisation_end(text, end, cut)
    if cut - counted < _SHORTEST_INDICATOR:
        return cut
    if figure.unit == "个":
        words = segment_words(text, Span(counted, cut)).words
        return counted if words[0].tag in ("v", "d") else cut
    return counted


def _bearer(reading: Reading, left: Piece) -> Piece:
    """Return the unit that is all there is before a figure (其中 | 县水利局 | 28万元)."""
    start, end = left
    units = within(reading.units, Span(start, end)) if start < end else ()
    for unit in units[-1:]:
        begin = unit.span.start
        if unit.span.end == end and opening(reading.report.folded, start, end) == begin:
            return begin, end
    return start, start


def _tells_part(text: str, left: Piece, figure: Figure, following: Figure) -> bool:
    """Tell whether words between two figures say what became of some (车间15个 | 空置4个)."""
    if figure.unit != following.unit or following.value > figure.value:
        return False
    if following.span.start - figure.span.end > _LONGEST_ACT or figure.qualifier == "range":
        return False
    begin = opening(text, *left)
    if left[1] - begin < _SHORTEST_NOUN or figure_words().verbs_end.search(text, *left):
        return False
    between = figure.span.end, following.span.start
    return bool(_ACT.fullmatch(text, *between)) and is_verbal(text, between)


def is_verbal(text: str, piece: Piece) -> bool:
    """Tell whether a few words are verbs and adverbs alone (空置, not 空置房屋)."""
    words = text[slice(*piece)]
    return 0 < len(words) <= _LONGEST_ACT and words[-1] not in LONE_NOUNS and _are_verbs(words)


@lru_cache(maxsize=4096)
def _are_verbs(words: str) -> bool:
    tagged = segment_words(words, Span(0, len(words))).words
    return all(word.tag[0] in "vdu" and word.tag != "vn" for word in tagged)


def _owner(reading: Reading, start: int, end: int) -> Piece:
    """Return whose the words before a figure are, if words are left after its name.

    It is the unit that is hired (委托检测中心) or does it (由县水利局), else the unit or project at
    their head.
    """
    if start == end:
        return start, start
    text, place = reading.report.folded, Span(start, end)
    for unit in within(reading.units, place):
        agent = text[unit.span.start - 1] in _TOWARDS or _is_hired(text, start, unit.span.start)
        if agent and end - unit.span.end > 1:
            return unit.span.start, unit.span.end
    begin = opening(text, start, end)
    for project in within(reading.projects, place):
        if project.span.start <= begin and _leaves_noun(text, project.span.end, end):
            return project.span.start, project.span.end
        break
    for unit in within(reading.units, place):
        if unit.span.start <= begin and end - unit.span.end > 1:
            return unit.span.start, unit.span.end
        break
    return start, start


def _is_hired(text: str, start: int, end: int) -> bool:
    return figure_words().hire_end.search(text, max(start, end - _LONGEST_HIRE), end) is not None


def _after_hired_verb(text: str, start: int, owner: Piece) -> int:
    """Return where the words after an owner begin, without what it is hired for (检测 | 水样)."""
    if not _is_hired(text, start, owner[0]):
        return owner[1]
    verb = figure_words().hired.match(text, owner[1])
    return verb.end() if verb else owner[1]


def _after_joined_units(reading: Reading, start: int, end: int) -> int:
    """Return where the words begin after the units listed with an owner (甲局、乙局联合 | 检查)."""
    text, begin = reading.report.folded, start
    for unit in within(reading.units, Span(start, end)):
        if not _JOINED_UNITS.fullmatch(text, start, unit.span.start):
            break
        if end - unit.span.end > 1:
            start = unit.span.end
    if start == begin:
        return begin
    together = _TOGETHER.match(text, start, end)
    return together.end() if together and end - together.end() > 1 else start


def _leaves_noun(text: str, start: int, end: int) -> bool:
    """Tell whether a short part of works is named after the works (新城大桥工程 | 桩基完成60%)."""
    words = figure_words()
    reach = words.reach_end.search(text, start, end)
    tail = reach.start() if reach else end
    listed = text.find("、", start, tail)
    tail = listed if listed > start and words.distributed_end.search(text, start, end) else tail
    return tail - start == _SHORTEST_PART and not words.rest_end.search(text, start, tail)


def _after_date(text: str, dates: Sequence[DateMention], start: int, end: int) -> int:
    """Return where the words before a figure begin when dates at their head are left out."""
    for date in dates:
        inside = start <= date.span.start and date.span.end <= end
        if inside and text[date.span.start - 1] not in _COMPARED:
            start = date.span.end
    return start


def _before_date(dates: Sequence[DateMention], start: int, end: int) -> int:
    """Return where the words after a figure end when a date cuts them short."""
    starts = (date.span.start for date in dates)
    return next((place for place in starts if start <= place < end), end)


def _cut(text: str, start: int, end: int) -> int:
    """Return where the words between two figures stop to belong to the first one."""
    if (
        start == end
        or _JOINT.match(text, start, end)
        or figure_words().reach_end.fullmatch(text, start, end)
    ):
        return start
    predicate = figure_words().predicate
    if predicate.match(text, start, end):
        return start
    stop = predicate.search(text, start + 1, end)
    limit = stop.start() if stop else end
    mark = _LIST_MARK.match(text, start, limit)
    if mark:
        return split_after_head(text, start, mark.end() - 1)
    if stop:
        return limit
    joint = _LAST_JOINT.search(text, start, end)
    return joint.start() if joint else split_after_head(text, start, end)
