import time

import pytest

from kg.extraction.documents import find_documents, relate_documents
from kg.extraction.recognise import recognise
from kg.model.mentions import Reading
from kg.model.text import Metadata
from kg.text.outline import read_outline
from kg.text.read import make_report


def documents(text: str) -> list[tuple[str, str]]:
    facts = relate_documents(recognise(make_report("a", text)))
    return [(fact.title.text, fact.state) for fact in facts]


@pytest.mark.parametrize(
    ("text", "title", "state"),
    [
        ("印发《市水利发展规划（2021—2025年）》。", "市水利发展规划（2021—2025年）", "issued"),
        ("根据《教育督导条例》要求,开展检查。", "教育督导条例", "cited"),
        ("起草《湖区管理条例（草案）》,正在征求意见。", "湖区管理条例（草案）", "drafting"),
        ("修订《校车管理规定》,正在公开征求意见。", "校车管理规定", "drafting"),
        ("制定《资产管理办法》,经局党组审议通过后于5月6日印发。", "资产管理办法", "issued"),
        ("审议通过《医共体建设方案》。", "医共体建设方案", "approved"),
        ("下发《关于印发〈节水办法〉的通知》。", "关于印发〈节水办法〉的通知", "issued"),
        ("编制完成《古镇保护规划》纲要。", "古镇保护规划纲要", "compiled"),
    ],
)
def test_titles_in_quotes(text: str, title: str, state: str) -> None:
    assert documents(text) == [(title, state)]


@pytest.mark.parametrize(
    ("text", "title", "state"),
    [
        ("湿地保护条例经市人大常委会表决通过。", "湿地保护条例", "approved"),
        ("湿地划定方案尚待省政府批准。", "湿地划定方案", "compiled"),
        ("食堂审计报告将于8月中旬形成。", "食堂审计报告", "drafting"),
        ("湿地规划正由市设计院编制。", "湿地规划", "drafting"),
        ("县水务局未按《湿地调度办法》报送进展。", "湿地调度办法", "cited"),
        ("县水务局编制湿地修复方案,5月2日通过专家评审。", "湿地修复方案", "approved"),
        ("出租车管理细则正在征求意见。", "出租车管理细则", "drafting"),
    ],
)
def test_states_told_in_other_words(text: str, title: str, state: str) -> None:
    assert documents(text) == [(title, state)]


def test_measures_to_take_are_plans() -> None:
    measures = "一、问题\n整改措施:\n编制湿地修复方案。\n整改进展:\n已完成清淤。"

    assert documents(measures) == [("湿地修复方案", "drafting")]
    assert documents("一、下一步工作\n修订湿地管理办法。") == [("湿地管理办法", "drafting")]


@pytest.mark.parametrize(
    ("text", "title", "state"),
    [
        ("制定推进义务教育优质均衡发展实施方案。", "推进义务教育优质均衡发展实施方案", "compiled"),
        ("研究制定医疗设备采购管理办法,规范流程。", "医疗设备采购管理办法", "compiled"),
        ("起草了数字校园建设标准。", "数字校园建设标准", "drafting"),
        ("完成3个重点景区旅游指南。", "重点景区旅游指南", "compiled"),
        ("新城水厂可行性研究报告通过省水利厅审查。", "新城水厂可行性研究报告", "approved"),
        ("移民安置规划大纲获省水利厅审查通过。", "移民安置规划大纲", "approved"),
        ("湖区总体规划正在编制。", "湖区总体规划", "drafting"),
        ("海域使用论证报告通过省局评审。", "海域使用论证报告", "approved"),
        ("入河排污口设置论证报告编制完成。", "入河排污口设置论证报告", "compiled"),
        ("矿区勘探报告已提交。", "矿区勘探报告", "compiled"),
        ("发布第一批便民服务事项清单的通告。", "第一批便民服务事项清单的通告", "issued"),
        ("正在制定医保基金监管责任清单。", "医保基金监管责任清单", "drafting"),
    ],
)
def test_titles_without_quotes(text: str, title: str, state: str) -> None:
    found = documents(text)

    assert [state for _, state in found] == [state]
    assert found[0][0].endswith(title[-8:])
    assert title in (found[0][0], "第一批" + found[0][0])


@pytest.mark.parametrize(
    ("text", "title", "state"),
    [
        ("南桥初步设计9月3日经市交通局批复。", "南桥初步设计", "approved"),
        ("南桥可行性研究报告9月通过省发改委评审。", "南桥可行性研究报告", "approved"),
        ("洪水评价报告6月取得省水利厅批复。", "洪水评价报告", "approved"),
        ("环评报告省生态环境厅8月受理。", "环评报告", "compiled"),
        ("水土保持方案已送省水利厅。", "水土保持方案", "compiled"),
        ("湖区初步设计待省水利厅批复。", "湖区初步设计", "compiled"),
        ("实施细则还在部门会签。", "实施细则", "drafting"),
        ("县水利局对防洪评价报告提了意见。", "防洪评价报告", "drafting"),
        ("产品推广目录推迟到2025年4月发布。", "产品推广目录", "drafting"),
        ("市生态环境局下达限期治理决定书。", "限期治理决定书", "issued"),
        ("评估报告出具后按程序核查。", "评估报告", "drafting"),
        ("双方签订赔偿协议。", "赔偿协议", "compiled"),
        ("与南江集团草签投资协议。", "投资协议", "compiled"),
        ("正在编招标文件。", "招标文件", "drafting"),
        ("市自然资源和规划局组织专家评审。", "", ""),
    ],
)
def test_states_told_after_an_agent_or_a_date(text: str, title: str, state: str) -> None:
    assert documents(text) == ([(title, state)] if state else [])


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("《门票管理办法》由县文旅局修订后10月印发。", "drafting"),
        ("10月底前制定门票管理办法。", "drafting"),
        ("《门票管理办法》9月印发。", "issued"),
        ("已制定门票管理办法,10月起施行。", "compiled"),
    ],
)
def test_what_a_month_ahead_plans_is_not_done(text: str, state: str) -> None:
    facts = relate_documents(recognise(make_report("a", text), date="2024-09"))

    assert [fact.state for fact in facts] == [state]


def test_a_short_title_stands_for_the_full_one() -> None:
    text = "印发《湖区保护实施方案》（以下简称《方案》）。《方案》确定86项任务。已修订《方案》。"

    assert documents(text) == [("湖区保护实施方案", "issued")]
    assert documents("一、甲\n" + text + "\n二、乙\n修订《方案》。")[-1] == (
        "湖区保护实施方案",
        "compiled",
    )


def test_a_list_shares_its_verb() -> None:
    found = documents("制定了河道管理办法、湖泊保护意见和水库调度实施细则。")

    assert found == [
        ("河道管理办法", "compiled"),
        ("湖泊保护意见", "compiled"),
        ("水库调度实施细则", "compiled"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "《清河日报》头版报道了做法。",
        "纪录片《大河之上》播出。",
        "完成年度计划的40%。",
        "按照方案要求推进。",
        "面向社会公开征求意见。",
        "一、规划编制工作\n",
    ],
)
def test_no_document(text: str) -> None:
    assert documents(text) == []


def test_author_is_the_unit_before_the_verb() -> None:
    facts = relate_documents(recognise(make_report("a", "市教育局印发《招生办法》。")))

    assert [unit.name for unit in facts[0].by] == ["市教育局"]


def bare_reading(text: str) -> Reading:
    """Return what these extractors need of a text, without its units."""
    outline = read_outline(make_report("a", text))
    return Reading(outline, Metadata(None, None, None, None, None, None))


@pytest.mark.parametrize("text", ["《" * 30_000, "制定方案、" * 6_000, "制定" * 15_000 + "办法"])
def test_hostile_text_costs_linear_time(text: str) -> None:
    reading = bare_reading(text)
    start = time.perf_counter()
    find_documents(reading)

    assert time.perf_counter() - start < 5


STATES = [
    ("环评报告表正由市生态环境局审查。", "环评报告表", "compiled"),
    ("环境影响报告书正在市生态环境局审查。", "环境影响报告书", "compiled"),
    ("接入系统方案未通过省电力公司评审。", "接入系统方案", "compiled"),
    ("编制《东湾片区方案》,经县政府常务会议审议通过。", "东湾片区方案", "approved"),
    ("编制《东湾片区方案》,经县政府第3次常务会议通过。", "东湾片区方案", "approved"),
    ("编制《东湾片区方案》,经县委审议通过后于9月2日印发。", "东湾片区方案", "issued"),
    ("制定《东湾减负措施》,印发文件同比减少26%。", "东湾减负措施", "compiled"),
    ("重整计划草案尚需债权人会议表决。", "重整计划草案", "drafting"),
    ("选址论证报告由市设计院编制,预计10月底形成送审稿。", "选址论证报告", "drafting"),
    ("东湾城市设计由市规划院承担。", "东湾城市设计", "drafting"),
    ("第二跑道初步设计民航监管局提了9条意见。", "第二跑道初步设计", "drafting"),
    ("净化装修招标文件在挂网。", "净化装修招标文件", "issued"),
    ("东桥厂扩建项目投资协议已草拟完成。", "投资协议", "drafting"),
    ("安全设施设计尚未通过省应急厅审查。", "安全设施设计", "compiled"),
    ("市督查室下发提醒函9份。", "提醒函", "issued"),
    ("东湾产业园因安全评价报告尚在省应急厅评审,未能开工。", "安全评价报告", "compiled"),
]
"""What a body still judges is compiled; what it passed is approved; a draft is being drafted."""


@pytest.mark.parametrize(("text", "title", "state"), STATES)
def test_the_state_tells_who_has_the_document(text: str, title: str, state: str) -> None:
    reading = recognise(make_report("a", text))
    found = [(fact.title.text, fact.state) for fact in relate_documents(reading)]

    assert (title, state) in found


def test_a_blacklist_is_no_document() -> None:
    reading = recognise(make_report("a", "列入供应商黑名单。"))

    assert relate_documents(reading) == ()
