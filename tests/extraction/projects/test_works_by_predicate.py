"""Works that only their predicate tells, and sets told by bare numbers."""

import pytest

from kg.extraction.projects import relate_projects
from kg.extraction.recognise import recognise
from kg.text.read import make_report


def told(text: str) -> list[tuple[str, str]]:
    facts = relate_projects(recognise(make_report("a", text), date="2024-09"))
    return [(fact.name.text, fact.stage) for fact in facts]


def sets(text: str) -> list[tuple[str, int | None, str]]:
    facts = relate_projects(recognise(make_report("a", text)))
    return [(fact.name.text, fact.count, fact.stage) for fact in facts if fact.is_set]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("济南泺口南接线、章丘白云湖环湖段3处节点已贯通。", ["济南泺口南接线", "章丘白云湖环湖段"]),
        ("国道308线泺口至崔寨段正在施工。", []),
        ("国道308线泺口至崔寨段主体完工。", ["国道308线泺口至崔寨段"]),
        ("长清归德片区受旱停工。", ["长清归德片区"]),
        ("平阴玫瑰一厂主体封顶。", ["平阴玫瑰一厂"]),
    ],
)
def test_named_subjects_of_what_is_built(text: str, names: list[str]) -> None:
    assert [name for name, _ in told(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "新增通车里程400公里。",
        "市水务局开工。",
        "全市各类项目相继竣工。",
        "设备安装调试完工。",
        "有关企业停工。",
        "主体工程全部封顶。",
        "济南市区企业复工率92%。",
    ],
)
def test_general_subjects_name_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("63座处理厂,投运27座、在建22座。", [("处理厂", 63, "construction")]),
        ("计划实施项目312个,总投资88亿元。", [("项目", 312, "preparation")]),
        ("20个水利项目已开工,其余3个项目正常。", [("水利项目", 20, "construction")]),
        ("36个项目申报试点。", []),
        ("未开工的10个项目集中在用地。", [("项目", 10, "stalled")]),
    ],
)
def test_sets_told_by_their_number(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert sets(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("泺口、崔寨两座加压站投用。", ["泺口加压站", "崔寨加压站"]),
        ("济南、青岛2个焚烧项目投用。", []),
    ],
)
def test_places_before_a_set(text: str, names: list[str]) -> None:
    facts = relate_projects(recognise(make_report("a", text)))

    assert [fact.name.text for fact in facts if not fact.is_set] == names


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("新城水厂扩建工程主体封顶,11月通水。", "construction"),
        ("新城水厂扩建工程5月通水。", "operating"),
        ("新城水厂扩建工程设备进场,达产后日供水5万吨。", "construction"),
        ("新城水厂扩建工程完工比例78%。", "construction"),
        ("新城水厂扩建工程施工图正在评标。", "preparation"),
    ],
)
def test_what_is_still_to_come(text: str, stage: str) -> None:
    assert [told for _, told in told(text)] == [stage]
