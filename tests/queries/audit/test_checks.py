"""Each check finds what it is for, and stays silent where the words and figures hold."""

from pathlib import Path

import pytest

from kg.audit.checks import Check, load_checks, read_check
from kg.errors import ResourceError
from kg.outputs.audit import overdue
from kg.pipeline import build
from kg.rdf.ontology import concepts
from kg.rdf.store import open_store
from tests.auditing import SCORED, found_in

PASSAGE = (
    "由县水利局按周调度清淤进度并对连续两周未达进度的标段负责人进行约谈直至全部标段完工并且通过验收"
)
ISSUES = "关于县委第二巡察组反馈意见整改情况的通报\n县委第二巡察组反馈了{told}。\n二、整改情况\n"
ASPECTS = (
    "(一)落实部署方面\n1.关于供水保障不力的问题。\n已整改。\n2.关于河湖管护不严的问题。\n已整改。\n"
    "(二)队伍建设方面\n1.关于培训不足的问题。\n已整改。\n"
)
DATED = (
    "关于县委第二巡察组反馈意见整改情况的通报\n2024年7月9日,县委第二巡察组反馈了巡察意见。\n"
    "一、整改情况\n1.关于清淤不力的问题。\n整改成效:一是{}\n县水利局\n2025年1月6日\n"
)


def told_twice(first: str, second: str) -> str:
    """Return a report whose summary says one thing and whose chapter another."""
    return (
        f"关于全县重点工作情况的通报\n一、总体情况\n{first}\n二、项目建设\n(一)工业\n{second}\n"
        "(二)农业\n已完成。"
    )


BAD = [
    ("rate_mismatch", "42个交通项目已开工33个,开工率81.2%。", "33÷42=78.57%"),
    ("rate_mismatch", "共梳理问题50个,已完成整改45个,整改完成率达到92%。", "总数若为49则相符"),
    ("rate_mismatch", "50个问题中,已整改45个,整改率92%。", "完成数若为46则相符"),
    ("rate_mismatch", "全市86个项目中已有70个开工,开工率达85.4%。", "81.4%"),
    ("rate_mismatch", "抽检样品500批次,合格485批次,合格率98%。", "97%"),
    ("rate_mismatch", "年度计划投资80亿元,截至目前完成投资60亿元,投资完成率78%。", "75%"),
    ("rate_mismatch", "完成投资12.6亿元,占年度计划18亿元的72%。", "70%"),
    ("rate_mismatch", "全年任务新建公路200公里,已建成150公里,占年度任务的70%。", "75%"),
    ("rate_mismatch", "应签约1400户、已签约1281户,签约率93.5%。", "91.5%"),
    ("rate_mismatch", "新建厕所1200座,其中农村厕所900座,占比70%。", "75%"),
    ("rate_mismatch", "1至5月份,60个项目有序推进;项目已开工45个,开工率80%。", "75%"),
    ("rate_impossible", "13个重点项目开工率80.6%。", "没有整数"),
    ("rate_impossible", "目前已开工7个,开工率65.2%。", "没有整数"),
    ("sum_mismatch", "全市排查点位90处,分为甲类30处、乙类40处、丙类25处。", "相差5"),
    ("sum_mismatch", "68项整改任务已完成51项,完成率75%,其余16项正在推进。", "51项+16项=67"),
    ("sum_mismatch", "全年更新项目73个,目前已完工21个、在建44个、未开工9个。", "相差1"),
    ("sum_mismatch", "18家平台参加评估,优秀5家、良好6家、合格4家、不合格2家。", "相差1"),
    ("sum_mismatch", "重点项目45个,其中工业项目20个、农业项目15个,其余12个为服务业项目。", "47"),
    ("sum_mismatch", "甲街道12个、乙街道9个,共计22个。", "相差1"),
    ("parts_exceed_total", "新签约项目87个,其中制造业项目53个、服务业项目44个。", "多10"),
    ("parts_exceed_total", "下达资金5亿元,其中:中央资金3亿元、省级资金2.3亿元。", "多3000万"),
    ("count_mismatch", "主要做好四项工作:一是抓排查;二是抓整治;三是抓督导。", "列出3"),
    ("count_mismatch", "提出三条建议:一要加强领导;二要压实责任;三要督导;四要问责。", "列出4"),
    ("count_mismatch", "“供水率”、“水质合格率”3项指标持续提升。", "列出2"),
    ("count_mismatch", ISSUES.format(told="2个方面4个问题") + ASPECTS, "列出3"),
    ("count_mismatch", "三、四件民生实事\n1.改厕\n已改。\n2.修路\n已修。\n3.供水\n已供。", "列出3"),
    ("repeated_text", f"1.甲\n{PASSAGE}。\n2.乙\n{PASSAGE}。", "48个字"),
    (
        "figure_conflict",
        told_twice("石垭水厂扩建项目总投资3.2亿元。", "石垭水厂扩建项目总投资2.3亿元。"),
        "3.2亿元",
    ),
    ("figure_conflict", told_twice("新认定高新技术企业31家。", "新认定高新技术企业28家。"), "28家"),
    (
        "figure_conflict",
        told_twice(
            "盘活闲置厂房6.8万平方米,引进企业23家。", "盘活闲置厂房8.6万平方米,引进企业23家。"
        ),
        "8.6万平方米",
    ),
    (
        "stage_conflict",
        told_twice("石垭水厂扩建项目主体结构封顶。", "石垭水厂扩建项目尚未开工,正在办理用地手续。"),
        "封顶",
    ),
    (
        "stage_conflict",
        told_twice("石垭水厂扩建项目已于5月竣工。", "石垭水厂扩建项目正在施工。"),
        "正在施工",
    ),
    (
        "stage_conflict",
        told_twice(
            "石垭水厂扩建施工项目设计已获批,正开展招标谈判。",
            "石垭水厂扩建项目基坑土方已完成6万方。",
        ),
        "基坑土方已完成6万方",
    ),
    ("unnamed_body", "二是责任单位:各相关部门。", "各相关部门"),
    ("unnamed_body", "三是责成有关单位修订制度2项。", "有关单位"),
    ("unnamed_body", "由党委委员牵头抓总,各有关部门单位负责。", "各有关部门单位"),
    (
        "ambiguous_name",
        "工作通报\n一、甲\n县抗旱指挥部调水2次。县防汛指挥部值守。\n二、乙\n指挥部每日调度1次。",
        "县抗旱指挥部、县防汛指挥部",
    ),
    (
        "name_slip",
        "一、甲\n县河长制办公室巡查3次。县河长制办公室印发方案。\n二、乙\n县河长治办公室约谈2人。",
        "县河长治办公室",
    ),
    (
        "name_conflict",
        ISSUES.format(told="意见") + "(一)部署\n传达县委第四巡察组反馈意见。",
        "县委第四巡察组",
    ),
    (
        "behind_calendar",
        "2024年1至9月份全县重点工作进展情况的通报\n一、项目\n1至9月份,累计完成投资6亿元,占年度计划的50%。",
        "时序进度为75%",
    ),
    (
        "outcome_conflict",
        told_twice("县水利局对直接责任人员立案调查。", "县水利局给予直接责任人诫勉。"),
        "诫勉",
    ),
    ("counter_conflict", "移交的35名上访人员台账,已办结12件。", "12件"),
    ("repeated_in_answer", f"1.清淤\n一是{PASSAGE}。二是各镇{PASSAGE}。", "在同一标题之下"),
    ("name_gap", "县水利局与石料 公司签订协议。", "石料 公司"),
    ("parts_fall_short", "小区186个,其中甲区78个、乙区61个、丙区37个。", "少10"),
    (
        "figure_conflict",
        told_twice("石垭风电场20台机组全部并网。", "石垭风电场仍有6台机组未完成吊装。"),
        "仍有6台机组未完成吊装",
    ),
    (
        "object_conflict",
        told_twice("购置移动式应急水泵3台、冲锋舟8艘。", "购置移动式应急水泵3台,无人机8架。"),
        "无人机8架",
    ),
    (
        "object_conflict",
        told_twice("新建公路隔音路肩12公里、护栏30公里。", "新建公路隔音路肩12公里、护栏30米。"),
        "护栏30米",
    ),
    (
        "owner_conflict",
        told_twice(
            "由县水利局牵头实施石垭水厂扩建项目。", "由县住房城乡建设局牵头实施石垭水厂扩建项目。"
        ),
        "县住房城乡建设局",
    ),
    (
        "evidence_too_old",
        DATED.format("2024年5月20日,县水利局已完成清淤12公里。"),
        "2024年5月20日",
    ),
    (
        "evidence_too_new",
        DATED.format("2025年9月20日,县水利局已完成清淤12公里。"),
        "2025年9月20日",
    ),
    (
        "empty_measure",
        "整改情况通报\n1.关于学位不足的问题。\n整改成效:一是新增学位20个。二是健全机制,压实责任。",
        "第2条措施",
    ),
    (
        "missing_owner",
        ISSUES.format(told="意见") + ASPECTS,
        "没有写明责任单位",
    ),
]

GOOD = [
    "42个交通项目已开工33个,开工率78.6%。",
    "全年安排项目40个,开工36个,开工率90%,完工20个,完工率50%。",
    "市级重点项目256个,其中新建项目已开工118个,开工率86.1%。",
    "80个重点项目开工率91.25%。",
    "目前已开工20个,开工率69%。",
    "新增学位3240个,其中小学2160个、初中1080个,大班额比例由6.8%降到2.1%。",
    "筛选企业100余家,已签约31家,签约率35%。",
    "新落地项目19个,其中储能项目3个、文旅项目6个、软件项目2个。",
    "老旧小区25个,其中甲街道14个、乙街道11个,已完工16个,其余9个正在改造。",
    "12处矿山已修复9处,其余3处2025年6月底前完成。",
    "33个拟建项目中,已开工12个,其中7个较快;未开工的21个,其中5个受阻。",
    "已与31户签订协议,正与剩余4户协商。",
    "重点抓好三项工作:一是抓排查;二是抓整治;三是抓督导。",
    "“供水率”、“水质合格率”等8项指标持续提升。",
    ISSUES.format(told="2个方面3个问题") + ASPECTS,
    f"1.甲\n{PASSAGE}。{PASSAGE}。",
    told_twice("固定资产投资同比增长6.4%。", "上半年,固定资产投资同比增长4.6%。"),
    told_twice("石垭水厂扩建项目可研已批复,8月开工。", "石垭水厂扩建项目完成工程量的45%。"),
    told_twice("石垭水厂扩建项目一期已竣工。", "石垭水厂扩建项目二期正在办理用地手续。"),
    told_twice("石垭水厂扩建项目一期总投资3亿元。", "石垭水厂扩建项目二期总投资2亿元。"),
    told_twice("全县累计完成投资18亿元。", "累计完成投资6亿元。"),
    told_twice("五大行动年度任务146项。", "提质行动年度任务38项。"),
    told_twice("东岭风电场20台机组全部并网。", "石垭风电场仍有6台机组未并网。"),
    told_twice("购置移动式应急水泵3台、冲锋舟8艘。", "购置移动式应急水泵3台、冲锋舟8艘。"),
    told_twice("新建小学3所、中学2所。", "新建小学3所、幼儿园2所。"),
    DATED.format("2024年9月20日,县水利局已完成清淤12公里。"),
    DATED.format("计划2025年9月20日前县水利局完成清淤12公里。"),
    "小区186个,其中甲区78个、乙区61个、丙区30个。",
    "全县项目27个,甲乡、乙乡分别为12个、10个。",
    "全年新建学校12所;已改造食堂8所,改造率80%。",
    "县委第一巡察组、县委第二巡察组同时反馈意见。\n一、部署\n传达县委第二巡察组反馈意见。",
]
NAMED = [
    "由县教育局会同有关部门负责。",
    "(责任单位:县卫生健康局、各相关部门)",
    "组织各部门学习文件3次。",
    "各部门负责人参加会议。",
    "县抗旱指挥部调水2次。指挥部每日调度1次。",
    "县抗旱指挥部调水2次。县防汛指挥部值守。\n二、乙\n县防汛指挥部成立。指挥部每日调度1次。",
    "县抗旱指挥部调水2次。县防汛指挥部值守。\n二、乙\n调整指挥部成员。",
    "市审计局会同县审计局检查。市审计局移交线索。\n二、乙\n市统计局移交线索。",
    "县第一污水处理厂已建成。县第一污水处理厂扩容。\n二、乙\n县第二污水处理厂开工。",
    "东岭街道办事处清淤3公里。东岭街道办事处投入5万元。\n二、乙\n西岭街道办事处清淤2公里。",
    "云谷实验小学扩建。云谷实验小学招生300人。\n二、乙\n云河实验小学扩建。",
]
KINDS = {check.id: check.kind for check in load_checks()}


@pytest.mark.parametrize(("check", "text", "told"), BAD, ids=lambda value: value[:24])
def test_check_finds(check: str, text: str, told: str) -> None:
    found = found_in(text)

    assert check in found
    assert told in found[check][0]


@pytest.mark.parametrize("text", GOOD, ids=lambda text: text[-24:])
def test_what_holds_stays_silent(text: str) -> None:
    found = found_in(text)

    assert {check for check in found if KINDS[check] in SCORED} == set()


@pytest.mark.parametrize("text", NAMED)
def test_what_names_a_body_stays_silent(text: str) -> None:
    found = found_in(f"工作通报\n一、甲\n{text}")

    assert {check for check in found if KINDS[check] == "unresolved_name"} == set()


@pytest.mark.parametrize("check", load_checks(), ids=lambda check: check.id)
def test_the_examples_of_a_check_are_true(check: Check, tmp_path: Path) -> None:
    if check.needs_date:
        assert [late_in(text, tmp_path) for text in (check.bad, check.good)] == [[check.id], []]
    else:
        assert check.id in found_in(check.bad)
        assert check.id not in found_in(check.good)


def test_every_kind_of_finding_is_one_of_the_scheme() -> None:
    assert set(KINDS.values()) <= set(concepts("finding-kind"))


def late_in(text: str, folder: Path) -> list[str]:
    """Return the checks that ask about a day and find something in a store of one report."""
    report = folder / f"{len(text)}.txt"
    report.write_text(text, "utf-8")
    build([report], folder / report.stem)
    with open_store(folder / report.stem, read_only=True) as opened:
        return [entry.check.id for entry in overdue(opened, "2025-01-01")]


def test_several_lists_for_one_number_are_all_shown() -> None:
    annex = "附件\n(一)服务方面\n1.关于兑现慢的问题。\n已整改。\n"
    annex += "(二)要素方面\n1.关于融资难的问题。\n已整改。"
    found = found_in(ISSUES.format(told="2个方面3个问题") + ASPECTS + annex)

    assert "count_mismatch" not in found
    assert "各处共有3、2" in found["count_unclear"][0]


def test_a_copied_answer_is_measured_and_its_difference_shown() -> None:
    other = PASSAGE.replace("县水利局", "乡水利站").replace("验收", "检查")
    text = "整改情况通报\n一、整改\n(一)甲方面\n1.关于清淤不力的问题。\n{0}已约谈12人次{1}。\n"
    text += "2.关于管护不力的问题。\n{0}已约谈21人次{1}。"
    found = found_in(text.format(PASSAGE, other))

    assert "12" in found["near_copy"][0]
    assert "21" in found["near_copy"][0]
    assert len(found["copied_answer"]) == 2


def test_an_unfinished_issue_without_a_date() -> None:
    text = "整改情况通报\n1.关于学位不足的问题。\n整改成效:一是县教育局正在扩建校舍。"

    assert "尚未完成" in found_in(text)["missing_deadline"][0]


def test_two_due_dates_of_one_thing() -> None:
    text = told_twice(
        "石垭水厂扩建项目确保2025年6月底前建成通水。",
        "石垭水厂扩建项目确保2025年12月底前建成通水。",
    )

    assert "2025-06" in found_in(text)["deadline_conflict"][0]


def test_two_dates_of_one_inspection() -> None:
    text = (
        "关于县委第二巡察组反馈意见整改情况的通报\n"
        "2024年3月1日至5月10日,县委第二巡察组对县水利局党组开展了巡察。"
        "2024年7月9日,县委第二巡察组反馈了巡察意见。\n"
        "一、部署\n2024年7月19日,县委第二巡察组反馈了巡察意见。"
    )
    found = found_in(text)

    assert "inspection_conflict" in found


def test_a_header_must_be_complete(tmp_path: Path) -> None:
    path = tmp_path / "half.rq"
    path.write_text("# id: half\n# kind: timing\n# severity: note\nSELECT * {}", "utf-8")

    with pytest.raises(ResourceError, match="title-zh"):
        read_check(path)
