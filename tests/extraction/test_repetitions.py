import pytest

from kg.extraction.recognise import recognise
from kg.extraction.repetitions import SHORTEST, copied_passages
from kg.text.read import make_report

PASSAGE = (
    "由县水利局按周调度清淤进度并对连续两周未达进度的标段负责人进行约谈直至全部标段完工并且通过验收"
)


def passages(text: str) -> list[tuple[str, str]]:
    found = copied_passages(recognise(make_report("a", text)))
    return [(one.first.cut(text), one.second.cut(text)) for one in found]


def test_the_whole_equal_passage_is_found() -> None:
    assert len(PASSAGE) >= SHORTEST
    assert passages(f"1.甲\n首先{PASSAGE}。\n2.乙\n然后{PASSAGE}!") == [(PASSAGE, PASSAGE)]


@pytest.mark.parametrize(
    "text",
    [
        f"1.甲\n{PASSAGE}。{PASSAGE}。",
        f"1.甲\n{PASSAGE[:38]}。\n2.乙\n{PASSAGE[:38]}。",
        f"1.甲\n{PASSAGE}。\n2.乙\n已完成。",
        "甲",
    ],
)
def test_one_section_short_passages_and_single_ones_do_not_count(text: str) -> None:
    assert passages(text) == []


def test_widths_do_not_hide_a_repetition() -> None:
    other = PASSAGE.replace("周", "周（2周）")
    text = f"1.甲\n{other}。\n2.乙\n{other.replace('（', '(').replace('）', ')')}。"

    assert len(passages(text)) == 1


def test_three_copies_make_three_pairs() -> None:
    assert len(passages("".join(f"{n}.甲\n{PASSAGE}。\n" for n in (1, 2, 3)))) == 3
