"""The task force of a plan, called by its kind alone in the plan's own section: 工作专班."""

import re
from collections.abc import Iterator

from kg.extraction.units.candidates import Candidate, Sentences
from kg.model.text import Section, Span

RULE = "unit-task-force-of-plan"

_LEADS = re.compile(r"(?P<name>工作专班|专班)(?=(?:充分|切实)?(?:发挥|牵头))")
_OPENS = re.compile(r"(?:[,。;:\s]|^)$")
_PLAN = re.compile(r"(?:行动|计划|攻坚战?|战役|专项整治|工程)$")
_QUOTES = re.compile('[“”"]')


def find_own_task_forces(sentences: Sentences) -> Iterator[Candidate]:
    r"""Yield 工作专班 where it leads the plan whose section it stands in; the plan is its name.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "一、清河三年行动计划\n工作专班牵头抓总,整治排污口12处。"
    >>> [unit.name for unit in recognise(make_report("a", text)).units]
    ['清河三年行动计划工作专班']
    """
    outline = sentences.reading.outline
    for match in _LEADS.finditer(sentences.text):
        if not _OPENS.search(sentences.text, max(0, match.start() - 1), match.start()):
            continue
        around = outline.ancestors(outline.section_at(match.start()))
        plan = next((name for section in around if (name := _plan(section))), "")
        if plan:
            yield Candidate(Span(*match.span("name")), "taskforce", RULE, plan + match["name"])


def _plan(section: Section) -> str:
    """Return the name of the plan that a section's title is, without quotation marks."""
    name = _QUOTES.sub("", section.title) if section.index else ""
    return name if _PLAN.search(name) else ""
