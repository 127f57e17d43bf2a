import pytest

from kg.extraction.projects import relate_projects
from kg.extraction.recognise import recognise
from kg.text.read import make_report


def told(text: str) -> list[tuple[str, str]]:
    return [
        (fact.name.text, fact.stage) for fact in relate_projects(recognise(make_report("a", text)))
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("锐腾光电车灯开工建设。", ["锐腾光电车灯"]),
        ("郎兴酒业扩建、锐腾光电技改正在进行主体施工。", ["郎兴酒业扩建", "锐腾光电技改"]),
        ("锐腾光电车灯二期年内投产。", ["锐腾光电车灯二期"]),
    ],
)
def test_a_company_with_its_product_is_a_project(text: str, names: list[str]) -> None:
    assert [name for name, _ in told(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "力争尽快开工建设。",
        "全县各类企业竣工投产。",
        "1号厂房主体封顶。",
        "新型材料产业投产达效。",
        "有关部门进场施工。",
    ],
)
def test_other_subjects_are_no_projects(text: str) -> None:
    assert told(text) == []
