from hypothesis import given
from hypothesis import strategies as st

from kg.model.text import Span
from kg.text.read import make_report
from kg.text.segmentation import segment_words, sentence_words


def test_words_are_found_by_their_place() -> None:
    text = "委托会计师事务所清查"
    segmented = segment_words(text, Span(2, len(text)))

    assert [word.text for word in segmented.words_from(5)] == ["事务所", "清查"]
    assert [word.text for word in segmented.words_from(6)] == ["务所", "清查"]
    assert [word.text for word in segmented.words_between(2, 6)] == ["会计师", "事务所"]
    assert [word.text for word in segmented.leftward(8)] == ["事务所", "会计师"]
    assert [word.text for word in segmented.leftward(6)] == ["事", "会计师"]
    assert segmented.text_at(6) == "务"


@given(st.text(min_size=1))
def test_words_tile_the_stretch(text: str) -> None:
    segmented = segment_words(text, Span(0, len(text)))

    assert "".join(word.text for word in segmented.words) == text
    assert all(text.startswith(word.text, word.start) for word in segmented.words)


def test_a_sentence_is_cut_once() -> None:
    report = make_report("a", "市水务局开工。")

    assert sentence_words(report, Span(0, 6)) is sentence_words(report, Span(0, 6))
    assert sentence_words(report, Span(0, 6)) == segment_words(report.folded, Span(0, 6))
