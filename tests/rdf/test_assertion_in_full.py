"""From the words of whole reports: units by name, periods, units of measure, the inspection."""

from functools import cache

import pytest
from pyoxigraph import Quad, Store

from kg.extraction.extract import extract
from kg.identity.resolve import resolve
from kg.rdf.assertion import assert_report
from kg.rdf.namespaces import prefix_header
from kg.text.read import make_report

PROGRESS = """青岛市重点工作推进情况通报
青督通〔2024〕7号
一、水利提升行动
1至9月份,全市工业投资增长6.4%,居全省第5位。截至9月底,完成水利投资3.5亿元,同比增长12%,占年度计划的64%。今年以来,治理河道16.4公里。目前,新增湿地300亩。
砚湖泵站、清溪泵站等3个泵站项目已开工建设。清溪水厂项目拟于2025年3月底前开工。力争2025年6月底前完成砚湖水库加固工程。
印发《青岛市河湖巡查办法》(青政发〔2024〕12号)。市中级人民法院、市旅游协会配合市水务局开展普法。青岛市人民政府办公室组织市水务局、市水务局执法监察处开展检查。
(牵头单位:市水务局)
青岛市人民政府
2024年10月16日
"""
RECTIFICATION = """中共青岛市水务局党组关于市委第九巡察组反馈意见整改情况的通报
根据市委统一部署,2024年3月1日至5月6日,市委第九巡察组对市水务局党组开展了常规巡察,并于7月2日反馈了巡察意见。
一、整改工作组织情况
局党组传达市委第六巡察组的反馈意见。
二、整改落实情况
1.关于河湖巡查不到位的问题。
整改情况:一是补齐台账。二是加强巡查。
2024年10月16日
"""


@cache
def store(text: str) -> Store:
    reading, facts = extract(make_report("a", text))
    found = Store()
    quads = assert_report(resolve(reading, facts))
    found.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return found


def holds(text: str, pattern: str) -> bool:
    return bool(store(text).query(prefix_header() + "ASK {" + pattern + "}"))


def values(text: str, pattern: str) -> list[str]:
    rows = store(text).query(prefix_header() + "SELECT DISTINCT ?x {" + pattern + "}")
    return sorted(row["x"].value.rpartition("/scheme/")[2] for row in rows)


@pytest.mark.parametrize(
    "pattern",
    [
        # The figure as written, in its unit, in the base unit, with its period and basis.
        "?o gpr:valueText '3.5亿元' ; gpr:normalizedValue 350000000.0 ;"
        " gpr:measureUnit [ ] ; gpr:asOf '2024-09-30'^^xsd:date ;"
        " gpr:period [ gpr:periodEnd '2024-09-30'^^xsd:date ]",
        "?o gpr:valueText '16.4公里' ; gpr:normalizedValue 16400.0 ;"
        " gpr:period [ gpr:periodStart '2024-01-01'^^xsd:date ]",
        "?o gpr:valueText '300亩' ; gpr:normalizedValue 200000.0 ; gpr:period ?now ."
        " ?now a gpr:Period ; skos:prefLabel '目前'@zh FILTER NOT EXISTS { ?now gpr:periodEnd ?e }",
        "?o gpr:valueText '6.4%' ; gpr:comparisonBasis scheme:comparison-basis\\/unstated ;"
        " gpr:period [ gpr:periodStart '2024-01-01'^^xsd:date ;"
        " gpr:periodEnd '2024-09-30'^^xsd:date ; skos:prefLabel '2024-01-01至2024-09-30'@zh ]",
        "?o gpr:valueText '12%' ; gpr:comparisonBasis scheme:comparison-basis\\/year-on-year",
        "?o gpr:valueText '64%' ; gpr:comparisonBasis scheme:comparison-basis\\/plan-share",
        "?o gpr:rank 5 ; gpr:rankScopeText '全省' ; gpr:rankScope/skos:prefLabel '山东省'@zh"
        " FILTER NOT EXISTS { ?o gpr:normalizedValue ?v }",
        # Stages and commitments as they are told.
        "?c a gpr:StatusRecord ; gpr:declaredCount 3 ; gpr:modality scheme:modality\\/done",
        "?c a gpr:StatusRecord ; gpr:surfaceForm '清溪水厂项目' ;"
        " gpr:modality scheme:modality\\/planned",
        "?c a gpr:Commitment ; gpr:dueDate '2025-06' ;"
        " gpr:dueText '2025年6月底前' ; gpr:dueDay '2025-06-30'^^xsd:date ;"
        " gpr:modality scheme:modality\\/expected",
        "?set a gpr:ProjectSet ; gpr:hasMember [ a gpr:Project ; skos:prefLabel '清溪泵站'@zh ]",
        "?u gpr:officeFunction '水务局' ; skos:prefLabel '青岛市水务局'@zh",
        # Numbers of documents, each with its claim.
        "?doc a gpr:PolicyDocument ; gpr:docNumber '青政发〔2024〕12号' ."
        " ?c a gpr:NumberStatement ; gpr:subject ?doc ; gpr:value '青政发〔2024〕12号'",
        "?report a gpr:Report ; gpr:docNumber '青督通〔2024〕7号' ."
        " ?c a gpr:MetadataStatement ; gpr:subject ?report ; gpr:predicate gpr:docNumber",
        # Units and places by their names.
        "?u a gpr:LocalGovernment , gpr:GovernmentBody ; skos:prefLabel '青岛市人民政府'@zh ;"
        " gpr:administers [ a gpr:AdministrativeArea ; gpr:jurisdictionCode '370200' ]",
        "?u a gpr:GovernmentDepartment ; skos:prefLabel '青岛市人民政府办公室'@zh ;"
        " gpr:superiorUnit/skos:prefLabel '青岛市人民政府'@zh",
        "?u a gpr:JudicialBody ; skos:prefLabel '青岛市中级人民法院'@zh",
        "?u a gpr:SocialOrganisation , gpr:PublicInstitution ; skos:prefLabel '青岛市旅游协会'@zh",
        "?place gpr:jurisdictionCode '370200' ; gpr:locatedIn"
        " [ a gpr:AdministrativeArea ; skos:prefLabel '山东省'@zh ]",
    ],
)
def test_a_progress_report(pattern: str) -> None:
    assert holds(PROGRESS, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "?ledger a gpr:IssueLedger ; gpr:resultOf [ a gpr:Inspection ; gpr:startDate"
        " '2024-03-01'^^xsd:date ; gpr:endDate '2024-05-06'^^xsd:date ;"
        " gpr:feedbackDate '2024-07-02'^^xsd:date ;"
        " gpr:inspectionType scheme:inspection-type\\/routine ;"
        " gpr:inspectedBody [ a gpr:PartyCommittee ] ;"
        " gpr:orderedBy/skos:prefLabel '中共青岛市委'@zh ]",
        "?issue a gpr:Issue ; gpr:titleKey ?key FILTER(STRLEN(?key) = 16)",
        "?team a gpr:InspectionTeam ; gpr:superiorUnit [ a gpr:PartyCommittee ]",
    ],
)
def test_a_report_of_rectification(pattern: str) -> None:
    assert holds(RECTIFICATION, pattern)


def test_both_names_of_the_team_stand_with_their_words() -> None:
    teams = "?c a gpr:InspectionRecord ; gpr:predicate gpr:conductedBy ; gpr:object ?team ."
    words = teams + "?c gpr:evidence/oa:exact ?x"

    assert values(RECTIFICATION, teams + "?team skos:prefLabel ?x") == [
        "青岛市委第九巡察组",
        "青岛市委第六巡察组",
    ]
    assert values(RECTIFICATION, words) == [
        "市委第九巡察组对市水务局党组开展了常规巡察",
        "市委第六巡察组的反馈",
    ]


def test_a_report_that_answers_no_inspection_has_none() -> None:
    assert not holds(PROGRESS, "?x a gpr:Inspection")


def test_without_a_year_a_period_has_no_days_and_belongs_to_the_report() -> None:
    text = "全市重点工作推进情况\n一、水利提升行动\n3月份,完成水利投资3.5亿元。\n"
    period = "?o gpr:period ?x . ?x a gpr:Period"

    assert holds(text, period)
    assert not holds(text, period + " ; gpr:periodStart|gpr:periodEnd ?day")
    assert values(text, period) == ["https://w3id.org/gpr/id/report/a/period/3月份"]


def test_a_zone_and_those_who_run_it() -> None:
    text = (
        "青岛高新技术产业开发区管委会重点工作推进情况\n一、水利提升行动\n"
        "(牵头单位:青岛高新技术产业开发区管委会)\n"
    )

    assert holds(
        text,
        "?u a gpr:DispatchedAuthority ; gpr:administers ?zone ."
        " ?zone a gpr:FunctionalZone , gpr:Place ; skos:prefLabel '青岛高新技术产业开发区'@zh",
    )
