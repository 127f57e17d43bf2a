"""A name that stands once and differs from another by one character."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extraction.comparisons.passages import clause_around
from kg.model.facts import UnclearName
from kg.model.mentions import Reading, UnitMention
from kg.names.divisions import division_names
from kg.names.offices import offices
from kg.text.wordlists import words

RULE = "name-with-one-other-character"

_SHORTEST = 6
"""Characters of the shortest name; of shorter ones, 市审计局 and 市统计局 are two bodies."""
_HEAD = 3
"""Characters at the head of a name that tell one place, school or bureau from another."""
_OFTEN = 2
"""Times that the right name stands in the report, at the least."""
_COINED = frozenset(("enterprise", "finance", "taskforce"))
"""Kinds whose names are coined, so that also their heads are spelled wrongly."""

_Bodies = Mapping[str, Sequence[UnitMention]]


def slips(reading: Reading) -> Iterator[UnclearName]:
    r"""Yield a name that stands once beside one that stands twice or more, one character apart.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "一、甲\n澄北恒沣新材料有限公司已投产。二、乙\n澄北恒沣新材料有限公司获贷款1亿元。"
    >>> text += "\n三、丙\n澄北恒峰新材料有限公司缴税2亿元。"
    >>> [(one.name, one.candidates) for one in slips(recognise(make_report("a", text)))]
    [('澄北恒峰新材料有限公司', ('澄北恒沣新材料有限公司',))]
    """
    bodies: dict[str, list[UnitMention]] = defaultdict(list)
    for unit in reading.units:
        bodies[unit.fullest].append(unit)
    often = _by_shortened(bodies)
    for name, mentions in bodies.items():
        if len(mentions) == 1 and len(name) >= _SHORTEST:
            rare = mentions[0]
            near = (right for short in _shortened(name) for right in often.get(short, ()))
            right = next((one for one in near if _is_slip(reading, rare, bodies[one])), None)
            if right:
                yield _told(reading, rare, bodies[right][0])


def _by_shortened(bodies: _Bodies) -> Mapping[str, list[str]]:
    """Return the names that stand often by what is left of them without one character."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, mentions in bodies.items():
        for short in _shortened(name) if len(mentions) >= _OFTEN else ():
            found[short].append(name)
    return found


def _shortened(name: str) -> list[str]:
    """Return a name, and the name without each of its characters; near names share one of these.

    >>> _shortened("水利局")
    ['水利局', '利局', '水局', '水利']
    """
    return [name, *(name[:at] + name[at + 1 :] for at in range(len(name)))]


def _is_slip(reading: Reading, rare: UnitMention, right: Sequence[UnitMention]) -> bool:
    apart = _difference(rare.name, right[0].fullest)
    if apart is None or rare.kind != right[0].kind:
        return False
    at, characters = apart
    if _telling().intersection(characters) or (at < _HEAD and rare.kind not in _COINED):
        return False
    both_known = _is_known(rare.name) and _is_known(right[0].fullest)
    return not both_known and not _side_by_side(reading, rare, right)


def _difference(first: str, second: str) -> tuple[int, str] | None:
    """Return where one character is other, missing or behind the next, and which it is.

    >>> _difference("河长制办公室", "河长治办公室"), _difference("工信局", "信工局")
    ((2, '制治'), (0, '工信'))
    >>> _difference("发展改革局", "发展和改革局"), _difference("财政局", "审计局")
    ((2, '和'), None)
    """
    short, long = sorted((first, second), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    one, other = first[at:], second[at:]
    if len(first) != len(second):
        return (at, long[at]) if short[at:] == long[at + 1 :] else None
    if one and (one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])):
        return at, one[0] + other[0]
    return None


def _is_known(name: str) -> bool:
    """Tell whether a name is that of a division or ends in a known office."""
    return name in division_names() or any(name[at:] in offices() for at in range(len(name) - 2))


def _side_by_side(reading: Reading, rare: UnitMention, right: Sequence[UnitMention]) -> bool:
    """Tell whether both stand in one sentence: then they are two."""
    sentence_at = reading.outline.sentence_at
    place = sentence_at(rare.span.start).index
    return any(sentence_at(one.span.start).index == place for one in right)


def _told(reading: Reading, rare: UnitMention, right: UnitMention) -> UnclearName:
    return UnclearName(
        evidence=clause_around(reading, rare.span),
        rule=RULE,
        doubt="slip",
        name=rare.name,
        candidates=(right.fullest,),
        other=clause_around(reading, right.span),
    )


@cache
def _telling() -> frozenset[str]:
    return frozenset("".join(words("unclear_name_words.tsv", sense="telling")))
