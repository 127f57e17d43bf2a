"""Whose help or answer something needs: 调试需甲公司送电, 可研方案甲局还没批."""

import re
from collections.abc import Iterator

from kg.extraction.predicates import predicate, role_of
from kg.extraction.responsibilities.context import Clause, Group
from kg.model.facts import Responsibility
from kg.model.mentions import within
from kg.model.text import Span, Words

RULE_HELP = "role-whose-help-is-needed"
RULE_ANSWER = "role-whose-answer-is-told"

_LONGEST = 60
"""Characters before a unit in which it is looked for what needs it."""
_NEEDS = re.compile(r"(?:尚|还|仍|急|也|均|都|正)?(?:需要?|须|有待|亟待|离不开)$")
_HELPS = re.compile(
    r"(?:积极|大力|予以|给予|协同|密切|通力)*(?:配合|协助|支持|帮助|协调|参与)(?:开展|做好|完成|推进|实施|进行)?"
)
_ANSWER = re.compile(
    r"(?:还|仍|尚|也|已经?|正|一直|至今|迟迟|正在|在|[0-9]{1,2}月(?:[0-9]{1,2}日|底|初)?)*"
    r"(?:没有?|未|尚未|仍未|不)?(?:予以|进行)?"
    r"(?:(?:批|审|看|回)(?:了|准|复|查|核|批|完|过|下来)?|点头|松口|表态|签字|受理|备案|核准|同意"
    r"|合法性审查|提出?了?[0-9]+条(?:修改)?意见)"
    r"(?:后[^,。;]{0,14})?"
)
_WAITS = re.compile(
    r"^(?:[^,。;]*?(?:因为?|由于)|(?:正在|还在|还要|要|仍在)?(?:等待?|待))(?=[^,。;]{2})"
)
_MUST = re.compile(r"(?:还|尚|仍)?(?:要|得|须|需要?)$")
_GLUE = re.compile(
    r"(?:[的于由经报与和同向对被获送请将把待等在为从]|会同|联合|协调|通过|取得|提交|督促)$"
)
"""What stands before a unit that another rule tells of."""


def needed(clause: Clause, group: Group) -> tuple[Responsibility, ...]:
    """Return the help or the answer of units that stand behind what needs it; () for no such."""
    start = clause.start
    if not 0 < group[0].span.start - start <= _LONGEST:
        return ()
    before = clause.text[start : group[0].span.start]
    needs = _NEEDS.search(before)
    help_ = tuple(_help(clause, group, needs.start())) if needs else ()
    return help_ or tuple(_answer(clause, group, before))


def _help(clause: Clause, group: Group, end: int) -> Iterator[Responsibility]:
    """Yield 需甲局配合验收, 调试需甲公司送电: the object of the help, else what needs it."""
    text, rest = clause.text, clause.rest(group[-1].span.end)
    if rest is None:
        return
    helps = _HELPS.match(text, rest.start, rest.end)
    if not helps and role_of(rest.cut(text)) not in {"implement", "support"}:
        return
    subject = _noun(clause, clause.start, clause.start + end)
    yield from clause.facts(group, "support", _object(clause, rest, helps) or subject, RULE_HELP)


def _object(clause: Clause, rest: Span, helps: re.Match[str] | None) -> Words | None:
    report = clause.reading.report
    if helps:
        return report.words(helps.end(), rest.end) if rest.end - helps.end() > 1 else None
    done = predicate(report, clause.segmented, rest)
    alone = done is not None and done.verb + done.target.text == rest.cut(clause.text)
    return done.target if done and not (alone and _is_verb(clause, done.target)) else None


def _is_verb(clause: Clause, words: Words) -> bool:
    inside = clause.segmented.words_between(words.span.start, words.span.end)
    return all(word.tag.startswith("v") for word in inside)


def _answer(clause: Clause, group: Group, before: str) -> Iterator[Responsibility]:
    """Yield 接入方案甲公司没批, 许可要甲局批: what stands before the one who answers."""
    rest = clause.rest(group[-1].span.end)
    if rest is None or not _ANSWER.fullmatch(clause.text, rest.start, rest.end):
        return
    waits = _WAITS.match(before)
    must = _MUST.search(before)
    start = clause.start + (waits.end() if waits else 0)
    end = clause.start + (must.start() if must else len(before))
    if end - start > 1 and not _GLUE.search(clause.text[start:end]):
        yield from clause.facts(group, "approve", _noun(clause, start, end), RULE_ANSWER)


def _noun(clause: Clause, start: int, end: int) -> Words | None:
    """Return the words before, unless nothing or only a unit stands there."""
    if end - start <= 1 or within(clause.reading.units, Span(start, end)):
        return None
    return clause.reading.report.words(start, end)
