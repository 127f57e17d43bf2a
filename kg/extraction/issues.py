"""Which problems an inspection found, where they stand in the outline."""

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.answers import is_answered, problem_label
from kg.extraction.ledgers import Row, ledger_rows
from kg.extraction.run_in_issues import run_in_issues
from kg.model.facts import Issue, Measure
from kg.model.mentions import Reading
from kg.model.text import Section, Span, Words

RULE = "issue-heading"
RULE_RUN_IN = "issue-run-in-head"
RULE_ROW = "issue-ledger-row"
_LONGEST_NUMBER = 12

_ISSUE_TITLE = re.compile(
    r"(?!.*问题(?:清单)?[及和与、](?:下一?步|原因|对策|建议|打算|困难))"
    r"(?:(?:关于|对|针对|反馈|存在).*问题|问题$)"
)
_ISSUE_NUMBER = re.compile(r"(?:反馈|整改)?问题|序号")
_LIST_OF_ISSUES = re.compile(
    r"(?:存在|发现|查出|反馈|指出)的?(?:主要|突出|具体|共性|有关)?问题(?:清单)?$"
)
_TEXT = re.compile(
    r"(?P<head>(?:(?:反馈|存在|具体|主要)?问题:\s*)?(?:关于|对于|针对|就(?=[“\"])|对(?=[“\"《])|(?:仍然?|还|依然)?存在(?!感)的?)?)"
    r"(?P<text>.+?)"
    r"(?P<tail>(?:的|等)*(?:(?:有关|突出)?问题(?:的?整改(?:落实)?(?:情况|工作)?)?)?)"
    r"[。,;:\s]*$"
)
_CATEGORY = re.compile(r"[【\[][^】\]]*[】\]]")
"""An unnumbered heading in brackets; it is no part of a number (问题4, not 【水】问题4)."""
_CONTAINER = re.compile(r"整改|反馈|落实情况|进展")
_OPENS_WITH_MEASURES = re.compile(r"[\s。;:]*一是")


def issue_sections(reading: Reading) -> Iterator[Section]:
    """Yield the sections that are issues: a heading, or the opening of a paragraph.

    A paragraph bears the number of the section that it stands in; see `run_in_issues`.
    """
    genre = reading.metadata.genre
    if genre and genre.value != "rectification":
        return
    headed = tuple(_headed_issues(reading))
    yield from heapq.merge(
        headed, run_in_issues(reading, headed), key=lambda section: section.span.start
    )


def _headed_issues(reading: Reading) -> Iterator[Section]:
    """Yield the innermost headings that name a problem.

    A heading without the word 问题 counts when an answer (整改成效:…) follows it, or when it stands
    in a list of problems. Numbered measures below an issue do not make it a heading of issues.
    """
    sections = reading.outline.sections
    titled = {one.index for one in sections[1:] if _names_problem(one)}
    answered = {one.index for one in sections[1:] if is_answered(reading, one)}
    listed = {one.index for one in sections[1:] if _is_listed(reading, one, titled)}
    candidates = titled | answered | listed
    with_inner = {
        above.index
        for index in candidates
        for above in reading.outline.ancestors(sections[sections[index].parent])
    }
    inside: Span | None = None
    for section in sections[1:]:
        if section.index not in candidates or (inside and inside.covers(section.span)):
            continue
        if section.index in answered or section.index not in with_inner:
            inside = section.span
            yield section


def _names_problem(section: Section) -> bool:
    if _ISSUE_NUMBER.match(section.number):
        return True
    return bool(section.title and _ISSUE_TITLE.search(section.title))


def _is_listed(reading: Reading, section: Section, titled: set[int]) -> bool:
    """Tell whether a heading is in a list (存在的主要问题) or opens with 一是 below a problem."""
    if not section.title or section.index in titled:
        return False
    parent = reading.outline.sections[section.parent]
    if parent.title and _LIST_OF_ISSUES.search(parent.title):
        return True
    body = reading.report.folded[section.heading.end : section.span.end]
    if not _OPENS_WITH_MEASURES.match(body):
        return False
    return any(one.index in titled for one in reading.outline.ancestors(parent))


def relate_issues(reading: Reading, measures: tuple[Measure, ...]) -> tuple[Issue, ...]:
    r"""Return the issues with the aspect and category above them and the number of measures.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "整改情况通报\n一、关于民生方面\n1.关于学位不足的问题。\n整改成效:新增学位20个。"
    >>> reading = recognise(make_report("a", text))
    >>> [(issue.number, issue.text.text) for issue in relate_issues(reading, ())]
    [('一、1.', '学位不足')]
    """
    counts = Counter(measure.issue for measure in measures)
    answers: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        answers[measure.issue].append(measure)
    sections = [
        _issue(reading, section, answers[issue_number(reading, section)])
        for section in issue_sections(reading)
    ]
    rows = issue_rows(reading).items()
    listed = [_issue_in_row(reading, number, cell, counts[number]) for number, cell in rows]
    return tuple(sorted([*sections, *listed], key=lambda issue: issue.evidence))


def issue_number(reading: Reading, section: Section) -> str:
    r"""Return the number path of an issue, without the names of categories above it.

    A number that runs through the whole report (问题4, 序号7) is told without the chapter.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "一、水污染\n问题1:直排\n二、大气\n问题2:扬尘"))
    >>> [issue_number(reading, section) for section in reading.outline.sections[1:]]
    ['一、', '问题1', '二、', '问题2']
    """
    if section.number in _running_numbers(reading):
        return section.number
    return _CATEGORY.sub("", section.path) or section.path


@lru_cache(maxsize=1)
def _running_numbers(reading: Reading) -> frozenset[str]:
    """Return the numbers of problems that no second section bears."""
    bearers = Counter(section.number for section in reading.outline.sections)
    return frozenset(
        number for number, count in bearers.items() if count == 1 and _ISSUE_NUMBER.match(number)
    )


def _issue(reading: Reading, section: Section, answers: list[Measure]) -> Issue:
    aspect, category = _groups(reading, section)
    is_heading = reading.outline.sections[section.index].heading == section.heading
    return Issue(
        evidence=_title_span(reading, section),
        rule=RULE if is_heading else RULE_RUN_IN,
        number=issue_number(reading, section),
        section=section.index,
        aspect=_words(reading, aspect) if aspect else None,
        category=_words(reading, category) if category else None,
        text=issue_text(reading, section),
        measures=sum(section.span.covers(one.body) for one in answers),
    )


def issue_rows(reading: Reading) -> dict[str, Span]:
    """Return the problems that ledgers of the report list: their words by their number.

    A row without a number of its own bears its first words instead.
    """
    genre = reading.metadata.genre
    if genre and genre.value != "rectification":
        return {}
    found: dict[str, Span] = {}
    for row in ledger_rows(reading.report):
        problem = row.cells.get("problem")
        if problem:
            found.setdefault(row_number(reading, row), problem)
    return found


def row_number(reading: Reading, row: Row) -> str:
    """Return the number of an issue in a ledger: that of its section, then its own."""
    number = row.cells.get("number") or row.cells["problem"]
    section = reading.outline.section_at(number.start)
    return section.path + number.cut(reading.report.text)[:_LONGEST_NUMBER]


def _issue_in_row(reading: Reading, number: str, cell: Span, measures: int) -> Issue:
    return Issue(
        evidence=cell,
        rule=RULE_ROW,
        number=number,
        section=reading.outline.section_at(cell.start).index,
        aspect=None,
        category=None,
        text=wording(reading, cell),
        measures=measures,
    )


def _groups(reading: Reading, section: Section) -> tuple[Section | None, Section | None]:
    """Return the aspect and the category above an issue.

    A section that only holds the answers (反馈问题整改落实情况) is neither.
    """
    above = [one for one in reading.outline.ancestors(section) if one.index][:0:-1]
    while above and (not above[0].title or (len(above) > 1 and _holds_answers(above[0].title))):
        above = above[1:]
    above = [one for one in above if one.title]
    groups = [*above[:1], *above[-1:]] if len(above) > 1 else above
    aspect, category = [*groups, None, None][:2]
    return aspect, category


def _holds_answers(title: str) -> bool:
    """Tell 反馈问题整改落实情况, which holds the answers, from an aspect (…落实情况方面)."""
    return bool(_CONTAINER.search(title)) and not title.endswith("方面")


def _words(reading: Reading, section: Section) -> Words:
    span = _title_span(reading, section)
    if section.title.startswith("【") and section.title.endswith("】"):
        return reading.report.words(span.start + 1, span.end - 1)
    return Words(section.title, span)


def _title_span(reading: Reading, section: Section) -> Span:
    """Return the words that tell a problem: title, else what 反馈问题: opens, else the number."""
    if not section.title:
        label = problem_label(reading, section)
        return label or section.heading
    start = reading.report.text.index(section.title, section.heading.start)
    return Span(start, start + len(section.title))


def issue_text(reading: Reading, section: Section) -> Words:
    """Return the wording of an issue, without 关于, 的问题 and quotation marks around it."""
    return wording(reading, _title_span(reading, section))


def wording(reading: Reading, span: Span) -> Words:
    """Return the words of a title or a cell that tell the problem itself."""
    match = _TEXT.match(reading.report.folded[span.start : span.end])
    if match is None or not match["text"]:
        return reading.report.words(span.start, span.end)
    start, end = span.start + match.start("text"), span.start + match.end("text")
    text = reading.report.folded
    if text[start] == "“" and text.find("”", start) == end - 1 and end - start > len("“”"):
        start, end = start + 1, end - 1
    return reading.report.words(start, end)
