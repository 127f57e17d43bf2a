"""The questions of the library as addresses name them."""

from collections.abc import Mapping
from itertools import groupby

from kg.errors import QueryError
from kg.outputs.query import CATEGORIES, Label, Query, find_query, load_questions
from kg.web.responses import refused


def question_named(name: str) -> Query:
    """Return the question that an address names.

    Raises HTTPException 404 when there is none.
    """
    try:
        return find_query(name)
    except QueryError as error:
        raise refused(404, "没有这个问题", "there is no such question") from error


def given_in(pairs: Mapping[str, str], query: Query) -> dict[str, str]:
    """Return what an address gives to each parameter of a question; blank for nothing.

    >>> given_in({"plan": " 治水 ", "colour": "red"}, find_query("lead-units"))
    {'plan': '治水'}
    """
    return {one.name: pairs.get(one.name, "").strip() for one in query.parameters}


def questions_by_category() -> list[tuple[Label, list[Query]]]:
    """Return the questions that belong to a category, under its name.

    >>> questions_by_category()[0][0].zh
    '责任'
    """
    groups = groupby(load_questions(), key=lambda query: query.category)
    return [(CATEGORIES[name], list(group)) for name, group in groups if name]
