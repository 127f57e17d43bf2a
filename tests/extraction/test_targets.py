import pytest

from kg.extraction.recognise import recognise
from kg.extraction.targets import target_kind
from kg.text.read import make_report


@pytest.mark.parametrize(
    ("text", "target", "kind"),
    [
        ("市水务局印发《节水办法》。", "节水办法", "document"),
        ("市水务局实施白石桥改造工程。", "白石桥改造工程", "project"),
        ("市水务局约谈青岚水务集团。", "青岚水务集团", "unit"),
        ("市水务局整改台账不清的问题。", "台账不清的问题", "issue"),
        ("市水务局起草实施方案。", "实施方案", "document"),
        ("市水务局开展节水专项行动。", "节水专项行动", "plan"),
        ("市水务局加强日常巡查。", "日常巡查", "other"),
    ],
)
def test_the_kind_of_a_target(text: str, target: str, kind: str) -> None:
    reading = recognise(make_report("a", text))
    start = text.index(target)

    assert target_kind(reading, reading.report.words(start, start + len(target))) == kind
