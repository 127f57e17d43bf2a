import pytest

from kg.extraction.measures import measure_state, relate_measures
from kg.extraction.recognise import recognise
from kg.model.facts import Measure
from kg.model.text import Span
from kg.text.read import make_report

HEAD = "临溪县整改情况通报\n1.关于学位不足的问题。\n"


def measures(answer: str) -> tuple[Measure, ...]:
    return relate_measures(recognise(make_report("a", HEAD + answer)))


@pytest.mark.parametrize(
    ("answer", "openings"),
    [
        ("整改成效:一是新建校舍。二是招聘教师。", ["新建校舍。", "招聘教师。"]),
        ("一是新建校舍。\n二是招聘教师。", ["新建校舍。", "招聘教师。"]),
        ("整改措施:(1)新建校舍;(2)招聘教师。", ["新建校舍;", "招聘教师。"]),
        ("整改措施:①新建校舍②招聘教师。", ["新建校舍", "招聘教师。"]),
        ("整改措施:①新建校舍;②招聘教师。", ["新建校舍;", "招聘教师。"]),
        ("整改措施:\n1.新建校舍。\n2.招聘教师。", ["新建校舍。", "招聘教师。"]),
        ("首先,新建校舍;其次,招聘教师;最后,建章立制。", ["新建校舍;", "招聘教师;", "建章立制。"]),
        ("第一,新建校舍。第二,招聘教师。", ["新建校舍。", "招聘教师。"]),
        ("——新建校舍。\n——招聘教师。", ["新建校舍。", "招聘教师。"]),
        ("整改情况:已新建校舍。", ["已新建校舍。"]),
        ("整改进展:1.23个排污口已取缔。2.河道清淤。", ["23个排污口已取缔。", "河道清淤。"]),
        ("整改情况:一是新建校舍。", ["新建校舍。"]),
        ("整改目标:学位充足。\n整改措施:新建校舍。\n责任单位:县教育局", ["新建校舍。"]),
        ("", []),
    ],
)
def test_measures_in_all_styles(answer: str, openings: list[str]) -> None:
    found = measures(answer)

    assert [one.opening.text.strip() for one in found] == openings
    assert [one.ordinal for one in found] == list(range(1, len(openings) + 1))
    assert {one.issue for one in found} <= {"1."}


def test_progress_tells_the_state_of_the_measures_before_it() -> None:
    answer = "整改措施:(1)加强巡查。(2)加强宣传。\n整改进展:(1)已完成巡查。(2)正在宣传。"

    assert [one.state for one in measures(answer)] == ["done", "ongoing"]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("已新建校舍2栋", "done"),
        ("印发《招聘办法》", "done"),
        ("正在扩建校舍", "ongoing"),
        ("加强教师培训", "ongoing"),
        ("拟于明年扩建校舍", "planned"),
        ("计划新建校舍", "planned"),
        ("已新建校舍1栋,正在扩建1栋", "mixed"),
        ("管网改造完成60%", "mixed"),
        ("管网改造完成100%", "done"),
        ("已开工31个、拟终止9个", "mixed"),
        ("拖欠账款29笔,已化解21笔", "mixed"),
        ("拖欠账款29笔,已化解29笔", "done"),
        ("补偿款3860万元,已兑付3100万元", "mixed"),
        ("清收借款2亿元,其余已提起诉讼", "mixed"),
        ("清收借款2亿元,已提起诉讼并结案", "done"),
        ("修订方案,已报市政府审批", "ongoing"),
        ("制定管护细则,待县委会议审议后印发", "mixed"),
        ("市教育局修订章程", "done"),
        ("市教育局每季度通报进度,今年以来通报3次", "mixed"),
        ("12家企业完成改造,1家停产搁置", "mixed"),
        ("取缔排污口14个,余2个仍未封堵", "mixed"),
        ("全部整改到位", "done"),
    ],
)
def test_the_state_shows_in_the_words(words: str, state: str) -> None:
    reading = recognise(make_report("a", words))

    assert measure_state(reading, Span(0, len(words))) == state


REST = [
    ("清理欠款900万元,余款承诺年内结清", "mixed"),
    ("取缔砂场7处,余2处须与铁路部门协商后拆除", "mixed"),
    ("环评获市局批复,规划许可尚在市局公示", "mixed"),
    ("重新报批概算,市局已组织评审,正式批复未下达", "mixed"),
    ("更换水表3万块,其余将结合小区改造同步更换", "mixed"),
    ("整改隐患127条,其余6条顺延至明年4月", "mixed"),
    ("排查地块46宗,已处置29宗", "mixed"),
    ("9座泵站已开工3座,开工率33%", "mixed"),
    ("完成年度任务10.5亿元的74.3%", "mixed"),
    ("扩建校舍2栋,确保2026年8月底前投用", "mixed"),
    ("查处违章12起,剩余3起已全部处理", "done"),
    ("余下44条隐患全部整改到位,该问题已于1月15日完成整改", "done"),
    ("县法院判决甲公司还款,对方上诉", "ongoing"),
]
"""What is done and leaves a rest is mixed; a rest that is told to be done is none."""

STANDING = [
    ("加强信息共享,及时掌握投入情况。企业已填报数据", "mixed"),
    ("每周调度一次,已走访企业30家", "mixed"),
    ("推动城乡医护力量均衡配置", "ongoing"),
    ("集中开展市场秩序整治行动", "ongoing"),
    ("推动甲厂完成改造", "ongoing"),
    ("开展创建活动,确保各项工作全面完成", "done"),
    ("下发通知,提升队伍形象", "done"),
    ("举办安全培训", "done"),
    ("5月6日至5月9日,集体学习安全条例", "done"),
    ("已编制补水方案,目前,市水务局对补水区域进行核查", "mixed"),
    ("已起草工作要点,正在征求意见", "mixed"),
    ("起草工作要点", "ongoing"),
    ("对重点项目进行梳理,已初步制定融资计划", "done"),
    ("对超时未办结情况集中统计,均已办结", "done"),
    ("再次对接甲公司,要求其尽快确定方案,已解封资产", "mixed"),
]
"""Standing work beside a result is mixed; an aim behind an act tells nothing."""


@pytest.mark.parametrize(("words", "state"), [*REST, *STANDING])
def test_the_state_tells_what_is_left(words: str, state: str) -> None:
    reading = recognise(make_report("a", words))

    assert measure_state(reading, Span(0, len(words))) == state


def test_openings_are_twelve_characters_of_the_text() -> None:
    answer = "整改成效:一是新建校舍两栋并配齐教学设备和师资力量。"
    found = measures(answer)[0]

    assert found.opening.text == "新建校舍两栋并配齐教学设"
    assert found.opening.span.cut(HEAD + answer) == found.opening.text
    assert found.evidence.cut(HEAD + answer).startswith("一是")


def test_the_sentence_that_repeats_a_measure_tells_its_state() -> None:
    asked = "\n整改措施:\n1.疏浚东溪河道。\n2.扩建城南泵站。"
    answer = asked + "\n整改进展:东溪河道已疏浚3公里。城南泵站正在扩建。"

    assert [one.state for one in measures(answer)] == ["done", "ongoing"]


def test_what_is_told_between_two_measures_belongs_to_the_one_that_nothing_repeats() -> None:
    answer = (
        "整改措施:①改造城区污水管网;②建立巡查机制;③拆除河道违章建筑。\n"
        "进展情况:城区污水管网改造正在施工。与邻县签订协议并联合采样14次,印发办法。"
        "河道违章建筑正在拆除。"
    )

    assert [measure.state for measure in measures(answer)] == ["ongoing", "done", "ongoing"]
