"""The Accept header, as people and programs write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.web.negotiate import ROWS, TRIPLES, best

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
PIECES = some.sampled_from(
    ["text/csv", "*/*", "text/*", ";q=0.5", ";q=x", ",", " ", "q=", "é", "/"]
)


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/*", "text/csv"),
        ("text/csv;q=0, text/*", "text/tab-separated-values"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv; charset=utf-8; q=0.3, */*;q=0.1", "text/csv"),
        (f"{XML};q=0.5, {JSON};q=0.5", JSON),
        (f"{XML};q=0.501, {JSON};q=0.5", XML),
        ("application/xml", XML),
        ("text/csv;q=much", ""),
        ("text/csv;q=2", ""),
        ("text/turtle", ""),
        ("*/*;q=0", ""),
    ],
)
def test_the_best_of_the_rows(accept: str, chosen: str) -> None:
    assert best(accept, ROWS) == chosen


@given(some.lists(PIECES, max_size=12).map("".join) | some.text(max_size=40))
def test_any_header_gives_a_form_or_none(accept: str) -> None:
    assert best(accept, TRIPLES) in {"", *TRIPLES.values()}


@given(some.sampled_from(sorted(ROWS)))
def test_who_names_one_form_gets_it(accept: str) -> None:
    assert best(accept, ROWS) == ROWS[accept]
