"""Acts that wait for an event (待验收后移交): whose they are, and what a bare count stands for."""

import re

from kg.extraction.bare_counts import counted_before, counter_of
from kg.extraction.dependencies.own_subjects import clause_before, ends_with_paper
from kg.extraction.dependencies.prerequisites import Prerequisite
from kg.extraction.topics import segment_start, subject_of
from kg.model.mentions import Reading, within
from kg.model.text import Span, Words

WAITED_FOR = "waits-for-end-of"
_WAITS = (
    WAITED_FOR,
    "waits-until",
    "act-after-approval",
    "only-after-event",
    "soon-after-event",
    "waits-for-time-of",
    "resumes-after",
)
"""Rules by which an act waits; the act is told of its subject or of the running topic."""
_BARE_ACT = 4
_VERB_OF_WAITING = re.compile(
    r"(?:即可|方可|才能|方能|再|可)?(?:启动|办理|实施|开展|转入|进行|组织|恢复)?(?=.)"
)
_URGED = re.compile(
    r"由[^,;。]{2,20}?(?:组织|(?:督促|指导|协调)(?:[^,;。]{0,6}?(?:企业|单位|公司))?)(?=[^,;。]{2})"
)
"""Who sees to it that what waits is done (待批复后,由甲局督促企业 | 开工)."""
_ACT_ON_PAPER = re.compile(r"(?:报批|报审|上报|印发|发布|出台|实施|公布|签订|签署)$")
_TRAILING = "需尚仍还须因应以"


def act_that_waits(
    reading: Reading, clause: Span, found: Prerequisite, topics: tuple[Words, ...]
) -> Words:
    """Return the words that a pattern found; a bare act (复工) is told of its subject or topic."""
    span = found.dependent or found.on
    urged = _URGED.match(reading.report.folded, span.start, span.end)
    span = Span(urged.end(), span.end) if urged else span
    words = reading.report.words(span.start, span.end)
    if found.rule not in _WAITS:
        return words
    subject = without_need(subject_of(reading.report, clause, found.on.start - len("待")))
    subject = things_counted(reading, subject) or subject
    verb = _VERB_OF_WAITING.match(reading.report.folded, span.start, span.end - 1)
    if subject and verb and verb[0] and found.rule == WAITED_FOR:
        return Words(subject.text + reading.report.text[verb.end() : span.end], span)
    if len(words.text) > _BARE_ACT:
        return words
    others = [topic for topic in topics if not found.on.covers(topic.span)]
    owner = subject or _owner(reading, clause, others[-1] if others else None, words.text)
    if owner is None:
        return words
    start = verb.end() if verb else span.start
    return Words(owner.text + reading.report.text[start : span.end], words.span)


def _owner(reading: Reading, clause: Span, topic: Words | None, act: str) -> Words | None:
    """Return whose act waits: the topic's, or that of the paper or thing of the clause before."""
    of_paper = _ACT_ON_PAPER.search(act) is not None
    if topic and not of_paper:
        return topic
    told = clause_before(reading, segment_start(reading, clause), clause)
    if told is None or within(reading.units, told.span):
        return topic
    later = topic is None or (ends_with_paper(told.text) and topic.span.end <= told.span.start)
    return told if later else topic


def things_counted(reading: Reading, subject: Words | None) -> Words | None:
    """Return the things that a bare count stands for (剩余7个待管网贯通后接入), no sum of money."""
    counter = counter_of(subject.text) if subject else ""
    if subject is None or not counter or counter.endswith("元"):
        return None
    start = subject.span.start
    return counted_before(reading.report, reading.outline.sentence_at(start).span, start, counter)


def without_need(subject: Words | None) -> Words | None:
    """Return a subject without the verb of needing that stands behind it (移交工作需)."""
    return subject and Words(subject.text.rstrip(_TRAILING), subject.span)
