"""Which problems an inspection found, where they stand in the outline, what answers them."""

import re
from collections.abc import Iterator

from kg.model.facts import Issue, Measure
from kg.model.mentions import Reading
from kg.model.text import Section, Span, Words

RULE = "issue-heading"

_ISSUE_TITLE = re.compile(r"(?:关于|对|针对|反馈|存在).*问题|问题$")
_ANSWER = re.compile(
    r"\s*(?:(?:具体)?整改(?:落实)?(?:成效|情况|进展|进展情况|措施|措施及成效|落实情况|完成情况"
    r"|结果|举措)|办理情况|落实情况)"
    r"(?:及成效)?\s*:"
)
_TEXT = re.compile(
    r"(?P<head>(?:关于|对于|针对)?)(?P<text>.+?)(?P<tail>(?:的|等)?(?:有关|突出)?问题)?[。,;:\s]*$"
)
_CONTAINER = re.compile(r"整改|反馈|落实情况|进展")


def issue_sections(reading: Reading) -> Iterator[Section]:
    """Yield the sections that are issues: an innermost heading that names a problem.

    A heading without the word 问题 counts when an answer (整改成效:…) follows it.
    """
    genre = reading.metadata.genre
    if genre and genre.value != "rectification":
        return
    parents = {section.parent for section in reading.outline.sections[1:]}
    for section in reading.outline.sections[1:]:
        if section.index in parents or not section.title:
            continue
        if _ISSUE_TITLE.search(section.title) or answer_label(reading, section):
            yield section


def answer_label(reading: Reading, section: Section) -> Span | None:
    """Return the place of the words that open an issue's answer (整改成效:), if any do."""
    body = reading.report.folded[section.heading.end : section.span.end]
    for line in re.finditer(r"[^\n]+", body):
        match = _ANSWER.match(line[0])
        if match:
            start = section.heading.end + line.start()
            return Span(start, start + match.end())
    return None


def relate_issues(reading: Reading, measures: tuple[Measure, ...]) -> tuple[Issue, ...]:
    r"""Return the issues with the aspect and category above them and the number of measures.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "整改情况通报\n一、关于民生方面\n1.关于学位不足的问题。\n整改成效:新增学位20个。"
    >>> reading = recognise(make_report("a", text))
    >>> [(issue.number, issue.text.text) for issue in relate_issues(reading, ())]
    [('一、1.', '学位不足')]
    """
    return tuple(_issue(reading, section, measures) for section in issue_sections(reading))


def _issue(reading: Reading, section: Section, measures: tuple[Measure, ...]) -> Issue:
    aspect, category = _groups(reading, section)
    return Issue(
        evidence=_title_span(reading, section),
        rule=RULE,
        number=section.path,
        section=section.index,
        aspect=_words(reading, aspect) if aspect else None,
        category=_words(reading, category) if category else None,
        text=_issue_text(reading, section),
        measures=sum(measure.issue == section.path for measure in measures),
    )


def _groups(reading: Reading, section: Section) -> tuple[Section | None, Section | None]:
    """Return the aspect and the category above an issue.

    A section that only holds the answers (反馈问题整改落实情况) is neither.
    """
    above = [one for one in reading.outline.ancestors(section) if one.index][:0:-1]
    while above and (not above[0].title or (len(above) > 1 and _CONTAINER.search(above[0].title))):
        above = above[1:]
    groups = [*above[:1], *above[-1:]] if len(above) > 1 else above
    aspect, category = [*groups, None, None][:2]
    return aspect, category


def _words(reading: Reading, section: Section) -> Words:
    span = _title_span(reading, section)
    return Words(section.title, span)


def _title_span(reading: Reading, section: Section) -> Span:
    start = reading.report.text.index(section.title, section.heading.start)
    return Span(start, start + len(section.title))


def _issue_text(reading: Reading, section: Section) -> Words:
    span = _title_span(reading, section)
    match = _TEXT.match(reading.report.folded[span.start : span.end])
    if match is None or not match["text"]:
        return Words(section.title, span)
    return reading.report.words(span.start + match.start("text"), span.start + match.end("text"))
