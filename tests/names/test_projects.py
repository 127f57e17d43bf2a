"""Names of projects: which are one, and which tell a part."""

import pytest

from kg.names.projects import fullest_names, project_stem, whole_of


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("城北快速路工程", "城北快速路"),
        ("供水管网建设项目", "供水管网"),
        ("智慧港施工项目", "智慧港"),
        ("云溪医院建设", "云溪医院"),
        ("云溪医院", "云溪医院"),
    ],
)
def test_the_last_optional_word_is_no_part_of_the_stem(name: str, stem: str) -> None:
    assert project_stem(name) == stem


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["智慧港施工项目", "智慧港项目"], ["智慧港项目", "智慧港项目"]),
        (["云溪医院", "云溪医院建设项目"], ["云溪医院建设项目", "云溪医院建设项目"]),
        (["配套学校(云溪小学)建设", "云溪小学"], ["云溪小学", "云溪小学"]),
        (["配套学校(云溪小学)建设"], ["配套学校(云溪小学)建设"]),
        (["云溪大道(城区段)工程", "云溪大道工程"], ["云溪大道(城区段)工程", "云溪大道工程"]),
    ],
)
def test_one_name_stands_for_a_project(names: list[str], expected: list[str]) -> None:
    fullest = fullest_names(names)

    assert [fullest[name] for name in names] == expected


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("云溪大道(城区段)工程", "云溪大道"),
        ("供水管网二期项目", "供水管网"),
        ("环湖公路第三标段", "环湖公路"),
        ("云溪高速(甲县至乙县)项目", ""),
        ("供水管网项目", ""),
        ("一期", ""),
    ],
)
def test_a_stretch_or_phase_is_part_of_a_whole(name: str, whole: str) -> None:
    assert whole_of(name) == whole
