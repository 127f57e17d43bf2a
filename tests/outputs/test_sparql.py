"""Terms of an answer as cells: whatever a literal calls itself, it becomes a number or words."""

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.outputs.sparql import cell_of
from kg.outputs.table import Cell

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("words", "datatype", "cell"),
    [
        ("12", "integer", 12),
        ("-12", "long", -12),
        ("12.0", "decimal", 12),
        ("72.9", "decimal", 72.9),
        ("1.5E1", "double", 15),
        ("INF", "double", "INF"),
        ("NaN", "float", "NaN"),
        ("十二", "integer", "十二"),
        ("12亿", "decimal", "12亿"),
        ("", "integer", ""),
        ("9" * 308, "integer", int("9" * 308)),
        ("9" * 309, "integer", "9" * 309),
        ("9" * 5000, "integer", "9" * 5000),
        ("1E999999999", "decimal", "1E999999999"),
        ("1E99999999999999999999", "double", "1E99999999999999999999"),
        ("2024", "gYear", "2024"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_literal_as_a_cell(words: str, datatype: str, cell: Cell) -> None:
    found = cell_of(Literal(words, datatype=NamedNode(XSD + datatype)))

    assert (found, type(found)) == (cell, type(cell))


def test_other_terms_as_cells() -> None:
    terms = (None, NamedNode("urn:a"), BlankNode("b"), Literal("在建", language="zh"))

    assert [cell_of(term) for term in terms] == [None, "urn:a", "_:b", "在建"]
