"""Findings for people: table, JSON, page."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner

from kg.cli.app import app
from kg.errors import QueryError
from kg.outputs.audit import (
    chosen,
    entry_table,
    latest_day,
    listing,
    overdue,
    read_entries,
    render_page,
    to_objects,
)
from kg.outputs.audit.pieces import compared, extract
from kg.pipeline import build
from kg.rdf.store import open_store

HOSTILE = "<script>alert(1)</script>"
TEXT = (
    f"青河市2024年重点工作推进情况通报\n一、项目{HOSTILE}\n"
    "“{0}”、“=1+1<b>”3项指标提升。42个交通项目已开工33个,开工率81.2%。\n"
    "二、民生\n石垭水厂扩建项目确保2024年6月底前建成通水。\n青河市人民政府办公室\n2024年3月1日\n"
)


@pytest.fixture(scope="module", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    report = folder / "qinghe.txt"
    report.write_text(TEXT.format(HOSTILE), "utf-8")
    build([report], folder / "store")
    return folder / "store"


def kg(store: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["audit", "--store", str(store), *arguments])
    return result.exit_code, result.stdout


class Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def test_entries_carry_words_lines_and_values(store: Path) -> None:
    with open_store(store, read_only=True) as opened:
        entries = read_entries(opened)
    rate = next(entry for entry in entries if entry.check.id == "rate_mismatch")

    assert (rate.expected, rate.actual) == ("78.57", "81.2")
    assert [(one.line, one.section) for one in rate.passages] == [(3, "一、")]
    assert rate.passages[0].quote in TEXT
    assert to_objects([rate])[0]["passages"][0]["start"] == TEXT.format(HOSTILE).index("42个")


def test_the_page_escapes_the_report_and_runs_nothing(store: Path) -> None:
    with open_store(store, read_only=True) as opened:
        page = render_page(read_entries(opened))
    seen = Tags()
    seen.feed(page)

    assert HOSTILE not in page
    assert "&lt;script&gt;" in page
    assert not {"script", "b", "img", "link", "iframe"} & set(seen.tags)
    assert "http://" not in page
    assert "https://" not in page


def test_a_page_without_findings_says_so() -> None:
    assert "没有疑点" in render_page([])


def test_choosing_by_check_severity_and_state(store: Path) -> None:
    with open_store(store, read_only=True) as opened:
        entries = read_entries(opened)

    assert {entry.check.severity for entry in chosen(entries, severity="error")} == {"error"}
    assert [entry.check.id for entry in chosen(entries, check="rate_mismatch")] == ["rate_mismatch"]
    assert chosen(entries, state="confirmed") == ()
    with pytest.raises(QueryError, match="rate_mismatch"):
        chosen(entries, check="rates")
    with pytest.raises(QueryError, match="warning"):
        chosen(entries, severity="grave")


def test_a_table_shows_both_passages_side_by_side(store: Path) -> None:
    with open_store(store, read_only=True) as opened:
        table = entry_table(chosen(read_entries(opened), check="rate_mismatch"))
    row = dict(zip([column.name for column in table.columns], table.rows[0], strict=True))

    assert row["place"] == "一、 第3行"
    assert row["quote"] == "42个交通项目已开工33个,开工率81.2%"
    assert (row["otherPlace"], row["otherQuote"]) == (None, None)


@pytest.mark.parametrize("width", [60, 100, 200])
def test_a_list_fits_every_terminal(store: Path, width: int) -> None:
    with open_store(store, read_only=True) as opened:
        entries = read_entries(opened)
    console = Console(width=width, no_color=True)
    with console.capture() as captured:
        console.print(listing(entries))
    text = captured.get()

    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert all(entry.key in text for entry in entries)
    assert text.index("错误 error") < text.index("比率与数量不符")


def test_a_list_marks_what_differs() -> None:
    first, second = compared(["全年盘活闲置厂房6.8万平方米", "全年盘活闲置厂房8.6万平方米"])

    assert [piece.words for piece in first if piece.differs] == ["6.8"]
    assert [piece.words for piece in second if piece.differs] == ["8.6"]


@pytest.mark.parametrize("longest", [6, 20, 400])
def test_an_extract_holds_the_difference(longest: int) -> None:
    words = "逐宗建立问题台账" * 9
    for pieces in compared([f"{words}12人{words}", f"{words}21人{words}"]):
        shown = extract(pieces, longest)

        assert any(piece.differs for piece in shown)
        assert sum(len(piece.words.strip("…")) for piece in shown) <= max(longest, 6)


def test_the_latest_report_gives_the_day(store: Path) -> None:
    with open_store(store, read_only=True) as opened:
        assert latest_day(opened.engine) == "2024-03-01"


@pytest.mark.parametrize(("day", "found"), [("2024-06-30", 0), ("2024-07-01", 1)])
def test_what_is_overdue_on_a_day(store: Path, day: str, found: int) -> None:
    with open_store(store, read_only=True) as opened:
        entries = overdue(opened, day)

    assert len(entries) == found
    assert all("未见完成" in entry.zh for entry in entries)


def test_a_day_must_be_a_day(store: Path) -> None:
    with open_store(store, read_only=True) as opened, pytest.raises(QueryError, match="YYYY"):
        overdue(opened, "2024-6")


def test_the_command_prints_json_and_says_that_there_are_findings(store: Path) -> None:
    status, text = kg(store, "--format", "json", "--severity", "error")

    assert status == 1
    assert {one["check"] for one in json.loads(text)} == {"rate_mismatch", "count_mismatch"}


def test_the_command_is_content_where_nothing_is_found(store: Path) -> None:
    assert kg(store, "--check", "sum_mismatch", "--format", "json") == (0, "[]\n")


@pytest.mark.parametrize("suffix", ["html", "htm", "csv", "xlsx", "json", "txt"])
def test_the_suffix_tells_the_form(store: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"findings.{suffix}"

    assert kg(store, "--out", str(out))[0] == 1
    assert out.stat().st_size > 100


def test_the_command_marks_a_finding(store: Path) -> None:
    _, text = kg(store, "--check", "rate_mismatch", "--format", "json")
    key = json.loads(text)[0]["finding"]

    assert kg(store, "--mark", key, "--state", "explained", "--note", "口径不同")[0] == 0
    _, text = kg(store, "--state", "explained", "--format", "json")
    assert [(one["finding"], one["note"]) for one in json.loads(text)] == [(key, "口径不同")]


def test_the_command_lists_the_checks(store: Path) -> None:
    status, text = kg(store, "--list", "--format", "json")

    assert status == 0
    assert {"rate_mismatch", "overdue"} <= {one["check"] for one in json.loads(text)}
