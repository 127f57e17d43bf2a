"""How records read in a cell of the ledger; a cell of many things has one thing a line."""

from collections.abc import Iterable

from kg.ledger.records import Record, words
from kg.outputs.harmless import shortened, visible

#: What a value rests on, in the words of the ledger.
STATED, GUESSED, REVIEWED, DISPUTED = "原文", "推测", "人工", "说法不一"
#: Stands between the units of a cell.
BETWEEN_UNITS = "、"

_LONGEST = 32_000
"""Characters of a cell; Excel holds 32,767."""


def clean(text: str) -> str:
    r"""Return words as a cell can hold them: line by line, nothing invisible, not endless.

    >>> clean("一是\x07整改\n二是巩固")
    '一是�整改\n二是巩固'
    """
    shown = "\n".join(visible(line).strip() for line in text.split("\n")).strip()
    return shortened(shown, _LONGEST)


def lines(parts: Iterable[str]) -> str:
    """Return the parts that are not empty, each once, one a line.

    >>> lines(["甲", "", "乙", "甲"]).split()
    ['甲', '乙']
    """
    return "\n".join(dict.fromkeys(part for part in parts if part))


def units(names: Iterable[str]) -> str:
    """Return the names of units as one cell, each once.

    >>> units(["水务局", "财政局", "水务局"])
    '水务局、财政局'
    """
    return BETWEEN_UNITS.join(dict.fromkeys(names))


def bracketed(text: str, *notes: str) -> str:
    """Return `text` with the notes that are not empty in brackets behind it.

    >>> bracketed("项目一", "审批", ""), bracketed("项目一", "")
    ('项目一（审批）', '项目一')
    """
    told = "，".join(note for note in notes if note)
    return f"{text}（{told}）" if told else text


def figure(row: Record) -> str:
    """Return a figure with its indicator, its unit and its date."""
    written = words(row, "written") or words(row, "value") + words(row, "unit")
    date = words(row, "asOf")
    return bracketed(f"{words(row, 'indicator')}：{written}", date and f"截至{date}", _period(row))


def _period(row: Record) -> str:
    return "" if row["asOf"] else words(row, "period")


def offsets(row: Record) -> str:
    """Return the place of the words in the text."""
    return f"{words(row, 'start')}-{words(row, 'end')}"
