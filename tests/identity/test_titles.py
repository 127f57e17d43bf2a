"""Titles of one document with and without its year."""

import pytest

from kg.identity.titles import fullest_titles, title_stem


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("《全县2024年度工作要点》", "全县工作要点"),
        ("县级要点", "县要点"),
        ("省级标准", "省标准"),
        ("2024年", "2024年"),
        ("工作要点", "工作要点"),
    ],
)
def test_stem(title: str, stem: str) -> None:
    assert title_stem(title) == stem


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["园区2024年普法计划", "园区普法计划"], ["园区2024年普法计划", "园区2024年普法计划"]),
        (
            ["园区2023年普法计划", "园区2024年普法计划", "园区普法计划"],
            ["园区2023年普法计划", "园区2024年普法计划", "园区普法计划"],
        ),
        (["县级要点", "县要点"], ["县级要点", "县级要点"]),
        (["普法计划", "防汛计划"], ["普法计划", "防汛计划"]),
    ],
)
def test_a_title_without_its_year_is_that_of_the_only_one(
    titles: list[str], expected: list[str]
) -> None:
    fullest = fullest_titles(titles)

    assert [fullest[title] for title in titles] == expected
