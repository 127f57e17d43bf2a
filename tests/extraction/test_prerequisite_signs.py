"""Signs of what was needed: tenders, talks, designs, acceptances, money that others bear."""

import pytest

from kg.extraction.dependencies import relate_dependencies
from kg.extraction.projects import relate_projects
from kg.extraction.recognise import recognise
from kg.text.read import make_report

Row = tuple[str, str, str, str]


def dependencies(text: str) -> list[Row]:
    reading = recognise(make_report("a", text))
    facts = relate_dependencies(reading, relate_projects(reading))
    return [(fact.dependent.text, fact.on.text, fact.kind, fact.state) for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乙桥项目静态验收已完成。", ("乙桥项目", "静态验收", "approval", "met")),
        ("乙桥项目消防验收已合格。", ("乙桥项目", "消防验收", "approval", "met")),
        ("乙桥项目施工许可证已办结。", ("乙桥项目", "施工许可证", "approval", "met")),
        ("乙桥项目设备正在评标。", ("乙桥项目", "评标", "procurement", "pending")),
        (
            "乙桥项目开工,县水务局正在组织采购谈判。",
            ("乙桥项目", "采购谈判", "procurement", "pending"),
        ),
        ("乙桥项目完成系统设计。", ("乙桥项目", "系统设计", "planning", "met")),
        ("乙桥项目技术方案比选尚未确定。", ("乙桥项目", "技术方案比选", "planning", "pending")),
        ("乙桥项目线位方案仍未稳定。", ("乙桥项目", "线位方案", "planning", "pending")),
        ("乙桥项目正在洽谈。", ("乙桥项目", "洽谈", "partner", "pending")),
        (
            "县政府与青岛海关洽谈设立指定监管场地事宜。",
            ("指定监管场地", "青岛海关", "partner", "pending"),
        ),
        (
            "乙桥项目资本金3亿元由市交投集团承担,已到位2亿元。",
            ("乙桥项目", "资本金", "funding", "met"),
        ),
    ],
)
def test_signs_in_other_words(text: str, expected: Row) -> None:
    assert dependencies(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["县海洋局办理用海手续14宗。", "乙桥项目自然条件较好,自来水已接通。"],
)
def test_work_of_offices_and_nature_wait_for_nothing(text: str) -> None:
    assert dependencies(text) == []
