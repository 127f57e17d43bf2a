import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.mentions import DateMention, within
from kg.model.text import Span
from kg.text.outline import read_outline
from kg.text.read import make_report

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: Span(pair[0], sum(pair)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (5, 2)])
def test_spans_are_neither_empty_nor_reversed(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)


@given(SPANS, SPANS)
def test_spans_relate_as_ranges_do(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))

    assert one.overlaps(other) == bool(shared)
    assert one.join(other).covers(one)
    assert one.join(other).covers(other)
    assert one.covers(other) == (len(shared) == other.end - other.start)


@given(st.lists(SPANS, unique=True), SPANS)
def test_within_returns_what_begins_inside(spans: list[Span], window: Span) -> None:
    mentions = [DateMention(span, "") for span in sorted(spans)]
    inside = [one for one in mentions if window.start <= one.span.start < window.end]

    assert list(within(mentions, window)) == inside


def test_offsets_lead_to_sentences_and_sections() -> None:
    text = "开头。\n一、甲\n(一)乙。丙。\n二、丁"
    outline = read_outline(make_report("a", text))

    assert outline.section_at(0).path == ""
    assert outline.section_at(text.index("丙")).path == "一、(一)"
    assert outline.sentence_at(text.index("丙")).span.cut(text) == "丙。"
    assert [one.path for one in outline.ancestors(outline.sections[2])] == ["一、(一)", "一、", ""]
