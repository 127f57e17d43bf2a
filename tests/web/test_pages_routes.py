"""Lists, findings, questions, graph, ledger, workbench: in both languages, for people and files."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import quote, urlencode

import openpyxl
import pytest

from kg.outputs.query import Label, load_questions
from kg.web.pages.listing import LISTS, Asked, list_columns, listed
from kg.web.pages.words import interface_words
from tests.web.conftest import Client
from tests.web.reading import (
    elements,
    fields_without_label,
    is_harmless,
    opened,
    tree_of,
    words_of,
)

PATHS = (
    *("/", "/plans", "/units", "/projects", "/issues", "/documents", "/reports", "/findings"),
    *("/questions", "/questions/duties-of-unit", "/questions/evidence-of", "/graph", "/ledger"),
    *("/workbench", "/search", "/search?words=%E4%BA%91%E6%B2%B3", "/search?words=nothing-at-all"),
    *("/id/report/yunhe-2024-progress", "/id/report/yunhe-2024-progress/text", "/no-such-page"),
    *("/units?sort=stated&order=down&page=99999", "/findings?severity=error&page=x"),
    "/units?words=%3Cscript%3E&kind=%22%3E&sort=%27",
)
TEMPLATES = Path(__file__).parents[2] / "kg" / "web" / "templates"
CHINESE = re.compile("[\u4e00-\u9fff]")
ROWS = [
    {"thing": str(n), "name": name, "unit": unit, "projects": n, "report": "甲\n乙"}
    for n, (name, unit) in enumerate(
        [("丙", "市水利局"), ("甲", None), ("乙", "市财政局\n市水利局")]
    )
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_valid_and_speaks_its_language(pages: Client, path: str, language: str) -> None:
    reply = opened(pages, path, language)
    assert reply.status == (404 if path == "/no-such-page" else 200)
    tree = tree_of(reply.text)
    assert elements(tree, "html")[0].get("lang") == {"zh": "zh-CN", "en": "en"}[language]
    assert len(elements(tree, "h1")) == 1
    assert list(fields_without_label(tree)) == []
    assert is_harmless(tree)
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")
    (navigation,) = [
        nav for nav in elements(tree, "nav") if nav.get("aria-label") in ("主导航", "Main")
    ]
    assert bool(CHINESE.search(words_of(navigation))) == (language == "zh")


def test_templates_and_the_table_of_words_agree() -> None:
    known = interface_words()
    assert all(label.zh and label.en for label in known.values())
    texts = [path.read_text("utf-8") for path in TEMPLATES.glob("*.j2")]
    used = {key for text in texts for key in re.findall(r'\bw\("([a-z-]+)"[,)]', text)}
    assert used <= set(known)
    code = "\n".join(
        [*texts, *(path.read_text("utf-8") for path in TEMPLATES.parent.rglob("*.py"))]
    )
    named = {key for key in known if f'"{key}"' in code}
    bases = {"normalised", "supplied", "inferred", "linked"}
    made = {key for key in known if key.startswith(("p-", "way-"))}
    assert set(known) - named - made - bases == set()


@pytest.mark.parametrize("name", LISTS)
def test_lists_name_only_columns_that_their_query_has(name: str) -> None:
    columns = list_columns(name)
    assert [column.use for column in columns].count("name") == 1
    assert all(column.title.zh and column.title.en.isascii() for column in columns)
    assert len({column.title.en for column in columns}) == len(columns)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (Asked(), "丙甲乙"),
        (Asked(sort="name"), "丙乙甲"),
        (Asked(sort="projects", descending=True), "乙甲丙"),
        (Asked(sort="unit"), "丙乙甲"),
        (Asked(sort="unit", descending=True), "乙丙甲"),
        (Asked(sort="nothing"), "丙甲乙"),
        (Asked(words="水利"), "丙乙"),
        (Asked(words="乙 财政"), "乙"),
        (Asked(facets={"unit": "市水利局"}), "丙乙"),
        (Asked(facets={"unit": "市水利局", "thing": "0"}), "丙乙"),
        (Asked(facets={"unit": "无"}), ""),
        (Asked(page=9), "丙甲乙"),
    ],
)
def test_filters_and_sorting(asked: Asked, names: str) -> None:
    found = listed("plans", ROWS, asked)
    # `丙` 0x4e19 sorts before `乙` 0x4e59, and this before `甲` 0x7532; a blank comes last.
    assert "".join(str(row["name"]) for row in found.rows) == names


def test_facets_count_what_the_other_filters_leave() -> None:
    found = listed("plans", ROWS, Asked(facets={"unit": "市财政局"}))
    assert found.choices["unit"] == [("市水利局", 2), ("市财政局", 1)]
    assert found.choices["report"] == [("甲", 1), ("乙", 1)] or found.choices["report"] == [
        ("乙", 1),
        ("甲", 1),
    ]


def test_long_lists_are_cut_into_pages() -> None:
    many = [ROWS[0] | {"thing": str(n), "projects": n} for n in range(120)]
    last = listed("plans", many, Asked(page=3))
    assert (len(last.rows), last.total, last.page, last.pages) == (20, 120, 3, 3)


def test_a_list_links_to_its_things_and_keeps_filters_when_sorting(pages: Client) -> None:
    tree = tree_of(opened(pages, f"/projects?words={quote('云河')}").text)
    links = [link.get("href") or "" for link in elements(tree, "a")]
    assert any(link.startswith(("/id/project/", "/id/set/")) for link in links)
    assert any("sort=state" in link and f"words={quote('云河')}" in link for link in links)


def test_findings_filter(pages: Client) -> None:
    everything, warnings = (
        len(elements(tree_of(opened(pages, f"/findings{query}").text), "article"))
        for query in ("", "?severity=warning")
    )
    assert 0 < warnings < everything
    assert "没有疑点" in opened(pages, "/findings?state=confirmed").text


@pytest.mark.parametrize("query", load_questions(), ids=lambda query: query.name)
def test_each_question_answers(pages: Client, query: object) -> None:
    name = getattr(query, "name")  # noqa: B009
    given = {one.name: "云河市水利局" for one in getattr(query, "parameters") if one.default == "?"}  # noqa: B009
    path = f"/questions/{name}?{urlencode(given)}"
    page = opened(pages, path)
    assert page.status == 200
    assert is_harmless(tree_of(page.text))
    assert 'role="status"' in page.text
    table = opened(pages, f"{path}&format=csv")
    assert (table.status, table.kind) == (200, "text/csv")
    cells = [cell for row in csv.reader(io.StringIO(table.text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_an_answer_as_a_workbook_and_with_evidence(pages: Client) -> None:
    path = "/questions/stated-duties?evidence=yes"
    assert "#char=" in opened(pages, path).text
    reply = opened(pages, f"{path}&format=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(reply.body)).active
    assert sheet is not None
    assert sheet.max_row > 10
    assert "attachment" in reply.headers["content-disposition"]


def test_an_unknown_question_is_not_found(pages: Client) -> None:
    assert opened(pages, "/questions/no-such").status == 404


def test_the_picture_runs_its_own_scripts_and_no_others(pages: Client) -> None:
    reply = opened(pages, "/graph/picture?view=waiting")
    policy = reply.headers["content-security-policy"]
    assert reply.status == 200
    assert "script-src 'sha256-" in policy
    assert "'self'" not in policy
    assert "unsafe" not in policy
    told = re.search(r'Content-Security-Policy" content="([^"]+)"', reply.text)
    assert told
    assert policy.startswith(told[1].replace("&#39;", "'"))


@pytest.mark.parametrize("query", ["view=nothing", "focus=nothing-of-this-name"])
def test_a_picture_of_nothing_says_so(pages: Client, query: str) -> None:
    reply = opened(pages, f"/graph/picture?{query}")
    assert reply.status == 400
    assert is_harmless(tree_of(reply.text))


def test_the_ledger_is_a_workbook(pages: Client) -> None:
    reply = opened(pages, "/ledger.xlsx")
    assert len(openpyxl.load_workbook(io.BytesIO(reply.body)).sheetnames) >= 3


def test_words_have_both_languages() -> None:
    assert interface_words()["plans"] == Label("计划", "Plans")
