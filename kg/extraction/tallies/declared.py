"""Announced numbers of things, and the lists that answer them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from kg.extraction.tallies.layers import Layers, layers_of
from kg.model.facts import Declaration, Quantity
from kg.model.mentions import Figure, Reading
from kg.model.text import Section, Span
from kg.text.numerals import parse_numeral

BY_HEADINGS = "declared-by-headings"
BY_ORDINALS = "declared-by-ordinals"
BY_NAMES = "declared-by-names"
BY_CHAPTERS = "declared-by-chapters"
BY_SUBSECTIONS = "declared-by-subsections"

_HAN = "一二三四五六七八九十"
_LEVEL = re.compile(r"(?P<level>方面)|[^,;:。、()\n]{0,8}?(?P<issue>问题)")
_CLASS_UNITS = ("类", "大类")
_UNITS = re.compile(r"[个类项条点件大份家名种步]|大类")
_JOINED = 8
"""Characters between the figures of one declaration (3个方面8类问题)."""
_NUMERALS = (*_HAN, *(f"十{one}" for one in _HAN[:9]), "二十")
_ORDINALS = tuple(
    tuple(style.format(numeral) for numeral in _NUMERALS)
    for style in ("{}是", "第{},", "{}要", "其{},")
)
"""The ordinals of one style in their order: 一是 二是 三是."""
_IN_LINE = (
    tuple(f"({number})" for number in range(1, 21)),
    tuple(chr(ord("①") + number) for number in range(20)),
)
"""Ordinals that open headings as well; as a list they count within one paragraph."""
_TO_LIST = re.compile(r"[^,;。:\n一二三四五六七八九十(]{0,16}[:。]\s*(?:即|分别是)?")
_QUOTED = re.compile(r"(?:(?:“[^”\n]{1,40}”|《[^》\n]{1,60}》)(?:、|和|及|与|以及)?){2,}$")
_QUOTE = re.compile(r"“[^”\n]{1,40}”|《[^》\n]{1,60}》")
_ANNOUNCED = re.compile(r"[^,;:。、()\n“《]{0,12}")
_LONGEST_LIST = 400
_FEWEST, _MOST = 2, 20
_CHAPTER = 6
"""Rank of 一、."""
_CLOSING = re.compile(r"下一?步|今后|打算|安排|总体|基本|存在")
_CAMPAIGN_END = re.compile(
    r"(?:行动|计划|攻坚战?|工程)(?:推进|进展|落实|完成)?(?:情况)?(?:[(【][^()【】]*[)】])?$"
)
_CAMPAIGNS = re.compile(
    r"(?:专项|三年|攻坚|重点)*(?:行动计划|专项行动|攻坚行动|行动|计划)(?![一-龥])"
)
_CLOSE = 4
"""A heading that lists fewer than this share less than it announces announces something else."""
_HEADED = re.compile(
    r"(?:^|[、.)\s一-龥“])(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<unit>件|项|个|大|条)"
    r"[一-龥]{0,10}(?:实事|任务|工程|行动|举措|措施|工作|项目)[”。\s]*$"
)
_THINGS = (*("实事", "任务", "工程", "行动", "举措", "措施", "工作", "项目"), *("”", "。"))
"""How the title of a section ends that announces how many sections stand below it."""


def relate_declarations(reading: Reading) -> tuple[Declaration, ...]:
    """Return the numbers that a report announces and lists, whether they agree or not.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "主要存在三个方面问题:一是底数不清;二是责任不明。"
    >>> (found,) = relate_declarations(recognise(make_report("a", text)))
    >>> found.declared, [listing.size for listing in found.listings]
    (3, [Decimal('2')])
    """
    announcing = [figure for figure in reading.figures if _announces(figure)]
    found = [
        *_by_headings(reading),
        *_by_ordinals(reading, announcing),
        *_by_names(reading, announcing),
        *_by_subsections(reading),
        *_by_chapters(reading, announcing),
    ]
    return tuple(sorted(found, key=lambda one: one.evidence))


def _by_headings(reading: Reading) -> Iterator[Declaration]:
    """4个方面16类问题, against the headings below the part that answers them."""
    parts = layers_of(reading)
    groups = list(_groups(reading)) if parts else []
    answered = {
        number: next((part for part in parts if _fits(group, part)), None)
        for number, group in enumerate(groups)
    }
    several = len(groups) > 1
    taken = [part for part in answered.values() if part and several]
    for number, group in enumerate(groups):
        mine = answered[number] if several else None
        left = [mine] if mine else [part for part in parts if part not in taken]
        aspects = [count for level, count, _ in group if level == "方面"]
        alike = [part for part in left if len(part.aspects) in aspects]
        for level, count, evidence in group:
            listings = tuple(_listing(part, level) for part in alike or left)
            if listings:
                yield Declaration(
                    evidence=evidence,
                    rule=BY_HEADINGS,
                    declared=count,
                    level=level,
                    listings=listings,
                )


_Count = tuple[str, int, Span]


def _groups(reading: Reading) -> Iterator[list[_Count]]:
    """Yield the announcements that begin with a number of aspects, in reading order, each once."""
    text = reading.report.folded
    counts = [found for figure in reading.figures if (found := _level(text, figure))]
    group: list[_Count] = []
    seen: set[tuple[tuple[str, int], ...]] = set()
    for level, count, span in [*counts, ("方面", 0, Span(len(text), len(text) + 1))]:
        if level != "方面" and group and span.start - group[-1][2].end <= _JOINED:
            group.append((level, count, span))
        elif level == "方面":
            key = tuple((name, number) for name, number, _ in group)
            if len(group) > 1 and key not in seen:
                seen.add(key)
                whole = group[0][2].join(group[-1][2])
                yield [(name, number, whole) for name, number, _ in group]
            group = [(level, count, span)]


def _level(text: str, figure: Figure) -> _Count | None:
    """Return what a figure announces, and how many; None for one that announces nothing."""
    match = _LEVEL.match(text, figure.span.end)
    if match is None or figure.qualifier != "exact" or figure.value != int(figure.value):
        return None
    level = "方面" if match["level"] else "类" if figure.unit in _CLASS_UNITS else "问题"
    return level, int(figure.value), Span(figure.span.start, match.end())


def _fits(group: Sequence[_Count], part: Layers) -> bool:
    return all(len(part.of(level)) == count for level, count, _ in group)


def _listing(part: Layers, level: str) -> Quantity:
    return Quantity(Decimal(len(part.of(level))), part.heading)


def _by_ordinals(reading: Reading, announcing: Iterable[Figure]) -> Iterator[Declaration]:
    """存在三个方面问题:一是…;二是…."""
    text = reading.report.folded
    for figure in announcing:
        opening = _TO_LIST.match(text, figure.span.end)
        if opening is None:
            continue
        for ordinals in (*_ORDINALS, *_IN_LINE):
            if text.startswith(ordinals[0], opening.end()):
                end = reading.outline.section_at(figure.span.start).span.end
                if ordinals in _IN_LINE:
                    end = (text.find("\n", opening.end()) + 1 or len(text) + 1) - 1
                places = _count(text, ordinals, opening.end(), end)
                if abs(int(figure.value) - places) > max(1, places // _CLOSE):
                    continue
                yield _declaration(reading, BY_ORDINALS, figure, places, opening.end())


def _announces(figure: Figure) -> bool:
    exact = figure.qualifier == "exact" and bool(_UNITS.fullmatch(figure.unit))
    return exact and _FEWEST <= figure.value <= _MOST and figure.value == int(figure.value)


def _count(text: str, ordinals: Sequence[str], start: int, end: int) -> int:
    """Return how many ordinals follow one another from `start`."""
    count = 0
    for ordinal in ordinals:
        place = text.find(ordinal, start, end)
        if place < 0 or (count and text[place - 1] not in "。;,:、\n!? )"):
            break
        start, count = place + 1, count + 1
    return count


def _by_names(reading: Reading, announcing: Iterable[Figure]) -> Iterator[Declaration]:
    """“甲”、“乙”2项指标: names in quotation marks right before their number."""
    text = reading.report.folded
    for figure in announcing:
        if text[figure.span.start - 1] not in "”》":
            continue
        start = max(0, figure.span.start - _LONGEST_LIST)
        names = _QUOTED.search(text, start, figure.span.start)
        if names:
            yield _declaration(
                reading, BY_NAMES, figure, len(_QUOTE.findall(names[0])), names.start()
            )


def _by_subsections(reading: Reading) -> Iterator[Declaration]:
    """三、十件民生实事, with nine headings below it."""
    sections = reading.outline.sections
    below: dict[int, list[Section]] = {}
    for section in sections[1:]:
        below.setdefault(section.parent, []).append(section)
    for index, children in below.items():
        section = sections[index]
        if not index or len(children) < _FEWEST or not section.title.endswith(_THINGS):
            continue
        heading = section.heading
        match = _HEADED.search(reading.report.folded, heading.start, heading.end)
        if match is None:
            continue
        declared = int(parse_numeral(match["number"]))
        if abs(declared - len(children)) <= max(1, len(children) // _CLOSE):
            yield Declaration(
                evidence=heading,
                rule=BY_SUBSECTIONS,
                declared=declared,
                level=match["unit"],
                listings=(Quantity(Decimal(len(children)), children[0].heading),),
            )


def _by_chapters(reading: Reading, announcing: Iterable[Figure]) -> Iterator[Declaration]:
    """6个行动计划 of the opening words, when every chapter is one of them."""
    text = reading.report.folded
    sections = reading.outline.sections
    chapters = [
        one for one in sections[1:] if one.level == _CHAPTER and not _CLOSING.search(one.title)
    ]
    if len(chapters) < _FEWEST or not all(_CAMPAIGN_END.search(one.title) for one in chapters):
        return
    for figure in announcing:
        if figure.span.start >= chapters[0].heading.start:
            return
        if _CAMPAIGNS.match(text, figure.span.end):
            yield _declaration(
                reading, BY_CHAPTERS, figure, len(chapters), chapters[0].heading.start
            )


def _declaration(
    reading: Reading, rule: str, figure: Figure, count: int, start: int
) -> Declaration:
    """Return what a figure announces, with its answer: so many, from `start` on."""
    words = _ANNOUNCED.match(reading.report.folded, figure.span.end)
    end = words.end() if words else figure.span.end
    return Declaration(
        evidence=Span(min(start, figure.span.start), end),
        rule=rule,
        declared=int(figure.value),
        level=figure.unit,
        listings=(Quantity(Decimal(count), Span(start, start + 1)),),
    )
