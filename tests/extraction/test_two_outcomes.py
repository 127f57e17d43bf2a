"""One case told with two outcomes or counted in two ways, one passage told twice, a gap."""

import pytest

from kg.extraction.extract import extract
from kg.text.read import make_report

GOODS = "补充帐篷120顶、折叠床300张、发电机6台、照明灯45盏、棉被800床、饮用水2000箱"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1.甲\n县水利局对直接责任人员立案调查,并于5月移送审理。\n2.乙\n县水利局给予直接责任人诫勉。",
            [("outcome", "立案调查,并于5月移送审理", "诫勉")],
        ),
        ("1.甲\n县水利局对直接责任人诫勉。\n2.乙\n县教育局给予直接责任人免职。", []),
        ("1.甲\n县水利局对直接责任人诫勉。\n2.乙\n县水利局给予直接责任人员诫勉。", []),
        ("县水利局对直接责任人诫勉。县水利局给予直接责任人免职。", []),
        ("移交的35名上访人员台账,已办结12件。", [("counter", "35名", "12件")]),
        ("移交的35件信访台账,已办结12件。", []),
        ("检查企业50家,已整改12处。", []),
    ],
)
def test_told_in_two_ways(text: str, expected: list[tuple[str, str, str]]) -> None:
    _, facts = extract(make_report("a", text))

    found = [(one.aspect, one.first.text, one.second.text) for one in facts.twice_told]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (f"1.物资\n一是{GOODS}。二是各街道{GOODS}。", 1),
        (f"1.物资\n一是{GOODS}。二是各街道补充帐篷20顶。", 0),
        (f"1.物资\n{GOODS}。", 0),
    ],
)
def test_a_passage_told_twice_under_one_heading(text: str, times: int) -> None:
    _, facts = extract(make_report("a", text))

    inside = [one for one in facts.repetitions if one.places == 1]
    assert len(inside) == times
    assert all(one.first.end <= one.second.start for one in inside)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县水利局与石料 公司签订协议。", ["石料 公司"]),
        ("县水利局与青岚石料有限公司签订协议。", []),
        ("由 公司负责。", []),
        ("甲项目 公司、乙项目 公司、丙项目 公司均已成立。", []),
    ],
)
def test_a_name_with_a_gap(text: str, names: list[str]) -> None:
    _, facts = extract(make_report("a", text))

    assert [one.name for one in facts.unclear_names if one.doubt == "gap"] == names
