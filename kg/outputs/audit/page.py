"""Findings as one page that opens without network and prints well; it runs no script."""

from collections.abc import Iterable
from itertools import groupby

from kg.audit.checks import Check
from kg.outputs.audit.entries import Entry, Passage
from kg.outputs.audit.pieces import Piece, compared
from kg.outputs.audit.tables import NAMES
from kg.outputs.offline import template
from kg.resources import resource


def render_page(entries: Iterable[Entry], title: str = "核查疑点") -> str:
    """Return the page as HTML. Every word of a report is escaped; the page loads nothing."""
    groups = [
        (severity, _by_check(list(group)))
        for severity, group in groupby(entries, key=lambda entry: entry.check.severity)
    ]
    page = template(resource("outputs", "audit", "templates", "findings.html.j2"))
    return page.render(title=title, groups=groups, names=NAMES, pieces=_pieces_of)


def _by_check(entries: list[Entry]) -> list[tuple[Check, list[Entry]]]:
    checks = dict.fromkeys(entry.check for entry in entries)
    return [(check, [entry for entry in entries if entry.check == check]) for check in checks]


def _pieces_of(entry: Entry) -> list[tuple[Passage, list[Piece]]]:
    passages = entry.passages
    pieces = compared([passage.quote for passage in passages])
    return list(zip(passages, pieces, strict=True))
