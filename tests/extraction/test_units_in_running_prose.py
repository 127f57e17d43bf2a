"""Units in running prose and in lists: bare companies, callings, numbered bodies, departments."""

import pytest

from kg.extraction.recognise import recognise
from kg.text.read import make_report


def named(text: str) -> list[str]:
    return [unit.name for unit in recognise(make_report("a", text)).units]


def kinds(text: str) -> dict[str, str]:
    return {unit.name: unit.kind for unit in recognise(make_report("a", text)).units}


def meant(text: str) -> dict[str, str]:
    return {unit.name: unit.fullest for unit in recognise(make_report("a", text)).units}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("岑拓、鑫泽达已签投资协议。", ["岑拓", "鑫泽达"]),
        ("储能电站由岑拓、沄能分别投建。", ["岑拓", "沄能"]),
        ("岑拓、沄能、恒沣分别消纳尾矿12万吨。", ["岑拓", "沄能", "恒沣"]),
        ("冷链园由岑拓、沄能两家龙头入园建厂。", ["岑拓", "沄能"]),
        ("招商小分队对接岑拓、沄能等企业31家次。", ["岑拓", "沄能"]),
        ("岑拓系、沄能系两家合计产值26亿元。", ["岑拓", "沄能"]),
        ("岑拓、沄能先后签约。", ["岑拓", "沄能"]),
        ("岑拓和沄能均停产。", ["岑拓", "沄能"]),
        ("与岑拓、沄能签订供货协议。", ["岑拓", "沄能"]),
        ("岑拓、沄能两家企业签约。岑拓二期停工。", ["岑拓", "沄能", "岑拓"]),
        ("烟台、威海签约项目12个。", []),
        ("道路、桥梁分别投产。", []),
        ("生产、销售已签约。", []),
    ],
)
def test_bare_names_in_a_list_of_what_companies_do(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("监理单位宜昌岑拓监理公司被扣减监理费18万元。", "宜昌岑拓监理公司"),
        ("移交运营单位岑拓排水公司。", "岑拓排水公司"),
        ("社会资本方岑拓水务公司补缴资本金。", "岑拓水务公司"),
        ("需原设计单位岑拓设计院补图。", "岑拓设计院"),
        ("施工单位岑拓建筑公司返工3处。", "岑拓建筑公司"),
        ("中标人岑拓路桥公司放弃中标。", "岑拓路桥公司"),
        ("产权单位岑拓热力公司不同意迁改。", "岑拓热力公司"),
        ("调试需国网宜昌供电公司送电。", "国网宜昌供电公司"),
        ("接入方案国网宜昌供电公司没批。", "国网宜昌供电公司"),
        ("今年已审计宜昌供水公司等4户。", "宜昌供水公司"),
    ],
)
def test_a_name_begins_behind_what_the_company_is_for_the_works(text: str, expected: str) -> None:
    assert expected in named(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由宜昌二建返工7处。", {"宜昌二建": "enterprise"}),
        ("从省一建扣回38万元,责令省三建退场。", {"省一建": "enterprise", "省三建": "enterprise"}),
        ("岑拓路桥四公司进场。", {"岑拓路桥四公司": "enterprise"}),
        ("市一医院扩建。", {"市一医院": "institution"}),
        ("县三医院门诊楼开诊。", {"县三医院": "institution"}),
        ("岑拓集团宜昌基地投产。", {"岑拓集团宜昌基地": "enterprise"}),
        ("民航湖北监管局提了意见。", {"民航湖北监管局": "government"}),
        ("宜昌岑锻机床厂欠款12万元。", {"宜昌岑锻机床厂": "enterprise"}),
        ("聘请岑信达会计师事务所核查。", {"岑信达会计师事务所": "enterprise"}),
        ("集团公司人力资源部分流职工8人。", {"集团公司人力资源部": "enterprise"}),
        ("集团公司纪委立案2件。", {"集团公司纪委": "party"}),
        ("P2实验室启用。", {}),
        ("新建第三水厂项目开工。", {}),
        ("规划五建设三。", {}),
        ("集团公司各部门、内部财务部自查。", {}),
    ],
)
def test_numbers_places_and_departments_in_names(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("省水利厅、湖北省水利厅会商。", "省水利厅", "省水利厅"),
        ("云溪区柳河镇政府欠费,云溪区政府协调。", "云溪区政府", "云溪区政府"),
        ("猇亭区出资,西陵、猇亭分别完成3公里。", "猇亭", "猇亭区"),
    ],
)
def test_what_a_short_name_stands_for(text: str, short: str, full: str) -> None:
    assert meant(text).get(short, full) == full


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("供电方案省能源局点头。", ["省能源局"]),
        ("许可尚在市自然资源局公示。", ["市自然资源局"]),
        ("市停车公司与交行签了授信。", ["市停车公司", "交行"]),
        ("由市自然资源和城乡建设局组卷。", ["市自然资源和城乡建设局"]),
    ],
)
def test_an_office_begins_with_its_level(text: str, expected: list[str]) -> None:
    assert named(text) == expected
