import time

import pytest

from kg.extraction.observations import relate_observations
from kg.extraction.recognise import recognise
from kg.model.facts import Observation
from kg.text.read import make_report


def observe(text: str) -> tuple[Observation, ...]:
    return relate_observations(recognise(make_report("a", text), date="2024-10"))


def told(text: str) -> list[str]:
    return [f"{fact.indicator.text} {fact.value}{fact.unit} {fact.kind}" for fact in observe(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安排市级重点项目256个。", ["市级重点项目 256个 count"]),
        ("入户率达到93%以上。", ["入户率 93% rate"]),
        ("筛选100余家专精特新企业。", ["专精特新企业 100家 count"]),
        ("1120亩建设用地获省厅批复。", ["建设用地 1120亩 measure"]),
        ("1.3亿元专项债券资金到位。", ["专项债券资金 1.3亿元 amount"]),
        ("7座已封顶,11座正在砌墙。", ["已封顶 7座 count", "正在砌墙 11座 count"]),
        (
            "16家培训机构对接学员240名。",
            ["培训机构 16家 count", "对接学员 240名 count"],
        ),
        (
            "24个文旅项目签约率62.5%。",
            ["文旅项目 24个 count", "签约率 62.5% rate"],
        ),
        ("编制六个方面的招引指南。", ["招引指南 6个 count"]),
        ("东渠护坡砌筑完成36万方。", ["东渠护坡砌筑 36万方 measure"]),
        ("平均办理时限压减61%。", ["平均办理时限 61% growth"]),
        ("办理时限压减至9个工作日。", ["办理时限 9个工作日 measure"]),
        ("提前两个月实现并网。", ["实现并网 2个月 measure"]),
        ("每旬巡河一次。", ["巡河 1次 count"]),
        ("对年排水量30万吨及以上的户建档。", ["年排水量 30万吨 measure"]),
        (
            "有产值过5亿元企业6家。",
            ["产值 5亿元 amount", "产值过5亿元企业 6家 count"],
        ),
        ("先后对接甲公司、乙集团等91家。", ["对接 91家 count"]),
        ("对破损井盖进行更换补装7个。", ["破损井盖 7个 count"]),
        ("防护网完成安装6公里。", ["防护网 6公里 measure"]),
        ("天然气管道完成铺设12公里。", ["天然气管道 12公里 measure"]),
        ("30个工作日内办结。", ["办结 30个工作日 measure"]),
        ("甲农业、丰林木业、北江水产等5家投产。", ["投产 5家 count"]),
        ("十万大山隧道左洞贯通。", []),
    ],
)
def test_indicator_and_kind(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "固定资产投资同比增长6.4%,高于全省平均水平1.7个百分点,增速居全省第4位。",
            [
                "固定资产投资 6.4% growth",
                "固定资产投资 1.7个百分点 growth",
                "固定资产投资 4位 rank",
            ],
        ),
        (
            "存粮36万吨,较年初增加4万吨,同比增长9%。",
            ["存粮 36万吨 measure", "存粮 4万吨 growth", "存粮 9% growth"],
        ),
        (
            "通车里程由376公里增加到706公里。",
            ["通车里程 376公里 measure", "通车里程 706公里 measure"],
        ),
        (
            "隧道5座共3088米,其中长隧道1座1045米。",
            ["隧道 5座 count", "隧道 3088米 measure", "长隧道 1座 count", "长隧道 1045米 measure"],
        ),
        ("备选地块达36宗、18宗。", ["备选地块 36宗 count", "备选地块 18宗 count"]),
        ("设置4大类36小类的评分标准。", ["评分标准 4大类 count", "评分标准 36小类 count"]),
        (
            "老旧小区118个,其中甲区52个、乙镇41个。",
            ["老旧小区 118个 count", "老旧小区 52个 count", "老旧小区 41个 count"],
        ),
        (
            "整治排口12处,其余3处2025年6月底前完成。",
            ["整治排口 12处 count", "整治排口 3处 count"],
        ),
        ("完成20项,其余18项按序时推进。", ["完成 20项 count", "按序时推进 18项 count"]),
        (
            "占年度任务240公里的77.5%。",
            ["占年度任务 240公里 measure", "占年度任务 77.5% rate"],
        ),
    ],
)
def test_chain(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通水率、验收率分别达64%、52%。", ["通水率 64%", "验收率 52%"]),
        ("入学率、巩固率、升学率均达97%。", ["入学率 97%", "巩固率 97%", "升学率 97%"]),
        ("林草覆盖率、粮食单产居全省第6位。", ["林草覆盖率 6位", "粮食单产 6位"]),
    ],
)
def test_lists_give_each_item_its_figure(text: str, expected: list[str]) -> None:
    assert [f"{fact.indicator.text} {fact.value}{fact.unit}" for fact in observe(text)] == expected


def test_respectively_with_places() -> None:
    facts = observe("甲县、乙县分别完成投资3亿元、5亿元,分别增长12%和8.5%。")

    assert [(fact.subject.text, str(fact.value), fact.kind) for fact in facts if fact.subject] == [
        ("甲县", "3", "amount"),
        ("乙县", "5", "amount"),
        ("甲县", "12", "growth"),
        ("乙县", "8.5", "growth"),
    ]


def test_subject_is_the_set_that_was_counted() -> None:
    facts = observe("文旅项目24个,已开工15个,签约率62.5%,完成投资8亿元。")

    assert [fact.subject.text if fact.subject else "" for fact in facts] == [
        "",
        "文旅项目",
        "文旅项目",
        "文旅项目",
    ]


def test_area_before_the_indicator_is_its_subject() -> None:
    (fact,) = observe("全县光伏装机36万千瓦。")

    assert (fact.indicator.text, fact.subject and fact.subject.text) == ("光伏装机", "全县")


def test_works_before_the_indicator_are_its_subject() -> None:
    (fact,) = observe("滨河治理工程土方回填完成10万方。")

    assert (fact.indicator.text, fact.subject and fact.subject.text) == ("土方回填", "滨河治理工程")


def test_period_is_told_in_the_same_sentence() -> None:
    first, second, third = observe("1至9月份,存粮36万吨,较年初增加4万吨。翻修5个粮站。")

    assert first.period is not None
    assert first.period.text == "1至9月份"
    assert second.period == first.period
    assert third.period is None


def test_evidence_is_the_shortest_clause() -> None:
    text = "今年以来,会同各方安排市级重点项目256个,进展顺利。"
    (fact,) = observe(text)

    assert fact.evidence.cut(text) == "市级重点项目256个"


def test_full_width_text_is_quoted_as_written() -> None:
    text = "全市产值３５．６亿元，同比增长５．８％。"
    first, second = observe(text)

    assert first.evidence.cut(text) == "产值３５．６亿元"
    assert second.evidence.cut(text) == "同比增长５．８％"


def test_table() -> None:
    facts = observe("区县\t开工项目\t完成投资(亿元)\n甲县\t12个\t3.5\n")

    assert [
        (fact.indicator.text, fact.subject and fact.subject.text, f"{fact.value}{fact.unit}")
        for fact in facts
    ] == [("开工项目", "甲县", "12个"), ("完成投资", "甲县", "3.5亿元")]


def test_table_with_a_column_of_numbers_counts_its_rows() -> None:
    assert told("|指标|数量|\n|---|---|\n|续建项目|94个|\n") == ["续建项目 94个 count"]


def test_table_cells_with_words_are_read_as_sentences() -> None:
    facts = observe(
        "项目名称\t总投资(万元)\t形象进度\n北湾泵站\t300\t管道铺设完成七成\n南岭隧道\t450\t开挖62%\n"
    )

    assert [
        (fact.indicator.text, fact.subject and fact.subject.text, f"{fact.value}{fact.unit}")
        for fact in facts
    ] == [
        ("总投资", "北湾泵站", "300万元"),
        ("管道铺设", "北湾泵站", "7成"),
        ("总投资", "南岭隧道", "450万元"),
        ("开挖", "南岭隧道", "62%"),
    ]


def test_table_with_a_column_of_units() -> None:
    text = "指标\t单位\t目标\t完成率\n新增就业\t人\t500\t57.2%\n"

    assert told(text) == ["新增就业 500人 count", "完成率 57.2% rate"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "化解率由年初的61%上升至89%。",
            ["化解率 61% rate", "化解率 89% rate"],
        ),
        (
            "投资增速由一季度的下降2%转为上半年的增长3%。",
            ["投资增速 2% growth", "投资增速 3% growth"],
        ),
        (
            "公路完成投资30亿元,水路完成12亿元,增长5%。",
            ["完成投资 30亿元 amount", "完成投资 12亿元 amount", "完成投资 5% growth"],
        ),
        (
            "接待游客60万人次,旅游收入4亿元,分别增长8%、9%。",
            [
                "接待游客 60万人次 count",
                "旅游收入 4亿元 amount",
                "接待游客 8% growth",
                "旅游收入 9% growth",
            ],
        ),
        (
            "城镇、农村居民可支配收入分别为2万元和1万元。",
            ["居民可支配收入 2万元 amount", "居民可支配收入 1万元 amount"],
        ),
        ("8家煤矿修复方案通过评审。", ["煤矿 8家 count"]),
        (
            "9个乡镇完成率超过90%。",
            ["乡镇 9个 count", "完成率 90% rate"],
        ),
        (
            "铺设管网18公里,剩余4公里年底完工。",
            ["铺设管网 18公里 measure", "铺设管网 4公里 measure"],
        ),
        ("房屋征收剩余7户。", ["房屋征收 7户 count"]),
        (
            "产值增长5%,增速列全市九个县(市、区)第三位。",
            ["产值 5% growth", "县(市、区) 9个 count", "产值 3位 rank"],
        ),
    ],
)
def test_series_and_parts(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_figure_that_says_nothing_is_left_out() -> None:
    assert observe("同比增长6%。") == ()


@pytest.mark.parametrize(
    "piece", ["项目3个,", "3个", "同比增长3%,", "“3个", "3个、", "占任务3个的5%"]
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    reading = recognise(make_report("a", piece * 3_000), date="2024")

    before = time.perf_counter()
    relate_observations(reading)

    assert time.perf_counter() - before < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("栽植苗木3万株,完成年度任务的80%。", ["栽植苗木 3万株", "栽植苗木 80%"]),
        ("完成投资5亿元,占年度目标的62%。", ["完成投资 5亿元", "占年度目标 62%"]),
        (
            "收回结转资金900万元,其中300万元用于东渠改造,其余600万元年底前下达。",
            ["结转资金 900万元", "结转资金 300万元", "结转资金 600万元"],
        ),
        ("开展县域110千伏松岭输变电工程建设,架设杆塔9基。", ["架设杆塔 9基"]),
    ],
)
def test_parts_of_what_was_told_before(text: str, expected: list[str]) -> None:
    assert [fact.rpartition(" ")[0] for fact in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "indicator", "subject"),
    [
        ("松岭隧道工程桩基完成65%。", "桩基", "松岭隧道工程"),
        ("县水利局委托县疾病预防控制中心检测水样52份。", "水样", "县疾病预防控制中心"),
        ("县教育局聘请市审计局审核账目12本。", "账目", "市审计局"),
    ],
)
def test_name_at_the_head_is_the_subject(text: str, indicator: str, subject: str) -> None:
    (fact,) = observe(text)

    assert fact.subject is not None
    assert (fact.indicator.text, fact.subject.text) == (indicator, subject)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产值增长7%,增速比上年加快2个百分点。", ["产值 2个百分点 growth"]),
        ("达标率92%,比考核目标高2个百分点。", ["达标率 2个百分点 growth"]),
        ("甲收入、乙收入分别达4万元、2万元,增长5%、7%。", ["甲收入 5% growth", "乙收入 7% growth"]),
        ("甲路、乙路分别完成96%、88%。", ["甲路 96% rate", "乙路 88% rate"]),
        ("获补助2亿元,其中1亿元已下达。", ["获补助 1亿元 amount"]),
        ("集体土地120亩,至今仍有2亩未复垦。", ["未复垦 2亩 measure"]),
        ("达标率列全市各开发区第3位。", ["达标率 3位 rank"]),
        ("吞吐量71万吨,增长9%,增速列北部五港第1位。", ["吞吐量 9% growth", "吞吐量 1位 rank"]),
        ("补助资金6亿元已到位5亿元。", ["补助资金 5亿元 amount"]),
        ("资本金3亿元由甲集团承担,已到位2亿元。", ["资本金 2亿元 amount"]),
        (
            "新建高标准农田86万亩,其中甲县32万亩、乙县24万亩。",
            ["高标准农田 32万亩 measure", "高标准农田 24万亩 measure"],
        ),
        (
            "争取专项债券9亿元,其中公路4亿元、铁路5亿元。",
            ["专项债券 4亿元 amount", "专项债券 5亿元 amount"],
        ),
        ("发放贷款30亿元,其中涉农贷款8亿元。", ["涉农贷款 8亿元 amount"]),
        ("甲县、乙县分别造林3亩、5亩,共计8亩。", ["造林 8亩 measure"]),
        ("松岭高速公路路基、桥涵分别完成94%、87%。", ["路基 94% rate", "桥涵 87% rate"]),
    ],
)
def test_what_is_carried_on(text: str, expected: list[str]) -> None:
    assert told(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "indicator", "subject"),
    [
        ("市应急管理局、市消防支队联合检查企业41家次。", "检查企业", "市应急管理局"),
        ("市公安局、市交通运输局查处违法车辆320台次。", "违法车辆", "市公安局"),
    ],
)
def test_units_listed_with_the_owner_stand_in_no_indicator(
    text: str, indicator: str, subject: str
) -> None:
    (fact,) = observe(text)

    assert fact.subject is not None
    assert (fact.indicator.text, fact.subject.text) == (indicator, subject)


def test_a_total_of_what_several_did_is_nobodys() -> None:
    facts = observe("甲县、乙县分别造林3亩、5亩,共计8亩。")

    assert [fact.subject.text if fact.subject else "" for fact in facts] == ["甲县", "乙县", ""]
