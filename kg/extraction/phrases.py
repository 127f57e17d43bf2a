"""Noun phrases: the clauses that hold them, and where in a clause one begins."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from kg.model.text import Outline, Report, Span
from kg.resources import table
from kg.text.wordlists import trie

BRACKETED = r"《[^》\n]{0,200}》|“[^”\n]{0,200}”|\([^)\n]{0,200}\)"
"""Words in brackets or quotation marks; the bound keeps hostile text from costing time."""

_OPENING_MARKS = "《“("
_PLAIN = r"[^,;:。!?\n\t|《“(]"
_NOT_PARTED = rf"{BRACKETED}|(?<=\d)[,:](?=\d\d)|[《“(]"
_CLAUSE = re.compile(rf"(?:{_PLAIN}++|{_NOT_PARTED})+")
_LONGEST_CLAUSE = 400
_PIECE = re.compile(rf"(?:{_PLAIN}|{_NOT_PARTED}){{1,{_LONGEST_CLAUSE}}}")
"""What a clause that grows beyond reason is cut into."""
_STATEMENT = re.compile(r"[,:;].{4}|(?:已|正在|尚未|仍未|未能)[^,。]{2}")
_DATE = re.compile(
    r"于?(?:(?:\d{4}|今|明)年)?(?:\d{1,2}至)?\d{1,2}月(?:\d{1,2}日|份|初|中旬|底)?前?"
)

_NUMBERED = r"\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、)](?!\d)|[\s、.—]+"
# Every choice begins with its own character, by which the engine skips to it; what must stand
# before it is looked at from there.
_TAKES = (
    r"将(?<=[部局委办厅会府室司院团位组行投].)(?![口外接])|将(?<=[日前底旬月内].)"
    r"|把(?<=[部局委办厅会府室司院团位组行投].)(?![口外接])|把(?<=[日前底旬月内].)"
    r"|对(?<=[部局委办厅会府室司院团位组行投].)(?![口外接])"
    r"|待(?<![等招接期亟有款优对善].)(?![遇业命])|待(?<=[余尾价]款.)"
)
"""What parts a doer or a date from the object, and what only waits from what it waits for."""


def word_pattern(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of `words`.

    >>> re.findall(word_pattern(["规划", "规划设计"]), "规划设计")
    ['规划设计']
    """
    return trie(words)


@lru_cache(maxsize=2)
def report_clauses(report: Report) -> tuple[Span, ...]:
    """Return the clauses of a whole report in reading order.

    They may open with blanks, and end after 400 characters without a mark; marks inside brackets
    and between digits part nothing.

    >>> from kg.text.read import make_report
    >>> report = make_report("a", "已完成1,200亩;(一期,二期)开工。")
    >>> [clause.cut(report.text) for clause in report_clauses(report)]
    ['已完成1,200亩', '(一期,二期)开工']
    """
    return tuple(_clauses(_with_tabs(report)))


def _clauses(text: str) -> Iterator[Span]:
    for match in _CLAUSE.finditer(text):
        start, end = match.span()
        if end - start <= _LONGEST_CLAUSE:
            yield Span(start, end)
        else:
            yield from (Span(*piece.span()) for piece in _PIECE.finditer(text, start, end))


def clauses_holding(report: Report, words: AhoCorasick) -> Iterator[Span]:
    """Yield the clauses of a report that hold one of the words, found in one pass over the text.

    >>> from kg.text.read import make_report
    >>> from kg.text.wordlists import finder
    >>> report = make_report("a", "印发方案,召开会议,修订规划。")
    >>> [clause.cut(report.text) for clause in clauses_holding(report, finder(["方案", "规划"]))]
    ['印发方案', '修订规划']
    """
    clauses, starts, reached = report_clauses(report), _clause_starts(report), 0
    for _, start, _ in words.find_matches_as_indexes(report.folded):
        if start >= reached:
            clause = clauses[max(0, bisect_right(starts, start) - 1)]
            reached = clause.end
            if start < reached:
                yield clause


def _with_tabs(report: Report) -> str:
    """Return the folded text with its tabs, which part the cells of a table."""
    if "\t" not in report.text:
        return report.folded
    pairs = zip(report.text, report.folded, strict=True)
    return "".join("\t" if raw == "\t" else folded for raw, folded in pairs)


def in_title(outline: Outline, offset: int) -> bool:
    """Tell whether `offset` stands in a heading that is only a title and states nothing itself.

    A numbered line may be a whole statement (3、新城水厂项目,已完工。).
    """
    sentence = outline.sentence_at(offset)
    if not sentence.is_heading:
        return False
    words = sentence.span.cut(outline.report.folded)
    return "问题" in words or _STATEMENT.search(words) is None


def clause_at(report: Report, offset: int) -> Span:
    """Return the clause of a report at `offset`, or the last one that begins before it."""
    index = bisect_right(_clause_starts(report), offset)
    return report_clauses(report)[index - 1 if index else 0]


@lru_cache(maxsize=2)
def _clause_starts(report: Report) -> tuple[int, ...]:
    return tuple(clause.start for clause in report_clauses(report))


def phrase_start(text: str, start: int, end: int) -> int:
    """Return where the noun phrase that ends at `end` begins, not before `start`.

    It begins after the last verb or adverb that stands in no name, so it may be empty; brackets are
    never cut open.

    >>> text = "目前已完成新城污水处理厂改造"
    >>> text[phrase_start(text, 0, len(text)):]
    '新城污水处理厂改造'
    """
    for match in _opener().finditer(text, start, end + 1):
        if match[0][0] not in _OPENING_MARKS and match.end() <= end:
            start = match.end()
    return _without_first_words(text, start, end)


def _without_first_words(text: str, start: int, end: int) -> int:
    while start < end:
        match = _DATE.match(text, start, end) or _first_word().match(text, start, end + 1)
        if match is None or not match.start() < match.end() <= end:
            break
        start = match.end()
    return start


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(f"{BRACKETED}|{_TAKES}|{_openers('anywhere')}")


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(rf"{_NUMBERED}|{_openers('first')}")


def _openers(where: str) -> str:
    table_rows = table("ontology", "lexicons", "phrase_openers.tsv")
    rows = [row for row in table_rows if row["where"] == where]
    rows.sort(key=lambda row: (-len(row["word"]), row["word"]))
    return "|".join(
        re.escape(row["word"])
        + (f"(?![{row['unless_before']}])" if row["unless_before"] != "-" else "")
        for row in rows
    )
