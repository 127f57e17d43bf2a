"""What people write into a cell, in standard form."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from kg.ledger.columns import LedgerColumn
from kg.ledger.wording import clean
from kg.text.fold import fold

_BETWEEN_SEPARATORS = re.compile(r"(?:“[^”\n]*”|[^、，,;；\n])+")
_QUOTED = re.compile(r"“([^“”]+)”")
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:年|[-/.](?=\d)|$)"
    r"(?:(?P<month>\d{1,2})(?:月份?|[-/.](?=\d)|$)(?:(?P<day>\d{1,2})日?)?)?(?:底|末|前|底前)?"
)
_PART = re.compile(r"(?:19|20)\d\d-(?:H[12]|Q[1-4])")
_NAME = re.compile(r"[\u3400-\u9fff]")
_LONGEST_NAME, _LONGEST_NOTE = 60, 4000
_DATE_PROBLEM = "日期应写作 2025、2025-06 或 2025-06-30 (write the date so)"


class BadValueError(ValueError):
    """A cell holds what its column cannot; the message is for the person who wrote it."""


def parse(column: LedgerColumn, text: str) -> str:
    """Return what a cell says in standard form; a blank stays blank. Units: `unit_names`.

    Raises BadValueError when the column cannot hold it.
    """
    kind = column.kind.partition(":")[0]
    return _PARSERS[kind](column, text) if text else ""


def date(text: str) -> str:
    """Return a date, partial if need be, in ISO form.

    >>> date("2025年6月30日"), date("2025/6"), date("2025年底"), date("2025-Q3")
    ('2025-06-30', '2025-06', '2025', '2025-Q3')

    Raises BadValueError for what is no date, or no day of the calendar.
    """
    folded = fold(text).replace(" ", "").upper()
    if _PART.fullmatch(folded):
        return folded
    match = _DATE.fullmatch(folded)
    if match is None:
        raise BadValueError(_DATE_PROBLEM)
    year, month, day = (int(match[name] or 1) for name in ("year", "month", "day"))
    try:
        whole = datetime.date(year, month, day).isoformat()
    except ValueError as error:
        raise BadValueError(_DATE_PROBLEM) from error
    return whole[: 10 if match["day"] else 7 if match["month"] else 4]


def unit_names(text: str, is_known: Callable[[str], bool] = lambda name: False) -> tuple[str, ...]:
    """Return the names in a cell of units; a known name, or a quoted one, may hold any mark.

    >>> unit_names("市水利局、 市财政局，市水利局")
    ('市水利局', '市财政局')
    >>> unit_names("县教育、体育局、县财政局", {"县教育、体育局"}.__contains__)
    ('县教育、体育局', '县财政局')
    >>> unit_names("“县教育、体育局”、县财政局")
    ('县教育、体育局', '县财政局')

    Raises BadValueError when one of them is no name.
    """
    parts = [match.span() for match in _BETWEEN_SEPARATORS.finditer(text)]
    names = tuple(dict.fromkeys(filter(None, _joined(text, parts, is_known))))
    for name in names:
        if len(name) > _LONGEST_NAME or len(_NAME.findall(name)) < 2:  # noqa: PLR2004
            raise BadValueError(f"不像单位名称 (no name of a unit): {name[:20]}")
    if not names:
        raise BadValueError("没有单位名称 (no name of a unit)")
    return names


def _joined(
    text: str, parts: Sequence[tuple[int, int]], is_known: Callable[[str], bool]
) -> Iterator[str]:
    """Yield the parts of a text, those that make up a known name together; the longest wins."""
    first = 0
    while first < len(parts):
        start, _ = parts[first]
        ends = range(len(parts) - 1, first, -1)
        last = next((n for n in ends if is_known(text[start : parts[n][1]].strip())), first)
        name = text[start : parts[last][1]].strip()
        yield _QUOTED.sub(r"\1", name) if _QUOTED.fullmatch(name) else name
        first = last + 1


def _choice(column: LedgerColumn, text: str) -> str:
    if text not in column.choices:
        known = "、".join(column.choices)
        raise BadValueError(f"“{text[:20]}”不在可选之列 (not one of): {known}")
    return text


def _note(_: LedgerColumn, text: str) -> str:
    if len(text) > _LONGEST_NOTE:
        raise BadValueError(f"超过 {_LONGEST_NOTE} 字 (longer than that many characters)")
    return clean(text)


_PARSERS: Mapping[str, Callable[[LedgerColumn, str], str]] = MappingProxyType(
    {
        "date": lambda _, text: date(text),
        "state": _choice,
        "choice": _choice,
        "note": _note,
    }
)
