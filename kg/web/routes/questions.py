"""`/questions`: the library of questions as forms, their answers as tables and as files."""

from collections.abc import Iterator, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.outputs.query import REQUIRED
from kg.outputs.table import titled
from kg.web.page import language_of
from kg.web.pages.files import MEDIA_TYPES, as_file, table_from
from kg.web.pages.library import given_in, question_named, questions_by_category
from kg.web.pages.links import address
from kg.web.pages.show import found, pairs_of, show
from kg.web.site import site_of

SHOWN = 200
"""So many rows of an answer a page shows."""

_OFFSETS = ("start", "end")
"""Columns that a page leaves out, because the quote beside them is a link to that very place."""


async def library(request: Request) -> Response:
    """Show all questions by category."""
    return show(request, "questions.html.j2", {"groups": questions_by_category()})


async def question(request: Request) -> Response:
    """Show one question as a form, with its answer once it can be asked."""
    query = question_named(request.path_params["name"])
    pairs = pairs_of(request)
    given = given_in(pairs, query)
    evidence = bool(query.evidence) and _wants_evidence(pairs)
    context = {"query": query, "given": given, "evidence": evidence, "answer": None, "shown": SHOWN}
    context["hidden"] = _OFFSETS if evidence else ()
    if any(one.default == REQUIRED and not given[one.name] for one in query.parameters):
        return show(request, "question.html.j2", context)
    asked: dict[str, Any] = {
        "name": query.name,
        "parameters": {key: value for key, value in given.items() if value},
        "evidence": evidence,
    }
    form = pairs.get("format", "")
    if form in MEDIA_TYPES:
        answer = await site_of(request).value(request, "question", asked)
        table = titled(table_from(answer), language_of(request))
        return await as_file(table, query.name, form)
    answer = await found(request, "question", asked | {"limit": SHOWN})
    context |= {"answer": answer, "rows": await _rows(request, answer)}
    return show(request, "question.html.j2", context)


def _wants_evidence(pairs: Mapping[str, str]) -> bool:
    """Tell whether rows come with their proofs: as the form says, and at first on a page."""
    return pairs.get("evidence") == "yes" or not ("asked" in pairs or "format" in pairs)


async def _rows(request: Request, answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows with what their cells and quotes link to."""
    names = [column["name"] for column in answer["columns"]]
    words = {cell for row in answer["rows"] for cell in row if isinstance(cell, str)}
    figures = await site_of(request).figures()
    reports = {title: iri for iri, title, _ in figures["reports"]}
    things = await found(request, "named", {"names": sorted(words)})
    return [
        {
            "cells": list(_cells(names, row, reports | things)),
            "quote": _quote(dict(zip(names, row, strict=True)), reports),
        }
        for row in answer["rows"]
    ]


def _cells(
    names: list[str], row: list[Any], things: Mapping[str, str]
) -> Iterator[tuple[str, Any, str]]:
    """Yield name and content of each cell, and where its thing is told of; a quote is no name."""
    for name, cell in zip(names, row, strict=True):
        is_name = isinstance(cell, str) and not name.lower().endswith("quote")
        yield name, cell, address(things.get(cell, "")) if is_name else ""


def _quote(cells: Mapping[str, Any], reports: Mapping[str, str]) -> str:
    """Return where the words of a row stand, marked; blank when it quotes none."""
    report = reports.get(str(cells.get("report")))
    if not report or cells.get("start") is None or cells.get("end") is None:
        return ""
    return address(f"{report}/text#char={cells['start']},{cells['end']}")


ROUTES = (
    Route("/questions", library),
    Route("/questions/{name}", question),
)
