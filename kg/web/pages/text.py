"""A report as it stands, with every quoted range marked and what each of them proves."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from kg.rdf.namespaces import ID
from kg.rdf.queryable import Queryable
from kg.web.pages.asking import Record, ask
from kg.web.pages.marks import Mark, Range, nested


def marked_text(store: Queryable, report: str, classes: Sequence[str] = ()) -> dict[str, Any]:
    """Return the lines of a report, its quoted ranges, and what they prove, as plain values.

    Only ranges that prove a claim of one of `classes` are marked, all when there are none. A line
    tells which ranges begin in it, by number.
    """
    (text,) = (row["value"] for row in ask(store, "text", report=report))
    proofs = ask(store, "evidence", report=report)
    shown = [row for row in proofs if not classes or row["class"] in classes]
    ranges = _ranges(shown)
    return {
        "lines": list(_lines(str(text), [one for one, _ in ranges])),
        "ranges": [
            {"start": one.start, "end": one.end, "claims": claims, "doubt": _doubted(claims)}
            for one, claims in ranges
        ],
        "claims": _claims(store, report, shown),
        "classes": _counted(proofs),
    }


def _ranges(rows: Sequence[Record]) -> list[tuple[Range, list[str]]]:
    """Return each range with the claims that it proves, in reading order."""
    found: list[tuple[Range, list[str]]] = []
    for (start, end), group in groupby(rows, key=lambda row: (row["start"], row["end"])):
        one = Range(int(start or 0), int(end or 0), len(found))
        found.append((one, list(dict.fromkeys(str(row["claim"]) for row in group))))
    return found


def _doubted(claims: Sequence[str]) -> bool:
    return any(iri.startswith(f"{ID}finding/") for iri in claims)


def _lines(text: str, ranges: Sequence[Range]) -> Iterator[dict[str, Any]]:
    start = 0
    for number, words in enumerate(text.split("\n"), start=1):
        end = start + len(words)
        parts = nested(words, ranges, start)
        begun = [one.number for one in ranges if start <= one.start < end]
        yield {
            "number": number,
            "parts": [asdict(part) if isinstance(part, Mark) else part for part in parts],
            "ranges": begun,
        }
        start = end + 1


def _claims(store: Queryable, report: str, rows: Sequence[Record]) -> dict[str, Any]:
    """Return class, basis and topics of each claim; of several classes the first counts."""
    found: dict[str, Any] = {}
    for row in rows:
        told = {name: row[name] for name in ("zh", "en", "basis")}
        found.setdefault(str(row["claim"]), told | {"topics": []})
    for row in ask(store, "topics", report=report):
        if row["claim"] in found:
            topic = {"iri": row["thing"], "name": row["name"]}
            found[str(row["claim"])]["topics"].append(topic)
    return found


def _counted(rows: Sequence[Record]) -> list[dict[str, Any]]:
    """Return the classes of claims with how many each has, by name."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        told = {"class": row["class"], "zh": row["zh"], "en": row["en"], "count": 0}
        found.setdefault(str(row["class"]), told)["count"] += 1
    return sorted(found.values(), key=lambda one: str(one["zh"]))
