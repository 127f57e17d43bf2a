"""Units that a later report says have another name."""

import pytest

from tests.following import EARLIER, LATER, report, told

ISSUE = "巡河台账不全|一是由市水利局补齐台账。"
AFTER = "巡河台账不全|一是由市水务局补齐台账。"


@pytest.mark.parametrize(
    ("preface", "names"),
    [
        ("2024年10月，市水利局更名为市水务局。", [("市水利局", "市水务局")]),
        ("市水务局（原市水利局）牵头整改。", [("市水利局", "市水务局")]),
        ("市水利局、市水务局共同整改。", []),
        ("", []),
    ],
)
def test_only_words_rename(preface: str, names: list[tuple[str, str]]) -> None:
    found = told(report(EARLIER, ISSUE), report(LATER, AFTER, preface=preface)).renamings

    assert [(one.earlier.name, one.later.name) for one in found] == names
    assert all(one.words.words in preface for one in found)


def test_a_renaming_that_the_earlier_report_tells_is_not_new() -> None:
    preface = "2024年3月，市水利局更名为市水务局。"
    before = report(EARLIER, ISSUE, preface=preface)

    assert not told(before, report(LATER, AFTER, preface=preface)).renamings


def test_a_unit_that_the_earlier_report_does_not_name_is_not_told() -> None:
    before = report(EARLIER, "巡河台账不全|一是补齐台账。")
    after = report(LATER, AFTER, preface="市水利局更名为市水务局。")

    assert not told(before, after).renamings
