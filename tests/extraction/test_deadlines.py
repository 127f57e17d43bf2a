import pytest

from kg.extraction.deadlines import relate_deadlines
from kg.extraction.recognise import recognise
from kg.text.read import make_report


def deadlines(text: str, date: str = "2024-10") -> list[tuple[str, str, str]]:
    facts = relate_deadlines(recognise(make_report("a", text), date=date))
    return [(fact.what.text, fact.date, fact.kind) for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争2025年6月底前获得核准。", ("获得核准", "2025-06", "deadline")),
        ("北桥工程计划12月投用。", ("北桥工程投用", "2024-12", "milestone")),
        ("北桥工程计划11月开工。", ("北桥工程开工", "2024-11", "start")),
        ("北桥工程有望下半年立项批复。", ("北桥工程立项批复", "2024-H2", "milestone")),
        ("预计三季度贷款余额90亿元。", ("贷款余额90亿元", "2024-Q3", "milestone")),
        ("拟于2025年1月启动选派。", ("启动选派", "2025-01", "start")),
        ("其余5处确保年底前完工。", ("其余5处完工", "2024-12", "deadline")),
        ("其余3处2025年6月底前完成。", ("其余3处完成", "2025-06", "deadline")),
        ("按照8月底前完成排查的要求,检查企业9家。", ("完成排查", "2024-08", "deadline")),
        ("确保汛期前达到泄洪条件。", ("达到泄洪条件", "2024", "deadline")),
        ("今年11月底大坝达到蓄水条件。", ("大坝达到蓄水条件", "2024-11", "deadline")),
        ("谋划年内开工桥梁6座。", ("谋划开工桥梁6座", "2024", "start")),
        ("全年销售茶叶8万吨以上。", ("销售茶叶8万吨以上", "2024", "milestone")),
        ("2024年乡镇医院计划新聘医生47人。", ("乡镇医院计划新聘医生47人", "2024", "deadline")),
        ("计划到2025年底,建成充电桩3000个。", ("建成充电桩3000个", "2025-12", "deadline")),
        ("6月20日18:00前报送材料。", ("报送材料", "2024-06-20", "deadline")),
    ],
)
def test_planned_dates(text: str, expected: tuple[str, str, str]) -> None:
    date = "2024-06" if "6月20日" in text or "汛期" in text else "2024-10"

    assert deadlines(text, date) == [expected]


def test_column_of_planned_dates() -> None:
    text = (
        "项目名称\t形象进度\t完成时限\n"
        "北湾泵站\t主体完工\t2025年6月\n南岭隧道\t洞口开挖\t2025年3月底前开工\n"
    )

    assert deadlines(text) == [
        ("北湾泵站", "2025-06", "deadline"),
        ("南岭隧道开工", "2025-03", "start"),
    ]


def test_a_bare_day_of_december_in_january_has_passed() -> None:
    assert deadlines("北桥工程12月26日建成通车。", "2024-01") == []


@pytest.mark.parametrize(
    "text",
    [
        "1至9月份,投资增长6%。",
        "截至9月末完成投资35亿元。",
        "北桥工程8月16日合龙,7月18日投产。",
        "该问题已于2024年3月完成整改。",
        "2月底开馆,已接待游客9批。",
        "现将1至9月份进展情况通报如下。",
        "制定2024年度普法计划,下发2024年工作要点。",
        "全年安排重点项目256个。",
        "立行立改,长期坚持,近期完成。",
        "绿地率较年初提高3个百分点。",
    ],
)
def test_past_dates_and_periods_are_none(text: str) -> None:
    assert deadlines(text) == []


def test_a_planned_month_that_lies_far_back_is_next_years() -> None:
    assert deadlines("计划3月底前投产。", "2024-11")[0][1] == "2025-03"
    assert deadlines("计划8月底前投产。", "2024-11")[0][1] == "2024-08"
    assert deadlines("原定3月底前的任务。", "2024-11")[0][1] == "2024-03"


def test_a_parallel_clause_shares_the_date() -> None:
    found = deadlines("2024年甲校计划新聘教师47人,乙校计划新聘校医3人。")

    assert found[1] == ("乙校计划新聘校医3人", "2024", "deadline")


def test_what_takes_its_subject_from_the_sentence() -> None:
    found = deadlines("南山水库项目初步设计正在编制,力争2025年5月开工。")

    assert found == [("南山水库项目开工", "2025-05", "start")]


def test_a_line_that_tells_up_to_when_gives_the_year() -> None:
    text = "推进情况汇报\n(截至2025年9月25日)\n计划2026年5月试产,2026年验收。力争11月底前开工。"
    facts = relate_deadlines(recognise(make_report("a", text)))

    assert [fact.date for fact in facts] == ["2026-05", "2025-11"]


def test_acts_told_side_by_side_are_planned_one_by_one() -> None:
    assert deadlines("确保12月底前老街改造全部完成、北桥工程通水。", "2024-10") == [
        ("老街改造全部完成", "2024-12", "deadline"),
        ("北桥工程通水", "2024-12", "deadline"),
    ]
    assert deadlines("计划11月底前完成验收、移交。", "2024-10") == [
        ("完成验收移交", "2024-11", "deadline")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "问题3\n反馈问题:南河淤积严重。\n整改时限:2024年6月底\n责任单位:县水利局",
            ("南河淤积严重", "2024-06", "deadline"),
        ),
        (
            "1.关于学位不足的问题。\n整改措施:扩建校舍。(责任单位:县教体局;完成时限:2024年12月底前)",
            ("关于学位不足的问题", "2024-12", "deadline"),
        ),
        ("新建中转站3座(完成时限:2024年11月)。", ("新建中转站3座", "2024-11", "deadline")),
        ("项目名称:北湾泵站\n完成时间:2025年3月", ("北湾泵站", "2025-03", "deadline")),
        ("【整改时限】2024年8月底。", ("整改时限", "2024-08", "deadline")),
        ("销号时限:2024年9月30日前,已销号。", ("销号时限", "2024-09-30", "deadline")),
    ],
)
def test_a_label_for_a_date_plans_it(text: str, expected: tuple[str, str, str]) -> None:
    assert deadlines(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下步打算:10月底组卷。", [("组卷", "2024-10", "deadline")]),
        ("下步打算:\n北湾泵站10月下旬试机。", [("北湾泵站试机", "2024-10", "milestone")]),
        ("下一步,县水利局10月下旬开标。", [("县水利局开标", "2024-10", "milestone")]),
        (
            "二、下步打算\n(一)抓进度。北湾泵站10月下旬试机。",
            [("北湾泵站试机", "2024-10", "milestone")],
        ),
        ("整改目标:2023年底前全部清退。", [("全部清退", "2023-12", "deadline")]),
        ("存在问题:10月下旬停电。", []),
        ("进展情况:2023年底前全部清退。", []),
    ],
)
def test_an_outlook_plans_what_it_dates(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert deadlines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲厂11月投料,乙厂12月试车。", [("甲厂投料", "2024-11"), ("乙厂试车", "2024-12")]),
        ("贷款2026年3月到期。", [("贷款到期", "2026-03")]),
        ("自11月起执行新标准。", [("自执行新标准", "2024-11")]),
        ("11月5日,召开会议。", []),
        ("公示期为11月5日至11月12日。", []),
        ("每年12月开展检查。", []),
        ("年末存款余额90亿元。", []),
        ("拟申报2025年中央预算内资金。", []),
    ],
)
def test_a_month_ahead_is_planned(text: str, expected: list[tuple[str, str]]) -> None:
    assert [fact[:2] for fact in deadlines(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("原计划三季度开工,现改到12月。", [("2024-12", "start")]),
        ("交付时间由6月顺延至11月。", [("2024-11", "deadline")]),
        ("竣工日期延后到2025年1月。", [("2025-01", "deadline")]),
        ("原定6月底交房,已拖了3个月。", []),
        ("未能按原定2024年6月底前的时限完成。", [("2024-06", "deadline")]),
    ],
)
def test_a_date_that_was_moved(text: str, expected: list[tuple[str, str]]) -> None:
    assert [fact[1:] for fact in deadlines(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("确保12月20日通车。", "deadline"),
        ("力争年内核准。", "deadline"),
        ("计划11月带料试车。", "milestone"),
        ("协议拟11月签署。", "milestone"),
        ("11月组织评审。", "milestone"),
        ("11月底修通。", "deadline"),
        ("力争11月开工。", "start"),
    ],
)
def test_what_makes_a_date_a_limit(text: str, kind: str) -> None:
    assert [fact[2] for fact in deadlines(text)] == [kind]


def test_only_its_own_clause_tells_that_a_date_in_a_table_has_passed() -> None:
    text = "事项\t完成时限\n校舍扩建\t幼儿园已办结,小学12月底\n河道清淤\t已办结\n"

    assert deadlines(text) == [("校舍扩建", "2024-12", "deadline")]


KINDS = [
    ("力争12月完成重新招标。", "milestone"),
    ("争取四季度落地。", "milestone"),
    ("力争11月通过评审。", "milestone"),
    ("预计年底试生产。", "milestone"),
    ("预计12月底形成送审稿。", "milestone"),
    ("计划12月与省级平台联网。", "milestone"),
    ("力争11月20日前贯通。", "deadline"),
    ("水毁便道12月底修通。", "deadline"),
    ("计划2025年一季度办结。", "deadline"),
    ("拟于2025年一季度拆除复耕。", "deadline"),
    ("争取四季度引进2条干线。", "deadline"),
    ("力争全年重大项目开工率达到95%以上。", "deadline"),
    ("四季度开工45个。", "deadline"),
    ("甲厂11月15日前开工建设。", "start"),
    ("争取12月底前恢复施工。", "start"),
    ("12月底前完成资金项目开工。", "deadline"),
    ("力争明年一季度复工。", "start"),
    ("开工由9月推到12月。", "start"),
    ("纳管协议拟11月签署。", "milestone"),
    ("自2025年1月1日起执行。", "start"),
]
"""A limit binds, works begin, what is only strived for without one is a milestone."""


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_of_a_planned_date(text: str, kind: str) -> None:
    assert [fact[2] for fact in deadlines(text, "2024-10")] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "2024年1至9月情况汇报\n北桥工程8月底通车,6月底前完成审批。",
        "情况汇报\n截至2024年9月底,已完工3处。北桥工程8月底通车,6月底前完成审批。",
        "情况汇报\n2024年开工。已于9月复工。北桥工程8月底通车。",
        "2024年1至9月情况汇报\n为全年目标3000个的六成。",
        "2024年1至9月情况汇报\n四季度排名后3位的单位作检讨。",
        "2024年1至9月情况汇报\n县政府于10月上旬进行了调度。",
    ],
)
def test_a_report_without_a_date_plans_nothing_before_it_was_told(text: str) -> None:
    assert relate_deadlines(recognise(make_report("a", text))) == ()


def test_a_limit_among_tasks_holds_though_it_has_passed() -> None:
    text = (
        "问题1:南河淤积。\n整改措施:\n(1)2024年3月底前形成清单。\n(2)清理河道。\n"
        "整改进展:截至2024年9月底,已清理3处。"
    )
    facts = relate_deadlines(recognise(make_report("a", text)))

    assert [(fact.what.text, fact.date) for fact in facts] == [("形成清单", "2024-03")]


def test_a_plan_that_was_moved_in_its_own_clause_is_planned_once() -> None:
    found = deadlines("北湾泵站原计划9月开工推迟至明年3月。", "2024-08")

    assert [fact[1:] for fact in found] == [("2025-03", "start")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("丙厂明年3月可望批量出货。", ("丙厂可望批量出货", "2025-03", "milestone")),
        ("竣工验收定于11月进行。", ("竣工验收进行", "2024-11", "milestone")),
        ("北厂预计年内贡献产值3亿元。", ("北厂贡献产值3亿元", "2024", "milestone")),
    ],
)
def test_what_is_foreseen(text: str, expected: tuple[str, str, str]) -> None:
    assert deadlines(text) == [expected]


def test_months_of_a_report_and_times_of_plans_are_no_limits() -> None:
    assert deadlines("存在问题。\n二、下步安排\n资金前三季度仅到位2亿元。", "2024-09") == []
    assert deadlines("2024年前三季度重点行动计划实施情况报告", "") == []
    assert deadlines("二、下步安排\n谋划“十五五”时期接续项目。") == []
