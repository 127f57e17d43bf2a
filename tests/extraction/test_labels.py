import pytest

from kg.extraction.labels import find_labels
from kg.text.outline import read_outline
from kg.text.read import make_report


def labels(text: str) -> list[tuple[str, str, str, str]]:
    outline = read_outline(make_report("a", text))
    return [
        (one.name, one.role, one.value.cut(text), outline.sections[one.section].path)
        for one in find_labels(outline)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、清淤(牵头单位:甲局、乙局,配合单位:丙局,各区县)",
            [("牵头单位", "lead", "甲局、乙局"), ("配合单位", "support", "丙局,各区县")],
        ),
        ("一、清淤\n责任单位:甲局、乙局。", [("责任单位", "lead", "甲局、乙局")]),
        (
            "一、清淤\n牵头单位:甲局\n责任单位:乙局\n完成时限:5月",
            [("牵头单位", "lead", "甲局"), ("责任单位", "implement", "乙局")],
        ),
        (
            "一、清淤\n牵头单位:甲局;配合单位:乙局;丙局。",
            [("牵头单位", "lead", "甲局"), ("配合单位", "support", "乙局;丙局")],
        ),
        ("一、清淤\n【督导单位】甲局", [("督导单位", "supervise", "甲局")]),
        (
            "一、清淤\n【牵头单位】甲局 【责任单位】乙局,丙局",
            [("牵头单位", "lead", "甲局"), ("责任单位", "implement", "乙局,丙局")],
        ),
        (
            "一、清淤\n〔牵头单位〕甲局〔配合单位〕乙局",
            [("牵头单位", "lead", "甲局"), ("配合单位", "support", "乙局")],
        ),
        ("一、清淤\n业主单位\t甲公司\t5月", [("业主单位", "implement", "甲公司")]),
        ("一、清淤\n牵头单位为甲局。", [("牵头单位", "lead", "甲局")]),
        ("一、清淤\n责任单位:甲局(乙办)、丙局", [("责任单位", "lead", "甲局(乙办)、丙局")]),
        (
            "1.清淤。清淤2公里。(牵头单位:甲局)\n2.植树。植树3亩。(责任单位:乙局)",
            [("牵头单位", "lead", "甲局"), ("责任单位", "lead", "乙局")],
        ),
        ("一、清淤\n责任单位要落实责任。", []),
        ("一、清淤\n责任单位:", []),
    ],
)
def test_labels_give_roles(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [found[:3] for found in labels(text)] == expected


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("一、甲\n(一)乙。\n(二)丙。\n(牵头单位:丁局)\n二、戊", ["一、"]),
        ("一、甲\n(一)乙。\n责任单位:丁局\n(二)丙。\n责任单位:丁局", ["一、(一)", "一、(二)"]),
        ("一、甲\n(一)乙,责任单位:丁局。", ["一、(一)"]),
    ],
)
def test_a_footer_speaks_for_the_section_that_it_closes(text: str, sections: list[str]) -> None:
    assert [found[3] for found in labels(text)] == sections
