"""The opening of a report of rectification tells of the inspection that it answers."""

import pytest

from kg.extraction.extract import extract
from kg.model.facts import InspectionDetail
from kg.text.read import make_report

TITLE = "中共云河市水务局党组关于市委第九巡察组反馈意见整改情况的通报\n"
OPENING = (
    "根据市委统一部署,2024年3月1日至5月6日,市委第九巡察组对市水务局党组开展了常规巡察,"
    "同时开展了营商环境专项巡察,并于7月2日反馈了巡察意见。\n"
)
REST = "一、整改情况\n1.关于河湖巡查不到位的问题。\n一是补齐台账。\n(责任单位:市水务局)\n"


def details(text: str) -> list[InspectionDetail]:
    return list(extract(make_report("a", text))[1].inspection)


def told(text: str, detail: str) -> list[str]:
    found = [one for one in details(text) if one.detail == detail]
    return [one.unit.fullest if one.unit else one.value for one in found]


@pytest.mark.parametrize(
    ("detail", "found"),
    [
        ("conductor", ["市委第九巡察组"]),
        ("inspected", ["中共云河市水务局党组"]),
        ("orderer", ["市委"]),
        ("start", ["2024-03-01"]),
        ("end", ["2024-05-06"]),
        ("feedback", ["2024-07-02"]),
        ("kind", ["routine", "special"]),
    ],
)
def test_the_common_opening(detail: str, found: list[str]) -> None:
    assert told(TITLE + OPENING + REST, detail) == found


@pytest.mark.parametrize(
    ("opening", "detail", "found"),
    [
        (
            "2024年9月,省第三生态环境保护督察组对云河市开展督察,11月5日反馈督察报告。",
            "kind",
            ["environment"],
        ),
        (
            "2024年9月,省第三生态环境保护督察组对云河市开展督察,11月5日反馈督察报告。",
            "start",
            ["2024-09"],
        ),
        ("2024年9月,省第三生态环境保护督察组对云河市开展督察。", "end", []),
        (
            "2024年3月至4月,市审计局对市水务局进行了审计。",
            "conductor",
            ["市审计局", "市委第九巡察组"],
        ),
        ("2024年3月至4月,市审计局对市水务局进行了审计。", "kind", ["audit"]),
        (
            "2024年3月至5月,市水务局党组接受了市委第九巡察组的机动巡察。",
            "inspected",
            ["中共云河市水务局党组"],
        ),
        ("2024年3月至5月,市水务局党组接受市委第九巡察组机动巡察。", "kind", ["mobile"]),
        ("2024年3月至5月,市水务局党组接受市委第九巡察组机动巡察。", "end", ["2024-05"]),
        ("市水务局接受群众监督,开展巡察宣传。", "inspected", []),
        ("7月2日,市委第九巡察组反馈了巡察意见。", "feedback", ["2024-07-02"]),
        ("7月2日,局党组召开会议传达反馈意见。", "feedback", []),
        ("依据《中国共产党巡视工作条例》,现将有关情况通报如下。", "kind", []),
        ("市水务局对12座泵站开展了检查。", "conductor", ["市委第九巡察组"]),
    ],
)
def test_other_openings(opening: str, detail: str, found: list[str]) -> None:
    signed = "中共云河市水务局党组\n2024年12月1日\n"

    assert told(TITLE + opening + "\n" + REST + signed, detail) == found


def test_two_names_of_the_team_both_stand() -> None:
    text = TITLE + OPENING + "局党组传达市委第六巡察组的反馈意见。\n" + REST

    assert told(text, "conductor") == ["市委第九巡察组", "市委第六巡察组"]


def test_what_comes_after_the_first_issue_is_another_matter() -> None:
    later = "二是2023年1月5日至9日,省委第一巡视组对市水务局党组开展了巡视。\n"

    assert told(TITLE + OPENING + REST + later, "conductor") == ["市委第九巡察组"]


def test_a_progress_report_answers_no_inspection() -> None:
    text = "云河市重点工作进展情况通报\n" + OPENING + "一、水利\n(牵头单位:市水务局)\n"

    assert details(text) == []


def test_every_detail_quotes_its_words() -> None:
    text = TITLE + OPENING + REST

    for detail in details(text):
        words = detail.evidence.cut(text)
        assert detail.rule.startswith("inspection-")
        if detail.unit:
            assert detail.unit.span.cut(text) in words
