"""What people write into cells: read in standard form, or told to be wrong."""

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.ledger.reviews import Review, ordered
from kg.ledger.values import BadValueError, date, unit_names
from kg.ledger.wording import units


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025", "2025"),
        ("2025年", "2025"),
        ("2025年底", "2025"),
        ("2025-06", "2025-06"),
        ("2025/6", "2025-06"),
        ("2025年6月", "2025-06"),
        ("2025年6月底前", "2025-06"),
        ("2025年6月份", "2025-06"),
        ("2025.6.3", "2025-06-03"),
        ("２０２５年６月３日", "2025-06-03"),
        ("2025-06-03前", "2025-06-03"),
        ("2024-02-29", "2024-02-29"),
        ("2025-Q3", "2025-Q3"),
        ("2025-h1", "2025-H1"),
    ],
)
def test_dates_are_read_in_the_forms_people_use(written: str, iso: str) -> None:
    assert date(written) == iso


@pytest.mark.parametrize(
    "written",
    ["2025-02-29", "2025-13", "2025-6-31", "25-6-3", "2025-", "6月30日", "尽快", "2025-Q5", "1e9"],
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(BadValueError):
        date(written)


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_every_day_of_the_calendar_comes_back(day: datetime.date) -> None:
    assert date(day.isoformat()) == day.isoformat()
    assert date(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()


NAMES = st.text("市水利财政局委办公厅", min_size=2, max_size=10)


@given(st.lists(NAMES, min_size=1, unique=True), st.sampled_from("、，,；;\n"))
def test_names_come_back_whatever_stands_between_them(names: list[str], mark: str) -> None:
    assert unit_names(mark.join(names)) == tuple(names)
    assert unit_names(units(names)) == tuple(names)


MARKED = st.text("市水利财政局、，", min_size=4, max_size=12).filter(
    lambda name: name.strip("、，") == name and "、、" not in name and len(set(name)) > 2
)


@given(st.lists(MARKED, min_size=1, max_size=4, unique=True))
def test_known_names_come_back_whatever_marks_they_hold(names: list[str]) -> None:
    # A list of a name and of a part of it can be read in two ways.
    assume(not any(one != other and one in other for one in names for other in names))

    assert unit_names(units(names), {*names}.__contains__) == tuple(names)


@given(st.permutations([*range(6)]))
def test_a_history_is_read_in_its_own_order(numbers: list[int]) -> None:
    reviews = [
        Review(f"r{n}", "i", "f", str(n), "e", "d", f"r{n - 1}" if n else "") for n in numbers
    ]

    assert [review.iri for review in ordered(reviews)] == [f"r{n}" for n in range(6)]
