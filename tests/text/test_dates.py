import time

import pytest

from kg.text.dates import find_dates
from kg.text.outline import read_outline
from kg.text.read import make_report


def dates(text: str, year: str = "2024") -> list[tuple[str, str]]:
    report = make_report("a", text)
    return [(date.span.cut(text), date.iso) for date in find_dates(read_outline(report), year)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023年5月", "2023-05"),
        ("2023年4月6日", "2023-04-06"),
        ("2024年3月11日至5月24日", "2024-03-11/2024-05-24"),
        ("4月6日至9日", "2024-04-06/2024-04-09"),
        ("2023年11月3日至2024年2月1日", "2023-11-03/2024-02-01"),
        ("2021年7月至今", "2021-07"),
        ("1至9月份", "2024-01/2024-09"),
        ("1—4月", "2024-01/2024-04"),
        ("前9个月", "2024-01/2024-09"),
        ("前三季度", "2024-01/2024-09"),
        ("上半年", "2024-H1"),
        ("三季度", "2024-Q3"),
        ("三季度末", "2024-09"),
        ("二季度初", "2024-04"),
        ("2021年第四季度", "2021-Q4"),
        ("1季度", "2024-Q1"),
        ("截至10月底", "2024-10"),
        ("截止2021年8月16日", "2021-08-16"),
        ("今年以来", "2024"),
        ("2022年以来", "2022"),
        ("今年底", "2024-12"),
        ("明年底", "2025-12"),
        ("年底前", "2024-12"),
        ("年内", "2024"),
        ("全年", "2024"),
        ("去年", "2023"),
        ("2023年底", "2023-12"),
        ("汛期前", "2024"),
        ("6月20日18:00前", "2024-06-20"),
        ("2021-2023年", "2021/2023"),
        ("“十四五”期间", "2021/2025"),
        ("十四五末", "2025"),
        ("2024-03-05", "2024-03-05"),
        ("2024.3.5", "2024-03-05"),
        ("近期", ""),
        ("截至目前", ""),
    ],
)
def test_iso(text: str, iso: str) -> None:
    assert dates(f"我局{text}，完成工作。") == [(text, iso)]


@pytest.mark.parametrize(
    "text",
    [
        "完成3个月任务,三年行动计划,版本2.5,第5条。",
        "(某政发〔2021〕17号)《水网规划(2018—2030年)》",
        "提前一个月完成,三年内见效。",
    ],
)
def test_none(text: str) -> None:
    assert dates(text) == []


def test_a_month_takes_the_year_told_before_it_in_the_sentence() -> None:
    text = "2021年4月3日开始,11月9日反馈。8月整改。"

    assert [iso for _, iso in dates(text)] == ["2021-04-03", "2021-11-09", "2024-08"]


def test_without_a_year_a_month_cannot_be_told() -> None:
    assert dates("8月整改。", year="") == [("8月", "")]


@pytest.mark.parametrize("piece", ["《", "1至", "2024年", "年", "截至"])
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    outline = read_outline(make_report("a", piece * 20_000))

    before = time.perf_counter()
    find_dates(outline, "2024")

    assert time.perf_counter() - before < 5
