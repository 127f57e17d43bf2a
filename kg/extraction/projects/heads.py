"""Names of projects as words: which nouns end them, where a list parts, what names nothing."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from kg.extraction.phrases import word_pattern
from kg.model.text import Span
from kg.resources import table
from kg.text.wordlists import finder

_LONGEST = 50
_SHORTEST = {"project": 2, "facility": 1, "works": 3, "care": 3}
_PHASE = (
    r"(?:\s?\(?第?[一二三四五1-5][期标批](?:次|段)?\)?)?(?:工程|项目)?"
    r"(?:[^,、\s已正全建个]{1,4}段)?(?:\([^)\n]{1,16}\))?"
)
_PHASED = re.compile(rf"”?(?P<phase>{_PHASE})")
_NO_NAME = re.compile(
    r"(?:受|因为?|由于)?[该此这本](?:项目|工程)$|(?:受|因|由于|主要|集中)(?=.{4})|[\d.]+[万亿]元(?:项目|工程)$"
    r"|(?:限额|规模|限上|规上)以[上下]|[^,]{0,4}期间"
)
"""Words before a noun for works that single none out (受该工程, 限额以上项目)."""
_UNFINISHED = ("、", "和", "与", "及", "就", "随", "按", "对", "以", "的", "了", "等")
_UNNAMED = re.compile(
    r"(?:[该本各此其两多些]|一些|全[市区县]|部分|所有|多个|一批|每个|有关|相关|新建?|现有|原有|在|和"
    r"|[一二三四五六七八九十\d]+[号期#台][、和]?|首期)*"
)
_OF_A_YEAR = re.compile(r"^[^\d、]{0,12}\d{4}年(?:度|[上下]半年|第?[一二三四]季度)*(?=.)")


class Head(NamedTuple):
    """A word that ends the name of a project, with its kind."""

    start: int
    end: int
    kind: str


def clause_heads(text: str, clause: Span) -> list[Head]:
    """Return the words in `clause` that may end names of projects, longest phases included."""
    heads: list[Head] = []
    reached = clause.start
    for _, first, last in head_nouns().find_matches_as_indexes(clause.cut(text)):
        start, end = clause.start + first, clause.start + last
        if start < reached < end:  # the phase before took half of it
            return heads + clause_heads(text, Span(reached, clause.end))
        if start < reached:
            continue
        phase = _PHASED.match(text, end, clause.end)
        words = phase["phase"] if phase else ""
        phased = words.endswith(("工程", "项目")) or "期" in words
        reached = phase.end() if phase else end
        heads.append(Head(start, reached, "project" if phased else kinds()[text[start:end]]))
    return heads


def names_in(text: str, phrase: Span) -> Iterator[Span]:
    """Yield the names in a list whose every item but the last ends like a name.

    Of 甲路改造、乙水厂等重点项目 only the examples are names.
    """
    start, end = phrase.start, phrase.end
    examples = text.rfind("等", start, end)
    generic = _modifiers().match(text, examples + 1, end) if examples > start else None
    if generic and generic.end() >= end - len("项目"):
        end = examples
    listed = end < phrase.end
    for match in _item_end(listed).finditer(text, start, end):
        if match.end() < end and match.start() >= start:
            yield Span(start, match.end("name"))
            start = match.end()
    if start < end and not (listed and _head_at_end().search(text[start:end]) is None):
        yield Span(start, end)


def is_name(text: str, span: Span, kind: str) -> bool:
    """Tell whether the words under `span` single out one project."""
    words = span.cut(text)
    match = _head_at_end().search(words)
    modifiers = words[: match.start()] if match else words
    modifiers = _OF_A_YEAR.sub("", modifiers)
    generic = _modifiers() if kind == "project" else _UNNAMED
    bare = modifiers.strip("“”")
    shortest = _SHORTEST[kind] if not match or match[0].startswith(("项目", "工程")) else 1
    if bare.endswith(_UNFINISHED) or _NO_NAME.match(words):
        return False
    shortest = shortest if kind == "project" else _SHORTEST[kind]
    return shortest <= len(bare) <= _LONGEST and not generic.fullmatch(modifiers)


@cache
def kinds() -> dict[str, str]:
    """Return the kind of every word that may end the name of a project."""
    return {row["noun"]: row["kind"] for row in table("ontology", "lexicons", "project_nouns.tsv")}


@cache
def head_nouns() -> AhoCorasick:
    """Return the finder of the words that may end names of projects."""
    return finder(kinds())


@cache
def _head_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{word_pattern(kinds())})”?{_PHASE}$")


@cache
def _item_end(listed: bool) -> re.Pattern[str]:
    ends = word_pattern(
        noun for noun, kind in kinds().items() if listed or kind in ("project", "facility")
    )
    return re.compile(
        rf"(?P<name>(?:{ends}|路|”|[一二三四五六七八九十][中小]){_PHASE})(?:、|和|与)"
    )


@cache
def _modifiers() -> re.Pattern[str]:
    rows = table("ontology", "lexicons", "project_modifiers.tsv")
    return re.compile(rf"(?:\d+年度?|{word_pattern(row['word'] for row in rows)})*")
