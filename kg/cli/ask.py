"""`kg ask` and `kg sparql`: questions to the graph."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import (
    DEFAULT_STORE,
    FINDINGS,
    FormatOption,
    OutOption,
    StoreOption,
    hand_out,
    say,
)
from kg.errors import QueryError
from kg.outputs.evidence import run_with_evidence
from kg.outputs.query import (
    CATEGORIES,
    REQUIRED,
    Parameter,
    Query,
    find_query,
    load_questions,
    run,
)
from kg.outputs.sandbox import SECONDS, Sandbox
from kg.outputs.sparql import answer
from kg.outputs.table import Column, Table
from kg.rdf.store import open_store


def ask(
    name: Annotated[
        str | None, typer.Argument(help="问题的名称；不给则列出全部 / a question; none lists all")
    ] = None,
    setting: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="名=值", help="固定一列，如 unit=市水利局 / fix one column"),
    ] = None,
    evidence: Annotated[
        bool,
        typer.Option(
            "--evidence", help="每行附上报告、行、起止和原文 / quote what proves each row"
        ),
    ] = False,
    store: StoreOption = DEFAULT_STORE,
    form: FormatOption = None,
    out: OutOption = None,
) -> None:
    """回答问题库中的问题，可逐行核对原文 / Answer a question; quote the report for each row."""
    if name is None:
        hand_out(question_list(), form, out)
        return
    query = find_query(name)
    parameters = settings(setting or ())
    answered = run_with_evidence if evidence else run
    table = answered(open_store(store, read_only=True), query, parameters)
    _hand_out_answer(table, form, out, title=f"{query.titles.zh} {query.titles.en}")


def sparql(
    query: Annotated[
        str | None, typer.Argument(help="SPARQL 1.1 查询 / a SPARQL 1.1 query")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("-f", "--file", help="从文件读取查询 / read the query from a file"),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.1, metavar="秒", help="超过即停止 / stop after so many seconds")
    ] = SECONDS,
    store: StoreOption = DEFAULT_STORE,
    form: FormatOption = None,
    out: OutOption = None,
) -> None:
    """执行任意 SPARQL 查询，只读 / Run any SPARQL query that only reads."""
    if (query is None) == (file is None):
        raise QueryError("请给出查询或 -f 文件之一 (give either a query or -f FILE)")
    text = query if file is None else _read(file)
    _hand_out_answer(answer(Sandbox(store, timeout), text or ""), form, out)


def question_list() -> Table:
    """Return the library as a table, by category: name, what it asks, for whom, what can be set."""
    columns = (
        Column("category", "类别 category"),
        Column("name", "名称 name"),
        Column("zh", "问题"),
        Column("en", "question"),
        Column("parameters", "参数 --set"),
        Column("audience", "读者 for"),
    )
    rows = tuple(
        (
            _category(query),
            query.name,
            query.titles.zh,
            query.titles.en,
            ", ".join(_shown(parameter) for parameter in query.parameters),
            ", ".join(query.audience),
        )
        for query in load_questions()
    )
    return Table(columns, rows)


def settings(pairs: Iterable[str]) -> dict[str, str]:
    """Return `name=value` pairs as a dictionary.

    >>> settings(["unit=市水利局"])
    {'unit': '市水利局'}

    Raises QueryError for a pair without `=` and for a name that is set twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not value or name in found:
            raise QueryError(
                f"--set {pair!r}: 应为 名=值，每个名称一次 (want name=value, each name once)"
            )
        found[name] = value
    return found


def _hand_out_answer(table: Table, form: FormatOption, out: OutOption, *, title: str = "") -> None:
    hand_out(table, form, out, title)
    if not table.rows:
        say("没有答案 (no answer)")
        raise typer.Exit(FINDINGS)


def _category(query: Query) -> str:
    return f"{CATEGORIES[query.category].zh} {query.category}" if query.category else ""


def _shown(parameter: Parameter) -> str:
    return f"{parameter.name} (必填 needed)" if parameter.default == REQUIRED else parameter.name


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"{file}: 不是 UTF-8 文本 (not UTF-8 text): {error.reason}") from error
