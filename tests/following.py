"""Tiny reports that follow each other, for tests of what a later one tells of an earlier one."""

from collections.abc import Mapping

from pyoxigraph import Quad, Store

from kg.extraction.extract import extract
from kg.followup.compare import Comparison, compare
from kg.followup.reading import read_dossier, read_heads
from kg.identity.resolve import resolve
from kg.rdf.assertion import assert_report
from kg.text.read import make_report

EARLIER, LATER = "2024年4月15日", "2025年4月20日"


def report(day: str, *issues: str, place: str = "云河市", preface: str = "") -> str:
    """Return a report; an issue reads `heading|answer`, and is numbered in turn.

    An issue with a number of its own reads `（5）heading|answer`.
    """
    lines = [
        f"{place}水务局党组关于巡察整改进展情况的通报",
        f"（{day}）",
        *([preface] if preface else []),
        "（一）关于履职方面",
        "1.河道管护不到位",
    ]
    for number, issue in enumerate(issues, start=1):
        heading, _, answer = issue.partition("|")
        own = heading if heading.startswith("（") else f"（{number}）{heading}"
        number_path, _, words = own.partition("）")
        lines.append(f"{number_path}）关于{words}的问题。")
        lines.append(f"整改成效：{answer or '一是修订巡河制度。'}")
    return "\n".join(lines) + "\n"


def stored(texts: Mapping[str, str]) -> Store:
    """Return a store that holds the graphs of texts by their ids."""
    store = Store()
    for name, text in texts.items():
        reading, facts = extract(make_report(name, text))
        quads = assert_report(resolve(reading, facts))
        store.extend(Quad(one.subject, one.predicate, one.object) for one in quads)
    return store


def told(earlier: str, later: str) -> Comparison:
    """Return what a later text tells of an earlier one."""
    store = stored({"a-earlier": earlier, "b-later": later})
    first, second = (read_dossier(store, head) for head in read_heads(store).values())
    return compare(first, second)
