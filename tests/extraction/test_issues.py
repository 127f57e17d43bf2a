import pytest

from kg.extraction.extract import extract
from kg.extraction.issues import relate_issues
from kg.extraction.measures import relate_measures
from kg.extraction.recognise import recognise
from kg.model.facts import Issue
from kg.text.read import make_report

HEAD = "临溪县巡察整改情况通报\n"


def issues(text: str) -> tuple[Issue, ...]:
    reading = recognise(make_report("a", HEAD + text))
    return relate_issues(reading, relate_measures(reading))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.关于学位不足的问题。\n整改成效:新增学位。", [("1.", "学位不足", 1)]),
        ("问题1:河道淤积。\n整改措施:\n1.清淤。\n2.护岸。", [("问题1", "河道淤积", 2)]),
        (
            "一、水\n问题1:沿河养殖污染突出\n已清退。\n二、气\n问题2:矿区扬尘问题突出\n已覆盖。",
            [("问题1", "沿河养殖污染突出", 1), ("问题2", "矿区扬尘问题突出", 1)],
        ),
        (
            "一、甲镇\n问题1:台账不清\n已补录。\n二、乙镇\n问题1:底数不准\n已核实。",
            [("一、问题1", "台账不清", 1), ("二、问题1", "底数不准", 1)],
        ),
        ("问题一、台账不清的问题\n整改情况:已完成。", [("问题一", "台账不清", 1)]),
        ("序号:7\n反馈问题:设备老化。\n整改措施:更新设备。", [("序号:7", "设备老化", 1)]),
        ("1.对“资金闲置”的问题。已收回资金。", [("1.", "资金闲置", 1)]),
        ("1.对外投资管理不严的问题。已规范。", [("1.", "对外投资管理不严", 1)]),
        ("1.仍存在招标不严、档案缺失等问题。", [("1.", "招标不严、档案缺失", 0)]),
        ("(一)关于进度缓慢问题的整改\n——成立专班。\n——拨付资金。", [("(一)", "进度缓慢", 2)]),
        ("(一)关于档案薄弱问题的整改情况\n①补档。②建库。", [("(一)", "档案薄弱", 2)]),
        (
            "一、整改情况\n关于学位不足的问题。已新增学位。\n关于食堂超支问题的整改。一是退款。二是问责。",
            [("一、", "学位不足", 1), ("一、", "食堂超支", 2)],
        ),
        (
            "一、整改情况\n关于学位不足问题\n已新增学位。\n二、下一步安排\n继续努力。",
            [("一、", "学位不足", 1)],
        ),
        ("一、整改情况\n关于突出问题,市政府高度重视。", []),
        ("一、仍存在的问题及下一步安排\n尚有5个问题未整改。", []),
        (
            "一、存在的主要问题\n1.学习不深入。\n2.作风不实。",
            [("一、1.", "学习不深入", 0), ("一、2.", "作风不实", 0)],
        ),
        (
            "一、关于作风方面存在的问题\n1.学习不深入。一是补学。二是轮训。",
            [("一、1.", "学习不深入", 2)],
        ),
        (
            "一、反馈问题整改落实情况\n1.学习不深入。\n整改进展:已补学。",
            [("一、1.", "学习不深入", 1)],
        ),
        ("一、总体情况\n一是高度重视。二是压实责任。", []),
    ],
)
def test_issues_in_all_layouts(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(one.number, one.text.text, one.measures) for one in issues(text)] == expected


def test_aspect_and_category_stand_above() -> None:
    text = (
        "二、整改落实情况\n(一)关于民生方面\n1.供给不足。\n(1)关于学位不足的问题。\n整改成效:有。"
    )
    found = issues(text)

    assert [(one.aspect.text, one.category.text) for one in found] == [("关于民生方面", "供给不足")]


def test_a_category_in_brackets_is_no_part_of_a_number() -> None:
    text = "督察整改台账\n【水污染类】\n问题1\n反馈问题:河道淤积。\n整改进展:已清淤。\n"
    text += "【固废类】\n问题2\n反馈问题:渣土乱堆。\n整改进展:已清运。"
    facts = extract(make_report("a", text))[1]

    assert [
        (issue.number, issue.aspect and issue.aspect.text, issue.text.text)
        for issue in facts.issues
    ] == [("问题1", "水污染类", "河道淤积"), ("问题2", "固废类", "渣土乱堆")]
    assert [measure.issue for measure in facts.measures] == ["问题1", "问题2"]


def test_the_word_before_a_problem_is_no_part_of_it() -> None:
    text = "县整改情况通报\n1.问题:学位不足,布点不均。\n整改进展:已新增学位。"

    assert [one.text.text for one in extract(make_report("a", text))[1].issues] == [
        "学位不足,布点不均"
    ]


def test_a_progress_report_has_no_issues() -> None:
    reading = recognise(make_report("a", "重点工作推进情况\n1.关于学位不足的问题。\n已新增。"))

    assert relate_issues(reading, ()) == ()


def test_words_lie_in_the_text() -> None:
    text = "附件1\n整改清单\n一、民生方面\n1.关于“学位不足”的问题。整改情况:已完成。"
    for issue in issues(text):
        for words in (issue.text, issue.aspect):
            assert words.span.cut(HEAD + text) == words.text
        assert issue.evidence.cut(HEAD + text)


def test_an_aspect_may_speak_of_how_things_are_carried_out() -> None:
    text = """临溪县教育局整改情况通报
二、反馈问题整改落实情况
(一)关于上级决策在学校的落实情况方面
1.推动工作不够有力。
(1)关于学位不足的问题。
整改成效:一是已新增学位200个。
"""
    reading = recognise(make_report("a", text))
    (issue,) = relate_issues(reading, ())

    assert issue.aspect.text == "关于上级决策在学校的落实情况方面"
    assert issue.category.text == "推动工作不够有力"
