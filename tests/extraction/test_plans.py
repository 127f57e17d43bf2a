import pytest

from kg.extraction.plans import relate_plans
from kg.extraction.recognise import recognise
from kg.text.read import make_report


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("一、节水行动\n甲。\n(牵头单位:市水务局)\n二、其他工作\n乙。", [("节水行动", "市水务局")]),
        (
            "一、路网攻坚战\n甲。\n二、“三清”专项整治\n乙。",
            [("路网攻坚战", ""), ("“三清”专项整治", "")],
        ),
        ("一、“清河行动”\n甲。", [("清河行动", "")]),
        ("一、总体情况\n甲。", []),
        ("巡察整改通报\n一、节水行动\n(牵头单位:市水务局)", []),
        ("一、路网\n(一)节水行动\n甲。", []),
        (
            "一、重点工作\n(一)由市水务局牵头实施“清河”行动。整治排污口。",
            [("“清河”行动", "市水务局")],
        ),
        (
            "一、重点工作\n(一)由市林业局牵头、各县配合实施绿岭三年行动。\n造林。",
            [("绿岭三年行动", "市林业局")],
        ),
    ],
)
def test_plans_head_the_top_sections(text: str, plans: list[tuple[str, str]]) -> None:
    found = relate_plans(recognise(make_report("a", text)))

    assert [(one.name.text, one.lead.name if one.lead else "") for one in found] == plans
    assert all(one.name.span.cut(text) == one.name.text for one in found)
