"""Words of a report at their place, and the paragraph that they stand in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, QuerySolution

from kg.outputs.view.picture import ask, words_of
from kg.rdf.queryable import Queryable

#: The untouched text of a report, by its IRI; no words where the store has no text of it.
Texts = Callable[[str], str]


@dataclass(frozen=True, slots=True, order=True)
class Paragraph:
    """Whole lines of a report: from the line that holds a quote's first word to that of its last.

    `start` counts characters (code points) from the beginning of the text, as offsets do.
    """

    report: str
    start: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of a report from `start` to before `end`, with their paragraph and section."""

    report: str
    start: int
    end: int
    text: str
    line: int
    section: str
    heading: str
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its IRI and what to call it."""

    iri: str
    title: str


def read_reports(store: Queryable) -> dict[str, Report]:
    """Return the reports by IRI; one without a title goes by its file or id."""
    found: dict[str, Report] = {}
    for row in ask(store, "reports"):
        name = words_of(row["stem"]) or words_of(row["id"])
        report = Report(words_of(row["report"]), words_of(row["title"]) or f"(无标题) {name}")
        found[report.iri] = min(found.get(report.iri, report), report, key=lambda r: r.title)
    return dict(sorted(found.items()))


def texts_of(store: Queryable) -> Texts:
    """Return a reader of report texts that asks the store once for each."""

    @cache
    def text_of(report: str) -> str:
        if not report:
            return ""
        rows = ask(store, "text", report=NamedNode(report))
        return min((words_of(row["text"]) for row in rows), default="")

    return text_of


def quote_of(row: QuerySolution, texts: Texts) -> Quote | None:
    """Return the quote that a row of a query tells of; None if the row has none."""
    if not row["quote"]:
        return None
    start, end = int(words_of(row["start"])), int(words_of(row["end"]))
    report, words = words_of(row["report"]), words_of(row["quote"])
    return Quote(
        report=report,
        start=start,
        end=end,
        text=words,
        line=int(words_of(row["line"])),
        section=words_of(row["section"]),
        heading=words_of(row["heading"]),
        paragraph=paragraph_around(report, texts(report), start, words),
    )


def paragraph_around(report: str, text: str, start: int, words: str) -> Paragraph:
    r"""Return the whole lines around the words; the words alone if they stand elsewhere.

    >>> paragraph_around("r", "一、总则\n甲负责。乙配合。\n", 9, "乙配合。")
    Paragraph(report='r', start=5, text='甲负责。乙配合。')
    """
    end = start + len(words)
    if text[start:end] != words:
        return Paragraph(report, start, words)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return Paragraph(report, first, text[first : last if last >= 0 else len(text)])
