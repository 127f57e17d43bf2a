"""What an analyst gets: answers with names, a table in a notebook, own questions, own rules."""

import builtins
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import AnalystStore, Answer, open_store
from kg.errors import KgError, QueryError, ResourceError, StoreError
from kg.outputs.table import Column, Table

HOSTILE = '<script>alert("1")</script>&\u202e'
QUESTION = """# title-zh: 哪些项目在建?
# title-en: Which projects are under construction?
# audience: analyst
# parameter: stage | | 只看这个阶段 | only this stage
# column: project | 项目
# column: stage | 阶段
SELECT ?project ?stage WHERE {
  ?concept <http://www.w3.org/2004/02/skos/core#prefLabel> ?stage FILTER(LANG(?stage) = "zh")
  ?thing <https://w3id.org/gpr/ont#reportedStatus> ?concept ;
    <http://www.w3.org/2004/02/skos/core#prefLabel> ?project .
}
ORDER BY ?project ?stage
"""
RULE = """# id: {id}/1
# title-zh: 试验
# title-en: a trial
PREFIX gpr: <https://w3id.org/gpr/ont#>
{body}
"""
FUNDED = "CONSTRUCT { ?unit gpr:dependsOn ?item } WHERE { ?item gpr:fundingUnit ?unit }"
PASSED_UP = """CONSTRUCT { ?unit gpr:dependsOn ?whole }
WHERE { ?unit gpr:dependsOn ?item . ?item gpr:directlyDependsOn|^gpr:directlyDependsOn ?whole }"""
UNITS_WAIT = "SELECT * { ?unit gpr:dependsOn ?item ; gpr:unitKind ?kind }"


@pytest.fixture(name="store")
def _store(sample_store: Path) -> Iterator[AnalystStore]:
    with open_store(sample_store) as store:
        yield store


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def rule(folder: Path, name: str, body: str) -> Path:
    return written(folder / f"{name}.rq", RULE.format(id=name, body=body))


def test_rows_have_the_names_of_the_columns(store: AnalystStore) -> None:
    answer = store.ask("lead-units")

    assert len(answer) == len(answer.rows) > 3
    assert answer[0].unit == answer.column("unit")[0] == answer[-len(answer)][1]
    assert [row.plan for row in answer[:2]] == list(answer.column("plan")[:2])
    assert answer[:2].title == answer.title
    assert {row.unit for row in answer} == set(answer.column("unit"))
    assert answer.title.startswith("每个计划由哪个单位牵头？")
    assert repr(answer).startswith(
        "<Answer '每个计划由哪个单位牵头？ Which unit leads each plan?': "
    )


def test_a_parameter_is_any_name_of_the_thing(store: AnalystStore) -> None:
    assert set(store.ask("duties-of-unit", unit="市住建局").column("unit")) == {
        "云河市住房和城乡建设局"
    }


def test_a_proven_answer_quotes_the_report(store: AnalystStore, samples: list[Path]) -> None:
    texts = {path.stem: path.read_text("utf-8") for path in samples}
    proven = store.prove("waiting-for-approval")

    assert len(proven) > 3
    for row in proven:
        assert any(text[row.start : row.end] == row.quote for text in texts.values())


def test_an_unknown_column_names_the_known_ones(store: AnalystStore) -> None:
    with pytest.raises(QueryError, match="plan, unit"):
        store.ask("lead-units").column("colour")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("SELECT (COUNT(?report) AS ?n) { ?report a gpr:Report }", [(3,)]),
        ("ASK { ?unit a gpr:Unicorn }", [("false",)]),
        (
            "CONSTRUCT { ?r a gpr:Report } WHERE { ?r gpr:reportId 'yunhe-2024-progress' }",
            [
                (
                    "https://w3id.org/gpr/id/report/yunhe-2024-progress",
                    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                    "https://w3id.org/gpr/ont#Report",
                )
            ],
        ),
    ],
)
def test_sparql_of_each_form(
    store: AnalystStore, text: str, rows: list[tuple[object, ...]]
) -> None:
    assert list(store.sparql(text)) == rows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DROP ALL", "会修改库"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <http://example.org/> { ?s ?p ?o }", "FROM"),
        ("SELECT *", "SPARQL 有误"),
        ("SELECT (1/0 AS", "SPARQL 有误"),
    ],
)
def test_sparql_is_refused(store: AnalystStore, text: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        store.sparql(text)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("云河市财政局", ["云河市财政局"]),
        ("市财政局", ["云河市财政局"]),
        ("博物馆新馆", ["市博物馆新馆项目"]),
        ("征地拆迁", ["征地拆迁", "征地拆迁"]),  # two projects wait, each for its own
    ],
)
def test_things_are_found_by_name(store: AnalystStore, words: str, names: list[str]) -> None:
    network = store.networkx()
    found = store.find(words)

    assert [network.nodes[iri]["label"] for iri in found] == names
    assert store.find(found[0]) == found[:1]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("新技术", "对应多个事物"),
        ("岚溪电站", "是否指.*岚溪"),
        ("", "库中没有"),
        ("zzz", "库中没有"),
    ],
)
def test_what_is_not_found_is_explained(store: AnalystStore, words: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        store.find(words)


def test_words_of_a_report_are_words_in_a_notebook() -> None:
    columns = (Column("name", f"名称{HOSTILE}"), Column("n", "数"))
    html = Answer(Table(columns, ((HOSTILE, 3), (None, 2.5))), HOSTILE)._repr_html_()

    assert "<script" not in html
    assert "\u202e" not in html
    assert html.count("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;�") == 3
    assert '<td style="text-align:right">3</td>' in html
    assert '<td style="text-align:left"></td>' in html


def test_a_long_answer_is_cut_in_a_notebook_only() -> None:
    answer = Answer(Table((Column("n", "数"),), tuple((number,) for number in range(130))))

    assert answer._repr_html_().count("<tr>") == 101
    assert "另有 30 行" in answer._repr_html_()
    assert len(answer) == 130


def test_columns_that_python_does_not_allow_have_numbers() -> None:
    answer = Answer(Table((Column("class", "类"), Column("单位", "单位")), (("a", "b"),)))

    assert (answer[0]._0, answer[0].单位) == ("a", "b")


def test_an_answer_is_a_data_frame(store: AnalystStore) -> None:
    answer = store.ask("project-stages")
    frame = answer.to_pandas()

    assert list(frame.columns) == list(answer.columns)
    assert list(frame["project"]) == list(answer.column("project"))


@pytest.mark.parametrize(
    ("library", "use"),
    [
        ("pandas", lambda store: store.ask("lead-units").to_pandas()),
        ("oxrdflib", lambda store: store.graph()),
    ],
)
def test_a_missing_library_is_named(
    store: AnalystStore, library: str, use: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = builtins.__import__

    def without(name: str, *arguments: Any, **more: Any) -> Any:
        if name in (library, "kg.outputs.analysis.dataset"):
            raise ModuleNotFoundError(name)
        return known(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(KgError, match=rf"{library}.*pip install 'duban\[analysis\]'"):
        use(store)


def test_an_own_question_is_asked_like_the_others(store: AnalystStore, tmp_path: Path) -> None:
    file = written(tmp_path / "在建.rq", QUESTION)

    everything, some = store.ask(file), store.ask(file, stage="construction")
    assert set(some.column("stage")) == {"在建"}
    assert set(some) < set(everything)


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("SELECT * { ?s ?p ?o }", ResourceError, "the header lacks title-zh"),
        (QUESTION + "# INSERT\nDELETE", QueryError, "DELETE"),
        (QUESTION.replace("?thing <", "SERVICE ?thing { } ?thing <"), QueryError, "SERVICE"),
    ],
)
def test_a_wrong_question_is_explained(
    store: AnalystStore, tmp_path: Path, text: str, error: type[KgError], words: str
) -> None:
    with pytest.raises(error, match=words):
        store.ask(written(tmp_path / "mine.rq", text))


def test_a_missing_question_file_is_named(store: AnalystStore, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"no\.rq"):
        store.ask(tmp_path / "no.rq")


def test_own_rules_conclude_on_a_copy(store: AnalystStore, tmp_path: Path) -> None:
    trial = store.trial(rule(tmp_path, "funded", FUNDED))

    concluded = trial.sparql(
        "SELECT * { GRAPH graph:inferred { ?unit gpr:dependsOn ?item } ?unit gpr:unitKind ?kind }"
    )
    assert len(trial.sparql(UNITS_WAIT)) == len(concluded) > 3
    assert len(store.sparql(UNITS_WAIT)) == 0
    assert kg.check(trial) == ()


def test_rules_feed_each_other_whatever_their_order(store: AnalystStore, tmp_path: Path) -> None:
    funded, passed_up = rule(tmp_path, "funded", FUNDED), rule(tmp_path, "passed-up", PASSED_UP)
    alone = store.trial(funded).sparql(UNITS_WAIT)
    both = store.trial(passed_up, funded).sparql(UNITS_WAIT)

    assert set(both) == set(store.trial(funded, passed_up).sparql(UNITS_WAIT))
    assert set(both) > set(alone)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("INSERT { ?s ?p ?o } WHERE { ?o ?p ?s }", "INSERT"),
        ("LOAD <http://example.org/>", "LOAD"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://x.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p ?o }", "CONSTRUCT"),
        ("CONSTRUCT { ?s ?p", "SPARQL 有误"),
        (
            "CONSTRUCT { ?new a gpr:Task } "
            "WHERE { ?s a gpr:Task BIND(IRI(CONCAT(STR(?s), 'x')) AS ?new) }",
            "每轮都造新的 IRI",
        ),
    ],
)
def test_a_rule_that_may_not_run(
    store: AnalystStore, tmp_path: Path, body: str, words: str
) -> None:
    with pytest.raises(QueryError, match=words):
        store.trial(rule(tmp_path, "wrong", body))


def test_a_rule_needs_its_header(store: AnalystStore, tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="# id:"):
        store.trial(written(tmp_path / "mine.rq", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))


def test_a_store_is_read_only_until_one_says_otherwise(sample_store: Path, tmp_path: Path) -> None:
    with open_store(sample_store) as one, open_store(str(sample_store)) as two:
        assert one.ask("report-overview").rows == two.ask("report-overview").rows
        with pytest.raises((OSError, RuntimeError)):
            one.engine.update("CLEAR ALL")
    with pytest.raises(StoreError, match="kg build"):
        open_store(tmp_path / "none")
    with open_store(tmp_path / "new", read_only=False) as new:
        new.engine.update("INSERT DATA { <a:a> <a:b> <a:c> }")
        assert new.sparql("ASK { <a:a> ?p ?o }")[0].answer == "true"


def test_a_closed_store_says_so(sample_store: Path) -> None:
    with open_store(sample_store) as store:
        pass
    with pytest.raises(StoreError, match="closed"):
        store.ask("lead-units")


def test_what_takes_a_store_takes_an_analysts(store: AnalystStore, tmp_path: Path) -> None:
    assert kg.check(store) == ()
    assert kg.write_view(store, tmp_path / "graph.html").nodes > 10
