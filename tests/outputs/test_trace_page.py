"""A trace on the terminal, as JSON and on paper; the words of a report stay words."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner

from kg.cli import main
from kg.cli.app import app
from kg.outputs.harmless import revealed
from kg.outputs.trace import Trace, draw, gather, matches, render_page, to_objects
from kg.outputs.trace.gather import trace_of
from kg.outputs.trace.questions import traced_kinds
from kg.outputs.trace.reading import Reading
from kg.pipeline import build
from kg.rdf.store import open_store

HOSTILE = "<script>alert(1)</script>{{7*7}}[red]\u202e&amp;"
TEXT = (
    f"青河市2024年重点工作推进情况通报\n一、交通提升行动\n{HOSTILE}\n"
    f"(一)项目建设{HOSTILE}。石垭大桥工程已完工通车{HOSTILE},市交通运输局印发《石垭{HOSTILE}管理办法》。"
    f"石垭水厂扩建工程完成投资3亿元,{HOSTILE}确保2025年6月底前建成通水。\n"
    "(牵头单位:市交通运输局)\n青河市人民政府办公室\n2024年3月1日\n"
)


@pytest.fixture(scope="module", name="hostile_store")
def _hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trace")
    report = folder / "a&<b>.txt"
    report.write_text(TEXT, "utf-8")
    build([report], folder / "store")
    return folder / "store"


@pytest.fixture(scope="module", name="hostile")
def _hostile(hostile_store: Path) -> Iterator[list[Trace]]:
    with open_store(hostile_store, read_only=True) as store:
        reading = Reading(store)
        known = [one.iri for one in reading.subjects.values() if one.kind in traced_kinds()]
        yield [trace_of(reading, iri) for iri in known]


class Page(HTMLParser):
    """Collects tags, ids, links within the page, and the words of the source texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.lines: list[str] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        if values.get("class") == "line" or self._inside:
            self._inside += [tag]
        if values.get("class") == "line":
            self.lines.append("")
        if identifier := values.get("id"):
            self.ids.append(identifier)
        if link := values.get("href"):
            self.links.add(link)

    def handle_endtag(self, tag: str) -> None:
        if self._inside:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if "p" in self._inside and "sup" not in self._inside:
            self.lines[-1] += data


def drawn(trace: Trace, width: int = 100) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        console.print(draw(trace))
    return captured.get()


Traced = Callable[[str], Trace]


@pytest.fixture(scope="module", name="traced")
def _traced(sample_store: Path) -> Iterator[Traced]:
    """Traces of the sample reports by name, each gathered once."""
    with open_store(sample_store, read_only=True) as store:

        @cache
        def traced(name: str) -> Trace:
            (found,) = matches(store, name)
            return gather(store, found.iri)

        yield traced


def test_the_page_escapes_every_word_and_loads_nothing(
    hostile: list[Trace],
) -> None:
    assert len(hostile) >= 4
    for trace in hostile:
        html = render_page(trace, full=True)
        page = Page(html)
        assert not {"script", "img", "link", "iframe", "object"} & page.tags
        assert HOSTILE not in html
        assert "{{7*7}}" in html, "no template runs in a report"
        assert not re.search(r"(?:https?:)?//[a-z]", html.replace("https://w3id.org", ""))


def test_the_page_has_a_policy_that_allows_only_its_own_style(traced: Traced) -> None:
    html = render_page(traced("谐波减速器项目"))
    style = html.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;;" in html
    assert "size: A4" in style
    assert "counter(page)" in style


@pytest.mark.parametrize(
    "name", ["谐波减速器项目", "rectification/二（一）2（2）", "高新区党工委", "市水务局"]
)
def test_each_link_of_a_page_has_its_target(traced: Traced, name: str) -> None:
    trace = traced(name)
    page = Page(render_page(trace))

    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert {f"f{number}" for number, _ in trace.quoted} <= set(page.ids)


def test_the_whole_text_is_printed_on_demand(traced: Traced, hostile: list[Trace]) -> None:
    trace = traced("rectification/二（一）2（2）")
    full, short = (Page(render_page(trace, full=full)).lines for full in (True, False))
    lines = [line for source in trace.sources for line in source.text.split("\n")]

    assert full == lines
    assert 0 < len(short) < len(full)
    hostile_text = Page(render_page(hostile[0], full=True)).lines
    assert any(revealed(HOSTILE) in line for line in hostile_text)


def test_the_page_is_headed_by_what_identifies_the_texts(traced: Traced) -> None:
    trace = traced("谐波减速器项目")
    html = render_page(trace)

    for source in trace.sources:
        assert hashlib.sha256(source.text.encode()).hexdigest() == source.sha256
        assert html.count(source.sha256) == 2
        assert source.title in html
        assert source.file in html


def test_a_hostile_report_cannot_steer_the_terminal(hostile: list[Trace]) -> None:
    for trace in hostile:
        text = drawn(trace)
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert any("[red]" in drawn(trace) for trace in hostile), "markup stays words"


@pytest.mark.parametrize("width", [60, 100, 200])
def test_no_line_is_wider_than_the_terminal(traced: Traced, width: int) -> None:
    for name in ("谐波减速器项目", "高新区党工委"):
        assert max(map(cell_len, drawn(traced(name), width).splitlines())) <= width


def test_the_objects_have_the_structure_that_is_promised(traced: Traced) -> None:
    told = to_objects(traced("rectification/二（一）1（3）"))
    node, reports = told["chain"], {report["id"] for report in told["reports"]}

    assert list(told) == [
        *("subject", "above", "chain", "grounds", "findings", "reports", "rules"),
    ]
    assert list(node) == [
        *("place", "id", "key", "kind", "name", "label", "status"),
        *("facts", "also", "repeated", "context", "children"),
    ]
    assert list(node["facts"][0]) == [
        *("number", "claim", "heading", "basis", "rule", "derived_from", "details", "passages")
    ]
    passage = node["facts"][0]["passages"][0]
    assert list(passage) == ["report", "section", "line", "start", "end", "quote"]
    assert passage["report"] in reports
    assert json.loads(json.dumps(told)) == told


def kg(store: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["trace", "--store", str(store), *arguments])
    return result.exit_code, result.stdout


def test_the_command_draws_a_tree(sample_store: Path) -> None:
    status, text = kg(sample_store, "谐波减速器项目")

    assert status == 0
    assert "链条 The chain" in text
    assert "1 项目 恒峤精密制造有限公司谐波减速器项目 现状 投用" in text


@pytest.mark.parametrize(
    ("file", "arguments", "opening"),
    [
        ("a.html", (), "<!DOCTYPE html>"),
        ("a.htm", ("--full",), "<!DOCTYPE html>"),
        ("a.json", (), '{\n "subject"'),
        ("a.txt", (), "\n上级"),
        ("a.out", ("--format", "json"), '{\n "subject"'),
    ],
)
def test_the_suffix_tells_the_form(
    sample_store: Path, tmp_path: Path, file: str, arguments: tuple[str, ...], opening: str
) -> None:
    status, _ = kg(sample_store, "谐波减速器项目", "--out", str(tmp_path / file), *arguments)

    assert status == 0
    assert (tmp_path / file).read_text("utf-8").startswith(opening)


def test_several_things_are_listed_with_keys(
    sample_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["trace", "二（一）1（3）", "--store", str(sample_store)])
    heard = capsys.readouterr()

    assert status == 2
    assert heard.out == ""
    assert "issue/yunhe-hitech-2024-rectification/二、（一）1.（3）" in heard.err
    assert "issue/yunhe-hitech-2025-followup/二、（一）1.（3）" in heard.err
    assert "--kind" in heard.err


@pytest.mark.parametrize("name", ["水误局", "<script>", "[bold]", '" . } DROP ALL #', "\x1b[31m"])
def test_nothing_found_is_exit_code_two(
    sample_store: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["trace", name, "--store", str(sample_store)]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_the_same_store_gives_the_same_bytes(sample_store: Path, root: Path) -> None:
    pages = [
        subprocess.run(
            [sys.executable, "-m", "kg", "trace", "高新区财政金融部", "--format", "html"],
            cwd=root,
            env=os.environ | {"PYTHONHASHSEED": seed, "KG_STORE": str(sample_store)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert pages[0] == pages[1]
    assert len(pages[0]) > 5000
