import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.text import Outline
from kg.text.outline import MAX_SENTENCE, read_outline
from kg.text.read import make_report

LINES = st.lists(
    st.sampled_from(
        [
            "一、甲",
            "二、乙。丙。",
            "(一)丁",
            "1.戊",
            "（2）己！",
            "①庚",
            "附件1",
            "问题3:辛",
            "壬癸。",
            "",
            "第一部分 子",
            "丑寅",
        ]
    ),
    min_size=1,
).filter(any)


def outline_of(text: str) -> Outline:
    return read_outline(make_report("a", text))


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        (
            "一、甲\n(一)乙\n1.丙\n(2)丁\n二、戊",
            ["", "一、", "一、(一)", "一、(一)1.", "一、(一)1.(2)", "二、"],
        ),
        ("一、甲\n1.乙\n2.丙", ["", "一、", "一、1.", "一、2."]),
        ("第一部分 甲\n一、乙\n第二部分 丙", ["", "第一部分", "第一部分一、", "第二部分"]),
        ("一、甲\n附件1\n清单\n(一)乙", ["", "一、", "附件1", "附件1(一)"]),
        ("一、甲\n问题1:乙\n1.丙\n问题2:丁", ["", "一、", "一、问题1", "一、问题11.", "一、问题2"]),
        ("没有编号。\n也没有。", [""]),
        (" ", [""]),
    ],
)
def test_sections_nest_by_their_numbers(text: str, paths: list[str]) -> None:
    assert [section.path for section in outline_of(text).sections] == paths


def test_numbers_keep_their_width() -> None:
    assert outline_of("一、甲\n（一）乙").sections[2].path == "一、（一）"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("(一)提速。已开工3个。年底完工!", ["(一)提速。", "已开工3个。", "年底完工!"]),
        ("他说“按期完成。”随后检查。", ["他说“按期完成。”", "随后检查。"]),
        ("甲\n\n 乙 ", ["甲", "乙 "]),
    ],
)
def test_sentences_end_at_stops_and_lines(text: str, sentences: list[str]) -> None:
    outline = outline_of(text)

    assert [one.span.cut(text) for one in outline.sentences] == sentences


def test_a_run_without_a_stop_is_cut() -> None:
    outline = outline_of("水" * 3 * MAX_SENTENCE)

    assert [one.span.end - one.span.start for one in outline.sentences] == [MAX_SENTENCE] * 3


@given(LINES)
def test_sections_and_sentences_tile_the_text(lines: list[str]) -> None:
    outline = outline_of("\n".join(lines))

    for section in outline.sections[1:]:
        parent = outline.sections[section.parent]
        assert parent.index < section.index
        assert parent.span.covers(section.span)
        assert section.span.covers(section.heading)
        assert section.path == parent.path + section.number
        assert section.title in section.heading.cut(outline.report.text)
    for earlier, later in zip(outline.sentences, outline.sentences[1:], strict=False):
        assert earlier.span.end <= later.span.start
        assert earlier.section <= later.section


@given(st.text(alphabet="一、(二)1.2)问题3:附件。\n甲 \t“”", min_size=1, max_size=60))
def test_any_text_has_an_outline(text: str) -> None:
    outline = outline_of(text)
    covered = "".join(one.span.cut(text) for one in outline.sentences)

    assert outline.sections[0].span.cut(text) == text
    assert all(section.heading.end <= len(text) for section in outline.sections)
    assert set(text) - set(covered) <= set(" \n\t。!?")
