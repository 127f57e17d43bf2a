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
        ("一、碧水行动(市水务局牵头)\n清淤。", [("碧水行动", "市水务局")]),
        ("一、碧水行动(由市水务局牵头,市财政局配合)\n清淤。", [("碧水行动", "市水务局")]),
        ("一、碧水行动（牵头单位：市水务局）\n清淤。", [("碧水行动", "市水务局")]),
        ("一、碧水行动【市水务局、市林业局】\n清淤。", [("碧水行动", "市水务局")]),
        ("一、碧水行动〔市水务局负责〕\n清淤。", [("碧水行动", "市水务局")]),
        ("一、河道清淤(市水务局)\n清淤。", [("河道清淤", "市水务局")]),
        ("一、碧水行动\n该行动由市水务局牵头。清淤。", [("碧水行动", "市水务局")]),
        (
            "一、碧水行动\n本专项行动由市水务局牵头负责,市财政局、市林业局配合。清淤。",
            [("碧水行动", "市水务局")],
        ),
        ("一、畅通计划\n该项计划由县交通运输局牵头推进。修路。", [("畅通计划", "县交通运输局")]),
        ("一、碧水行动\n由市水务局牵头清理河道。", [("碧水行动", "")]),
        ("一、总体情况\n该工作由市水务局牵头。", []),
    ],
)
def test_plans_head_the_top_sections(text: str, plans: list[tuple[str, str]]) -> None:
    found = relate_plans(recognise(make_report("a", text)))

    assert [(one.name.text, one.lead.name if one.lead else "") for one in found] == plans
    assert all(one.name.span.cut(text) == one.name.text for one in found)
