"""A partial date becomes whole days, or none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.periods import Period, last_day, read_period


@pytest.mark.parametrize(
    ("words", "iso", "first", "last"),
    [
        ("2022年度", "2022", "2022-01-01", "2022-12-31"),
        ("上半年", "2024-H1", "2024-01-01", "2024-06-30"),
        ("下半年", "2024-H2", "2024-07-01", "2024-12-31"),
        ("一季度", "2023-Q1", "2023-01-01", "2023-03-31"),
        ("第四季度", "2023-Q4", "2023-10-01", "2023-12-31"),
        ("2月份", "2024-02", "2024-02-01", "2024-02-29"),
        ("1至4月份", "2025-01/2025-04", "2025-01-01", "2025-04-30"),
        ("3月5日", "2025-03-05", "2025-03-05", "2025-03-05"),
        ("3月5日至9日", "2025-03-05/2025-03-09", "2025-03-05", "2025-03-09"),
        ("今年以来", "2025", "2025-01-01", ""),
        ("2024年12月至今", "2024-12", "2024-12-01", ""),
        ("年底前", "2025-12", "", "2025-12-31"),
        ("目前", "", "", ""),
    ],
)
def test_days_of_a_period(words: str, iso: str, first: str, last: str) -> None:
    assert read_period(words, iso) == Period(first, last)


@pytest.mark.parametrize("words", ["截至2月底", "截止2月底", "截至2月末"])
def test_what_is_told_up_to_a_day_is_a_point(words: str) -> None:
    assert read_period(words, "2023-02") == Period("", "2023-02-28", is_point=True)


@pytest.mark.parametrize(
    "iso", ["2023-13", "2023-02-30", "0000", "2023-Q5", "23", "2023-aa", "x", "2023-05/2023-01"]
)
def test_what_is_no_date_has_no_days(iso: str) -> None:
    assert read_period("当月", iso) == Period("", "")


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        ("2025-06-05", "2025-06-05"),
        ("2025-02", "2025-02-28"),
        ("2025-H1", "2025-06-30"),
        ("2025-Q3", "2025-09-30"),
        ("2025", "2025-12-31"),
        ("2023/2025", "2025-12-31"),
        ("", ""),
        ("近期", ""),
    ],
)
def test_last_day(iso: str, day: str) -> None:
    assert last_day(iso) == day


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_days_are_real_and_in_order(one: date, other: date) -> None:
    begin, end = sorted((one, other))
    period = read_period("期间", f"{begin:%Y-%m}/{end.isoformat()}")

    assert date.fromisoformat(period.first) <= begin
    assert date.fromisoformat(period.last) == end


@given(st.text("0123456789-/HQ", max_size=12))
def test_any_words_give_days_or_none(iso: str) -> None:
    period = read_period("期间", iso)

    for day in filter(None, (period.first, period.last)):
        assert date.fromisoformat(day)
