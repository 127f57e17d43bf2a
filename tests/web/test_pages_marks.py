"""Nested marks: whatever the ranges, the words stay and each character is marked by its ranges."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.pages.marks import Mark, Part, Range, nested

TEXT = "一二三四五六七八九十"
RANGES = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted), max_size=8).map(
    lambda found: [Range(start, end, number) for number, (start, end) in enumerate(found)]
)


def characters(
    parts: Sequence[Part], around: frozenset[int] = frozenset()
) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield each character with the numbers of the marks around it."""
    for part in parts:
        if isinstance(part, Mark):
            yield from characters(part.parts, around | {part.number})
        else:
            yield from ((char, around) for char in part)


def marks(parts: Sequence[Part]) -> Iterator[Mark]:
    for part in parts:
        if isinstance(part, Mark):
            yield part
            yield from marks(part.parts)


@given(RANGES)
def test_each_character_is_marked_by_its_ranges(ranges: list[Range]) -> None:
    wanted = [
        (char, frozenset(one.number for one in ranges if one.start <= at < one.end))
        for at, char in enumerate(TEXT)
    ]
    assert list(characters(nested(TEXT, ranges))) == wanted


@given(RANGES, st.integers(0, 10))
def test_a_range_over_several_lines_begins_once(ranges: list[Range], cut: int) -> None:
    lines = [nested(TEXT[:cut], ranges), nested(TEXT[cut:], ranges, cut)]
    begun = [mark.number for line in lines for mark in marks(line) if mark.first]
    assert sorted(begun) == [one.number for one in ranges if one.start < one.end]


@pytest.mark.parametrize(
    ("ranges", "drawn"),
    [
        pytest.param([(0, 4), (1, 2)], "0<1<>>", id="inside"),
        pytest.param([(1, 2), (0, 4)], "1<0<>>", id="inside, told first"),
        pytest.param([(0, 3), (2, 5)], "0<1<>>1<>", id="across the end"),
        pytest.param([(0, 2), (2, 4)], "0<>1<>", id="side by side"),
        pytest.param([(0, 2), (0, 2)], "0<1<>>", id="the same words"),
        pytest.param([(3, 3)], "", id="no words"),
    ],
)
def test_marks_nest(ranges: list[tuple[int, int]], drawn: str) -> None:
    def draw(parts: Sequence[Part]) -> str:
        inner = (part for part in parts if isinstance(part, Mark))
        return "".join(f"{mark.number}<{draw(mark.parts)}>" for mark in inner)

    found = nested(TEXT, [Range(*pair, number) for number, pair in enumerate(ranges)])
    assert draw(found) == drawn
