"""Whole runs: any text gives facts whose words lie in it, in bearable time."""

import time
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction.extract import extract
from kg.identity.resolve import resolve
from kg.model.facts import Fact
from kg.model.text import Words
from kg.text.read import make_report, read_report

PIECES = [
    *(
        "市水务局",
        "县财政局",
        "青岚集团有限公司",
        "由",
        "会同",
        "牵头",
        "、",
        "配合",
        ",",
        "。",
        ";",
    ),
    *(
        "\n",
        "一、",
        "(一)",
        "1.",
        "(2)",
        "问题3:",
        "附件1\n",
        "关于",
        "的问题",
        "整改措施:",
        "一是",
    ),
    *("二是", "《节水办法》", "印发", "报", "审批", "完成", "60%", "3亿元", "12个", "2024年3月"),
    *(
        "责任单位:",
        "反馈问题:",
        "等5家企业",
        "(以下简称",
        ")",
        "“清河”行动",
        "工程",
        "项目",
        "开工",
    ),
    *("与", "签署协议", "高新区", "巡察组", "工作专班", "序号:7", "①", "——", "\t", "|"),
]
HOSTILE = {
    "brackets": "(" * 66_000,
    "titles": "《" * 66_000,
    "marks": "、" * 66_000,
    "ordinals": "一是" * 33_000,
    "digits": "1" * 200_000,
    "offices": "市水务局" * 16_000,
    "list of offices": "市水务局、" * 13_000,
    "companies": "公司" * 33_000,
    "labels": "责任单位:" * 13_000,
    "label lines": "责任单位:市水务局\n" * 7_000,
    "headings": "一、\n" * 28_000,
    "issues": "1.关于水的问题\n" * 9_000,
    "definitions": "甲公司(以下简称乙丙)" * 6_000,
    "short items": "甲乙、" * 22_000 + "3家",
    "answers": "整改措施:\n" * 12_000,
    "quotes": "“" * 66_000,
    "spaces": " " * 200_000 + "甲",
}


def words_of(fact: Fact) -> Iterator[Words]:
    for field in fields(fact):
        value = getattr(fact, field.name)
        if isinstance(value, Words):
            yield value


def check(text: str) -> None:
    """Everything that is found in `text` must lie in it, but for words put together from a list."""
    reading, facts = extract(make_report("r", text))
    for fact in [one for field in fields(facts) for one in getattr(facts, field.name)]:
        assert fact.evidence.cut(text)
        assert fact.evidence.end <= len(text)
        assert fact.rule
        for words in words_of(fact):
            assert words.span.end <= len(text)
            assert words.text
            shown = words.span.cut(text)
            assert words.text in shown or set(shown) & set(words.text)
    resolve(reading, facts)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=24))
@settings(max_examples=150)
def test_any_mixture_of_report_words(pieces: list[str]) -> None:
    check("".join(pieces))


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40))
@settings(max_examples=80)
def test_any_characters(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text", ["甲", "。", "(", "\n", "一、", "一、\n(一)\n1.\n(1)", "()()", "1", "\U0001f600"]
)
def test_the_smallest_reports(text: str) -> None:
    check(text)


def test_the_samples(samples: list[Path]) -> None:
    for path in samples:
        check(read_report(path).text)


def seconds_for(text: str) -> float:
    """Return the CPU seconds of the fastest of two readings."""
    taken = []
    for number in range(2):
        started = time.process_time()
        extract(make_report(f"a{number}", text))
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_time_by_its_length(name: str) -> None:
    text = HOSTILE[name]
    quarter, whole = seconds_for(text[: len(text) // 4]), seconds_for(text)

    # Twice what its length allows; the square of its length would take sixteen times as long.
    assert whole < 8 * max(quarter, 0.1)
