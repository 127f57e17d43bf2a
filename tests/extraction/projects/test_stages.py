import pytest

from kg.extraction.projects import relate_projects
from kg.extraction.projects.stages import rank
from kg.extraction.recognise import recognise
from kg.text.read import make_report


def stages(text: str) -> list[str]:
    return [fact.stage for fact in relate_projects(recognise(make_report("a", text)))]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("新城水厂项目正在办理土地出让手续。", "preparation"),
        ("新城水厂项目施工招标完成,计划11月开工。", "preparation"),
        ("新城水厂项目征地拆迁全部完成。", "preparation"),
        ("新城水厂项目主体封顶,力争年底投用。", "construction"),
        ("新城水厂项目设备安装完成70%,正在申请验收。", "construction"),
        ("新城水厂项目厂房建设完成,机组正在安装。", "construction"),
        ("新城水厂项目达到通水条件,已完工。", "completed"),
        ("新城水厂项目通过竣工验收。", "completed"),
        ("新城水厂项目9月1日投产。", "operating"),
        ("新城水厂项目环评未获批复,至今未开工。", "stalled"),
        ("新城水厂项目因资金未落实,暂缓实施。", "stalled"),
        ("一是关于新城水厂项目问题。正在对接。", "stalled"),
        ("新城水厂项目获得广泛关注。", "unknown"),
        ("新城水厂项目主体工程已完工,内部装修过半。", "construction"),
        ("新城水厂项目建成管道12公里,占设计长度的40%。", "construction"),
        ("新城水厂项目12座滤池完工8座。", "construction"),
        ("新城水厂项目因征地未完成,招标尚未启动。", "preparation"),
        ("新城水厂项目停工两年,现已恢复施工。", "construction"),
        ("新城水厂项目已停工,待批复后复工。", "stalled"),
        ("新城水厂项目8月底前交付使用。", "construction"),
        ("开展新城水厂项目“回头看”,核查招投标资料。", "unknown"),
        ("待新城水厂项目完工后接通管道。", "unknown"),
        ("新城水厂项目左线隧道贯通。", "construction"),
    ],
)
def test_latest_stage_reached(text: str, stage: str) -> None:
    assert stages(text) == [stage]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30个水利项目已开工22个。", ["construction"]),
        ("30个水利项目已完工12个、未开工3个。", ["construction"]),
        ("30个水利项目全部完工。", ["completed"]),
        ("未开工项目5个。", ["stalled"]),
        ("改造敬老院5家、危桥12座。", ["completed"]),
        ("计划改造危桥12座。", ["preparation"]),
        ("新签约医疗项目7个,其中外资项目2个。", ["preparation", "preparation"]),
    ],
)
def test_stage_of_a_set(text: str, expected: list[str]) -> None:
    assert stages(text) == expected


def test_a_list_shares_its_predicate() -> None:
    assert stages("甲水厂工程、乙水厂工程和丙水厂工程均已投产。") == ["operating"] * 3


def test_the_next_project_ends_the_talk() -> None:
    assert stages("甲水厂工程正在招标,乙水厂工程已完工。") == ["preparation", "completed"]


def test_ranks() -> None:
    order = ["unknown", "preparation", "construction", "completed", "operating", "stalled"]

    assert sorted(order, key=rank) == order
