"""Findings as a list for the terminal: by severity and check, both passages one under the other."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from kg.audit.checks import Check
from kg.outputs.audit.entries import Entry, Passage
from kg.outputs.audit.pieces import Piece, compared, extract
from kg.outputs.audit.tables import NAMES
from kg.outputs.harmless import visible

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_LONGEST = 90
"""Characters of a passage that a list shows."""
_KEY = 12
"""Characters of an id; the second of two equal findings has a few more."""
_OPEN, _CLOSE = "⟪", "⟫"


def listing(entries: Iterable[Entry]) -> Group:
    """Return the findings for a rich console of any width.

    Where two passages differ stands in ⟪ ⟫ as well as in colour, for pipes and for paper.
    """
    parts: list[RenderableType] = []
    for severity, graded in groupby(entries, key=lambda entry: entry.check.severity):
        group = list(graded)
        style = f"bold {_COLOURS[severity]}"
        parts += [Text()] if parts else []
        parts.append(Text(f"{NAMES[severity]} {severity}（{len(group)}）", style=style))
        checks = dict.fromkeys(entry.check for entry in group)
        for check in checks:
            parts += _of_check([entry for entry in group if entry.check == check])
    return Group(*parts)


def check_listing(checks: Iterable[Check]) -> Group:
    """Return what the checks look for and what to do, with a bad and a good example of each."""
    parts: list[RenderableType] = []
    for severity, graded in groupby(checks, key=lambda check: check.severity):
        parts.append(Text(f"{NAMES[severity]} {severity}", style=f"bold {_COLOURS[severity]}"))
        for check in graded:
            parts.append(Text.assemble("\n", (check.title.zh, "bold"), (f"  {check.id}", "dim")))
            parts.append(Padding(_explained(check), (0, 0, 0, 2)))
        parts.append(Text())
    return Group(*parts)


def _explained(check: Check) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=4, no_wrap=True, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    told = (("查", check.explanation.zh), ("办", check.remedy.zh))
    examples = (("反例", check.bad), ("正例", check.good))
    for name, words in (*told, *examples):
        grid.add_row(Text(name), Text(words))
    return grid


def _of_check(entries: Sequence[Entry]) -> list[RenderableType]:
    check = entries[0].check
    head = Text.assemble(
        (check.title.zh, "bold"), f"（{len(entries)}）", (f" {check.id}", "dim"),
        ("  处理：" + check.remedy.zh, "dim"),
    )  # fmt: skip
    lines: list[RenderableType] = [Text(), head]
    last = ""
    for entry in entries:
        if entry.report != last:
            lines.append(Text(f"  {visible(entry.report)}", style="underline"))
            last = entry.report
        lines.append(Padding(_entry(entry), (0, 0, 0, 2)))
    return lines


def _entry(entry: Entry) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=max(_KEY, len(entry.key)), no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    told = Text(visible(entry.zh))
    if entry.state != "open":
        note = f"：{entry.note}" if entry.note else ""
        told.append(visible(f"  [{NAMES.get(entry.state, entry.state)}{note}]"), style="green")
    grid.add_row(Text(entry.key or "—", style="bold"), told)
    cut = [extract(pieces, _LONGEST) for pieces in compared([one.quote for one in entry.passages])]
    for passage, pieces in zip(entry.passages, cut, strict=True):
        grid.add_row(Text(f"  第{passage.line}行", style="dim"), _passage(passage, pieces))
    return grid


def _passage(passage: Passage, pieces: Sequence[Piece]) -> Text:
    is_told = not passage.section or passage.quote.startswith(passage.section)
    shown = Text("" if is_told else f"{visible(passage.section)} ", style="dim")
    for piece in pieces:
        words = visible(piece.words)
        marked = f"{_OPEN}{words}{_CLOSE}" if piece.differs else words
        shown.append(marked, style="bold magenta" if piece.differs else "not dim")
    return shown
