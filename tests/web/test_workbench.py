"""The workbench as the server gives it: page, with and without Yasgui, names, questions, files."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal

from kg.cli import main
from kg.outputs.query import REQUIRED, Query, load_questions, run
from kg.outputs.sparql import rows_of
from kg.rdf.store import Store, open_store
from kg.resources import table
from kg.web.pages.wording import plain, worded
from kg.web.routes.editor import YASGUI
from kg.web.settings import Limits, Settings
from tests.web.conftest import FORM, Client, serving
from tests.web.reading import elements, fields_without_label, opened, tree_of, words_of

QUESTIONS = load_questions()
SCRIPTS = Path(__file__).parents[2] / "kg" / "web" / "static" / "workbench"
ID = "https://w3id.org/gpr/id/"
LEADS = "SELECT ?plan ?unit { ?plan gpr:leadUnit ?unit } ORDER BY ?plan"
ALIGNED = {"evidence-of": "云河市水利局", "overdue": "2026-12-31"}


@pytest.fixture(scope="module", name="editor")
def _editor(pages_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server that has been given a folder with the files of Yasgui, or what passes for them."""
    folder = tmp_path_factory.mktemp("yasgui")
    (folder / "yasgui.min.js").write_text("// the editor")
    (folder / "yasgui.min.css").write_text("/* its style */")
    (folder / "secret.txt").write_text("not for the world")
    limits = Limits(workers=3, burst=100_000)
    with serving(Settings(pages_store, limits=limits, workbench=folder)) as client:
        yield client


@pytest.fixture(scope="module", name="opened_store")
def _opened_store(pages_store: Path) -> Iterator[Store]:
    with open_store(pages_store, read_only=True) as store:
        yield store


def posted(client: Client, query: str, form: str = "", **headers: str) -> tuple[int, str]:
    body = urlencode({"query": query, "format": form})
    reply = opened(client, "/workbench", method="POST", body=body, content_type=FORM, **headers)
    return reply.status, reply.text


class TestPage:
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_without_yasgui_it_says_how_to_get_it(self, pages: Client, language: str) -> None:
        tree = tree_of(opened(pages, "/workbench", language).text)

        assert "make workbench" in words_of(tree)
        assert "npm install @zazuko/yasgui" in words_of(tree)
        assert not elements(tree, "script")
        assert "SELECT" in words_of(elements(tree, "textarea")[0])

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_with_yasgui_it_loads_scripts_of_this_server_alone(
        self, editor: Client, language: str
    ) -> None:
        reply = opened(editor, "/workbench", language)
        tree = tree_of(reply.text)
        sources = [script.get("src") for script in elements(tree, "script")]
        policy = reply.headers["content-security-policy"]

        assert sources == ["/workbench/editor/yasgui.min.js", "/static/workbench/main.js"]
        assert all(not "".join(script.itertext()) for script in elements(tree, "script"))
        assert "script-src 'self';" in policy
        assert "style-src 'self';" in policy
        assert "unsafe" not in policy
        assert "make workbench" not in words_of(tree)
        assert list(fields_without_label(tree)) == []

    def test_a_browser_without_scripts_gets_the_plain_field(self, editor: Client) -> None:
        (hidden,) = elements(tree_of(opened(editor, "/workbench").text), "noscript")

        assert elements(hidden, "textarea")

    def test_it_lists_the_whole_library(self, pages: Client) -> None:
        tree = tree_of(opened(pages, "/workbench").text)
        named = {one.get("data-question") for one in tree.iter() if one.get("data-question")}

        assert named == {question.name for question in QUESTIONS}

    def test_it_takes_a_question_with_its_parameters(self, pages: Client) -> None:
        path = f"/workbench?{urlencode({'question': 'duties-of-unit', 'unit': '市住建局'})}"
        text = words_of(elements(tree_of(opened(pages, path).text), "textarea")[0])

        assert 'VALUES ?unit { "云河市住房和城乡建设局"@zh }' in text

    def test_it_answers_with_names_and_links(self, pages: Client) -> None:
        status, page = posted(pages, LEADS)
        tree = tree_of(page)

        assert status == 200
        assert LEADS in words_of(elements(tree, "textarea")[0])
        assert any((link.get("href") or "").startswith("/id/plan/") for link in elements(tree, "a"))
        assert "云河市工业和信息化局" in words_of(elements(tree, "table")[0])
        assert "true" in posted(pages, "ASK {}")[1]

    def test_people_see_what_is_wrong_and_keep_their_query(self, pages: Client) -> None:
        tree = tree_of(posted(pages, "SELECT </textarea><script>")[1])
        (told,) = [one for one in tree.iter() if one.get("role") == "alert"]

        assert "at 1:" in words_of(told)
        assert "SELECT </textarea><script>" in words_of(elements(tree, "textarea")[0])
        assert not elements(tree, "script")

    def test_a_number_that_is_none_is_shown_as_it_is_written(self, pages: Client) -> None:
        decimal = "<http://www.w3.org/2001/XMLSchema#decimal>"
        query = f'SELECT ("1E999999999"^^{decimal} AS ?huge) ("x"^^{decimal} AS ?none) {{}}'
        status, page = posted(pages, query)
        cells = [words_of(cell) for cell in elements(tree_of(page), "td")]

        assert (status, cells) == (200, ["1E999999999", "x"])


class TestEditor:
    def test_its_files(self, editor: Client, pages: Client) -> None:
        script = editor("/workbench/editor/yasgui.min.js")

        assert (script.status, script.text) == (200, "// the editor")
        assert script.headers["cache-control"] == "private, max-age=3600"
        again = editor("/workbench/editor/yasgui.min.js", if_none_match=script.headers["etag"])
        assert again.status == 304
        for name in ("secret.txt", "..%2Fsecret.txt", "yasgui.min.js.map"):
            assert editor(f"/workbench/editor/{name}").status == 404
        assert pages("/workbench/editor/yasgui.min.js").status == 404

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_setup_tells_prefixes_terms_and_words(self, editor: Client, language: str) -> None:
        told = json.loads(opened(editor, "/workbench/setup", language).text)
        properties = {iri: (zh, en) for iri, zh, en in told["properties"]}

        assert told["prefixes"]["gpr"] == "https://w3id.org/gpr/ont#"
        assert properties["https://w3id.org/gpr/ont#leadUnit"] == ("牵头单位", "lead unit")
        assert ["https://w3id.org/gpr/ont#Plan", "专项计划", "plan"] in told["classes"]
        assert told["words"]["table"] == {"zh": "表格", "en": "Table"}[language]
        assert bool(told["theirs"]) == (language == "zh")
        assert told["first"].startswith("# ")

    def test_names(self, editor: Client) -> None:
        claims = [
            row["c"]["value"]
            for row in json.loads(
                editor(
                    "/sparql?query=SELECT+%3Fc+%7B+%3Fc+a+gpr:Responsibility+%3B+gpr:evidence+%3Fe+%7D+LIMIT+1"
                ).text
            )["results"]["bindings"]
        ]
        asked = [*claims, "https://w3id.org/gpr/ont#leadUnit", "urn:nobody", "no iri", "a:b c"]
        told = json.loads(editor("/workbench/names", method="POST", body=json.dumps(asked)).text)

        assert told["https://w3id.org/gpr/ont#leadUnit"]["zh"] == "牵头单位"
        assert told["https://w3id.org/gpr/ont#leadUnit"]["href"] == ""
        assert told[claims[0]]["zh"] == "责任陈述"
        assert told[claims[0]]["quote"]
        assert told[claims[0]]["href"].startswith("/id/report/")
        assert {"urn:nobody", "no iri", "a:b c"}.isdisjoint(told)

    @pytest.mark.parametrize("body", ["", "{", '{"a": 1}', "[1]", json.dumps(["a"] * 2001)])
    def test_names_of_nonsense_are_refused(self, editor: Client, body: str) -> None:
        assert editor("/workbench/names", method="POST", body=body).status == 400

    def test_a_question_as_sparql(self, editor: Client) -> None:
        path = f"/workbench/questions/duties-of-unit?{urlencode({'unit': '市住建局'})}"
        told = json.loads(opened(editor, path).text)

        assert told["title"] == "一个单位负责什么（原文写明的和继承的）？ 市住建局"
        assert told["text"].startswith("# 一个单位负责什么")
        assert json.loads(opened(editor, path, "en").text)["text"].startswith("# What does a unit")
        assert editor("/workbench/questions/no-such").status == 404

    def test_a_parameter_that_is_needed(self, editor: Client) -> None:
        reply = editor("/workbench/questions/evidence-of")

        assert (reply.status, reply.kind) == (400, "text/plain")
        assert "thing" in reply.text

    def test_scripts_say_only_words_of_the_table(self) -> None:
        texts = "\n".join(path.read_text("utf-8") for path in SCRIPTS.glob("*.js"))
        known = {row["key"] for row in table("web", "workbench.tsv")}
        said = set(re.findall(r'\bsay\(\s*"([a-z-]+)"', texts))
        chosen = set(re.findall(r'"(yes|no|csv|xlsx)"', texts))

        assert said <= known
        assert known <= said | chosen

    def test_scripts_name_no_other_server(self) -> None:
        texts = [path.read_text("utf-8") for path in SCRIPTS.iterdir()]

        assert len(texts) > 5
        assert not [text for text in texts if re.search(r"https?://|innerHTML|eval\(", text)]

    def test_the_version_is_the_one_that_is_fetched(self, root: Path) -> None:
        told = json.loads((root / "kg" / "web" / "workbench" / "package.json").read_text("utf-8"))
        ((name, version),) = told["dependencies"].items()

        assert f"{name}@{version}" == YASGUI

    def test_yasgui_says_what_is_translated(self, root: Path) -> None:
        built = root / "build" / "workbench" / "yasgui.min.js"
        if not built.exists():
            pytest.skip("Yasgui is not installed (make workbench, with npm and a network)")
        text = built.read_text("utf-8")
        rows = table("web", "yasgui.tsv")

        assert rows
        assert [row["theirs"] for row in rows if row["theirs"].split(" *")[0] not in text] == []


class TestFiles:
    def test_names_stand_behind_identifiers(self, pages: Client) -> None:
        rows = list(csv.reader(io.StringIO(posted(pages, LEADS, "csv")[1].removeprefix("\ufeff"))))

        assert rows[0] == ["plan", "plan（名称）", "unit", "unit（名称）"]
        assert all(row[0].startswith(ID) and row[1] for row in rows[1:])
        assert {row[3] for row in rows} >= {"云河市工业和信息化局"}

    def test_titles_are_those_of_the_query(self, pages: Client) -> None:
        query = f"{LEADS}\n# column: plan | 计划 | plan\n# column: unit | 牵头单位 | led by"
        chinese = posted(pages, query, "csv")[1].splitlines()[0]
        body = urlencode({"query": query, "format": "csv"})
        reply = opened(pages, "/workbench", "en", method="POST", body=body, content_type=FORM)

        assert chinese == "\ufeff计划,计划（名称）,牵头单位,牵头单位（名称）"
        assert reply.text.splitlines()[0] == "\ufeffplan,plan (name),led by,led by (name)"

    def test_a_workbook_runs_no_formula(self, pages: Client) -> None:
        query = 'SELECT ("=1+1" AS ?a) ("@x" AS ?b) (-2 AS ?c) {}'
        body = urlencode({"query": query, "format": "xlsx"})
        reply = opened(pages, "/workbench", method="POST", body=body, content_type=FORM)
        sheet = openpyxl.load_workbook(io.BytesIO(reply.body)).active

        assert sheet is not None
        assert [cell.data_type for cell in sheet[2]] == ["s", "s", "n"]
        assert posted(pages, query, "csv")[1].splitlines()[1] == "'=1+1,'@x,-2"

    @pytest.mark.parametrize(
        ("query", "status", "words"),
        [
            ("SELECT {", 400, "at 1:"),
            ("DROP ALL", 403, "DROP"),
            ("SELECT * { SERVICE <http://example.org/> {} }", 403, "SERVICE"),
        ],
    )
    def test_scripts_are_told_what_is_wrong(
        self, pages: Client, query: str, status: int, words: str
    ) -> None:
        body = urlencode({"query": query, "format": "csv"})
        reply = pages(
            "/workbench", method="POST", body=body, content_type=FORM, accept="text/plain"
        )

        assert (reply.status, reply.kind) == (status, "text/plain")
        assert words in reply.text


class TestWording:
    @pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
    def test_what_fixes_nothing_asks_the_same(self, opened_store: Store, question: Query) -> None:
        if any(one.default == REQUIRED for one in question.parameters):
            pytest.skip("it cannot be asked without a name")
        assert answers(opened_store, plain(question, "zh"), question) == set(
            run(opened_store, question).rows
        )

    @pytest.mark.parametrize(
        ("question", "name"),
        [(one, parameter.name) for one in QUESTIONS for parameter in one.parameters],
        ids=lambda value: value if isinstance(value, str) else value.name,
    )
    def test_values_say_what_parameters_do(
        self, opened_store: Store, question: Query, name: str
    ) -> None:
        words = ALIGNED.get(question.name) or first_value(opened_store, question, name)
        text = worded(opened_store, question, {name: words})

        assert answers(opened_store, text, question) == set(
            run(opened_store, question, {name: words}).rows
        )

    @given(words=st.text(min_size=1).filter(lambda words: words.strip() == words))
    def test_no_words_become_sparql(self, words: str) -> None:
        (question,) = [one for one in QUESTIONS if one.name == "lead-units"]
        text = worded(Known(words), question, {"plan": words})
        (line,) = [line for line in text.split("\n") if line.startswith("VALUES")]

        assert line == f"VALUES ?plan {{ {Literal(words, language='zh')} }}"
        assert "\n" not in line


class Known:
    """A store in which one thing has any name that somebody types."""

    def __init__(self, words: str) -> None:
        self.words = words

    def query(self, _text: str, *, substitutions: object = None) -> object:
        store = pyoxigraph.Store()
        found = Literal(self.words, language="zh")
        return store.query(f"SELECT ?name ?found {{ VALUES ?found {{ {found} }} }}")


class TestCommand:
    def test_a_folder_without_yasgui_is_refused(
        self, pages_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        command = ["serve", "--store", str(pages_store), "--workbench", str(tmp_path)]

        assert main(command) == 2
        assert "yasgui.min.js" in capsys.readouterr().err


def answers(store: Store, text: str, question: Query) -> set[tuple[object, ...]]:
    """Return the columns of a text's answer, without what proves them."""
    width = len(question.columns)
    return {row[:width] for row in rows_of(store.query(text))}  # type: ignore[arg-type]


def first_value(store: Store, question: Query, name: str) -> str:
    """Return a word that the column has in some row; a word that it has not, if it is empty."""
    at = [column.name for column in question.columns].index(name)
    found = sorted({str(row[at]) for row in run(store, question).rows if row[at] is not None})
    return found[len(found) // 2] if found else "没有这个名称"
