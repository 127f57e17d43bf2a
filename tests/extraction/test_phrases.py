import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.phrases import clause_at, clauses_holding, report_clauses
from kg.model.text import Span
from kg.text.read import make_report
from kg.text.wordlists import finder

MARKS = ",;:。!?\n\t|"


def cut(text: str) -> list[str]:
    return [clause.cut(text) for clause in report_clauses(make_report("a", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("清淤3公里,植树200棵;验收完成。", ["清淤3公里", "植树200棵", "验收完成"]),
        ("印发《关于清淤,植树的通知》,落实。", ["印发《关于清淤,植树的通知》", "落实"]),
        ("完成1,200亩,14:30开会。", ["完成1,200亩", "14:30开会"]),
        ("甲《乙,丙", ["甲《乙", "丙"]),
        ("桥" * 900 + ",路", ["桥" * 400, "桥" * 400, "桥" * 100, "路"]),
        ("桥" * 399 + "(一,二)通车", ["桥" * 399 + "(一,二)", "通车"]),
    ],
)
def test_marks_part_clauses_and_long_ones_are_cut(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet="甲1,;:。()《》“”| \n\t", min_size=1, max_size=60))
def test_clauses_hold_all_but_the_marks_that_part_them(text: str) -> None:
    report = make_report("a", text)
    clauses = report_clauses(report)
    covered = {place for clause in clauses for place in range(clause.start, clause.end)}

    assert all(text[place] in MARKS for place in set(range(len(text))) - covered)
    assert all(clause_at(report, clause.start) == clause for clause in clauses)


@given(st.text(alphabet="甲乙,。(《》)", min_size=1, max_size=60))
def test_every_clause_with_a_word_is_found_once(text: str) -> None:
    report = make_report("a", text)
    holding = [clause for clause in report_clauses(report) if "甲乙" in clause.cut(text)]

    assert list(clauses_holding(report, finder(["甲乙"]))) == holding


def test_no_clause_without_a_word() -> None:
    report = make_report("a", "印发方案,召开会议。")

    assert list(clauses_holding(report, finder(["规划"]))) == []
    assert list(clauses_holding(report, finder(["会议"]))) == [Span(5, 9)]
