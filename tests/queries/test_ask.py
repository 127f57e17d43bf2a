"""Every question parses, runs, shows what its header says and gives the expected rows.

What the questions find in real texts is compared in `test_answers.py`.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import QueryError
from kg.outputs.evidence import run_with_evidence
from kg.outputs.query import (
    CATEGORIES,
    REQUIRED,
    Query,
    find_query,
    load_queries,
    load_questions,
    lookup,
    parse_query,
    run,
    solutions,
)
from kg.resources import resource
from tests.fixture import loaded

QUESTIONS = load_questions()
FACTS = load_queries(resource("queries", "facts"))
ALL = (*QUESTIONS, *FACTS)
EVERY = sorted(
    path for path in resource("queries").rglob("*.rq") if "# column:" in path.read_text("utf-8")
)
HALF_WIDTH = re.compile("[,;:?!()]")
TRANSPORT = "澄湾市交通运输局"
COMMITTEE = "中共澄湾高新区工作委员会"
YARD = "北岸货场项目[bold]=1+1[/bold]"


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return loaded()


def needed(query: Query) -> Mapping[str, str]:
    return {one.name: TRANSPORT for one in query.parameters if one.default == REQUIRED}


def name_of(query: Query) -> str:
    return query.name


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def test_fixture_quotes_its_texts(store: pyoxigraph.Store) -> None:
    wrong = store.query("""
        PREFIX gpr: <https://w3id.org/gpr/ont#> PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?span { ?span gpr:inText/gpr:text ?text ; oa:start ?a ; oa:end ?b ; oa:exact ?quote
        FILTER(SUBSTR(?text, ?a + 1, ?b - ?a) != ?quote) }""")

    assert not list(wrong)


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_questions(category: str) -> None:
    assert sum(query.category == category for query in QUESTIONS) >= 4


@pytest.mark.parametrize("query", QUESTIONS, ids=name_of)
def test_a_question_stands_in_one_category(query: Query) -> None:
    assert query.category in CATEGORIES
    assert "SUBSTR" not in query.text.upper()


@pytest.mark.parametrize("query", ALL, ids=name_of)
def test_header_is_complete(query: Query) -> None:
    assert is_chinese(query.titles.zh)
    assert query.titles.en.isascii()
    assert set(query.audience) <= {"staff", "analyst", "auditor"}
    assert all(is_chinese(column.title) for column in query.columns)
    assert all(is_chinese(one.help.zh) for one in query.parameters)
    assert query.name == query.name.lower()


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_header_is_punctuated_as_its_language_is(path: Path) -> None:
    query = parse_query(path.stem, path.read_text("utf-8"), source=str(path))
    chinese = [query.titles.zh, *(column.title for column in query.columns)]
    chinese += [parameter.help.zh for parameter in query.parameters]

    assert not HALF_WIDTH.search("".join(words for words in chinese if is_chinese(words)))


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_prefix_is_used(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    body = "\n".join(line for line in lines if not line.startswith(("#", "PREFIX ")))
    declared = {line.split()[1] for line in lines if line.startswith("PREFIX ")}

    assert [prefix for prefix in declared if not re.search(rf"(?<![\w-]){prefix}", body)] == []


@pytest.mark.parametrize("query", [*QUESTIONS, lookup("evidence")], ids=name_of)
def test_every_column_has_its_own_title_in_both_languages(query: Query) -> None:
    chinese, english = ([one.title_in(code) for one in query.columns] for code in ("zh", "en"))

    assert all(is_chinese(title) for title in chinese)
    assert all(one.english and one.english.isascii() for one in query.columns)
    assert len(set(chinese)) == len(chinese)
    assert len(set(english)) == len(english)


@pytest.mark.parametrize("query", ALL, ids=name_of)
def test_columns_are_the_selected_variables(query: Query, store: pyoxigraph.Store) -> None:
    selected = [variable.value for variable in solutions(store, query).variables]

    assert selected == [*(column.name for column in query.columns), *query.evidence]
    assert {one.name for one in query.parameters} <= set(selected)


@pytest.mark.parametrize("query", ALL, ids=name_of)
def test_order_is_asked_for(query: Query, store: pyoxigraph.Store) -> None:
    assert "ORDER BY" in query.text
    assert run(store, query, needed(query)) == run(store, query, needed(query))


@pytest.mark.parametrize("query", FACTS, ids=name_of)
def test_every_fact_file_has_rows(query: Query, store: pyoxigraph.Store) -> None:
    assert run(store, query).rows


@pytest.mark.parametrize(
    ("query", "parameter"),
    [(query, one.name) for query in QUESTIONS for one in query.parameters],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_a_name_that_nothing_has_gives_no_rows(
    query: Query, parameter: str, store: pyoxigraph.Store
) -> None:
    assert not run(store, query, {**needed(query), parameter: "无此名称"}).rows


@pytest.mark.parametrize(
    ("name", "parameters", "columns", "rows"),
    [
        (
            "lead-units",
            {},
            "plan unit line",
            [("港口提升行动", TRANSPORT, 3), ("河岸共治行动", COMMITTEE, 4)],
        ),
        ("leads-outside-government", {}, "plan unit", [("河岸共治行动", COMMITTEE)]),
        ("lead-task-forces", {}, "plan taskForce", [("港口提升行动", "港口提升行动专班")]),
        ("rates-without-counts", {}, "rate total done", [(7.5, None, 6)]),
        (
            "duties-of-unit",
            {"unit": "市交通运输局"},
            "item role line",
            [
                ("港口提升行动", "牵头单位", 3),
                (YARD, "负责单位", 3),
                ("轨道铺设工程", "负责单位", 3),
            ],
        ),
        (
            "projects-under-two-plans",
            {},
            "project planA unitA planB unitB",
            [("东堤码头项目", "河道治理行动", None, "港口提升行动", TRANSPORT)],
        ),
        (
            "waiting-for-approval",
            {},
            "item waitsFor unit",
            [("轨道铺设工程", "市水利局批复防洪方案", "澄湾市水利局")],
        ),
        ("blocked-projects", {"kind": "sequence"}, "item", []),
        ("blocked-projects", {"kind": "审批"}, "item kind", [("轨道铺设工程", "审批")]),
        (
            "dependency-chain",
            {"item": "轨道铺设工程"},
            "link needs state",
            [
                ("市水利局批复防洪方案", "防洪方案编制", "已满足"),
                ("轨道铺设工程", "市水利局批复防洪方案", "待满足"),
            ],
        ),
        ("stalled-projects", {}, "project", [(YARD,)]),
        (
            "project-stages",
            {"stage": "construction"},
            "project unit",
            [("东堤码头项目", "澄湾港务集团")],
        ),
        (
            "issue-owners",
            {"issue": "台账管理粗放"},
            "number unit basis",
            [("二、(一)1.(2)", COMMITTEE, "继承")],
        ),
        ("open-issues", {}, "number unfinished", [("二、(一)1.(1)", 1), ("二、(一)1.(3)", 0)]),
        ("issues-with-measures", {"state": "推进中"}, "number ordinal", [("二、(一)1.(1)", 2)]),
        ("units-by-kind", {"kind": "企业"}, "unit mentions", [("澄湾港务集团", 1)]),
        (
            "names-of-unit",
            {"unit": "交通运输局"},
            "name times",
            [("交通运输局", 1), ("市交通运输局", 2)],
        ),
        ("deadlines", {}, "date what", [("2025-06", "新建泊位投用")]),
        ("copied-passages", {}, "firstLine secondLine characters", [(5, 6, 45)]),
        ("figures", {"indicator": "吞吐量"}, "value measureUnit", [(7.5, "%")]),
        (
            "uncovered",
            {},
            "line section missing words quote",
            [
                (3, "一、", "单位", "澄湾港务集团", "澄湾港务集团承建东堤码头项目。"),
                (5, "二、", "数字", "12个", "前期项目12个。"),
            ],
        ),
        ("uncovered", {"missing": "数字"}, "words", [("12个",)]),
        ("report-overview", {}, "plans projects issues", [(2, 4, 0), (0, 0, 3)]),
        (
            "evidence-of",
            {"thing": "轨道铺设工程"},
            "claim start end",
            [("依赖", 51, 71), ("状态记录", 51, 71)],
        ),
    ],
)
def test_rows(
    store: pyoxigraph.Store,
    name: str,
    parameters: dict[str, str],
    columns: str,
    rows: list[tuple[object, ...]],
) -> None:
    table = run(store, find_query(name), parameters)
    names = [column.name for column in table.columns]
    picked = [tuple(row[names.index(column)] for column in columns.split()) for row in table.rows]

    assert picked == rows


@pytest.mark.parametrize(
    ("name", "parameters", "columns", "rows"),
    [
        (
            "stalled-projects",
            {},
            "project line start end",
            [(YARD, 3, 72, 97)],
        ),
        (
            "issue-owners",
            {"issue": "台账管理粗放"},
            "number start",
            [("二、(一)1.(2)", 127), ("二、(一)1.(2)", 0)],
        ),
        (
            "duties-of-unit",
            {"unit": COMMITTEE},
            "item basis quote",
            [
                ("河岸共治行动", "原文", "二、河道治理行动"),
                ("<script>alert(1)</script>公开不及时", "继承", "澄湾高新区工委"),
                ("会议制度执行不严", "继承", "澄湾高新区工委"),
                ("台账管理粗放", "继承", "澄湾高新区工委"),
            ],
        ),
        ("copied-passages", {}, "firstLine line", [(5, 5), (5, 6)]),
        ("uncovered", {"missing": "数字"}, "words start quote", [("12个", 194, "前期项目12个。")]),
    ],
)
def test_evidence(
    store: pyoxigraph.Store,
    name: str,
    parameters: dict[str, str],
    columns: str,
    rows: list[tuple[object, ...]],
) -> None:
    table = run_with_evidence(store, find_query(name), parameters)
    names = [column.name for column in table.columns]
    picked = [tuple(row[names.index(column)] for column in columns.split()) for row in table.rows]

    assert names[-5:] == ["report", "line", "start", "end", "quote"]
    assert len(set(names)) == len(names)
    assert picked == rows


def test_counts_have_no_evidence(store: pyoxigraph.Store) -> None:
    with pytest.raises(QueryError, match="--evidence"):
        run_with_evidence(store, find_query("rules"))
