from kg.extraction.extract import extract
from kg.identity.resolve import resolve
from kg.model.answers import issue_keys, issues_answered
from kg.model.facts import Facts, Issue, Measure
from kg.model.text import Span, Words
from kg.text.read import make_report


def issue(number: str, start: int) -> Issue:
    words = Words("学位不足", Span(start, start + 4))
    return Issue(
        evidence=words.span,
        rule="test",
        number=number,
        section=0,
        aspect=None,
        category=None,
        text=words,
        measures=1,
    )


def measure(number: str, start: int) -> Measure:
    words = Words("新增学位", Span(start, start + 4))
    return Measure(
        evidence=words.span,
        rule="test",
        issue=number,
        ordinal=1,
        opening=words,
        state="done",
        body=words.span,
    )


def test_a_number_that_comes_again_is_counted() -> None:
    issues = [issue("一、1.", 0), issue("二、", 10), issue("二、", 30)]

    assert list(issue_keys(issues).values()) == ["一、1.", "二、", "二、~2"]


def test_a_measure_answers_the_last_issue_before_it() -> None:
    issues = (issue("二、", 10), issue("二、", 30))
    first, second, lost = measure("二、", 20), measure("二、", 40), measure("三、", 50)

    answered = issues_answered(Facts(issues=issues, measures=(first, second, lost)))

    assert answered == {first: issues[0], second: issues[1]}


def test_issues_of_one_section_stay_two_things() -> None:
    text = """临溪县审计整改情况报告
二、整改情况
关于学位不足的问题。县教育局已新增学位200个。
关于校车老旧的问题。县教育局已更新校车12辆。
"""
    resolution = resolve(*extract(make_report("a", text)))
    issues = [resolution.entity_of[one.text] for one in resolution.facts.issues]
    measures = [resolution.entity_of[one.opening] for one in resolution.facts.measures]

    assert len({one.path for one in issues}) == len({one.path for one in measures}) == 2
